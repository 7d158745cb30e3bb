"""用了类型标签

YAML 的标签（!名称）会改变值的类型，清单里用不到。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "用了标签“{tag}”。"
HINT = "删除标签；文字开头的感叹号请加引号。"
SAMPLE = {"tag": "!!python/object"}
