"""文件不能读取

文件没有读取权限、是指向空处的链接，或者 git 里没有它的内容。读不到的文件不会计入任何答案，所以按错误处理。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "不能读取：{reason}。"
HINT = "检查文件的权限，或者重新取得完整的仓库。"
SAMPLE = {"reason": "没有读取权限"}
