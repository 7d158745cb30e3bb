"""嵌套太深

事项文件只需要几层。嵌套超过 64 层的文件不是清单，可能是有人想让程序崩溃。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "嵌套超过 {limit} 层，没有读取。"
HINT = "检查这里的括号和缩进。"
SAMPLE = {"limit": "64"}
