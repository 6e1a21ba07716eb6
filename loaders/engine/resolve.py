"""Phrase items in, entities out: whom a phrase stands for where it stands, also one that points back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.holders import Holders
from loaders.engine.positions import GENITIVE
from ontology.terms import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.engine.context import Context
    from loaders.engine.focus import Focus
    from loaders.engine.phrase import Phrase

_BODIES = frozenset({"institution", "organization"})


class Resolver:
    """Answers for one text, in text order: what is in focus when an item is first asked for counts."""

    def __init__(self, context: Context, focus: Focus) -> None:
        self._context = context
        self._focus = focus
        self._holders = Holders(context, focus)
        self._found: dict[tuple[int, bool], tuple[int, ...]] = {}

    def entities_at(self, j: int, *, place: bool = False) -> tuple[int, ...]:
        """The entities that the phrase item ``j`` stands for (several for a dual).

        ``place``: a place is meant as such; otherwise a capital or seat stands for its government.
        """
        found = self._found.get((j, place))
        if found is None:
            self._found[j, place] = ()  # who asks for it again meanwhile is asking in a circle
            found = self._found[j, place] = tuple(e for e in self._resolve(j, place) if e >= 0)
            phrase = self._context.phrase(j)
            if phrase is not None and len(found) == 1 and phrase.sense != "place":
                phrase.entity = found[0]
            elif phrase is not None and phrase.sense == "officers" and len(found) > 1:
                phrase.entity, phrase.members = found[0], list(found)
        return found

    def entities_of(self, indices: Iterable[int]) -> tuple[int, ...]:
        """The entities of several phrase items, each once."""
        found: list[int] = []
        for j in indices:
            found += [e for e in self.entities_at(j) if e not in found]
        return tuple(found)

    def _resolve(self, j: int, place: bool) -> tuple[int, ...]:
        phrase = self._context.phrase(j)
        if phrase is None:
            return ()
        if phrase.sense == "place":
            return (phrase.entity,) if place else self._government(phrase)
        several = self._context.items[j].several and phrase.offices and not phrase.name[1]
        if phrase.sense == "officers" or (several and phrase.sense == "person"):
            return self._holders.of(j, phrase)
        if phrase.sense == "anaphor":
            return (self._named_counterpart(j, phrase),) if phrase.name[1] else self._anaphor(j, phrase)
        self._take_adjective(j, phrase)
        if phrase.sense == "name":
            return (self._context.entities.accept_name(phrase),) if self._name_like(j, phrase) else ()
        return (phrase.entity,)

    def _take_adjective(self, j: int, phrase: Phrase) -> None:
        """«وزيرا النقل الأردني س والسوري ص»: the second holds the first one's office, in the state named."""
        items = self._context.items
        before = items[j - 2].phrase if j > 1 else None
        joined = (
            items[j - 1].kind == "nisba" and items[j - 1].conjunction and items[j - 1].last == items[j].first
        )
        if not joined or before is None or before.sense != "person" or not before.offices:
            return
        if phrase.sense not in {"person", "name"} or phrase.offices or phrase.states or not phrase.name[1]:
            return
        state = str(items[j - 1].value)
        entity = phrase.entity if phrase.sense == "person" else self._context.entities.accept_name(phrase)
        draft, model = self._context.draft(entity), self._context.draft(before.entity)
        if draft.home or draft.entry or not model.offices:
            return
        draft.home = state
        draft.offices.append(model.offices[0]._replace(state=state))

    def _government(self, phrase: Phrase) -> tuple[int, ...]:
        if not phrase.entry:
            return (phrase.entity,)  # a building stands for nobody else
        entry = self._context.pack.gazetteer.entries[phrase.entry]
        if entry.iso and phrase.detail in {"capital", "seat"}:
            return (self._context.entities.listed(f"state/{entry.iso}"),)
        return ()

    def _name_like(self, j: int, phrase: Phrase) -> bool:
        """Whether a run of unknown words may be taken for a person where an event asks for one."""
        if phrase.entity >= 0:
            return True
        pack, tokens = self._context.pack, self._context.tokens
        first, last = phrase.name
        words = [pack.lexicon.word(word) for word in tokens.words[first:last]]
        lone = last - first == 1 and pack.definite(tokens.words[first])  # «الصيد»: more often fishing
        if not lone and any(word.kinds & {"given", "family"} for word in words):
            return True
        if any(tokens.raw(i).endswith(pack.clitics.no_enclitic) for i in range(first, last)):
            return False
        return not pack.definite(tokens.words[first]) and self._context.items[j].preposition != GENITIVE

    def _anaphor(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """Whom words that point back mean; the senses are those of a pack's ``anaphora.tsv``."""
        match phrase.detail:
            case "pair":
                return self._pair(j, phrase)
            case "countries":
                return self._focus.two_states()
            case "own-state":
                return self._own_state(j)
            case "counterpart":
                return self._counterparts(j, phrase)
            case "person" if phrase.states:
                return self._guest(phrase)
            case "person" | "title":
                return self._writer(j, phrase) or self._person(j, phrase)
            case "he":
                return self._he(j)
            case "him":
                return self._him(j)
            case "it":
                return tuple(e for e in self._subject_before(j) if not self._context.is_person(e))[:1]
            case "they":
                return self._they(j)
            case "institution":
                return self._body_before(j)
        return ()

    def _pair(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """«الجانبان السوري والروسي», «الجانبان»."""
        states = [s for s in (*phrase.states, *self._holders.joined_states(j)) if s.startswith("state/")]
        if len(states) >= 2:
            return tuple(self._context.entities.listed(state) for state in dict.fromkeys(states))
        if states and self._context.by_case:
            return (self._context.entities.listed(states[0]),)  # «российская сторона»
        pair = self._focus.main_pair(j)
        several = self._context.pack.grammar.prepositional  # no dual: «the leaders» may be three
        return pair if len(pair) == 2 or (several and pair) else self._focus.two_states()

    def _own_state(self, j: int) -> tuple[int, ...]:
        """«بلاده»: the state of the subject, else of the first in focus who has one."""
        for entity in self._subject_before(j) or tuple(self._focus.entities):
            if home := self._context.draft(entity).home:
                return (self._context.entities.listed(home),)
        return ()

    def _counterparts(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """«نظيره التركي»: who holds the same office there."""
        other = self._other_of(j)
        if other is None:
            return ()
        states = dict.fromkeys(
            (*phrase.states, *self._holders.joined_states(j))
        )  # «نظيراهما الروسي والإيراني»
        return tuple(
            self._context.entities.by_office_of(other, state, phrase)
            for state in states
            if state.startswith("state/")
        )

    def _guest(self, phrase: Phrase) -> tuple[int, ...]:
        """«ضيف السلطنة»: the one in focus who is from elsewhere."""
        known_here = {"", phrase.states[0]}
        return tuple(e for e in self._focus.people() if self._context.home(e) not in known_here)[:1]

    def _writer(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """«بعث س برقية إلى ص، عبر فيها سموه عن …»: a style that is the verb's subject, of him who wrote."""
        cable, items = self._focus.cable, self._context.items
        k = j - 1
        while k > 0 and items[k].kind in {"adverb", "time", "prep"}:
            k -= 1
        if cable is None or phrase.detail != "title" or items[k].kind != "verb" or items[j].preposition:
            return ()
        if items[j].sentence - items[cable.trigger].sentence > 1:
            return ()
        people = [(e, role) for e, role in cable.parts.items() if self._context.is_person(e)]
        senders = [entity for entity, role in people if role is Role.SENDER]
        return tuple(senders) if len(senders) == 1 and len(people) > 1 else ()

    def _person(self, j: int, phrase: Phrase) -> tuple[int, ...]:
        """«الأخير», «جلالته»: the subject, else the first person in focus."""
        before = [e for e in self._subject_before(j) if self._context.is_person(e)]
        people = before or self._focus.people()
        if not people and phrase.detail == "title":
            return (self._context.entities.by_title(phrase),)
        return tuple(people[:1])

    def _he(self, j: int) -> tuple[int, ...]:
        """A pronoun that is a subject: the subject of the verb above it, else the one in focus."""
        said = [e for e in self._subject_before(j) if self._context.is_person(e)]
        found = said or self._subject_of_sentence(j) or self._subject_of_last(j) or self._focus.people()
        return tuple(found[:1])

    def _subject_of_sentence(self, j: int) -> list[int]:
        """«Trump arrived from Britain, where he met …»: the person who is the subject of a verb before."""
        context = self._context
        for k in context.before_in_sentence(j):
            if context.items[k].kind == "verb" and not context.items[k].mood:
                people = [e for e in self.entities_of(context.subjects.explicit(k)) if context.is_person(e)]
                if len(people) == 1:
                    return people
        return []

    def _subject_of_last(self, j: int) -> list[int]:
        """The person who is the subject of the sentence before, that of its first verb."""
        context, items = self._context, self._context.items
        found: list[int] = []
        for k in range(j - 1, -1, -1):
            if items[j].sentence - items[k].sentence > 1:
                break
            if items[k].sentence < items[j].sentence and items[k].kind == "verb" and not items[k].mood:
                people = [e for e in self.entities_of(context.subjects.explicit(k)) if context.is_person(e)]
                found = people if len(people) == 1 else found
        return found

    def _him(self, j: int) -> tuple[int, ...]:
        """A pronoun that is an object: the first in focus who is not the subject."""
        subject = set(self._subject_before(j))
        return tuple(e for e in self._focus.people() if e not in subject)[:1]

    def _they(self, j: int) -> tuple[int, ...]:
        """A pronoun for several: all who took part together last."""
        pair = self._focus.main_pair(j)
        return pair if len(pair) >= 2 else self._focus.two_states()

    def _body_before(self, j: int) -> tuple[int, ...]:
        """«المنظمة»: the institution or organisation named last."""
        for k in range(j - 1, -1, -1):
            phrase = self._context.phrase(k)
            if phrase is not None and phrase.sense in _BODIES and phrase.entity >= 0:
                return (phrase.entity,)
        return ()

    def _named_counterpart(self, j: int, phrase: Phrase) -> int:
        """A named counterpart has the office of the one he is the counterpart of."""
        entity = phrase.entity
        other = self._other_of(j)
        if entity >= 0 and other is not None and phrase.states:
            draft, model = self._context.draft(entity), self._context.draft(other)
            if model.offices and not draft.offices:
                draft.offices.append(model.offices[0]._replace(state=phrase.states[0]))
            draft.home = draft.home or phrase.states[0]
        return entity

    def _other_of(self, j: int) -> int | None:
        """Whose counterpart is meant: the person nearest before in the sentence, after it, or in focus."""
        context = self._context
        for k in context.before_in_sentence(j):
            phrase = context.phrase(k)
            if phrase is not None and phrase.sense == "officers":
                return next(iter(self.entities_at(k)), None)
            if phrase is None or phrase.sense not in {"person", "name", "anaphor"}:
                continue
            if phrase.detail != "counterpart" and phrase.entity >= 0 and context.is_person(phrase.entity):
                return phrase.entity
        for k in range(j + 1, len(context.items)):
            item = context.items[k]
            if item.sentence != context.items[j].sentence:
                break
            phrase = item.phrase
            if (
                phrase is not None
                and phrase.sense == "person"
                and phrase.entity >= 0
                and not item.preposition
            ):
                return phrase.entity
        return next(iter(self._focus.people()), None)

    def _subject_before(self, j: int) -> tuple[int, ...]:
        """The subject of the clause in which item ``j`` stands, where it stands before it."""
        verb = self._context.clauses.governor(j)
        if verb is None:  # «قال س إن بلاده …»
            verb = self._context.clauses.sayer(j)
        if verb is None:
            return ()
        return self.entities_of(k for k in self._context.subjects.of(verb) if k < j)
