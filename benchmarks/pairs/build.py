"""A cell of ``entities.tsv``, ``events.tsv`` or ``institutions.tsv`` in, the reading of such an article out.

The heads of the tables say how a mention and a claim are written. Texts hold just what the spans need.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.extract import extract
from ontology.article import Article, hash_text
from ontology.claim import Claim, Participant, Time
from ontology.edtf import bounds
from ontology.entity import Entity, Office
from ontology.errors import DataError
from ontology.files import read_tsv
from ontology.reading import Reading
from ontology.span import Span
from ontology.terms import EntityKind, EventType, Role, Status

HERE = Path(__file__).parent
_OFFICES = HERE.parent.parent / "loaders" / "gazetteer" / "offices.tsv"
_PUBLISHED = "2024-07-25"


@dataclass(frozen=True, slots=True)
class Cast:
    """A row of ``cast.tsv``: ``names`` by language."""

    id: str
    state: str | None
    offices: str
    names: dict[str, str]

    @property
    def kind(self) -> EntityKind:
        if self.id:
            return EntityKind(self.id.split("/")[0])
        return EntityKind.PERSON if self.offices else EntityKind.PLACE


def mention(article_id: str, kind: str, cell: str) -> Reading:
    """The reading of an article that names just this one, as its first entity."""
    name, state, offices, day = [*cell.split("|"), "", "", ""][:4]
    name, language = name.strip(), language_of(name)
    text = f"{name}. {article_id}"
    held = offices_of(offices.strip(), state.strip() or None, language)
    entity = Entity(
        "local/1",
        EntityKind(kind),
        ((language, name),),
        state.strip() or None,
        offices=held,
        mentions=(Span(0, len(name), name),),
    )
    return Reading(_article(article_id, language, text, day.strip() or _PUBLISHED), (entity,), ())


def sentence(article_id: str, text: str) -> Reading:
    """What is read of an article that is this sentence: the first organisation that it names, if any."""
    read = extract(_article(article_id, language_of(text), text, _PUBLISHED))
    bodies = [entity for entity in read.entities if entity.kind is EntityKind.ORGANIZATION]
    return Reading(read.article, tuple(bodies[:1]), ())


def told(article_id: str, cell: str) -> Reading:
    """The reading of an article that makes these claims, the first of the cell first."""
    language, _, rest = cell.partition(" ")
    parts = [part.split() for part in rest.split(" & ")]
    copy = next((word for part in parts for word in part if word.startswith("=")), None)
    keys = dict.fromkeys(key for part in parts for word in part for key in _named(word))
    entities = tuple(_entity(key, number, language) for number, key in enumerate(keys, 1))
    ids = dict(zip(keys, (entity.id for entity in entities), strict=True))
    text = "\n".join([copy or article_id, *(" ".join(part) for part in parts)])
    claims = []
    start = text.index("\n") + 1
    for number, part in enumerate(parts, 1):
        words = " ".join(part)
        claims.append(_claim(number, part, ids, Span(start, start + len(words), words)))
        start += len(words) + 1
    return Reading(_article(article_id, language, text, _PUBLISHED), entities, tuple(claims))


def language_of(name: str) -> str:
    """By the script: ar, ru, else en."""
    if any("\u0600" <= character <= "\u06ff" for character in name):
        return "ar"
    return "ru" if any("\u0400" <= character <= "\u04ff" for character in name) else "en"


def offices_of(cell: str, state: str | None, language: str) -> tuple[Office, ...]:
    """``cell``: "code", "code=title", "~title", each perhaps with "@organization/…"; "+" between."""
    made = []
    for part in filter(None, cell.split("+")):
        office, _, organization = part.partition("@")
        code, _, title = office.partition("=")
        if code.startswith("~"):
            code, title = "", code[1:]
        title = title or _titles()[code][language]
        made.append(Office(title, code or None, None if organization else state, organization or None))
    return tuple(made)


def _article(article_id: str, language: str, text: str, day: str) -> Article:
    return Article(article_id, hash_text(text), None, language, article_id, None, day, "given", text)


def _entity(key: str, number: int, language: str) -> Entity:
    one = cast()[key]
    name = one.names[language]
    others = [(tag, other) for tag, other in one.names.items() if one.id and tag != language]
    return Entity(
        one.id or f"local/{number}",
        one.kind,
        ((language, name), *others),
        one.state,
        offices=offices_of(one.offices, one.state, language),
    )


def _named(word: str) -> list[str]:
    """The key of the cast in a word of a claim, if any."""
    key = word.removeprefix("@").split(":")[0]
    return [key] if key in cast() else []


def _claim(number: int, words: list[str], ids: dict[str, str], evidence: Span) -> Claim:
    who: list[Participant] = []
    places: list[str] = []
    status, time, count = Status.OCCURRED, None, None
    for word in words[1:]:
        key, _, role = word.partition(":")
        if word[0] == "@":
            places.append(ids[word[1:]])
        elif word[0] == "!":
            status = Status(word[1:])
        elif word[0] == "#":
            count = int(word[1:])
        elif key in ids:
            who.append(Participant(ids[key], Role(role or "participant")))
        elif word[0] != "=":
            days = bounds(word)
            at = evidence.start + " ".join(words).index(word)
            span = Span(at, at + len(word), word)
            time = Time(word, days and days[0], days and days[1], span)
    event = EventType(words[0])
    return Claim(
        f"c{number}", event, status, tuple(who), time, tuple(places), count, (), (), (evidence,), "pair"
    )


@cache
def cast() -> dict[str, Cast]:
    """Key → row of ``cast.tsv``."""
    columns = ("key", "id", "state", "offices", "ar", "en", "ru")
    return {
        row["key"]: Cast(
            row["id"], row["state"] or None, row["offices"], {tag: row[tag] for tag in ("ar", "en", "ru")}
        )
        for row in read_tsv(HERE / "cast.tsv", columns, ("key",))
    }


@cache
def _titles() -> dict[str, dict[str, str]]:
    rows = read_tsv(_OFFICES, ("code", "ar", "en", "ru", "head_of"), ("code",))
    if not rows:
        raise DataError(f"{_OFFICES}: no offices")
    return {row["code"]: row for row in rows}
