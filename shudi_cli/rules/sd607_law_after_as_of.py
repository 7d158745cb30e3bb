"""依据的法律晚于清单所说的截止日

清单说明的 law_as_of 告诉读者：所依法律截至哪一天。依据里却有那以后才通过的版本，这句话就不真实了。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "《{law}》（{adopted} 版）在清单所说的法律截止日 {as_of} 以后才通过。"
HINT = "核对依据；清单确实按新法编写的，更新 list.yaml 的 law_as_of。"
SAMPLE = {"adopted": "2021-01-22", "as_of": "2019-04-23", "law": "行政处罚法"}


def check(case: MatterCase) -> Iterator[Finding]:
    """No citation means a version adopted after the day the manifest says law was read up to."""
    as_of = case.within.list.manifest.law_as_of
    for at, citation, _, version in case.cited if as_of else ():
        if as_of and version is not None and version.adopted > as_of:
            arguments = {"law": citation.law, "adopted": version.adopted, "as_of": as_of}
            yield case.found("SD607", (*at, "law"), arguments)
