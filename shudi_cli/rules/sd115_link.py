"""是符号链接

清单文件要放在仓库里。符号链接可能指到仓库之外，换一台电脑就读不到，或者读到别的内容，所以不读取。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "是指向“{target}”的链接，没有读取。"
HINT = "用文件本身代替链接。"
SAMPLE = {"target": "/home/user/secret.yaml"}
