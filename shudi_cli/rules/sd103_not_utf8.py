"""不是 UTF-8 编码

清单文件一律使用 UTF-8。用记事本或 WPS 另存时容易变成 GBK（ANSI）或 UTF-16，别的工具打开就是乱码。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "文件编码是 {encoding}，不是 UTF-8。"
HINT = "用编辑器“另存为”，编码选 UTF-8。"
SAMPLE = {"encoding": "GBK"}
