"""文件是空的

文件里没有内容，或者只有注释。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "文件是空的。"
HINT = "写入内容，或者删除文件；废止的事项写 status: retired，不要清空。"
