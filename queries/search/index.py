"""Passages in, those that hold given words out, the best first: SQLite's FTS5, in a file or in memory.

The index holds keys and not words (``forms``): column ``names`` what an entity is called, ``words`` what else
is written, ``forms`` what a word is found by beside it, ``kind`` the kind. https://sqlite.org/fts5.html
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from ontology.files import read_text
from queries.search.forms import forms, words
from queries.search.passage import Field, Passage

if TYPE_CHECKING:
    from pathlib import Path

    from graph.track import Head

_FORMAT = 1  # raise it when tables or keys are made otherwise
_TABLES = """
    CREATE TABLE state (format TEXT, number INTEGER, stamp TEXT);
    CREATE TABLE passage (
        id INTEGER PRIMARY KEY, source TEXT, thing TEXT, kind TEXT, field TEXT, words TEXT, language TEXT
    );
    CREATE INDEX passage_source ON passage (source);
    CREATE VIRTUAL TABLE keys USING fts5 (
        names, words, forms, kind, content='', tokenize="unicode61 remove_diacritics 0"
    );
    INSERT INTO keys (keys, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0, 0.0)');
"""
_KEYS = "names, words, forms, kind"
_PASSAGE = "source, thing, kind, field, words, language"


class Index:
    """``path``: the file, None for memory. Every method raises sqlite3.Error for what is damaged."""

    def __init__(self, path: Path | None, *, fresh: bool = False) -> None:
        name = ":memory:" if path is None else str(path)
        self._db = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
        if fresh or path is None:
            self._db.executescript(_TABLES)

    def close(self) -> None:
        """Gives the file free."""
        self._db.close()

    def head(self) -> Head | None:
        """The change that the index has come to; None when it isn't whole, or of another format."""
        from graph.track import Head

        row = self._db.execute("SELECT format, number, stamp FROM state").fetchone()
        return Head(row[1], row[2]) if row and row[0] == _format() and row[2] else None

    def size(self) -> int:
        """How many passages it has, or had at most."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM passage").fetchone()[0])

    def fill(self, passages: Iterable[Passage], head: Head | None, *, safe: bool = True) -> None:
        """Puts all of it into an index that is empty. ``safe``: false when a crash may ruin the file."""
        if not safe:
            self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        with _Transaction(self._db):
            self._insert(passages, 1)
            self._db.execute("INSERT INTO keys (keys) VALUES ('optimize')")
            self._come_to(head)

    def replace(self, sources: Sequence[str], passages: Iterable[Passage], head: Head) -> None:
        """Puts these passages in the place of all that these sources have; all or nothing."""
        with _Transaction(self._db):
            for source in sources:
                query = "SELECT id, kind, words FROM passage WHERE source = ?"
                gone = [(id_, *_keys(text, kind)) for id_, kind, text in self._db.execute(query, [source])]
                self._db.executemany(
                    f"INSERT INTO keys (keys, rowid, {_KEYS}) VALUES ('delete', ?, ?, ?, ?, ?)",
                    gone,
                )
                self._db.execute("DELETE FROM passage WHERE source = ?", [source])
            self._insert(passages, self.size() + 1)
            self._come_to(head)

    def find(
        self, groups: Sequence[Sequence[str]], kinds: Sequence[str], every: bool, most: int
    ) -> list[Found]:
        """At most so many (score, passage), the best first; a score is the higher the better.

        ``groups``: for each word the keys that stand for it. ``kinds``: none for any. ``every``: whether
        all words must be there, or any.
        """
        any_of = (f"({' OR '.join(map(_quoted, group))})" for group in groups)
        match = f"{{names words forms}} : ({(' AND ' if every else ' OR ').join(any_of)})"
        if kinds:
            match = f"({match}) AND kind : ({' OR '.join(map(_quoted, kinds))})"
        rows = self._db.execute(
            f"SELECT -score, {_PASSAGE} FROM (SELECT rowid AS row, rank AS score FROM keys WHERE keys MATCH ?"
            " ORDER BY rank LIMIT ?) JOIN passage ON id = row ORDER BY score, source, thing, words",
            [match, most],
        )
        return [
            (score, Passage(source, thing, kind, Field(field), text, language))
            for score, source, thing, kind, field, text, language in rows
        ]

    def _insert(self, passages: Iterable[Passage], first: int) -> None:
        rows: Iterator[tuple[tuple[object, ...], tuple[object, ...]]] = (
            (
                (id_, p.source, p.thing, p.kind, p.field.value, p.words, p.language),
                (id_, *_keys(p.words, p.kind)),
            )
            for id_, p in enumerate(passages, first)
        )
        for passage, keys in rows:
            self._db.execute("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)", passage)
            self._db.execute(f"INSERT INTO keys (rowid, {_KEYS}) VALUES (?, ?, ?, ?, ?)", keys)

    def _come_to(self, head: Head | None) -> None:
        self._db.execute("DELETE FROM state")
        state = [_format(), head.number if head else 0, head.stamp if head else ""]
        self._db.execute("INSERT INTO state VALUES (?, ?, ?)", state)


Found = tuple[float, Passage]


class _Transaction:
    """Committed when all went well, else undone."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")


def _keys(text: str, kind: str) -> tuple[str, str, str, str]:
    """The four columns of one passage."""
    written = dict.fromkeys(word.folded for word in words(text))
    others = dict.fromkeys(sorted(chain.from_iterable(map(forms, written))))
    forms_ = " ".join(form for form in others if form not in written)
    if kind in ("event", "article"):
        return "", " ".join(written), forms_, kind
    return " ".join(written), "", forms_, kind


def _quoted(key: str) -> str:
    """A key as FTS5 takes it, whatever it is made of."""
    return '"' + key.replace('"', '""') + '"'


@cache
def _format() -> str:
    """What tells an index of these keys from any other; they hang on the tables of letters and affixes."""
    tables = (files("queries") / "search" / "affixes.tsv", files("ontology") / "letters.tsv")
    return f"{_FORMAT}-{sha256(''.join(map(read_text, tables)).encode()).hexdigest()[:16]}"
