"""有看不见的控制字符

控制字符、零宽字符和改变文字方向的字符看不见，却会让两个看起来一样的名称不相等，或者让屏幕显示的顺序与文件内容不同。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "这里有不可见字符 {character}。"
HINT = "删除这个字符；可以把整行重新输入一遍。"
SAMPLE = {"character": "U+001B"}
