"""Words of any direction as a renderable of rich: each line of a cell is an isolate of its own."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from queries.formats.bidi import FSI, PDI, reads_rtl


class Isolated(Text):
    """As ``rich.text.Text`` (no markup is read), but a line that reads right to left stands in FSI … PDI.

    The marks have no width; they go around each line after wrapping, since a terminal orders line by line.
    """

    def wrap(self, *args: Any, **options: Any) -> Any:
        """The lines, as rich asks for them."""
        lines = super().wrap(*args, **options)
        for line in lines:
            words = line.plain.strip(" ")
            if reads_rtl(words):  # the padding stays outside, or it would change sides
                line.plain = line.plain.replace(words, f"{FSI}{words}{PDI}", 1)
        return lines

    def copy(self) -> Isolated:
        """As of the base, which would make a plain Text of it."""
        copied = Isolated(self.plain, style=self.style, justify=self.justify, overflow=self.overflow)
        copied._spans[:] = self._spans
        return copied
