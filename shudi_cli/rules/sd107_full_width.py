"""用了全角标点

键后面要用半角冒号加一个空格；缩进要用半角空格。中文输入法下容易打成全角。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "这里用了全角字符“{character}”，应当用半角“{plain}”。"
HINT = "切换到英文输入法重新输入；冒号后面要有一个空格。"
SAMPLE = {"character": "：", "plain": ":"}
