"""Items in, clause structure out: who is the subject of a verb, what a verb or noun governs.

No parse tree: a clause is what stands between two boundaries, its subject the bare phrase that
stands before the verb, or the first after it; a verb that has neither takes the subject of the
clause before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.engine.chunks import Item

BOUNDARIES = frozenset({"stop", "comp", "rel", "sub", "if", "colon", "reported"})
VERBS = frozenset({"verb", "other"})
_LIGHT = frozenset({"adverb", "time", "aux", "neg", "dash", "open", "close", "mark", "nisba", "count"})
FAR = 14  # tokens: beyond, a phrase is no argument any more


class Clauses:
    """Answers about one text's items; indices are into ``items``."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._open: set[int] = set()
        self._aside = self._asides()

    def _asides(self) -> dict[int, int]:
        """Sources named between commas («…، وفق ما أعلن في أثينا، …»): where each begins → where it ends."""
        items, found = self.items, {}
        for r, item in enumerate(items):
            if item.kind != "reported" or r == 0 or items[r - 1].kind != "comma":
                continue
            end = next((j for j in range(r + 1, min(r + 14, len(items))) if items[j].kind in {"comma", "stop"}), None)
            if end is not None and items[end].kind == "comma":
                found[r] = end
        return found

    def forward(self, k: int, *, over_events: bool = True) -> Iterator[int]:
        """Indices after ``k`` that it governs: to the next boundary or verb, relative clauses left out."""
        items = self.items
        j = k + 1
        while j < len(items):
            item = items[j]
            if item.kind == "rel":
                j = self._after_relative(j)
                continue
            if j in self._aside:
                j = self._aside[j]
                continue
            if item.kind in BOUNDARIES or item.kind in VERBS:
                return
            if item.kind == "neg" or (item.kind == "aux" and self._verb_follows(j)):
                return
            if not over_events and item.kind == "event" and item.circumstance:
                return
            yield j
            j += 1

    def backward(self, k: int) -> Iterator[int]:
        """Indices before ``k`` in its clause, nearest first; a verb ends it."""
        for j in range(k - 1, -1, -1):
            item = self.items[j]
            if item.kind in BOUNDARIES or item.kind in VERBS:
                return
            yield j

    def governor(self, k: int) -> int | None:
        """The verb before item ``k`` in whose clause it stands."""
        items = self.items
        j = k - 1
        ends = {end: first for first, end in self._aside.items()}
        while j >= 0:
            if j in ends:
                j = ends[j] - 1
                continue
            item = items[j]
            if item.kind in VERBS:
                if not (self._in_relative(j) and any(i.kind == "comma" for i in items[j:k])):
                    return j
                while items[j].kind != "rel":  # a relative clause that has ended
                    j -= 1
            elif item.kind in BOUNDARIES:
                return None
            j -= 1
        return None

    def sayer(self, k: int) -> int | None:
        """The verb before the connective that opens the clause of item ``k``: «قال إن مباحثاته …»."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind not in BOUNDARIES and items[j].kind not in VERBS:
            j -= 1
        if j < 0 or items[j].kind != "comp":
            return None
        return self.governor(j)

    def following_verb(self, k: int) -> int | None:
        """The verb after a circumstance that opens its sentence: «وفي مكالمة مع س، تمسك ص …»."""
        seen_comma = False
        for j in range(k + 1, len(self.items)):
            item = self.items[j]
            if item.kind in VERBS:
                return j if seen_comma or item.first - self.items[k].last < FAR else None
            if item.kind in BOUNDARIES:
                if item.kind == "rel":
                    continue
                return None
            seen_comma = seen_comma or item.kind == "comma"
        return None

    def subject(self, k: int) -> tuple[int, ...]:
        """The phrases that are the subject of the verb at ``k``; empty when there is none to be found."""
        found = self._subjects.get(k)
        if found is None:
            if k in self._open:
                return ()
            self._open.add(k)
            found = self._subjects[k] = self._subject(k)
            self._open.discard(k)
        return found

    def explicit(self, k: int) -> tuple[int, ...]:
        """As ``subject``, but only phrases of the verb's own clause."""
        if self.pronoun(k):
            return ()
        return self._relative_head(k) or self._before(k) or self._after(k)

    def _subject(self, k: int) -> tuple[int, ...]:
        verbs = self.items[k].verbs
        if verbs and all(form.feature.endswith(".first") for form in verbs):
            return ()  # the one who speaks
        return self.explicit(k) or self._carried(k)

    def pronoun(self, k: int) -> bool:
        """«أنها استدعت»: a pronoun on the connective is the verb's subject, so that what follows is its object."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "neg", "adverb"}:
            j -= 1
        return j >= 0 and items[j].kind in {"comp", "sub"} and bool(items[j].enclitic)

    def _relative_head(self, k: int) -> tuple[int, ...]:
        """The noun that a relative clause is about: «الوفد الذي وصل»."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb", "neg", "time"}:
            j -= 1
        if j < 0 or items[j].kind != "rel" or items[k].enclitic:
            return ()
        j -= 1
        while j >= 0 and items[j].kind in {"comma", "dash", "open", "close", "nisba", "adverb"}:
            j -= 1
        while j > 0 and items[j].kind == "phrase" and items[j].conjunction and self._retinue(j):
            j -= 1
            while j > 0 and items[j].kind == "comma":
                j -= 1
        if j >= 0 and items[j].kind == "phrase":
            return (j,)
        return ()

    def _before(self, k: int) -> tuple[int, ...]:
        """«بوتين اجتمع»: a bare phrase right before the verb that no other verb has taken."""
        items = self.items
        j = k - 1
        while j >= 0 and (items[j].kind in _LIGHT or (items[j].kind == "comma" and self._neg_between(j, k))):
            j = self._before_parenthesis(j)
        if j < 0 or items[j].kind != "phrase" or items[j].preposition or items[j].circumstance:
            j = self._over_parenthesis(k)
            if j is None:
                return ()
        if items[k].conjunction and items[j].last == items[k].first:
            return ()
        phrase = items[j].phrase
        if phrase is not None and phrase.sense in {"state", "place"} and any(i.kind in {"dash", "close"} for i in items[j + 1 : k]):
            return ()  # a dateline
        chain = [j]
        i = j
        while items[i].conjunction and i > 0:
            i -= 1
            while i >= 0 and items[i].kind in {"comma", "nisba", "dash"}:
                i -= 1
            if i >= 0 and items[i].kind == "phrase" and not items[i].preposition:
                chain.insert(0, i)
            else:
                break
        for i in range(chain[0] - 1, -1, -1):
            kind = items[i].kind
            if kind in BOUNDARIES:
                break
            if kind in VERBS and chain[0] in self._after(i):
                return ()
            if kind in VERBS:
                return ()
        return tuple(chain)

    def _before_parenthesis(self, j: int) -> int:
        """The item before the one at ``j``, or before the whole parenthesis that ends there."""
        items = self.items
        if items[j].kind == "close" and items[j].value == ")":
            for i in range(j - 1, max(-1, j - 6), -1):
                if items[i].kind == "open":
                    return i - 1
        return j - 1

    def _neg_between(self, j: int, k: int) -> bool:
        return k - j <= 3

    def _over_parenthesis(self, k: int) -> int | None:
        """«الجهيناوي، خلال اللقاء، أكد»: the topic at the head of the clause, over what stands between commas."""
        items = self.items
        head = None
        for j in range(k - 1, -1, -1):
            kind = items[j].kind
            if kind in VERBS:
                return None
            if kind in BOUNDARIES:
                break
            head = j
        if head is None:
            return None
        while head < k and items[head].kind in {"dash", "open", "close", "conj", "aux", "adverb"}:
            head += 1
        if head >= k or items[head].kind != "phrase" or items[head].preposition or items[head].circumstance:
            return None
        phrase = items[head].phrase
        if phrase is not None and phrase.sense == "place":
            return None  # a dateline
        first = head
        while head + 1 < k and items[head + 1].kind == "phrase" and items[head + 1].conjunction:
            head += 1
        return head if items[k].first - items[first].last < 3 * FAR else None

    def _after(self, k: int) -> tuple[int, ...]:
        """«اجتمع بوتين»: the first bare phrase after the verb."""
        items = self.items
        last = items[k].last
        for j in self.forward(k):
            item = items[j]
            if item.kind == "phrase":
                if not item.preposition and not item.circumstance and not item.conjunction:
                    if item.first - last > FAR:
                        return ()
                    return self.coordinated(j)
                continue
            if item.kind in {"event", "cue"}:
                return ()
            if item.kind == "noun" and not item.preposition and not item.conjunction:
                return ()
        return ()

    def coordinated(self, j: int) -> tuple[int, ...]:
        """The phrases joined to the one at ``j``: «أ وب», «أ، وب», «أ - ب», «أ، ب، وج»."""
        items = self.items
        chain = [j]
        i = j + 1
        while i < len(items):
            item = items[i]
            if item.kind == "phrase" and item.conjunction and item.preposition in {"", items[j].preposition}:
                if items[i - 1].kind == "comma" and self._verb_soon(i):
                    break
                if not self._retinue(i):
                    chain.append(i)
                i += 1
            elif (
                item.kind == "nisba"
                and item.conjunction
                and i + 1 < len(items)
                and items[i + 1].kind == "phrase"
                and not items[i + 1].preposition
                and items[i + 1].first == item.last
            ):
                chain.append(i + 1)  # «نظيريه الأميركي جون كيري والسعودي عادل الجبير»
                i += 2
            elif item.kind == "nisba":
                i += 1
            elif (
                item.kind == "dash"
                and i + 1 < len(items)
                and items[i + 1].kind == "phrase"
                and items[i + 1].first == item.last
                and not items[i + 1].preposition
                and item.first == items[i - 1].last
            ):
                chain.append(i + 1)
                i += 2
            elif (named := self._among(i, items[j])) is not None:
                return self.coordinated(named)
            elif item.kind == "comma" and self._list_goes_on(i):
                i += 1
                if items[i].conjunction:
                    continue
                chain.append(i)
                i += 1
            else:
                break
        return tuple(chain)

    def _among(self, i: int, group: Item) -> int | None:
        """«عددا من المسؤولين، بينهم الرئيس …»: those named among a group stand for it."""
        items = self.items
        if group.phrase is None or group.phrase.detail != "officials":
            return None
        while i < len(items) and items[i].kind in {"comma", "dash"}:
            i += 1
        if i + 1 < len(items) and items[i].kind == "adverb" and items[i].value == "pronoun" and items[i + 1].kind == "phrase":
            return i + 1 if not items[i + 1].preposition else None
        return None

    def _retinue(self, i: int) -> bool:
        """«والوفد المرافق له»: those who came along take no part of their own."""
        phrase = self.items[i].phrase
        return phrase is not None and phrase.detail == "delegation" and self.items[i].definite

    def _list_goes_on(self, i: int) -> bool:
        """After the comma at ``i`` stands a bare phrase and, later, one joined by «و»."""
        items = self.items
        for j in range(i + 1, min(i + 12, len(items))):
            item = items[j]
            if item.kind == "phrase" and not item.preposition:
                if item.conjunction:
                    return not self._verb_soon(j)
                continue
            if item.kind not in {"comma", "nisba"}:
                return False
        return False

    def _verb_soon(self, j: int) -> bool:
        items = self.items
        return j + 1 < len(items) and items[j + 1].kind in VERBS and items[j + 1].first == items[j].last

    def _carried(self, k: int) -> tuple[int, ...]:
        """The subject of the clause before, in this sentence or, for a verb joined by «و», the one before."""
        items = self.items
        sentence = items[k].sentence
        if not items[k].conjunction and k > 1 and items[k - 1].kind == "comma" and items[k - 2].kind == "phrase":
            if not any(form.feature.endswith("dual") for form in items[k].verbs):
                return (k - 2,)  # «تلقى س اتصالا من ص، أدان فيه …»: the one named last
        for j in range(k - 1, -1, -1):
            item = items[j]
            if item.sentence < sentence - 1 or (item.line_start and item.sentence != sentence):
                return ()
            if item.kind in VERBS and not self._in_relative(j):
                found = self.subject(j)
                if found and item.speech and any(i.kind == "sub" for i in items[j:k]):
                    return self._spoken_of(found, k) or found
                if found:
                    return found
        return ()

    def _spoken_of(self, speaker: tuple[int, ...], k: int) -> tuple[int, ...]:
        """«أفادت الوكالة بمغادرة س بيروت بعدما كان قد وصل»: not the one who says it, but the one it is about."""
        for j in range(speaker[-1] + 1, k):
            phrase = self.items[j].phrase
            if phrase is not None and phrase.sense == "person":
                return (j,)
        return ()

    def _in_relative(self, k: int) -> bool:
        """Whether the verb is that of a relative clause; its subject is not the sentence's."""
        items = self.items
        j = k - 1
        while j >= 0 and items[j].kind in {"aux", "adverb", "neg", "time"}:
            j -= 1
        return j >= 0 and items[j].kind == "rel"

    def _after_relative(self, j: int) -> int:
        """Where the clause goes on after a relative clause: at the next comma that ends it, or the boundary."""
        items = self.items
        i = j + 1
        verbs = 0
        while i < len(items):
            item = items[i]
            if item.kind in {"stop", "comp", "colon"}:
                return i
            if item.kind == "close" or (item.kind == "dash" and verbs):
                return i + 1
            if item.kind == "comma" and verbs:
                return i
            if item.kind in VERBS:
                verbs += 1
                if verbs > 1 and item.conjunction:
                    return i
            i += 1
        return i

    def _verb_follows(self, j: int) -> bool:
        items = self.items
        return j + 1 < len(items) and items[j + 1].kind in VERBS | {"aux"}
