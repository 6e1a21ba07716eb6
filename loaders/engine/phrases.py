"""Tokens in, noun phrases out: people with their offices and names, states, institutions, groups.

The grammar is one for all languages: [honorific] [office [state] [of …]] name [, office]; which
words are honorifics, offices or states is the pack's data. A person nobody listed is found by
the office, honorific or given name that announces the name; where the name ends is told by
what can't be part of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.engine.phrase import HeldOffice, Phrase
from ontology.terms import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.engine.lexicon import Lex, Lexicon, Match, Word
    from loaders.engine.pack import Pack
    from loaders.engine.tokens import Tokens

LONGEST_NAME = 9
LONGEST_DOMAIN = 7
_NAME_KINDS = frozenset({"given", "family", "surname", "entity"})
_FUNCTION = frozenset({"prep", "comp", "circ", "neg", "aux", "sub", "conj", "rel", "if"})
_HEADS = frozenset({"head-of-state", "leader", "king", "emir", "sultan", "prince", "head-of-government", "secretary-general"})
_POSTED = frozenset({"ambassador", "special-envoy", "consul", "charge-d-affaires", "permanent-representative"})
_LOCAL_WORDS = frozenset({"noun", "adjective"})
_QUOTES = frozenset("\"'«»“”„‘’()[]")
_DASHES = frozenset("-–—ـ")


class PhraseFinder:
    """Finds the phrases of one text. ``blocked``: tokens that a time expression holds."""

    def __init__(self, pack: Pack, tokens: Tokens, blocked: Sequence[bool]) -> None:
        self._pack = pack
        self._lexicon: Lexicon = pack.lexicon
        self._words = tokens.words
        self._lines = tokens.lines
        self._tokens = tokens
        self._blocked = blocked
        self._n = len(tokens.words)
        self._post = frozenset(pack.ties["post"])
        self._first_person = frozenset(pack.ties["first_person"])
        self._after_only = frozenset(pack.ties["after_name_only"])
        self._speaks_for = frozenset(pack.ties["speaks_for"])

    # -- what the chunker calls

    def at(self, i: int) -> Phrase | None:
        """The phrase that starts at token ``i``, if one does."""
        word = self._lexicon.word(self._words[i])
        j = i
        honoured = False
        if "honorific" in word.kinds or (word.common_node and len(word.common_node) > 1):
            j, honoured = self._honorifics(i)
        if j >= self._n or self._lines[j] != self._lines[i]:
            return self._bare_honorific(i)
        phrase = self._parse(j, honoured, i)
        if phrase is None:
            return self._bare_honorific(i) if honoured else None
        if honoured:
            phrase.first, phrase.honoured = i, True
            phrase.skip = word.common.front if word.common else 0
            if word.common:
                phrase.conjunction = word.common.conjunction
                phrase.preposition = word.common.preposition or phrase.preposition
        return phrase

    def name_at(self, i: int) -> Phrase | None:
        """A run of unknown words that may be a person's name."""
        last = self._name(i, opened=False)
        if last == i or (last == i + 1 and not self._likely(i)):
            return None
        word = self._lexicon.word(self._words[i])
        phrase = Phrase(i, last, "name", name=(i, last), why="unknown words where a person stands")
        if word.proper is not None:
            phrase.skip, phrase.conjunction, phrase.preposition = word.proper.front, word.proper.conjunction, word.proper.preposition
        return self._appositions(phrase)

    def _likely(self, i: int) -> bool:
        """Whether one unknown word that nothing announces can be a name at all."""
        key = self._words[i]
        return len(key) > 2 and not key.endswith(self._pack.no_name_endings)

    # -- the pieces

    def _honorifics(self, i: int) -> tuple[int, bool]:
        j, found = i, False
        while j < self._n and not self._blocked[j]:
            match = self._lexicon.match_common(self._words, j, self._n)
            if match is None or not any(lex.kind == "honorific" for lex in match.lexes) or match.split.enclitic:
                break
            if j > i and match.split.front and not match.split.definite:
                break
            if self._office_at(j) and not self._longer(match, self._office_at(j)):
                break
            j, found = match.last, True
            if match.last - match.first > 1 and self._office_at(match.last - 1):
                return match.last - 1, True  # «فخامة الرئيس»: the office is more than a style
            if j < self._n and self._words[j] == ".":
                j += 1
        return j, found

    def _longer(self, match: Match, office: Match | None) -> bool:
        return office is None or match.last > office.last

    def _bare_honorific(self, i: int) -> Phrase | None:
        """A style that stands for the person: «جلالته»."""
        match = self._lexicon.match_common(self._words, i, self._n)
        return self._anaphor(match) if match and _has(match, "anaphor") else None

    def _parse(self, i: int, honoured: bool, start: int) -> Phrase | None:
        word = self._lexicon.word(self._words[i])
        if self._blocked[i]:
            return None
        proper = self._lexicon.match_proper(self._words, i, self._n) if word.proper else None
        common = self._lexicon.match_common(self._words, i, self._n) if word.common else None
        office = common if common and _has(common, "office") else None
        if proper and _has(proper, "entity") and not (common and self._beats(common, proper)):
            return self._entity(proper, honoured)
        if office:
            return self._office_phrase(office, honoured)
        if common and not (proper and proper.last > common.last):
            if _has(common, "institution") and (phrase := self._institution(common)):
                if _has(common, "anaphor") and phrase.definite and phrase.last == common.last:
                    return self._anaphor(common)  # «الوزارة»: the one named before
                return phrase
            if _has(common, "group") and (phrase := self._group(common)):
                return phrase
            if _has(common, "anaphor") and (phrase := self._anaphor(common)):
                return phrase
        if proper and proper.split.front and _has(proper, "surname") and not _has(proper, "entity") and "word" in word.kinds:
            return None  # «وسلامة مواطنيها» is nobody's name
        if proper and _has(proper, "surname") and not (_has(proper, "given") and self._goes_on_unlisted(proper)):
            return self._entity(proper, honoured)
        if proper and (_has(proper, "given") or honoured):
            given = _lex(proper, "given")
            if self._function_word(i) and not honoured and not (given and given.value.written == self._tokens.raw(i)):
                return None
            if honoured or _has(proper, "family") or (given and not given.value.ambiguous) or self._follows_name(i):
                return self._named(i, honoured, proper)
        if self._is_particle(word) and self._words[i] not in self._after_only and not word.kinds & _FUNCTION:
            last = self._name(i, opened=True)
            if last > i + 1:
                return self._appositions(Phrase(i, last, "person", name=(i, last), why="name particle"))
        if "state_head" in word.kinds and word.common and word.common.definite and (step := self._adjective(i + 1) if i + 1 < self._n else None):
            if step[0].startswith("state/") and not office and not (common and _has(common, "institution")):
                split = word.common  # «الدولة السورية»
                return Phrase(
                    i, step[1], "state", split.front, EntityKind.STATE, step[0], states=[step[0]],
                    preposition=split.preposition, conjunction=split.conjunction, why="state by its adjective",
                )
        if honoured:
            last = self._name(i, opened=True)
            if last > i:
                return self._appositions(Phrase(i, last, "person", name=(i, last), why="honorific + name"))
        return None

    def _beats(self, common: Match, proper: Match) -> bool:
        """Whether the common reading wins: it is longer, or the same word opens an office with its state."""
        if common.last > proper.last and (_has(common, "office") or _has(common, "institution") or _has(common, "event")):
            return True
        if proper.split.front > common.split.front and common.last >= proper.last:
            return True
        if common.split.front or not _has(common, "office") or common.last < proper.last:
            return False
        return bool(common.last < self._n and self._states(common.last)[0])

    def _function_word(self, i: int) -> bool:
        return bool(self._lexicon.word(self._words[i]).kinds & _FUNCTION)

    def _goes_on_unlisted(self, match: Match) -> bool:
        """«إبراهيم الفواري»: a surname that is a given name too, with another name after it."""
        return match.last < self._n and self._lines[match.last] == self._lines[match.first] and self._unknown(match.last)

    def _follows_name(self, i: int) -> bool:
        """Whether a further name word stands right after token ``i`` (a given name that is also a common word)."""
        j = i + 1
        if j >= self._n or self._lines[j] != self._lines[i]:
            return False
        word = self._lexicon.word(self._words[j])
        if word.proper is not None and not word.proper.front and word.kinds & {"given", "family", "surname"}:
            return "word" not in word.kinds
        return self._unknown(j) and len(self._words[j]) > 2

    def _entity(self, match: Match, honoured: bool) -> Phrase:
        lex = _lex(match, "entity") or _lex(match, "surname")
        assert lex is not None
        entry = self._pack.gazetteer.entries[lex.value]
        split = match.split
        phrase = Phrase(
            match.first, match.last, entry.kind.value, split.front, entry.kind, entry.id,
            preposition=split.preposition, conjunction=split.conjunction, why=f"{lex.source}: {entry.id}",
            candidates=_candidates(match),
        )
        if entry.kind is EntityKind.PERSON:
            last = match.last
            if lex.kind == "surname" and not honoured and self._name_goes_on(last):
                last = max(last, self._name(match.first, opened=True))
                phrase.entry, phrase.why = None, "name that begins like a listed one"
            elif lex.kind != "surname" or len(self._words[match.first]) < 3:
                last = max(last, self._rest_of_name(match.first, last))
            phrase.last, phrase.name = last, (match.first, last)
            phrase.sense = "person"
            return self._appositions(phrase)
        phrase.detail = entry.sub
        if entry.kind is EntityKind.STATE:
            phrase.states = [entry.id]
        return phrase

    def _name_goes_on(self, i: int) -> bool:
        if i >= self._n or self._lines[i] != self._lines[i - 1]:
            return False
        word = self._lexicon.word(self._words[i])
        return bool(word.kinds & {"given", "family"}) and not word.kinds & {"word", "verb", "office"} and not (
            word.proper and word.proper.front
        )

    def _rest_of_name(self, first: int, last: int) -> int:
        """A listed name may go on: «محمد بن سلمان بن عبد العزيز آل سعود»."""
        if last < self._n and "particle" in self._lexicon.word(self._words[last]).kinds and self._words[last] != "":
            return self._name(last, opened=True, particles_only=True)
        return last

    def _named(self, i: int, honoured: bool, match: Match) -> Phrase | None:
        last = self._name(i, opened=True)
        if last <= i:
            return None
        if last == i + 1 and not honoured and not _has(match, "family"):
            return None  # one given name alone may be anybody, or no name at all
        split = match.split
        phrase = Phrase(
            i, last, "person", split.front, name=(i, last), preposition=split.preposition,
            conjunction=split.conjunction, why="given name",
        )
        if last == i + 1 and not honoured:
            phrase.sense = "name"  # a family name alone: a person only if somebody of that name is known
        return self._appositions(phrase)

    def _office_at(self, i: int) -> Match | None:
        if i >= self._n or self._blocked[i]:
            return None
        match = self._lexicon.match_common(self._words, i, self._n)
        return match if match and _has(match, "office") else None

    def _office_phrase(self, match: Match, honoured: bool) -> Phrase | None:
        split = match.split
        if split.ending == "plural" and self._words[match.first].endswith("ات"):
            return None  # «المساعدات» are no women assistants
        phrase = Phrase(
            match.first, match.last, "person", split.front, preposition=split.preposition,
            conjunction=split.conjunction, definite=split.definite, enclitic=split.enclitic,
            why=f"office {' '.join(self._words[match.first:match.last])}",
        )
        phrase.dual = split.ending == "dual" or (split.ending in {"plural", "construct"} and not _office(match).plural)
        last = self._office(match, phrase)
        if split.enclitic in self._first_person and last - match.first > 1:
            phrase.dual, phrase.enclitic = True, ""  # «وزيري الدفاع»: the ending of a dual, not «my»
        if split.enclitic and split.ending == "accusative":
            phrase.dual = True  # «مندوباهما»
        while (further := self._office_at(last)) and not further.split.conjunction and not further.split.preposition:
            probe = Phrase(further.first, further.last, "person")
            end = self._office(further, probe)
            if phrase.states and probe.states and set(phrase.states).isdisjoint(probe.states):
                break
            if not phrase.states and probe.states and not honoured and not phrase.offices[-1].local:
                break
            phrase.offices += probe.offices
            phrase.states += [state for state in probe.states if state not in phrase.states]
            phrase.post = phrase.post or probe.post
            last = end
        phrase.last = last
        if phrase.dual and len(phrase.states) == 1:
            named = self._name_after_office(phrase)  # «الرئيسان التركي رجب طيب أردوغان والأذربيجاني إلهام علييف»
            if named is not None and named.name[1]:
                named.dual = False
                return named
        if phrase.dual or any(office.plural for office in phrase.offices):
            return self._several(phrase)
        return self._name_after_office(phrase)

    def _several(self, phrase: Phrase) -> Phrase:
        """Officers in the plural; who they are of may follow: «وزراء خارجية دول الخليج»."""
        phrase.sense, phrase.kind = "officers", EntityKind.GROUP
        if not phrase.states and phrase.last < self._n and self._lines[phrase.last] == self._lines[phrase.first]:
            of = self.at(phrase.last)
            if of is not None and of.sense == "group" and not of.preposition and not of.conjunction:
                of.name = (of.first, of.last)  # «أعضاء وفد …»: the delegation itself
                of.first, of.skip, of.preposition, of.conjunction = phrase.first, phrase.skip, phrase.preposition, phrase.conjunction
                return of
            if of is not None and not of.preposition and not of.conjunction and of.sense in {"organization", "institution", "group", "place"}:
                phrase.last, phrase.states = of.last, of.states
        return phrase

    def _office(self, match: Match, phrase: Phrase) -> int:
        """Read the complements of an office; return the token after them."""
        office = _office(match)
        held = HeldOffice(match.first, match.last, office.code, office.plural)
        phrase.offices.append(held)
        last = match.last
        held.possessor = match.split.enclitic
        if office.rank == "deputy" and (inner := self._office_at(last)) and not inner.split.conjunction:
            last = self._office(inner, phrase)
            phrase.offices.pop()
            held.code = None
            held.last = last
            return last
        limit = min(self._n, match.first + 24)
        while last < limit and not self._blocked[last]:
            states, after = self._states(last)
            if states and match.split.enclitic and last == match.last and self._state_name(last):
                phrase.dual, phrase.enclitic, held.possessor = True, "", ""  # «رئيسي روسيا وسوريا»: no pronoun, a dual
            opening = self._lexicon.word(self._words[last]).common
            if states and held.states and opening is not None and opening.conjunction:
                phrase.dual = True  # «وزيرا النقل الأردني والسوري»
            if states:
                named = self._words[last] in self._lexicon.word(self._words[last]).stems and self._state_name(last)
                if named and held.states and not office.plural and not phrase.dual:
                    break
                for state in states:
                    if state not in held.states:
                        held.states.append(state)
                last = held.last = after
                continue
            word = self._lexicon.word(self._words[last])
            if "qualifier" in word.kinds and word.common and not word.common.conjunction:
                held.former = held.former or word.first["qualifier"].value == "former"
                last = held.last = last + 1
                continue
            if "anaphor" in word.kinds and word.first["anaphor"].value == "own-state" and last == match.last:
                held.possessor, last = "own", last + 1  # «سفير بلاده»
                held.last = last
                continue
            if (after := self._complement(last, phrase, held)) > last:
                last = held.last = after
                continue
            if office.code is not None and last == match.last and (after := self._further_domain(last)) > last:
                last = held.last = after
                continue
            if (after := self._domain(last, held)) > last:
                if held.code in _HEADS and self._noun(last):
                    held.code, held.local = None, True  # «رئيس الجامعة» heads no state
                last = held.last = after
                continue
            break
        phrase.states += [state for state in held.states if state not in phrase.states]
        return last

    def _state_name(self, i: int) -> bool:
        return "entity" in self._lexicon.word(self._words[i]).kinds

    def _states(self, i: int) -> tuple[list[str], int]:
        """States and organisations named right here: adjectives, or names joined by «و» after a plural."""
        found: list[str] = []
        j = i
        while j < self._n and not self._blocked[j] and self._lines[j] == self._lines[i]:
            word = self._lexicon.word(self._words[j])
            if j > i and self._words[j] in _DASHES and j + 1 < self._n:
                step = self._adjective(j + 1)
                if step:
                    found.append(step[0])
                    j = step[1]
                    continue
            step = self._adjective(j)
            if step is None or (j > i and word.common and word.common.conjunction):
                break
            found.append(step[0])
            j = step[1]
        if found or i >= self._n:  # an office may be the last word of a text
            return found, j
        word = self._lexicon.word(self._words[i])
        match = self._lexicon.match_proper(self._words, i, self._n) if i < self._n else None
        if (
            match is None
            and "state_head" in word.kinds
            and i + 1 < self._n
            and not (word.common and (word.common.preposition or word.common.conjunction))
        ):
            match = self._lexicon.match_proper(self._words, i + 1, self._n)
        if match and not match.split.front and (lex := _lex(match, "entity")):
            entry = self._pack.gazetteer.entries[lex.value]
            if entry.kind is EntityKind.STATE or (entry.kind is EntityKind.ORGANIZATION and entry.sub != "outlet"):
                return [entry.id], match.last
        return [], i

    def _adjective(self, j: int) -> tuple[str, int] | None:
        word = self._lexicon.word(self._words[j])
        if not word.kinds & {"nisba", "orgadj"} or word.common is None or word.common.preposition:
            if not (word.common_node and len(word.common_node) > 1):
                return None
        match = self._lexicon.match_common(self._words, j, self._n)
        if match is None or match.split.preposition:
            return None
        if lex := _lex(match, "nisba"):
            if word.proper is not None and not word.proper.front and not match.split.definite and not match.split.ending and "entity" in word.kinds:
                return None  # «سوريا» is the state, not an accusative adjective
            return lex.value, match.last
        if lex := _lex(match, "orgadj"):
            return lex.value, match.last
        return None

    def _complement(self, i: int, phrase: Phrase, held: HeldOffice) -> int:
        """«لدى جمهورية قبرص», «للأمم المتحدة», «بدولة الكويت», «باسم الكرملين»: return the token after it, or i."""
        word = self._lexicon.word(self._words[i])
        match = self._lexicon.match_common(self._words, i, self._n) if word.common else None
        preposition, j = "", i
        if match and (lex := _lex(match, "prep")) and not match.split.conjunction:
            preposition, j = lex.value, match.last
        if j >= self._n or self._blocked[j] or self._lines[j] != self._lines[i]:
            return i
        inner = self._lexicon.word(self._words[j])
        attached = ""
        if not preposition:
            for split in (inner.proper, inner.common):
                if split is not None and split.preposition and not split.conjunction:
                    attached = split.preposition
        named_before = held.code == "spokesperson" and match is not None and _has(match, "office")
        if not preposition and not attached and not named_before and not self._after_of(held):
            return i
        if preposition and preposition not in self._post and preposition not in self._speaks_for:
            return i
        if preposition in self._speaks_for or self._words[held.last - 1] in self._speaks_for:
            whose = self.at(j)
            if whose is not None and whose.sense == "person" and whose.name[1] and not whose.conjunction:
                held.states += [s for s in whose.states if s not in held.states]
                return whose.last  # «متحدث باسم الملك السابق أحمد فؤاد الثاني»
        target, after = self._target(j)
        if target is None:
            return i
        bare = self._named_state(j)
        if preposition in self._post and bare:
            if held.code not in _POSTED:
                return i
            phrase.post = target or phrase.post
        elif preposition in self._post and held.code not in {None, "spokesperson"}:
            return i
        elif attached and bare and held.code not in _POSTED and (held.states or attached != "ب"):
            return i  # «وزيرة السياحة لروسيا»: whose visit to Russia, not Russia's minister
        elif attached and held.code in _POSTED and held.states:
            phrase.post = target
        elif target:
            if target not in held.states:
                held.states.append(target)
        return after

    def _named_state(self, j: int) -> bool:
        """Whether a state or place itself stands at ``j``, and not a body or office of one."""
        kinds = self._lexicon.word(self._words[j]).kinds
        if kinds & {"institution", "office"} or not kinds & {"entity", "surname"}:
            return False
        match = self._lexicon.match_proper(self._words, j, self._n)
        lex = _lex(match, "entity") if match else None
        return lex is not None and self._pack.gazetteer.entries[lex.value].kind is not EntityKind.ORGANIZATION

    def _after_of(self, held: HeldOffice) -> bool:
        if held.code in {"ambassador", "special-envoy"}:
            return self._office_at(held.last) is not None
        return held.code == "spokesperson" or self._words[held.last - 1] in self._speaks_for

    def _target(self, j: int) -> tuple[str | None, int]:
        """A state, organisation or institution named at ``j``: (its id or "" for an unlisted one, the token after)."""
        word = self._lexicon.word(self._words[j])
        k = j
        match = self._lexicon.match_proper(self._words, j, self._n)
        if match is None and "state_head" in word.kinds and j + 1 < self._n:
            k = j + 1
            match = self._lexicon.match_proper(self._words, k, self._n)
        if match and (lex := _lex(match, "entity")) and (k == j or not match.split.front):
            entry = self._pack.gazetteer.entries[lex.value]
            if entry.kind is not EntityKind.PERSON:
                if entry.kind is EntityKind.PLACE and not entry.iso:
                    return "", match.last
                return (entry.id if entry.kind is not EntityKind.PLACE else f"state/{entry.iso}"), match.last
            return None, j
        common = self._lexicon.match_common(self._words, j, self._n)
        if common and (_has(common, "institution") or _has(common, "office")):
            phrase = self._institution(common) if _has(common, "institution") else None
            if phrase:
                return (phrase.states[0] if phrase.states else ""), phrase.last
            if _has(common, "office"):
                probe = Phrase(j, common.last, "person")
                last = self._office(common, probe)
                return (probe.states[0] if probe.states else ""), last
        return None, j

    def _domain(self, i: int, held: HeldOffice) -> int:
        """«[وزيرة] التعاون الدولي», «[رئيس هيئة] الطاقة الذرية»: definite common words; return the token after them."""
        j = i
        while j < self._n and j - i < LONGEST_DOMAIN and self._lines[j] == self._lines[i] and not self._blocked[j]:
            word = self._lexicon.word(self._words[j])
            split = word.common
            if split is None or not word.kinds & {"word", "group", "institution", "event", "anaphor"}:
                break
            lex = word.lex("word")
            if lex is not None and lex.value not in _LOCAL_WORDS and not split.definite:
                break
            if split.preposition and not (split.preposition and split.definite):
                break
            if split.enclitic or (not split.definite and j == i and held.code is not None):
                break
            if not split.definite and not split.conjunction and j > i:
                break
            if self._adjective(j) or "office" in word.kinds:
                break
            if word.proper is not None and not word.proper.front and word.kinds & {"given", "family", "surname"}:
                break
            j += 1
        if j > i:
            held.local = held.code is None
        return j

    def _noun(self, i: int) -> bool:
        lex = self._lexicon.word(self._words[i]).lex("word")
        return lex is None or lex.value != "adjective"

    def _further_domain(self, i: int) -> int:
        """«[وزير الشؤون الخارجية] والهجرة والتونسيين بالخارج»: what else the office is charged with."""
        j = i
        while j < self._n and j - i < LONGEST_DOMAIN and self._lines[j] == self._lines[i] and not self._blocked[j]:
            word = self._lexicon.word(self._words[j])
            split = word.common
            if split is None or not split.definite or "office" in word.kinds or not word.kinds & {"word", "nisba", "event"}:
                break
            if not (split.conjunction or (j > i and split.preposition)):
                break
            j += 1
        return j

    def _name_after_office(self, phrase: Phrase) -> Phrase | None:
        i = phrase.last
        j = self._skip_to_name(i)
        if j is not None:
            honoured_to, _ = self._honorifics(j)
            start = honoured_to if honoured_to > j else j
            if start < self._n and self._lines[start] == self._lines[phrase.first]:
                match = self._lexicon.match_proper(self._words, start, self._n)
                entity = _lex(match, "entity") or _lex(match, "surname") if match and not match.split.front else None
                if match and entity and self._pack.gazetteer.entries[entity.value].kind is EntityKind.PERSON:
                    entry = self._pack.gazetteer.entries[entity.value]
                    last = match.last
                    if entity.kind == "surname" and self._name_goes_on(last):
                        last, entity = max(last, self._name(start, opened=True)), None
                    else:
                        last = max(last, self._rest_of_name(start, last))
                    phrase.entry = entry.id if entity else None
                    phrase.candidates = _candidates(match) if entity else ()
                    phrase.name, phrase.last = (start, last), last
                    return self._appositions(self._close_quote(phrase))
                opened = j == i or honoured_to > j
                last = self._name(start, opened=opened or self._given_at(start))
                if last > start and (opened or self._given_at(start)):
                    phrase.name, phrase.last = (start, last), last
                    return self._appositions(self._close_quote(phrase))
        return self._appositions(phrase)

    def _close_quote(self, phrase: Phrase) -> Phrase:
        return phrase

    def _skip_to_name(self, i: int) -> int | None:
        """The token where a name may start after an office: here, after a quotation mark, or after a comma."""
        if i >= self._n:
            return None
        if self._words[i] in _QUOTES or self._words[i] in {"،", ","}:
            if i + 1 < self._n and (self._words[i] in _QUOTES or self._given_at(i + 1) or self._person_at(i + 1)):
                return i + 1
            return None
        if self._words[i] == ".":
            return None
        return i

    def _given_at(self, i: int) -> bool:
        if i >= self._n:
            return False
        word = self._lexicon.word(self._words[i])
        if self._is_particle(word) and self._words[i] not in self._after_only:
            return True
        return bool(word.proper and not word.proper.front and word.kinds & {"given", "family"}) and not word.kinds & {
            "verb", "prep", "comp"
        }

    def _person_at(self, i: int) -> bool:
        match = self._lexicon.match_proper(self._words, i, self._n)
        lex = _lex(match, "entity") if match else None
        return bool(lex) and self._pack.gazetteer.entries[lex.value].kind is EntityKind.PERSON  # type: ignore[union-attr]

    def _unknown(self, j: int) -> bool:
        key = self._words[j] if j < self._n else ""
        if not key[:1].isalpha():
            return False
        word = self._lexicon.word(key)
        return word.common is None and (word.proper is None or bool(word.kinds & {"given", "family"}))

    def _name(self, i: int, *, opened: bool, particles_only: bool = False) -> int:
        """The token after the personal name that starts at ``i``; ``i`` when there is none.

        ``opened``: an office, honorific or given name announces it, so that a first word which is also a
        common word counts as a name.
        """
        j = i
        must = False
        while j < self._n and j - i < LONGEST_NAME and self._lines[j] == self._lines[i] and not self._blocked[j]:
            key = self._words[j]
            if not key[:1].isalpha():
                if key in _DASHES and must is False and j > i and self._joined(j):
                    j += 1
                    must = True
                    continue
                break
            word = self._lexicon.word(key)
            if must and "verb" not in word.kinds - {"given", "family"}:
                must = self._is_particle(word)
                j += 1
                continue
            if self._is_particle(word) and (j > i or opened):
                must = True
                j += 1
                continue
            if particles_only and j > i and not self._previous_particle(j):
                break
            if not self._nameable(word, j, i, opened):
                break
            must = False
            j += 1
        while j > i and (self._words[j - 1] in _DASHES or (self._is_particle(self._lexicon.word(self._words[j - 1])) and not self._nameable_last(j - 1))):
            j -= 1
        return j

    def _nameable_last(self, j: int) -> bool:
        return bool(self._lexicon.word(self._words[j]).kinds & {"given", "family"})

    def _previous_particle(self, j: int) -> bool:
        return self._is_particle(self._lexicon.word(self._words[j - 1]))

    def _is_particle(self, word: Word) -> bool:
        return "particle" in word.kinds and not (word.common and word.common.front)

    def _joined(self, j: int) -> bool:
        return (
            j + 1 < self._n
            and self._tokens.ends[j - 1] == self._tokens.starts[j]
            and self._tokens.ends[j] == self._tokens.starts[j + 1]
            and self._words[j + 1][:1].isalpha()
        )

    def _nameable(self, word: Word, j: int, first: int, opened: bool) -> bool:
        kinds = word.kinds
        proper = word.proper
        if proper is not None and not proper.front and kinds & {"given", "family", "surname"}:
            if j > first or opened:
                given = word.lex("given")
                ambiguous = bool(given and given.value.ambiguous) and "family" not in kinds
                if kinds & _FUNCTION and given is not None and given.value.written != self._tokens.raw(j):
                    return False
                return not ambiguous or not kinds & {"word", "prep", "comp", "verb", "event", "nisba"} or opened
            return True
        if proper is not None and proper.front and j > first:
            return False
        if proper is not None and "entity" in kinds and not proper.front:
            return False
        if word.common is None:
            if proper is None and self._pack.definite(word.key) and self._tokens.raw(j).endswith(self._pack.no_enclitic):
                return False  # «الإسلامية»
            return proper is None or j == first
        if j > first and "honorific" in kinds and not word.common.definite and not word.common.front and self._unknown(j + 1):
            return True
        if opened and j == first + 1 and self._surname_like(word, j):
            return True
        if word.common.front == 0 and not word.common.ending and not word.common.enclitic:
            return False
        return False

    def _surname_like(self, word: Word, j: int) -> bool:
        """A bare noun right after one given name, and nothing of a phrase after it: «رودولف هيكل»."""
        lex = word.lex("word")
        if word.kinds != {"word"} or lex is None or lex.value != "noun" or word.common is None:
            return False
        if word.common.front or word.common.definite or word.common.ending or word.common.enclitic:
            return False
        following = self._words[j + 1] if j + 1 < self._n and self._lines[j + 1] == self._lines[j] else ""
        return not following[:1].isalpha() or bool(self._lexicon.word(following).kinds & _FUNCTION)

    def _appositions(self, phrase: Phrase) -> Phrase:
        """Prayers, then further offices of the same person: «سامح شكري، وزير الخارجية المصري»."""
        i = phrase.last
        while i < self._n and self._lines[i] == self._lines[phrase.first]:
            j = i
            while j < self._n and (self._words[j] in _DASHES or self._words[j] in _QUOTES):
                j += 1
            match = self._lexicon.match_common(self._words, j, self._n) if j < self._n else None
            if match and _has(match, "prayer"):
                i = match.last
                while i < self._n and self._words[i] in _DASHES:
                    i += 1
                phrase.last = i if self._words[i - 1] not in _DASHES else i
                continue
            break
        if not phrase.name[1]:
            return phrase
        while True:
            j = phrase.last
            if j < self._n and self._words[j] in {"،", ",", "؛"}:
                j += 1
            office = self._office_at(j)
            if office is None or office.split.conjunction or office.split.preposition or self._lines[j] != self._lines[phrase.first]:
                return phrase
            probe = Phrase(office.first, office.last, "person")
            end = self._office(office, probe)
            home = self._home(phrase)
            if any(held.plural for held in probe.offices) or office.split.ending in {"dual", "plural"}:
                return phrase
            if probe.states and home and home not in probe.states:
                return phrase
            name_end = self._name(end, opened=True) if end < self._n else end
            if name_end > end or (end < self._n and self._person_at(end)) or (end < self._n and self._honorifics(end)[1]):
                return phrase  # that office has a holder of its own
            phrase.offices += probe.offices
            phrase.states += [state for state in probe.states if state not in phrase.states]
            phrase.post = phrase.post or probe.post
            phrase.last = end

    def _home(self, phrase: Phrase) -> str | None:
        if phrase.states:
            return phrase.states[0]
        if phrase.entry:
            iso = self._pack.gazetteer.entries[phrase.entry].iso
            return f"state/{iso}" if iso else None
        return None

    def _institution(self, match: Match) -> Phrase | None:
        lex = _lex(match, "institution")
        assert lex is not None
        split = match.split
        phrase = Phrase(
            match.first, match.last, "institution", split.front, EntityKind.ORGANIZATION, preposition=split.preposition,
            conjunction=split.conjunction, definite=split.definite, enclitic=split.enclitic, why=f"institution {lex.source}",
            detail=lex.value,
        )
        last = match.last
        while last < self._n and self._lines[last] == self._lines[match.first] and not self._blocked[last]:
            states, after = self._states(last)
            if states:
                phrase.states += states
                last = after
                break
            word = self._lexicon.word(self._words[last])
            common = word.common
            if (
                common is not None
                and common.definite
                and not common.preposition
                and not common.conjunction
                and "word" in word.kinds
                and last - match.last < 4
                and not word.kinds & {"office", "verb"}
            ):
                last += 1
                continue
            break
        if not phrase.states:
            after_article = self._complement_state(last)
            if after_article:
                phrase.states.append(after_article[0])
                last = after_article[1]
        if lex.value == "state" and not phrase.states:
            return None
        if lex.value == "none" and not phrase.states and last == match.last and not split.definite and len(match.lexes) < 1:
            return None
        phrase.last = last
        return phrase

    def _complement_state(self, i: int) -> tuple[str, int] | None:
        if i >= self._n or self._blocked[i]:
            return None
        word = self._lexicon.word(self._words[i])
        split = word.proper or word.common
        if split is None or split.preposition not in {"ل", "ب"} or split.conjunction:
            return None
        target, after = self._target(i)
        return (target, after) if target else None

    def _from(self, i: int) -> tuple[str, int] | None:
        """«وفد من البرلمان الأوروبي»: the body that a delegation comes from."""
        if i + 1 >= self._n or self._words[i] not in self._pack.ties["out_of"]:
            return None
        target, after = self._target(i + 1)
        return (target, after) if target is not None else None

    def _group(self, match: Match) -> Phrase | None:
        lex = _lex(match, "group")
        assert lex is not None
        split = match.split
        phrase = Phrase(
            match.first, match.last, "group", split.front, EntityKind.GROUP, detail=lex.value, preposition=split.preposition,
            conjunction=split.conjunction, definite=split.definite, enclitic=split.enclitic, why=f"group {lex.value}",
        )
        last = match.last
        while last < self._n and self._lines[last] == self._lines[match.first] and not self._blocked[last]:
            states, after = self._states(last)
            if states:
                phrase.states += states
                last = after
                continue
            word = self._lexicon.word(self._words[last])
            common = word.common
            plain = word.lex("word")
            if (
                common is not None
                and (common.definite or (plain is not None and plain.value == "adjective" and last == match.last))
                and not common.preposition
                and not common.conjunction
                and word.kinds & {"word", "group", "institution"}
                and last - match.last < 3
                and not word.kinds & {"verb", "rel"}
            ):
                last += 1
                continue
            break
        if lex.value in {"officials", "delegation"} and (after := self._complement_state(last) or self._from(last)):
            phrase.states += [after[0]] if after[0] and not phrase.states else []
            last = after[1]
        phrase.last = last
        if lex.value in {"people", "states"} and not phrase.states and last == match.last:
            return None
        return phrase

    def _anaphor(self, match: Match) -> Phrase | None:
        lex = _lex(match, "anaphor")
        assert lex is not None
        split = match.split
        sense = lex.value
        of_state = self._lexicon.match_proper(self._words, match.last, self._n) if sense == "person" and match.last < self._n else None
        if of_state and (lex := _lex(of_state, "entity")) and self._pack.gazetteer.entries[lex.value].kind is EntityKind.STATE and not split.definite:
            return Phrase(
                match.first, of_state.last, "anaphor", split.front, EntityKind.PERSON, detail=sense, states=[lex.value],
                preposition=split.preposition, conjunction=split.conjunction, why="anaphor guest",
            )
        if sense in {"pair", "countries", "institution", "person"} and not (split.definite or split.enclitic):
            if not (sense == "countries" and self._words[match.first].endswith(("نا",))):
                return None
        if sense == "own-state" and not split.enclitic:
            return None
        phrase = Phrase(
            match.first, match.last, "anaphor", split.front, EntityKind.PERSON, detail=sense, preposition=split.preposition,
            conjunction=split.conjunction, definite=split.definite, enclitic=split.enclitic, why=f"anaphor {sense}",
        )
        if sense == "person" and split.enclitic:
            guest = self.at(match.last) if match.last < self._n else None
            if guest is not None and guest.sense == "person" and not guest.preposition and not guest.conjunction:
                guest.first, guest.skip = match.first, split.front
                guest.preposition, guest.conjunction = split.preposition, split.conjunction
                return guest
        if sense == "counterpart":
            phrase.states, phrase.last = self._states(match.last)
            if not phrase.states:
                phrase.last = match.last
                named = self.at(match.last) if match.last < self._n else None
                if named is not None and named.sense == "person" and named.name[1] and not named.preposition and not named.conjunction:
                    named.first, named.skip = match.first, split.front
                    named.preposition, named.conjunction = split.preposition, split.conjunction
                    return named
            phrase.dual = self._words[match.first].endswith(("يه", "يهما")) and "نظيري" in self._words[match.first]
            return self._name_after_office(phrase)
        if sense == "pair":
            phrase.states, after = self._states(match.last)
            phrase.last = after if phrase.states else match.last
        return phrase


def _candidates(match: Match) -> tuple[str, ...]:
    """All entries that the words may name."""
    return tuple(dict.fromkeys(lex.value for lex in match.lexes if lex.kind in {"entity", "surname"}))


def _has(match: Match, kind: str) -> bool:
    return any(lex.kind == kind for lex in match.lexes)


def _lex(match: Match, kind: str) -> Lex | None:
    return next((lex for lex in match.lexes if lex.kind == kind), None)


def _office(match: Match):  # type: ignore[no-untyped-def]
    lex = _lex(match, "office")
    assert lex is not None
    return lex.value
