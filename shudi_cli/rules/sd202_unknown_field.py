"""不认识的键

键写错一个字母，内容就不会被读到。这里只接受 schemas/ 里列出的键。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
leads:
  - body: 县公安局
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "{where}不认识键“{field}”。"
HINT = "{guess}可以用的键：{allowed}。"
SAMPLE = {
    "allowed": "format、id、name、aliases、domain、summary、lead、support、duty_holders、basis、workflow、whistle、since、until、status、replaced_by、upstream、reviewed、note",
    "field": "leads",
    "guess": "是不是“lead”？",
    "where": "",
}
