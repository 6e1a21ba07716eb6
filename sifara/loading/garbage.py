"""Garbage collection that gets out of the way while many small things that stay are made.

Python looks for circular garbage each time that 700 things more were made than let go, and every so often
through all there is, the gazetteer and the lexicons among it. A batch makes millions of things, hardly any in
circles: what looks were left took a tenth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (100_000, 20, 20)


def seldom() -> None:
    """From now on in this process; what there is now is not looked at again."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)


@contextmanager
def seldom_within() -> Iterator[None]:
    """Puts things back as they were at the end."""
    before = gc.get_threshold()
    seldom()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
