"""内容不符合格式

文件能按 YAML 读出来，但不是清单需要的样子，没有计入答案。shudi validate 会逐条说明；格式检查放过而程序读不了的（例如整数写成 70.0），说明是哪一处。

反例：

```yaml data/laws/wrong.yaml
laws:
  - name: 某省某条例
    level: 地方性法规
    versions: [{adopted: 2019-01-01, articles: 70.0}]
```

正例：

```yaml data/laws/right.yaml
laws:
  - name: 某省某条例
    level: 地方性法规
    versions: [{adopted: 2019-01-01, articles: 70}]
```
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "内容不符合格式：{problem}。"
HINT = "改正这一处；整数不写小数点，文字里有特殊符号的加引号。写法见 docs/data-model.md。"
SAMPLE = {"problem": "laws[0].versions[0].articles 应当是整数，现在是小数"}
