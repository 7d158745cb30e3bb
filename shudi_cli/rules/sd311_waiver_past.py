"""豁免已经到期

豁免是暂时的：写明理由，写明到哪一天为止。到期以后问题照常报告，豁免本身也要处理，否则例外会变成惯例。

反例：

```yaml shudi.yaml
format: 1
waivers:
  - rule: SD416
    path: data/matters/shifan/aa-01.yaml
    reason: 等市里修订清单
    until: 2019-12-31
```
"""

LEVEL = "warning"
SUBJECT = "settings"
MESSAGE = "{path} 对 {rule} 的豁免到 {until} 已经期满。"
HINT = "改好问题后删除这条豁免；确实还不能改的，重新写明理由和到期日。"
SAMPLE = {"path": "data/matters/shifan/aa-01.yaml", "rule": "SD416", "until": "2019-12-31"}
