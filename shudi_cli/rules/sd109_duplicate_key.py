"""同一个键写了两次

同一层里键只能出现一次。别的工具往往悄悄采用后一个，前一个写的责任单位就不见了。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
name: 拆违
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
MESSAGE = "键“{key}”写了两次，第一次在第 {first} 行。"
HINT = "合并成一个，或者删除多余的。"
SAMPLE = {"first": "2", "key": "name"}
