"""法律只给其中一方的权力写给了另一方

有的条文只给乡、镇人民政府（城乡规划法第六十五条、土地管理法第六十二条、公路法第八条），有的只给街道办事处（城市市容和环境卫生管理条例第二十三条）。街道办事处是派出机关，不能行使只给乡镇人民政府的权力；所以写成“乡镇人民政府（街道办事处）”也不对，要写有权的那一个，另一方另写。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 乡镇人民政府（街道办事处）
    when: 乡、村庄规划区内
    duties:
      - 责令停止建设、限期改正，逾期不改正的拆除
    basis:
      - law: 城乡规划法
        articles: ["65"]
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
from shudi_cli.rule import MatterCase
from shudi_cli.rules.powers import support, words

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "引用的条文只把权力给了{given}，没有给{missing}，这里却写“{body}”。"
HINT = "写成“{given}”；{missing}辖区里由谁负责，另写一处（通常是县级部门）。"
SAMPLE = {"body": "乡镇人民政府（街道办事处）", "given": "乡镇人民政府", "missing": "街道办事处"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Everyone behind a leading township body is given the power by some article cited."""
    for index, part in enumerate(case.entry.matter.lead):
        kinds = case.within.holders(part.body) & {"township", "subdistrict"}
        if not kinds or part.authority == "assigned":
            continue
        carried = support(case.within, part.basis)
        given = carried.holders & {"township", "subdistrict"}
        if carried.unread or not given:
            continue
        if missing := kinds - given:
            arguments = {"body": part.body, "given": words(given), "missing": words(missing)}
            yield case.found("SD407", ("lead", index, "body"), arguments)
