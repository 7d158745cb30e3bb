"""值的写法不对

编号、日期、条号、时长都有固定写法，程序才能比较先后、核对条文。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
since: 2019年7月31日
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "{where}的写法不对：“{actual}”。"
HINT = "{description}"
SAMPLE = {
    "actual": "2019年7月31日",
    "description": "事项列入清单的日期。例如：2019-07-31。",
    "where": "列入日期（since）",
}
