"""格式版本不认识

format 写明数据格式的版本。比程序新的格式，程序不能保证读对，所以不读。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "格式版本是 {actual}，这个程序只认识 {known}。"
HINT = "升级 shudi，或者检查 format 是否写错。"
SAMPLE = {"actual": "2", "known": "1"}
