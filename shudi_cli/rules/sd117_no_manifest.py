"""清单没有清单说明

每个清单文件夹里要有 list.yaml，写明标题、性质、版次、施行日期和领域。没有它，文件夹里的事项不属于任何清单，查询时都找不到，所以按错误处理。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import layout
from shudi_cli.rule import RepositoryCase

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "清单 {list} 没有能用的清单说明（list.yaml），其中的事项都查不到。"
HINT = "恢复 {path}；它有错误的，先改正那些错误。"
SAMPLE = {"list": "other", "path": "data/matters/other/list.yaml"}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Every folder of matters has a manifest that can be read."""
    readable = {matters.place.path for matters in case.snapshot.lists}
    for list_id, source in case.snapshot.sources:
        path = layout.manifest(list_id)
        if path not in readable and path not in case.snapshot.documents:
            yield found("SD117", Place(path, commit=source.commit), {"list": list_id, "path": path})
