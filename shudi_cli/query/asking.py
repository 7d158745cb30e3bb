"""What in a question is only asking, what is telling the story, and what is the thing itself.

Everything is matched by word lists, longest word first: the same in regular expressions takes
20 ms to compile, a third of what `who` may take altogether.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Words = tuple[str, ...]


def _list(text: str) -> Words:
    return tuple(sorted(text.split(), key=len, reverse=True))


_NOTHING = ""
_WHO = _list(
    "谁 哪个部门 哪个单位 哪个局 哪个机关 哪个科室 哪里 哪儿 哪 什么部门 什么单位 啥部门 啥单位"
    " 何部门 哪家 哪级 哪一级 哪些部门 哪几个部门"
)
_DOES = _list(
    "主管 分管 管理 监管 管得着 管 负责 牵头 处理 处罚 查处 检查 受理 解决 执法 审批 来查 来管 来修"
    " 维修 修 批 治理 治 查 办理 办 申请 备案 投诉 举报 反映 报告 报修 咨询 说理 问 申诉 弄"
)
_REACH = _list("投诉 举报 报警 咨询 联系 值班 监督 服务 热线 报修")

_PATTERNS: tuple[tuple[Words, ...], ...] = (
    (
        (*_list("应该 应当 该 要 到底 究竟 都"), _NOTHING),
        (*_list("归 由 属于 属 是 找 向 到 去 打给 跟"), _NOTHING),
        _WHO,
        (*_list("来 去"), _NOTHING),
        (*_DOES, _NOTHING),
        ("的", _NOTHING),
        (*_list("事 事情 工作"), _NOTHING),
    ),
    (_list("怎么 如何 怎样 咋 去哪 到哪 在哪"), (*_DOES, _NOTHING)),
    (
        _list("有没有 有无"),
        (*_list("人 部门 单位"), _NOTHING),
        ("来", _NOTHING),
        _list("管 负责 查"),
    ),
    ((*_REACH, _NOTHING), _list("电话 热线 号码"), (*_list("打不通 是多少 多少"), _NOTHING)),
    (
        _list("没人 没有人 无人 不管 没部门"),
        ("来", _NOTHING),
        (*_list("管理 管 问 治 修 理 负责"), _NOTHING),
    ),
    (_list("主管 牵头 负责 责任 主责 执法 监管 管理"), _list("部门 单位 机关 主体")),
    (_list("什么 啥"), _list("手续 条件 流程 时候 证 规定")),
    (
        _list(
            "管不管 归不归 能不能管 该不该 可不可以 能不能 要不要 是不是 犯不犯法 违不违法 违法吗 犯法吗"
            " 合法吗 投诉 举报 求助 反映 曝光 怎么办 咋办 咋整 怎么回事 请问 谢谢 麻烦 咨询一下 问一下"
            " 请教 我想问一下 我想问 想问 你好 您好"
        ),
    ),
)
"""Each a sequence of alternatives; an empty one may be left out."""

_FIRST = _list("咨询 我要 我想 想")
_LAST = _list("吗 呢 啊 呀 嘛 么")

_TELLING = _list(
    "有人 没有 没 有个 有 我家 我们家 我们 我 你们 他们 他 邻居家 邻居 人家 别人 大家 居民 村民 老百姓"
    " 群众 业主 老板 商家 孩子 小孩 老人 家里 家门口 门口 附近 旁边 隔壁 对面 周围 路边 街边 街上 路口"
    " 路上 院子里 院子 院里 楼上 楼下 楼里 小区里 小区 村里 村口 我村 俺村 我们村 村子 村头 村 镇上 乡里"
    " 县里 城里 农村 城区 外地 本地 一家 一个 一些 一块 几家 几个 好几天 几天 半夜 夜里 夜间 晚上 凌晨"
    " 白天 中午 早上 天天 每天 整天 一天到晚 一直 经常 常年 老是 总是 老 又 还在 还 正在 近期 最近 好久"
    " 长期 迟迟 突然 已经 现在 今年 去年 偷偷 私自 擅自 随便 随意 到处 满 乱 严重 特别 非常 太 很 好 大量"
    " 大 小 多 差 快要 快 要 想 能 会 可以 应该 怕 不让 不给 不 被 把 给 让 往 从 在 去 来 到 了 着 过 的"
    " 地 得 和 与 及 或 是 这 那 里面 里 上面 上 下 中 外 内 前 后 边 就 都 也 才 所有 任何 什么 怎么 吧 吗"
    " 呢 啊 呀"
)
"""Words that tell who, when and how much; they say little about which matter it is."""

_LIGHT = _list(
    "人 钱 事情 问题 情况 东西 地方 公司 单位 部门 店铺 商铺 商店 门店 店里 店 房子 房间 学生 司机 工人"
    " 修 开 弄 搞 做 用 拿 看 说 换 建 办 卖 买 打 出 进 放 收 坏了 坏 旧 新 高 低 长 短"
)
"""Everyday nouns and verbs; they say something, but fit too many matters to carry an answer."""

_WRONG = _list(
    "坏 破 漏 堵 偷 抢 塌 断 裂 烂 掉 倒 死 臭 脏 吵 乱 假 毒 黑 占 毁 拆 砸 砍 烧 炸 埋 堆 扔 撒 流 淌 咬 伤 淹 冒 欠"
    " 拖 骗 打人 太多 太大 太差 太高 很多 好多 不亮 不热 不管 不修 不收 不理 不让 不给 不发 不安全 不干净 不合格 不卫生"
    " 收费高 乱收费 多收费 没人管 没人修 没人收 没手续 没证 违法 违规 非法 私自 擅自 随意 治理 整治 清理 监管 管理 查处 处罚 取缔 巡查 检查"
    " 排查 保护 养护 防治 治 修复 危险 隐患 扰民 污染"
)
"""What is wrong with a thing, and what offices do about it: said in too many ways for any list."""

_SETTING = _list(
    "饭店 饭馆 饭铺 餐馆 餐厅 酒店 宾馆 旅馆 早点铺 早餐店 小吃店 火锅店 奶茶店 面馆 超市 商场 小卖部 网吧"
    " ktv 歌厅 酒吧 网络 网上 外卖 快递 养老院 敬老院 学校 幼儿园 小学 中学 大学 医院 诊所 药店 银行 车站"
    " 火车站 汽车站 公园 广场 景区 河里 河边 鱼塘 池塘 山上 山里 地里 田里 工地 井水 水井 自来水 公交车 出租车"
)
"""Where and at whose place it happens: a hotel, a river. Many matters happen in each of them."""

_BETWEEN = "，,。；;！!？?、"
_AND = ("又", "还有", "以及", "并且", "而且", "同时")


def core(question: str) -> str:
    """The normalised question without its asking words; itself when nothing would remain."""
    rest = question
    while True:
        shorter = _stripped(rest)
        if shorter == rest or not shorter:
            return rest
        rest = shorter


_OWN = _list("考 学 做 剪 养 种 买 卖 领 交 缴 算 写 走 选 用 吃 报名")
_HOW = tuple(
    how + verb for how in _list("怎么 如何 怎样 咋 哪里 哪儿 能不能 可不可以") for verb in _OWN
)
"""Asking how one does it oneself: no asking for who is in charge."""


def without(text: str, patterns: Iterable[tuple[Words, ...]]) -> str:
    """`text` with everything taken out that one of the patterns matches, wherever it stands."""
    kept, start = "", 0
    while start < len(text):
        own = next((word for word in _HOW if text.startswith(word, start)), "")
        if own:
            kept, start = kept + own, start + len(own)
            continue
        end = max((_end(pattern, text, start) for pattern in patterns), default=start)
        if end == start:
            kept += text[start]
            end += 1
        start = end
    return kept


def _stripped(text: str) -> str:
    while first := next((word for word in _FIRST if text.startswith(word)), ""):
        text = text[len(first) :]
    return without(text, _PATTERNS).rstrip("".join(_LAST))


def _end(pattern: Sequence[Words], text: str, start: int) -> int:
    """Where a match of `pattern` at `start` ends; `start` itself where there is none."""
    if not pattern:
        return start
    for word in pattern[0]:
        if text.startswith(word, start):
            end = _end(pattern[1:], text, start + len(word))
            if len(pattern) == 1 or end > start + len(word) or _may_end(pattern[1:]):
                return end
    return start


def _may_end(pattern: Sequence[Words]) -> bool:
    return all(words[-1] == _NOTHING for words in pattern)


def weights(text: str, *, told: float, light: float, setting: float = 1.0) -> list[float]:
    """How much each character of `text` says about the matter: 1, or less in such words."""
    found = [1.0] * len(text)
    for words, weight in ((_LIGHT, light), (_TELLING, told), (_SETTING, setting)):
        for start, end in _spans(text, words):
            for position in range(start, end):
                found[position] = min(found[position], weight)
    return found


def wrongs(text: str) -> list[tuple[int, int]]:
    """Where `text` says what is wrong, or what is to be done about it."""
    return list(_spans(text, _WRONG))


def settings(text: str) -> list[tuple[int, int]]:
    """Where such words of place stand in `text`."""
    return list(_spans(text, _SETTING))


def _spans(text: str, words: Words) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        word = next((w for w in words if text.startswith(w, start)), "")
        if word:
            yield start, start + len(word)
        start += len(word) or 1


def clauses(question: str) -> list[str]:
    """The parts of a complaint that lists several things."""
    for mark in (*_BETWEEN, *_AND):
        question = question.replace(mark, " ")
    return question.split()
