"""文件太大

事项文件一般只有几 KB，超过 1 MiB 的文件不读取：多半是放错了地方，也可能是有人想用大文件拖住程序。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "文件有 {size} MiB，超过上限 {limit} MiB，没有读取。"
HINT = "一个事项一个文件；登记册太大时可以拆成几个文件。"
SAMPLE = {"limit": "1", "size": "1.3"}
