"""部门在一个领域里只配合、不主责

部门在自己的领域里样样配合、一样也不主责，就是管而不理：权在部门，责在基层。程序不知道哪个领域是谁的，只数清单：一个部门在某个领域一半以上的事项（至少三项）里不附条件地配合，而在整个清单里一项主体责任也没有，就提示核对。只在某种条件下（when）才配合的不算：那多半不是它的领域。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.rule import ListCase

LEVEL = "note"
SUBJECT = "list"
MESSAGE = "“{body}”在“{domain}”领域配合 {count} 项，在整个清单里没有一项主体责任。"
HINT = "核对这些事项里有没有本来属于它的主体责任。"
SAMPLE = {"body": "县应急管理局", "count": "3", "domain": "综合治理"}


def check(case: ListCase) -> Iterator[Finding]:
    """A department that is in most matters of a field leads something in the list."""
    leads: set[str] = set()
    sizes: Counter[str] = Counter()
    supports: Counter[tuple[str, str]] = Counter()
    departments: dict[str, str] = {}
    for entry in case.list.active():
        matter = entry.matter
        sizes[matter.domain] += 1
        leads |= {body.id for part in matter.lead for body in case.members(part.body)}
        for body in {b for p in matter.support if not p.when for b in case.members(p.body)}:
            if body.kind == "department":
                supports[body.id, matter.domain] += 1
                departments[body.id] = body.name
    for (body_id, domain), count in sorted(supports.items()):
        if body_id not in leads and count >= _LEAST and count * 2 >= sizes[domain]:
            name = case.list.manifest.domain_name(domain)
            arguments = {"body": departments[body_id], "domain": name, "count": count}
            place = case.repository.place(case.list.place.path, ("domains",))
            yield found("SD420", place, arguments, subject=case.list.manifest.id)


_LEAST = 3
"""Fewer matters than this are no field."""
