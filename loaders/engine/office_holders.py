"""Who is meant by an office alone: its holder in the text, else the one who held it on the day of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.draft_entity import DraftEntity, SaidOffice
from loaders.engine.entity_table import home_of
from loaders.engine.office_codes import CROWNS, POSTED, SOLE
from ontology.names import fold_word
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.entity_table import EntityTable
    from loaders.engine.phrase import HeldOffice, Phrase
    from ontology.entity import Office


_ANY_MINISTER = "minister"  # the code of ministers whose field is not said, and the end of all others


class OfficeHolders:
    """``published``: the day of writing, ISO 8601, or None. Answers with indices of drafts."""

    def __init__(self, table: EntityTable, published: str | None) -> None:
        self._table = table
        self._published = published

    def by_office(self, phrase: Phrase) -> int:
        """The person whom a phrase of offices without a name means: «الرئيس السوري»; −1 when it has none."""
        if not phrase.offices:
            return -1
        held = phrase.offices[0]
        state = home_of(phrase) or (phrase.states[0] if phrase.states else "")
        found = self._in_text(held, state, phrase.post or "")
        if found is None and held.code and not state and self._table.pack.grammar.foreigners_named:
            found = self._first_holder(_like(held.code))
        if found is None and held.code and state and not held.former:
            found = self._on_the_day(_like(held.code), state)
        if found is None:
            label = self._table.called(phrase)
            key = f"office {label}{state}"
            known = self._table.find(key)
            if known is not None:
                return known
            found = self._table.add(DraftEntity(EntityKind.PERSON, label=label, local=held.local), key)
        self._table.hold(found, phrase)
        return found

    def _first_holder(self, codes: tuple[str | None, ...]) -> int | None:
        """«Президент»: of those whom the text names, the first who holds the office on the day."""
        day = self._published or ""
        for index, draft in self._table.people():
            holds = self._table.pack.gazetteer.entries[draft.entry].holds if draft.entry else ()
            if any(o.code in codes and _holds(o, day) for o in holds):
                return index
        return None

    def in_state(self, code: str | None, state: str, phrase: Phrase, title: str) -> int:
        """The holder of an office in a state, for one of «الرئيسان الروسي والسوري»."""
        codes = _like(code)
        for index, draft in self._table.people():
            if any(c in codes and (at or draft.home) == state for c, at, _ in draft.offices):
                return index
            if draft.entry and draft.home == state and self._is_listed_for(draft.entry, codes, state):
                return index
        if code and (held := self._on_the_day(codes, state)) is not None:
            draft = self._table.drafts[held]
            draft.offices = draft.offices or [SaidOffice(code, state, title)]
            return held
        key = f"office {code or title} {state}"
        return self._unnamed(key, phrase, state, SaidOffice(code, state, title))

    def counterpart(self, other: int, state: str, phrase: Phrase) -> int:
        """The holder in ``state`` of the office that ``other`` holds: «نظيره التركي»."""
        model = self._table.drafts[other]
        codes = [office.code for office in model.offices if office.code]
        if not codes and model.entry:
            codes = [o.code for o in self._table.pack.gazetteer.entries[model.entry].holds if o.code]
        wanted = set(CROWNS) if set(CROWNS).intersection(codes) else set(codes)
        for index, draft in self._table.people():
            if index == other or draft.home != state:
                continue
            if not wanted or any(office.code in wanted for office in draft.offices):
                return index
        if wanted and (held := self._on_the_day(tuple(sorted(wanted)), state)) is not None:
            return held
        key = f"counterpart {sorted(wanted)} {state}"
        title = next((office.title for office in model.offices), "")
        office = SaidOffice(model.offices[0].code, state, title) if title else None
        return self._unnamed(key, phrase, state, office)

    def on(self, entry: str | None, code: str, state: str, day: str, phrase: Phrase) -> int:
        """The holder of an office on a day: the one of ``entry``, else somebody unnamed of that day."""
        if entry is not None:
            return self._table.listed(entry)
        title = self._table.span(phrase).text
        return self._unnamed(f"office {code} {state} {day}", phrase, state, SaidOffice(code, state, title))

    def _unnamed(self, key: str, phrase: Phrase, state: str, office: SaidOffice | None) -> int:
        found = self._table.find(key)
        if found is None:
            label = self._title_in(office, state) or self._table.called(phrase)
            offices = [office] if office else []
            draft = DraftEntity(EntityKind.PERSON, label=label, home=state, offices=offices)
            found = self._table.add(draft, key)
        return found

    def _title_in(self, office: SaidOffice | None, state: str) -> str:
        """«وزير الخارجية (تركيا)»: what to call one whom the text has only as one of two, or by a pronoun."""
        gazetteer = self._table.pack.gazetteer
        title = gazetteer.offices.get(office.code or "") if office else None
        entry = gazetteer.entries.get(state)
        return f"{title} ({entry.labels[0][1]})" if title and entry and entry.labels else ""

    def _in_text(self, held: HeldOffice, state: str, post: str) -> int | None:
        """Who in the text holds this very office, else one of its like; without a code, the same title.

        ``post``: one who serves in another state is another.
        """
        people = [(i, draft) for i, draft in self._table.people() if _may_serve(draft, state, post)]
        if (
            held.possessor and post and held.code in POSTED
        ):  # «سفيرها … سفيرها لدى الجزائر»: another's perhaps
            people = [(i, draft) for i, draft in people if draft.post == post]
        if held.code is None:
            for index, draft in people:
                if (not state or draft.home in {"", state}) and self._same_title(draft, held):
                    return index
            return None
        alike = _like(held.code) if state else ()  # «الملك» of no state named is no other state's president
        for codes in ((held.code,), alike):
            for index, draft in people:
                if draft.has_office(codes, state):
                    return index
        if held.code == _ANY_MINISTER and state:  # «египетский министр»
            told = ((i, o) for i, draft in people for o in draft.offices if o.state == state)
            return next((i for i, office in told if (office.code or "").endswith(_ANY_MINISTER)), None)
        return None

    def _same_title(self, draft: DraftEntity, held: HeldOffice) -> bool:
        words = self._table.tokens.words[held.first : held.last]
        for code, _, title in draft.offices:
            said = [fold_word(word) for word in title.split()]
            if code is not None or self._stem(said[0]) != self._stem(words[0]):
                continue
            if len(words) == 1 or said[-1] == words[-1]:
                return True
        return False

    def _stem(self, word: str) -> str:
        return self._table.pack.lexicon.word(word).stems[-1]

    def _on_the_day(self, codes: tuple[str | None, ...], state: str) -> int | None:
        """The one listed holder: among those the text names, else on the day of writing."""
        sole = tuple(code for code in codes if code and (code in CROWNS or code.endswith(SOLE)))
        entries = self._table.entries
        here = [index for entry, index in entries.items() if self._is_listed_for(entry, sole, state)]
        if len(here) == 1:
            return here[0]
        if not self._published:
            return None
        place = state.removeprefix("state/")
        holders = self._table.pack.gazetteer.holders
        found = {person for code in sole for person in holders(code, place, self._published)}
        return self._table.listed(found.pop()) if len(found) == 1 else None

    def _is_listed_for(self, entry: str, codes: tuple[str | None, ...], state: str) -> bool:
        place = state.removeprefix("state/")
        holds = self._table.pack.gazetteer.entries[entry].holds
        return any(o.code in codes and (o.state == place or o.organization == state) for o in holds)


def _may_serve(draft: DraftEntity, state: str, post: str) -> bool:
    """Whether one may be the envoy of ``state`` in the state ``post``; either may be unknown."""
    return post in {"", draft.post} or (not draft.post and draft.home in {"", state})


def _holds(office: Office, day: str) -> bool:
    """Whether an office is held on a day; on any, where the day is not known."""
    return (office.since or "0") <= (day or "9") and (
        not office.until or office.until >= day[: len(office.until)]
    )


def _like(code: str | None) -> tuple[str | None, ...]:
    """The code, or all of one class: the head of a state may be named by any of its words."""
    return CROWNS if code in CROWNS else (code,)
