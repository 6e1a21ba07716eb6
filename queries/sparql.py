"""SPARQL that a person wrote in; the same query in a plain form, safe to run, out.

The plain form has no comments, no prefixes (each short name is its full IRI), no ``\\u``, and every string is
in double quotes on one line. So there is one way to read it: where no bare word ``SERVICE`` or ``DROP``
stands here, no parser finds one either. (Engines differ in where a comment ends and in whether
``SERVICESILENT`` is two words; looking for words in the text, or asking another parser, can be fooled.)

https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal

from ontology.errors import QueryError
from ontology.files import read_tsv
from ontology.vocabulary import PREFIXES
from queries.nearest import nearest
from queries.sparql_terms import slip, unused

_NAME = r"[^\W\d_][\w\-.·]*"
_LOCAL = r"(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""
    (?P<blank>[ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
             | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<node>_:\w(?:[\w\-.·]*[\w\-·])?)
  | (?P<short>(?P<prefix>(?:{_NAME})?):(?P<local>{_LOCAL}(?:(?:{_LOCAL}|[.\-·])*(?:{_LOCAL}|[\-·]))?)?)
  | (?P<number>(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)
  | (?P<word>[A-Za-z][A-Za-z0-9_]*)
  | (?P<sign>\^\^|&&|\|\||[<>!]=|[{{}}()\[\].,;=<>!|^/*+\-?])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_BEFORE_GRAPHS = ("FROM", "NAMED", "GRAPH")
_LONGEST = 100_000  # code points


@dataclass(frozen=True, slots=True)
class PlainQuery:
    """``form``: SELECT, ASK, CONSTRUCT or DESCRIBE. ``text``: with the line breaks of what was written.

    ``graphs``: the addresses after FROM, FROM NAMED and GRAPH, in order. ``notes``: what may be a mistake.
    """

    form: str
    text: str
    graphs: tuple[str, ...]
    notes: tuple[str, ...]


def plain_query(written: str) -> PlainQuery:
    """The plain form; the prefixes of ``ontology.vocabulary.PREFIXES`` need no declaration.

    QueryError, with the line: what cannot be read, a prefix or a term ``sif:…`` that does not exist,
    a bracket left open, an update, a SERVICE.
    """
    if len(written) > _LONGEST:
        raise QueryError(f"the query has {len(written)} characters; at most {_LONGEST} are read")
    try:
        written.encode("utf-8")
    except UnicodeEncodeError as error:
        line = written.count("\n", 0, error.start) + 1
        raise _error(line, "half a character (a lone surrogate) cannot be read; type it again") from None
    return _Plain(written).query()


class _Plain:
    """The state of one reading: what is declared, what is open, what is written so far."""

    def __init__(self, written: str) -> None:
        self._tokens = list(_tokens(written))
        self._prefixes = dict(PREFIXES)
        self._open: list[tuple[str, int]] = []
        self._form = ""
        self._out: list[str] = []
        self._last_word = ""  # while nothing has followed it
        self._graphs: list[str] = []
        self._notes: list[str] = []

    def query(self) -> PlainQuery:
        tokens = iter(self._tokens)
        for kind, token, line in tokens:
            if kind == "word" and token.upper() == "PREFIX":
                self._declare(_significant(tokens, line), _significant(tokens, line))
                self._out.append(" ")
            else:
                self._out.append(self._plain(kind, token, line))
        if self._open:
            sign, line = self._open[-1]
            raise _error(line, f"{sign!r} is never closed; expected {_CLOSING[sign]!r}")
        if not self._form:
            raise QueryError("not valid SPARQL: it asks nothing; expected SELECT, ASK, CONSTRUCT or DESCRIBE")
        once = (tuple(dict.fromkeys(found)) for found in (self._graphs, self._notes))
        return PlainQuery(self._form, "".join(self._out), *once)

    def _plain(self, kind: str, token: str, line: int) -> str:
        match kind:
            case "blank":
                return re.sub(r"\r\n?", "\n", token)
            case "comment":
                return " "
        names_graph = self._last_word in _BEFORE_GRAPHS
        self._last_word = token.upper() if kind == "word" else ""
        match kind:
            case "string":
                return _string(token, line)
            case "iri":
                return self._address(_unescape(token, line)[1:-1], line, names_graph)
            case "short":
                return self._address(self._expand(token, line), line, names_graph)
            case "word":
                return self._word(token, line)
            case "sign":
                self._bracket(token, line)
        return token

    def _declare(self, name: tuple[str, str, int], iri: tuple[str, str, int]) -> None:
        if name[0] != "short" or not name[1].endswith(":") or iri[0] != "iri":
            raise _error(
                name[2], "after PREFIX, expected a name and an address: PREFIX ex: <https://example.org/>"
            )
        address = _unescape(iri[1], iri[2])[1:-1]
        if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
            raise _error(iri[2], f"the prefix {name[1]} needs a full address (https://…), not <{address}>")
        self._prefixes[name[1][:-1]] = address

    def _expand(self, token: str, line: int) -> str:
        prefix, _, local = token.partition(":")
        if prefix not in self._prefixes:
            known = sorted(self._prefixes)
            hint = f"{nearest(prefix, known)}; declared: {', '.join(known)}"
            raise _error(line, f"the prefix {prefix + ':'!r} is not declared{hint}")
        return self._prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)

    def _address(self, iri: str, line: int, names_graph: bool) -> str:
        if names_graph:
            self._graphs.append(iri)
        if reason := slip(iri):
            raise _error(line, reason)
        if remark := unused(iri):
            self._notes.append(f"line {line}: {remark}")
        return f"<{iri}>"

    def _word(self, token: str, line: int) -> str:
        kinds = _words()
        kind = kinds.get("a" if token == "a" else token.upper())
        if kind is None or token == "A":
            raise _error(line, f"{token!r} is no word of SPARQL{nearest(token.upper(), sparql_words())}")
        if kind == "remote":
            raise _error(
                line, "SERVICE asks another server and is not allowed; ask that server itself with --endpoint"
            )
        if kind == "update":
            raise _error(
                line, f"{token!r} would change the store, and queries only ask; use sifara load instead"
            )
        if not self._form and kind == "form":
            self._form = token.upper()
        elif not self._form and token.upper() != "BASE":
            raise _error(
                line, f"{token!r} comes before SELECT, ASK, CONSTRUCT or DESCRIBE, one of which is expected"
            )
        return token

    def _bracket(self, sign: str, line: int) -> None:
        if sign in _CLOSING:
            self._open.append((sign, line))
        elif sign in _CLOSING.values():
            if not self._open:
                raise _error(line, f"{sign!r} closes nothing; take it away")
            before, opened = self._open.pop()
            if _CLOSING[before] != sign:
                raise _error(
                    line, f"{sign!r} found, expected {_CLOSING[before]!r} for the {before!r} of line {opened}"
                )


def sparql_words() -> list[str]:
    """The bare words that a query may have, in capitals but "a"."""
    return [word for word, kind in _words().items() if kind not in ("remote", "update")]


def _tokens(written: str) -> Iterator[tuple[str, str, int]]:
    """(kind, text, line) of each token; together they are the whole text."""
    position, line = 0, 1
    while position < len(written):
        found = _TOKEN.match(written, position)
        if not found or found.lastgroup is None:
            what = "a string that is never closed" if written[position] in "\"'" else repr(written[position])
            raise _error(line, f"{what} cannot be read here")
        kind = "short" if found["short"] is not None else found.lastgroup
        yield kind, found[0], line
        line += len(re.findall(r"\r\n?|\n", found[0]))
        position = found.end()


def _significant(tokens: Iterator[tuple[str, str, int]], line: int) -> tuple[str, str, int]:
    return next((t for t in tokens if t[0] not in ("blank", "comment")), ("", "", line))


def _string(token: str, line: int) -> str:
    """The same words in double quotes, after as many line breaks as there were in them.

    They do not come after it, where a language tag must follow at once.
    """
    quotes = 3 if token[:3] in ('"""', "'''") and len(token) >= 6 else 1
    inner = token[quotes:-quotes]
    return "\n" * len(re.findall(r"\r\n?|\n", inner)) + str(Literal(_unescape(inner, line)))


def _unescape(token: str, line: int) -> str:
    def character(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        if code is None:
            if found[3] not in _CHARACTERS:
                raise _error(line, f"'\\{found[3]}' is no escape; write '\\\\' for a backslash")
            return _CHARACTERS[found[3]]
        number = int(code, 16)
        if (
            number > 0x10FFFF
            or 0xD800 <= number < 0xE000
            or (token.startswith("<") and chr(number) in '<>"{}|^`\\ ')
        ):
            raise _error(line, f"'{found[0]}' is no character that can stand here")
        return chr(number)

    return _ESCAPE.sub(character, token)


def _error(line: int, reason: str) -> QueryError:
    return QueryError(f"not valid SPARQL, line {line}: {reason}")


@cache
def _words() -> dict[str, str]:
    """Word (capitals, but "a") → kind."""
    rows = read_tsv(files("queries") / "sparql_words.tsv", ("word", "kind"), ("word",))
    return {row["word"] if row["word"] == "a" else row["word"].upper(): row["kind"] for row in rows}
