"""内容不符合格式

文件能按 YAML 读出来，但不是清单需要的样子，没有计入答案。shudi validate 会逐条说明。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "内容不符合格式。"
HINT = "运行 shudi validate 查看具体是哪一处。"
