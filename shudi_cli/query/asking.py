"""What in a question is only asking, what is telling the story, and what is the thing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WHO = "谁|哪个部门|哪个单位|哪个局|哪个机关|哪个科室|哪里|哪儿|哪|什么部门|什么单位|啥部门|啥单位|何部门|哪家|哪级|哪一级"
_DOES = (
    "主管|分管|管理|监管|管得着|管|负责|牵头|处理|处罚|查处|检查|受理|解决|执法|审批|来查|来管|"
    "来修|维修|修|批|治|查|办理|办|申请|备案|投诉|举报|反映|报告|报修|咨询|说理|问|申诉"
)
ASKING = re.compile(
    "|".join(
        (
            r"^(?:请问|你好|您好|问一下|请教|咨询一下|咨询|想问|我想问|我想问一下|我要|我想|想|求助)",
            rf"(?:应该|应当|该|要|到底|究竟|都)?(?:归|由|属于|属|是|找|向|到|去|打给|跟)?(?:{_WHO})(?:来|去)?(?:{_DOES})?(?:的)?(?:事|事情|工作)?",
            r"(?:怎么|如何|怎样|咋|去哪|到哪|在哪)(?:投诉|举报|反映|处理|解决|办理|办|申请|管|治|弄|查)?",
            r"(?:有没有|有无)(?:人|部门|单位)?(?:来)?(?:管|负责|查)",
            r"(?:投诉|举报|报警|咨询|联系|值班|监督|服务|热线)?(?:电话|热线|号码)(?:打不通|是多少|多少)?",
            r"(?:没人|没有人|无人|不管|没部门)(?:来)?(?:管理|管|问|治|修|理|负责)?",
            r"管不管|归不归|能不能管|该不该|可不可以|能不能|要不要|是不是|犯不犯法|违不违法|违法吗|犯法吗|合法吗",
            r"(?:主管|牵头|负责|责任|主责|执法|监管|管理)(?:部门|单位|机关|主体)",
            r"(?:什么|啥)(?:手续|条件|流程|时候|证|规定)",
            r"投诉|举报|求助|反映|曝光|怎么办|咋办|咋整|怎么回事|请问|谢谢|麻烦|[吗呢啊呀嘛么]$",
        )
    )
)
"""Words that ask. They are taken out wherever they stand, unless nothing else would remain."""

TELLING = re.compile(
    "有人|没有|没|有个|有|我家|我们家|我们|我|你们|他们|他|邻居家|邻居|人家|别人|大家|居民|村民|老百姓|群众|业主|"
    "老板|商家|孩子|小孩|老人|家里|家门口|门口|附近|旁边|隔壁|对面|周围|路边|街边|街上|路口|路上|"
    "院子里|院子|院里|楼上|楼下|楼里|小区里|小区|村里|村口|我村|俺村|我们村|村子|村头|村|镇上|乡里|县里|城里|农村|城区|"
    "外地|本地|一家|一个|一些|一块|几家|几个|好几天|几天|"
    "半夜|夜里|夜间|晚上|凌晨|白天|中午|早上|天天|每天|整天|一天到晚|一直|经常|常年|老是|总是|老|又|还在|还|正在|"
    "近期|最近|好久|长期|迟迟|突然|已经|现在|今年|去年|"
    "偷偷|私自|擅自|随便|随意|到处|满|乱|严重|特别|非常|太|很|好|大量|大|小|多|差|"
    "快要|快|要|想|能|会|可以|应该|怕|不让|不给|不|被|把|给|让|往|从|在|去|来|到|了|着|过|的|地|得|和|与|及|或|"
    "是|这|那|里面|里|上面|上|下|中|外|内|前|后|边|就|都|也|才|所有|任何|什么|怎么|吧|吗|呢|啊|呀"
)
"""Words that tell who, when and how much; they say little about which matter it is."""

LIGHT = re.compile(
    "人|钱|事情|问题|情况|东西|地方|公司|单位|部门|店铺|商铺|商店|门店|店里|店|房子|房间|学生|司机|工人|"
    "修|开|弄|搞|做|用|拿|看|说|换|建|办|卖|买|打|出|进|放|收|坏了|坏|旧|新|高|低|长|短"
)
"""Everyday nouns and verbs; they say something, but fit too many matters to carry an answer."""

_CLAUSE = re.compile(r"[，,。；;！!？?、\s]+|又|还有|以及|并且|而且|同时")


def core(question: str) -> str:
    """The normalised question without its asking words; itself when nothing would remain."""
    rest = question
    while True:
        shorter = ASKING.sub("", rest)
        if shorter == rest or not shorter:
            break
        rest = shorter
    return rest or question


def weights(text: str, *, told: float, light: float) -> list[float]:
    """How much each character of `text` says about the matter: 1, or less in such words."""
    found = [1.0] * len(text)
    for pattern, weight in ((LIGHT, light), (TELLING, told)):
        for match in pattern.finditer(text):
            for position in range(*match.span()):
                found[position] = min(found[position], weight)
    return found


def clauses(question: str) -> Iterator[str]:
    """The parts of a complaint that lists several things."""
    for part in _CLAUSE.split(question):
        if part.strip():
            yield part
