"""Time to snapshots: which text of which edition answers a question (docs/architecture.md).

Two axes. Valid time: the edition in force on a day (`--on`). Recorded time: what the repository
said at a revision (`--rev`). Both are resolved here, once; nothing above sees a revision or a day
except as a label.
"""

from shudi_cli.editions.opening import open_base as open_base
from shudi_cli.editions.opening import open_snapshot as open_snapshot
from shudi_cli.editions.snapshot import Absent as Absent
from shudi_cli.editions.snapshot import Snapshot as Snapshot
from shudi_cli.editions.timeline import Edition as Edition
from shudi_cli.editions.timeline import histories as histories
from shudi_cli.editions.timeline import history as history
from shudi_cli.editions.timeline import in_force as in_force
from shudi_cli.editions.timeline import last_issued as last_issued
from shudi_cli.editions.timeline import without_editions as without_editions
