"""YAML 语法错误

文件不能按 YAML 读出来。最常见的是缩进不齐、少了冒号后面的空格、引号或括号没有配对。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead: [县公安局
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
MESSAGE = "{reason}。"
HINT = "对照 docs/data-model.md 里的例子检查这一行和上一行。"
SAMPLE = {"reason": "方括号列表没有写完，缺少逗号或“]”"}
