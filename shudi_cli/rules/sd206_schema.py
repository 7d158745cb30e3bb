"""不符合格式的其他要求

例如列表是空的、有重复的项、文字太长，或者引用里既写了法律又写了文件。
"""

LEVEL = "error"
SUBJECT = "file"
MESSAGE = "{where}：{problem}。"
HINT = "{description}"
SAMPLE = {
    "description": "涉及的事项编号。",
    "problem": "列表不能是空的",
    "where": "调整第 1 项的事项（matters）",
}
