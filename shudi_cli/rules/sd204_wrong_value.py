"""值不在允许的范围内

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
status: 有效
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "{where}不能是“{actual}”。"
HINT = "{guess}只能写：{allowed}。"
SAMPLE = {"actual": "有效", "allowed": "active、retired", "guess": "", "where": "状态（status）"}
