"""豁免已经用不上

豁免所说的问题在那个文件里已经没有了。留着它，以后再出同样的问题就没有人看得见。

反例：

```yaml shudi.yaml
format: 1
waivers:
  - rule: SD416
    path: data/matters/shifan/aa-01.yaml
    reason: 等市里修订清单
    until: 2999-12-31
```
"""

LEVEL = "warning"
SUBJECT = "settings"
MESSAGE = "{path} 里没有 {rule} 的问题，这条豁免用不上。"
HINT = "删除这条豁免；文件改了名的，改正 path。"
SAMPLE = {"path": "data/matters/shifan/aa-01.yaml", "rule": "SD416"}
