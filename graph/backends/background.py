"""The threads in which RocksDB puts its files in order, made to give way to all else.

While much is loaded they want a core for themselves, and put in order at once what the next batch would
have them put in order again. Giving way they find more files each time, and have less to do: at 20,000
articles 1.9 ms of processor time an article in place of 4.4. RocksDB slows writing down itself where too
many files wait (20 of a column), and goes on with them when the machine is idle, or the next time that the
store is opened.
"""

from __future__ import annotations

import os
from pathlib import Path

_TASKS = Path("/proc/self/task")  # where there is none, as on macOS, all stays as it is
_COMPACTION = "rocksdb:low"  # how RocksDB names them; what writes memory to files is "rocksdb:high"
_LOWEST = 19


def make_compaction_give_way() -> None:
    """All such threads of this process that there are by now; until it ends, since nobody may undo it."""
    try:
        for task in _TASKS.iterdir():
            if (task / "comm").read_text().startswith(_COMPACTION):
                os.setpriority(os.PRIO_PROCESS, int(task.name), _LOWEST)
    except OSError:  # a thread has just ended, or it is not allowed
        return
