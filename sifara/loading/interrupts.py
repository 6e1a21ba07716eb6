"""Ctrl-C during a long work: at once where nothing is being written, after the batch where something is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupts:
    """Within ``watched`` Ctrl-C raises KeyboardInterrupt; within ``later`` after it, unless pressed twice.

    In another thread than the first one Python gives no say in it: there all stays as it is.
    """

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._writing = False
        self._pressed = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Puts things back as they were at the end."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._press)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def later(self) -> Iterator[None]:
        """For what should not be left half done."""
        self._writing = True
        try:
            yield
        finally:
            self._writing = False
        if self._pressed:
            self._pressed = False
            raise KeyboardInterrupt

    def _press(self, number: int, frame: FrameType | None) -> None:
        if not self._writing or self._pressed:
            raise KeyboardInterrupt
        self._pressed = True
        self._tell()
