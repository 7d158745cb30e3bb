"""用制表符缩进

YAML 只允许用空格缩进。制表符看起来像空格，但宽度各处不同。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "这一行用制表符（Tab）缩进。"
HINT = "把制表符换成空格，每级两个。"
