"""值的类型不对

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead: 综合执法局
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
MESSAGE = "{where}应当是{expected}，现在是{actual}。"
HINT = "{advice}"
SAMPLE = {
    "actual": "文字“综合执法局”",
    "advice": "列表写在方括号里，或者每项另起一行，以“- ”开头。",
    "expected": "列表",
    "where": "主体责任（lead）",
}
