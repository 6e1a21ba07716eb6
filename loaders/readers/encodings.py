"""Bytes in, text out, and which encoding that took.

In this order: a byte-order mark; UTF-8, which other encodings almost never fit by chance; the
charset that the file declares; what charset-normalizer makes of it (Windows-1256, ISO 8859-6, …).
A guess is said, never silent.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ontology.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that no text in a single-byte encoding or UTF-8 holds: C0 but tab, newlines, form feed, escape.
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_SAMPLE = 64 * 1024  # bytes that the guess is made on
_BROKEN_UTF8 = 0.05  # below this share of wrong bytes, it is UTF-8 that was damaged, not another encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """``encoding``: Python's name of it. ``guessed``: it has no mark, is not UTF-8 and is not declared."""

    text: str
    encoding: str
    guessed: bool

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell the user of the encoding: nothing for Unicode."""
        if self.encoding.startswith("utf"):
            return ()
        how = (
            "guessed from its bytes; save it as UTF-8 if the text looks wrong"
            if self.guessed
            else "as it declares"
        )
        return (f"read as {self.encoding}, {how}",)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file; ``declared`` is the charset that it names itself.

    InputError (without the file's name) when it is binary or in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding), encoding, guessed=False)
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error)
    if declared and (text := _as_declared(data, declared)) is not None:
        return Decoded(text, codecs.lookup(declared).name, guessed=False)
    return _guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"its byte-order mark says {encoding}, but byte {error.start} is not; save it again as UTF-8"
        ) from error


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in sample or controls > len(sample) / 50:
        raise InputError(
            "is binary (or UTF-16 without its mark), not text; give plain text, HTML or JSON Lines in UTF-8"
        )


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """A damaged UTF-8 file also decodes as Windows-1256, to nonsense: better refused than read so."""
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    wrong = data.decode("utf-8", "replace").count("\N{REPLACEMENT CHARACTER}")
    if wrong <= max(1, beyond_ascii * _BROKEN_UTF8) and beyond_ascii > wrong * 4:
        raise InputError(f"is UTF-8 with a broken byte at {error.start}; mend or remove it, and try again")


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # most files are UTF-8 and never need it

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        try:
            return Decoded(data.decode(best.encoding), best.encoding, guessed=True)
        except UnicodeDecodeError:
            pass
    raise InputError("is in an encoding that can't be told; save it again as UTF-8")
