"""用了锚点或引用

YAML 的锚点（&名称）和引用（*名称）会让一处修改影响多处，层层引用还能把几行文字变成几个 G。清单里要求每处写全。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "用了锚点或引用“{name}”。"
HINT = "把内容直接写出来；文字里的 & 和 * 请加引号。"
SAMPLE = {"name": "&a"}
