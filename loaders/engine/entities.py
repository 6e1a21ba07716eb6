"""Phrases in, entities out: who is who within one article.

Named people come first (a listed name, else the words of the name), then surnames and offices
alone, which are looked for among the named; words that point back («نظيره», «الجانبان») are
resolved last, where an event asks for them, since they depend on who is in focus there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontology.entity import Entity, Office
from ontology.names import fold_word
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from loaders.engine.pack import Pack
    from loaders.engine.phrase import Phrase
    from loaders.engine.tokens import Tokens
    from ontology.span import Span

_SOLE = ("head-of-government", "-minister", "crown-prince", "supreme-leader", "pope")
_CROWNS = ("king", "emir", "sultan", "head-of-state")


@dataclass(slots=True)
class Draft:
    """An entity being put together. ``names``: folded words of each personal name.

    ``offices``: (code or None, state entry id or "", title words). ``home``: state entry id.
    """

    kind: EntityKind
    entry: str | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    offices: list[tuple[str | None, str, str]] = field(default_factory=list)
    home: str = ""
    label: str = ""
    titles: dict[str, Office] = field(default_factory=dict)
    mentions: dict[tuple[int, int], Span] = field(default_factory=dict)
    first: int = 0
    local: bool = False
    sense: str = ""
    iso_sides: tuple[str, ...] = ()


class Entities:
    """The entities of one article."""

    def __init__(self, pack: Pack, tokens: Tokens, published: str | None, adjectives: list[str]) -> None:
        self._adjectives = adjectives
        self._pack = pack
        self._tokens = tokens
        self._published = published
        self.drafts: list[Draft] = []
        self._entries: dict[str, int] = {}
        self._keys: dict[tuple[str, ...], int] = {}
        self._groups: dict[str, int] = {}

    # -- naming

    def register(self, phrases: list[Phrase]) -> None:
        """Resolve every phrase that says itself whom it means."""
        self._choose(phrases)
        people = [p for p in phrases if p.sense in {"person", "name"} or (p.sense == "anaphor" and p.name[1])]
        for phrase in phrases:
            if phrase.sense in {"state", "organization", "place"} and phrase.entry:
                phrase.entity = self.listed(phrase.entry)
            elif phrase.sense == "institution":
                phrase.entity = self._institution(phrase)
            elif phrase.sense == "group":
                phrase.entity = self._group(phrase)
        for phrase in people:
            if phrase.entry:
                phrase.entity = self._listed_person(phrase)
        for phrase in people:
            if phrase.entity < 0 and phrase.name[1] - phrase.name[0] > 1 and phrase.sense != "name":
                phrase.entity = self._named(phrase)
        for phrase in people:
            if phrase.entity < 0 and phrase.name[1] and phrase.sense != "name":
                phrase.entity = self._named(phrase)
        for phrase in people:
            if phrase.entity < 0 and phrase.sense == "name":
                phrase.entity = self._known_name(phrase)
        for phrase in people:
            if phrase.entity < 0 and not phrase.name[1] and phrase.sense == "person":
                phrase.entity = self._by_office(phrase)

    def _choose(self, phrases: list[Phrase]) -> None:
        """Where words may name several entries: the one named in full, else the one whose state the text speaks of."""
        entries = self._pack.gazetteer.entries
        doubtful = [p for p in phrases if len(p.candidates) > 1]
        if not doubtful:
            return
        sure = {p.entry for p in phrases if p.entry and len(p.candidates) < 2}
        states = [s for p in phrases for s in p.states if p not in doubtful]
        states += self._adjectives
        for phrase in doubtful:
            named = [c for c in phrase.candidates if c in sure]
            office = {held.code for held in phrase.offices}
            held_by = [c for c in phrase.candidates if office & {o.code for o in entries[c].holds}]
            own = [c for c in phrase.candidates if f"state/{entries[c].iso}" in (phrase.states or states)]
            serving = [c for c in phrase.candidates if self._serving(c)]
            best = next((found for found in (named, held_by, own, serving) if len(found) == 1), None)
            best = best or [c for c in (own or held_by or phrase.candidates) if c in (serving or phrase.candidates)] or list(phrase.candidates)
            if len(best) > 1 and entries[best[0]].kind is EntityKind.PERSON and phrase.sense == "person" and not own:
                phrase.entry = None  # a doubt is kept as a doubt
                continue
            phrase.entry = best[0]
            entry = entries[best[0]]
            if entry.kind is not EntityKind.PERSON:
                phrase.kind, phrase.sense, phrase.detail = entry.kind, entry.kind.value, entry.sub
                phrase.states = [entry.id] if entry.kind is EntityKind.STATE else []

    def _serving(self, entry_id: str) -> bool:
        """Whether a listed person held any office on the day of publication."""
        day = self._published
        holds = self._pack.gazetteer.entries[entry_id].holds
        if day is None:
            return False
        return any((o.since or "0") <= day and (not o.until or o.until >= day[: len(o.until)]) for o in holds)

    def listed(self, entry_id: str) -> int:
        """The entity of a gazetteer entry."""
        found = self._entries.get(entry_id)
        if found is None:
            entry = self._pack.gazetteer.entries[entry_id]
            home = f"state/{entry.iso}" if entry.iso else ""
            found = self._new(Draft(entry.kind, entry_id, label=entry.labels[0][1] if entry.labels else "", home=home))
            self._entries[entry_id] = found
        return found

    def accept_name(self, phrase: Phrase) -> int:
        """Take a run of unknown words for a person after all, because an event asks for one there."""
        if phrase.entity < 0:
            phrase.sense = "person"
            phrase.entity = self._named(phrase)
        return phrase.entity

    def mention(self, phrase: Phrase) -> None:
        """Note the phrase as a mention of its entity, the name inside it apart."""
        if phrase.entity < 0:
            return
        for other in phrase.members:
            if other != phrase.entity:
                span = self.span(phrase)
                self.drafts[other].mentions.setdefault((span.start, span.end), span)
        spans = self.drafts[phrase.entity].mentions
        whole = self.span(phrase)
        spans.setdefault((whole.start, whole.end), whole)
        first, last = phrase.name
        if last and (first, last) != (phrase.first, phrase.last):
            name = self._tokens.span(first, last, phrase.skip if first == phrase.first else 0)
            spans.setdefault((name.start, name.end), name)

    def span(self, phrase: Phrase) -> Span:
        """The phrase as it stands in the text, proclitics left out."""
        return self._tokens.span(phrase.first, phrase.last, phrase.skip)

    # -- pieces

    def _new(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _words(self, phrase: Phrase) -> tuple[str, ...]:
        first, last = phrase.name
        words = [w for w in self._tokens.words[first:last] if w[:1].isalpha()]
        if phrase.skip and first == phrase.first and words:
            words[0] = fold_word(self._tokens.span(first, first + 1, phrase.skip).text)
        return tuple(words)

    def _listed_person(self, phrase: Phrase) -> int:
        assert phrase.entry is not None
        found = self.listed(phrase.entry)
        draft = self.drafts[found]
        words = self._words(phrase)
        if words and words not in draft.names:
            draft.names.append(words)
            self._index(words, found)
        self._hold(found, phrase)
        return found

    def _named(self, phrase: Phrase) -> int:
        words = self._words(phrase)
        found = self._match(words, phrase)
        if found is None:
            label = self._tokens.span(*phrase.name, phrase.skip if phrase.name[0] == phrase.first else 0).text
            found = self._new(Draft(EntityKind.PERSON, label=label))
        draft = self.drafts[found]
        if words not in draft.names:
            draft.names.append(words)
            self._index(words, found)
        self._hold(found, phrase)
        return found

    def _known_name(self, phrase: Phrase) -> int:
        found = self._match(self._words(phrase), phrase)
        return -1 if found is None else found

    def _index(self, words: tuple[str, ...], found: int) -> None:
        for key in {words, *(words[i:] for i in range(len(words))), *(words[:i] for i in range(1, len(words)))}:
            if key and len("".join(key)) > 2:
                self._keys.setdefault(key, found)
        for word in words:
            if len(word) > 3:
                self._keys.setdefault((word,), found)

    def _match(self, words: tuple[str, ...], phrase: Phrase) -> int | None:
        """The person of whose name these words are a part, when office and state do not contradict."""
        found = self._keys.get(words)
        if found is None:
            for i in range(1, len(words)):
                if (tail := self._keys.get(words[i:])) is not None and len(words) - i > 1:
                    found = tail
                    break
        if found is None or not self._compatible(found, phrase):
            return None
        return found

    def _compatible(self, found: int, phrase: Phrase) -> bool:
        home = self.drafts[found].home
        states = [s for s in phrase.states if s.startswith("state/")]
        return not (home and states and home not in states)

    def _hold(self, found: int, phrase: Phrase) -> None:
        """Note the offices that the phrase gives the person."""
        draft = self.drafts[found]
        for state in phrase.states:
            if state.startswith("state/") and not draft.home:
                draft.home = state
        for held in phrase.offices:
            draft.local = draft.local or (held.local and not draft.entry)
            state = held.states[0] if held.states else ""
            title = self._tokens.span(held.first, held.last, phrase.skip if held.first == phrase.first else 0).text
            entry = (held.code, state, title)
            if entry not in draft.offices:
                draft.offices.append(entry)
                draft.titles[title] = Office(
                    title,
                    held.code,
                    state.removeprefix("state/") if state.startswith("state/") else None,
                    state if state.startswith("organization/") else None,
                )

    def _by_office(self, phrase: Phrase) -> int:
        """A person known by the office alone: the one in the text who holds it, else its holder at that date."""
        if not phrase.offices:
            return -1
        held = phrase.offices[0]
        state = next((s for s in phrase.states if s.startswith("state/")), phrase.states[0] if phrase.states else "")
        codes = _CROWNS if held.code in _CROWNS else (held.code,)
        best = None
        for index, draft in enumerate(self.drafts):  # the very office first, then one of its like
            if held.code and draft.kind is EntityKind.PERSON and any(
                code == held.code and (not state or not (at or draft.home) or (at or draft.home) == state)
                for code, at, _ in draft.offices
            ):
                best = index
                break
        for index, draft in enumerate(self.drafts if best is None else ()):
            if draft.kind is not EntityKind.PERSON:
                continue
            if held.code and any(
                code in codes and (not state or not (at or draft.home) or (at or draft.home) == state) for code, at, _ in draft.offices
            ):
                best = index
                break
            if held.code is None and not state and self._same_title(draft, held):
                best = index
                break
            if held.code is None and state and self._same_title(draft, held) and draft.home in {"", state}:
                best = index
                break
        if best is None and held.code and state and not held.former:
            best = self._holder(codes, state)
        if best is None:
            label = self.span(phrase).text
            known = self._groups.get("office " + label + state)
            if known is not None:
                return known
            best = self._new(Draft(EntityKind.PERSON, label=label, local=held.local))
            self._groups["office " + label + state] = best
        self._hold(best, phrase)
        return best

    def _same_title(self, draft: Draft, held: object) -> bool:
        words = self._tokens.words[held.first : held.last]  # type: ignore[attr-defined]
        stems = [self._pack.lexicon.word(w).stems[-1] for w in words[:1]]
        return any(
            code is None and [self._pack.lexicon.word(fold_word(w)).stems[-1] for w in title.split()[:1]] == stems
            and (len(words) == 1 or fold_word(title.split()[-1]) == words[-1])
            for code, _, title in draft.offices
        )

    def _holder(self, codes: tuple[str | None, ...], state: str) -> int | None:
        codes = tuple(code for code in codes if code and (code in _CROWNS or code.endswith(_SOLE)))
        place = state.removeprefix("state/")
        here = [
            index
            for entry, index in self._entries.items()
            if any(o.code in codes and (o.state == place or o.organization == state) for o in self._pack.gazetteer.entries[entry].holds)
        ]
        if len(here) == 1:
            return here[0]
        if not self._published:
            return None
        found = {
            person for code in codes if code for person in self._pack.gazetteer.holders(code, place, self._published)
        }
        return self.listed(found.pop()) if len(found) == 1 else None

    def _institution(self, phrase: Phrase) -> int:
        words = [
            self._pack.lexicon.word(word).stems[-1] if index == 0 else self._pack.lexicon.word(word).stems[min(1, len(self._pack.lexicon.word(word).stems) - 1)]
            for index, word in enumerate(self._tokens.words[phrase.first : phrase.last])
        ]
        state = phrase.states[0] if phrase.states else ""
        heads = [w for w in words if w not in _MINISTRY] or words
        key = f"institution {heads[0]} {' '.join(sorted(set(phrase.states)))}"
        found = self._groups.get(key)
        if found is None and not state:
            found = next((index for name, index in self._groups.items() if name.startswith(f"institution {heads[0]} ")), None)
        if found is None:
            found = self._new(
                Draft(EntityKind.ORGANIZATION, iso_sides=tuple(s for s in phrase.states if s.startswith("state/")), label=self.span(phrase).text, home=state if state.startswith("state/") else "", sense=phrase.detail if phrase.detail == "media" else "institution")
            )
            self._groups[key] = found
        return found

    def _group(self, phrase: Phrase) -> int:
        state = next((s for s in phrase.states if s.startswith("state/")), "")
        text = self.span(phrase).text
        key = f"group {phrase.detail} {state}" if phrase.detail in {"people", "sources"} else f"group {text}"
        found = self._groups.get(key)
        if found is None:
            found = self._new(Draft(EntityKind.GROUP, label=text, home=state if phrase.detail in {"people", "delegation", "officials"} else "", sense=phrase.detail))
            self._groups[key] = found
        return found

    def by_title(self, phrase: Phrase) -> int:
        """The unnamed person for whom a style stands («جلالته») in a text that names nobody else so."""
        label = self.span(phrase).text
        found = self._groups.get("title " + label)
        if found is None:
            found = self._groups["title " + label] = self._new(Draft(EntityKind.PERSON, label=label))
        return found

    def group(self, phrase: Phrase) -> int:
        """A group for officers named in the plural: «وزراء خارجية دول الخليج»."""
        if phrase.entity < 0:
            phrase.detail = "officials"
            phrase.entity = self._group(phrase)
            self._hold(phrase.entity, phrase)
        return phrase.entity

    def by_office_of(self, other: int, state: str, phrase: Phrase) -> int:
        """The holder in ``state`` of the office that ``other`` holds: «نظيره التركي»."""
        model = self.drafts[other]
        codes: list[str | None] = [code for code, _, _ in model.offices if code]
        if not codes and model.entry:
            codes = [o.code for o in self._pack.gazetteer.entries[model.entry].holds]
        crowns = [c for c in codes if c in _CROWNS]
        wanted = set(_CROWNS) if crowns else set(codes)
        for index, draft in enumerate(self.drafts):
            if index != other and draft.kind is EntityKind.PERSON and draft.home == state:
                if not wanted or any(code in wanted for code, _, _ in draft.offices):
                    return index
        if wanted and (held := self._holder(tuple(sorted(c for c in wanted if c)), state)) is not None:
            return held
        key = f"counterpart {sorted(str(c) for c in wanted)} {state}"
        found = self._groups.get(key)
        if found is None:
            found = self._new(Draft(EntityKind.PERSON, label=self.span(phrase).text, home=state))
            title = next((t for c, _, t in model.offices), "")
            if title:
                code = next((c for c, _, _ in model.offices), None)
                self.drafts[found].offices.append((code, state, title))
            self._groups[key] = found
        return found

    def office_in(self, code: str | None, state: str, phrase: Phrase, title: str) -> int:
        """The holder of an office in a state, for one of «الرئيسان الروسي والسوري»."""
        codes = _CROWNS if code in _CROWNS else (code,)
        for index, draft in enumerate(self.drafts):
            if draft.kind is EntityKind.PERSON and any(c in codes and (at or draft.home) == state for c, at, _ in draft.offices):
                return index
            if draft.entry and draft.kind is EntityKind.PERSON and draft.home == state:
                holds = self._pack.gazetteer.entries[draft.entry].holds
                if any(o.code in codes and o.state == state.removeprefix("state/") for o in holds):
                    return index
        if code and (held := self._holder(codes, state)) is not None:
            return held
        key = f"office {code or title} {state}"
        found = self._groups.get(key)
        if found is None:
            found = self._new(Draft(EntityKind.PERSON, label=self.span(phrase).text, home=state, offices=[(code, state, title)]))
            self._groups[key] = found
        return found

    # -- out

    def build(self, used: set[int]) -> tuple[tuple[Entity, ...], dict[int, str]]:
        """The entities in order of first mention, and draft index → id."""
        order = sorted(
            used | {i for i, draft in enumerate(self.drafts) if draft.mentions},
            key=lambda i: (min(self.drafts[i].mentions, default=(1 << 60, 0)), i),
        )
        ids: dict[int, str] = {}
        found = []
        local = 0
        for index in order:
            draft = self.drafts[index]
            if draft.entry is None:
                local += 1
            ids[index] = draft.entry or f"local/{local}"
            found.append(self._entity(draft, ids[index]))
        return tuple(found), ids

    def _entity(self, draft: Draft, name: str) -> Entity:
        language = self._pack.language
        mentions = tuple(draft.mentions[key] for key in sorted(draft.mentions))
        if draft.entry:
            entry = self._pack.gazetteer.entries[draft.entry]
            labels = tuple(sorted(entry.labels, key=lambda pair: pair[0] != language))
            same = (f"http://www.wikidata.org/entity/{entry.wikidata}",) if entry.wikidata else ()
            return Entity(name, entry.kind, labels, entry.iso, same, entry.holds or tuple(draft.titles.values()), mentions)
        iso = draft.home.removeprefix("state/") if draft.home.startswith("state/") else None
        return Entity(name, draft.kind, ((language, draft.label),), iso, (), tuple(draft.titles.values()), mentions)


_MINISTRY = frozenset({fold_word("وزارة")})
