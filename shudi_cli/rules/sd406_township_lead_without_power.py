"""乡镇、街道主体责任的依据不给它权力

这一处写了依据，但引用的条文没有给乡镇、街道这项职责或权力：多半是给部门的条文，或者只写了法名没有写条。程序按已经逐条核对过文本的一张表判断；表里没有的条文可能真给了权力，所以只是警告，请打开条文看主语是谁。本省、本市法规另有规定的，写进 shudi.yaml 的 grants。

没有核对过文本的版本只能引法名，不算问题。由省人民政府决定交由乡镇、街道行使处罚权的（行政处罚法第二十四条），写 authority: assigned。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 乡镇人民政府
    when: 城市、镇规划区内
    duties:
      - 责令限期拆除违法建设
    basis:
      - law: 城乡规划法
        articles: ["64"]
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 乡镇人民政府
    when: 乡、村庄规划区内
    duties:
      - 责令停止建设、限期改正，逾期不改正的拆除
    basis:
      - law: 城乡规划法
        articles: ["65"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Holder
from shudi_cli.rule import MatterCase
from shudi_cli.rules.powers import rows, support

LEVEL = "warning"
SUBJECT = "matter"
TABLE = (("条文", "内容", "给谁"), *rows())
MESSAGE = "“{body}”负主体责任，引用的{cited}没有直接给它职责或权力。"
HINT = "打开条文核对主语：不是“乡、镇人民政府”“街道办事处”的，主体责任归条文写的部门；真是的，补上那一条的条号，或者写进 shudi.yaml 的 grants。"
SAMPLE = {"body": "乡镇人民政府", "cited": "《城乡规划法》第 64 条"}


def check(case: MatterCase) -> Iterator[Finding]:
    """What a leading township or subdistrict cites gives somebody of its kind the power."""
    for index, part in enumerate(case.entry.matter.lead):
        kinds = case.within.holders(part.body)
        if (
            not kinds & {"township", "subdistrict"}
            or not part.basis
            or part.authority == "assigned"
        ):
            continue
        carried = support(case.within, part.basis)
        if not carried.unread and not carried.holders & kinds and not _elsewhere(carried.holders):
            arguments = {"body": part.body, "cited": "、".join(carried.weak)}
            yield case.found("SD406", ("lead", index, "basis"), arguments)


def _elsewhere(given: frozenset[Holder]) -> bool:
    """Whether the power is given, only to the wrong one of the two: SD407 says so."""
    return bool(given & {"township", "subdistrict"})
