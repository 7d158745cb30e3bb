"""缺少必填内容

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "{where}缺少 {field}（{title}）。"
HINT = "补上 {field}：{description}"
SAMPLE = {
    "description": "正式名称，用公文里的写法。",
    "field": "name",
    "title": "事项名称",
    "where": "",
}
