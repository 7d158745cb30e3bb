"""配合单位作出它无权作的决定

处罚、责令、查封、扣押、强制拆除，只有法律、法规给了权力的机关才能作。乡镇、街道、村（居）在配合责任里写上这些动作，就是有责无权：做了违法，不做失职。流程里单独由它们做的步骤也一样。

只看句子开头的动作；“配合……查封”“不作处罚决定”“报告……查处”不算。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除违法建设
support:
  - body: 乡镇人民政府
    duties:
      - 巡查发现违法建设，责令停止施工
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除违法建设
support:
  - body: 乡镇人民政府
    duties:
      - 巡查发现违法建设，劝阻并报告县综合行政执法局
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Citation, Holder
from shudi_cli.rule import MatterCase
from shudi_cli.rules.acts import act_of
from shudi_cli.rules.flow import steps
from shudi_cli.rules.powers import support

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”在{where}“{act}”，没有条文给它这个权力。"
HINT = "改成它能做的事（发现、劝阻、报告、协助）；条文真给了权力的，给这一处写上 basis。"
SAMPLE = {"act": "责令停止施工", "body": "乡镇人民政府", "where": "配合责任里写着"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Supporting townships and villages, and steps they take alone, hold no act of enforcement."""
    yield from _in_support(case)
    yield from _in_workflow(case)


def _in_support(case: MatterCase) -> Iterator[Finding]:
    for index, part in enumerate(case.entry.matter.support):
        kinds = case.within.holders(part.body)
        acts = [(n, act) for n, duty in enumerate(part.duties) if kinds and (act := act_of(duty))]
        if not acts or part.authority == "assigned" or _empowered(case, kinds, part.basis):
            continue
        for number, act in acts:
            arguments = {"body": part.body, "where": "配合责任里写着", "act": act}
            yield case.found("SD410", ("support", index, "duties", number), arguments)


def _in_workflow(case: MatterCase) -> Iterator[Finding]:
    held = [part for _, part in case.parts]
    if any(part.authority == "assigned" for part in held):
        return
    for index, step in enumerate(steps(case)):
        acting = [case.within.holders(name) for name in step.by]
        act = act_of(step.step) if all(acting) else None
        if act is None:
            continue
        basis = tuple(citation for part in held for citation in part.basis)
        if not all(_empowered(case, kinds, basis) for kinds in acting):
            arguments = {"body": "、".join(step.by), "where": "流程里单独", "act": act}
            yield case.found("SD410", ("workflow", "steps", index, "step"), arguments)


def _empowered(case: MatterCase, kinds: frozenset[Holder], basis: tuple[Citation, ...]) -> bool:
    carried = support(case.within, basis)
    return carried.unread or kinds <= carried.holders
