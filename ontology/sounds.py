"""Two names in any of three scripts in, whether they may be one out; and a key under which they meet.

A word is read as all that its letters may stand for (``sounds.tsv``), and two words are alike where one
reading is common to both; Arabic leaves short vowels out, so it need not write them. First names of which
more is known are in ``given_names.tsv``, «بن», "al-" and the like in ``particles.tsv``. Alike is not the
same: «سالم» and «سليم» are both "Salim". So this is evidence beside a state and an office, and never enough
by itself.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from ontology.errors import DataError
from ontology.files import read_rows, read_tsv
from ontology.names import fold

_HERE = Path(__file__).parent
_LETTER = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_SCRIPTS = ("ar", "la", "cy")
_SHORT, _VOWELS = frozenset("aeiou"), frozenset("aeiouAIU")
# vowels that two alphabets with vowels write for one: Khaled, Халид; long ones as their short ones
_NEAR = frozenset({"ae", "ei", "ou", "aA", "eA", "iI", "eI", "uU", "oU"})
_KEYS = {**dict.fromkeys("bp", "B"), **dict.fromkeys("tdszSCXTDJZ", "T"), **dict.fromkeys("kgqG", "K")}
_KEYS |= {"l": "L", "r": "R", "m": "M", "n": "N"}
_KEY_LENGTH = 3
_LEAST = 3  # letters that must be left of a word without its article

Word = tuple[str, str]  # script, letters
Lattice = tuple[tuple[tuple[int, str], ...], ...]  # node → (node, sound) edges; the sound "" for nothing


class Alike(IntEnum):
    """How much of two names agrees, least first."""

    NO = 0
    FAMILY = 1  # one of them is a family name alone
    PART = 2  # the first and the last word, and all between that both have
    FULL = 3  # every word


@lru_cache(maxsize=1 << 16)
def compare_names(first: str, second: str) -> Alike:
    """What two names, in any script, have in common; the same whichever comes first."""
    if fold(first) == fold(second):
        return Alike.FULL
    shorter, longer = sorted((name_words(first), name_words(second)), key=len)
    if not shorter:
        return Alike.NO
    if 1 < len(shorter) < len(longer) and _words_alike(_whole(shorter), _whole(longer)):
        return Alike.FULL
    if not _words_alike(shorter[-1], longer[-1]):
        return Alike.NO
    if len(shorter) == 1:
        return Alike.FULL if len(longer) == 1 else Alike.FAMILY
    if not _words_alike(shorter[0], longer[0]):
        return Alike.NO
    between = iter(longer[1:-1])
    if not all(any(_words_alike(word, other) for other in between) for word in shorter[1:-1]):
        return Alike.NO
    return Alike.FULL if len(shorter) == len(longer) else Alike.PART


@lru_cache(maxsize=1 << 16)
def sound_key(name: str) -> str:
    """The consonants of the family name, roughly: one for all its spellings («البوسعيدي», "Busaidi" → "BT").

    Names of many people have the same key. Empty for a name without any such consonant.
    """
    for word in reversed(name_words(name)):
        if key := _word_key(word):
            return key[-_KEY_LENGTH:]
    return ""


def sounds_within(part: str, name: str) -> bool:
    """Whether each word of a part of a name sounds like one of the name: "Mohammed", «محمد عنتر داود»."""
    words = name_words(name)
    wanted = name_words(part)
    return bool(wanted) and all(any(_words_alike(word, other) for other in words) for word in wanted)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[Word, ...]:
    """The words of a name that count, without particles: "Abd al-Rahman bin Ali" → abdalrahman, ali."""
    found: list[Word] = []
    joining = ""
    words = [word for part in _LETTER.findall(_plain(name)) for word in _in_script(part)]
    for place, (script, letters) in enumerate(words):
        act = _particles().get((script, letters))
        if act == "suffix" and found:
            found[-1] = (script, found[-1][1] + letters)
            continue
        if place + 1 == len(words) or act == "suffix":
            act = None
        if act == "join" or (act == "article" and joining):
            joining += letters
        elif act is None:
            found.append((script, joining + letters))
            joining = ""
    return tuple(found)


def _plain(name: str) -> str:
    return _APOSTROPHES.sub("", unicodedata.normalize("NFC", name).casefold())


def _in_script(word: str) -> list[Word]:
    """The word with its script: Arabic folded, others with their accents; nothing for any other script."""
    first = unicodedata.name(word[0], "").split(" ")[0]
    if first == "ARABIC":
        return [("ar", part) for part in fold(word).split(" ")]
    return [("la", word)] if first == "LATIN" else [("cy", word)] if first == "CYRILLIC" else []


def _whole(words: tuple[Word, ...]) -> Word:
    return words[0][0], "".join(letters for _, letters in words)


def _words_alike(first: Word, second: Word) -> bool:
    return first == second or _compare_words(*sorted((first, second)))


@lru_cache(maxsize=1 << 16)
def _compare_words(first: Word, second: Word) -> bool:
    known = _given().get(first, frozenset[int]()), _given().get(second, frozenset[int]())
    if known[0] and known[1]:
        return bool(known[0] & known[1])
    own = first[0] == second[0]
    return any(
        _meet(_lattice(a, own), _lattice(b, own), a[0] == "ar" and not own, b[0] == "ar" and not own)
        for a in _without_article(first)
        for b in _without_article(second)
    )


def _without_article(word: Word) -> tuple[Word, ...]:
    """The word, and what is left of it when it begins as an article does."""
    script, letters = word
    for article in _prefixes()[script]:
        if letters.startswith(article) and len(letters) - len(article) >= _LEAST:
            return word, (script, letters[len(article) :])
    return (word,)


def _meet(first: Lattice, second: Lattice, first_bare: bool, second_bare: bool) -> bool:
    """Whether two lattices have a common reading; ``…_bare``: this one need not write short vowels.

    A short vowel may be missing after a consonant of the bare one, one only.
    """
    exact = first_bare or second_bare
    seen = set()
    waiting = [(0, 0, False, False)]
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        a, b, gap_a, gap_b = state
        if a == len(first) - 1 and b == len(second) - 1:
            return True
        for to, sound in first[a]:
            if not sound:
                waiting.append((to, b, gap_a, gap_b))
            elif gap_b and sound in _SHORT:
                waiting.append((to, b, gap_a, False))
            for there, other in second[b]:
                if sound and other and _is_one(sound, other, exact):
                    waiting.append(
                        (to, there, first_bare and sound not in "aeoA", second_bare and other not in "aeoA")
                    )
        for there, other in second[b]:
            if not other:
                waiting.append((a, there, gap_a, gap_b))
            elif gap_a and other in _SHORT:
                waiting.append((a, there, False, gap_b))
    return False


def _is_one(sound: str, other: str, exact: bool) -> bool:
    if sound == other:
        return True
    if sound not in _VOWELS or other not in _VOWELS:
        return False
    return sound.lower() == other.lower() or (
        not exact and not _NEAR.isdisjoint((sound + other, other + sound))
    )


@lru_cache(maxsize=1 << 16)
def _lattice(word: Word, own: bool) -> Lattice:
    """All that a word may sound like; ``own``: beside a word of the same script."""
    edges: list[list[tuple[int, str]]] = [[]]
    node = 0
    for alternatives in _spelt(word, own):
        end = len(edges) + sum(max(len(sounds) - 1, 0) for sounds in alternatives)
        edges += [[] for _ in range(end - len(edges) + 1)]
        fresh = node + 1
        for sounds in alternatives:
            at = node
            for sound in sounds[:-1]:
                edges[at].append((fresh, sound))
                at, fresh = fresh, fresh + 1
            edges[at].append((end, sounds[-1] if sounds else ""))
        node = end
    return tuple(tuple(found) for found in edges)


def _word_key(word: Word) -> str:
    """Its consonants by class, none twice in a row; an "l" after a first vowel may be an article and goes."""
    likeliest = [alternatives[0] for alternatives in _spelt(word, False)]
    classes = [found for sounds in likeliest for sound in sounds if (found := _KEYS.get(sound))]
    key = "".join(found for found, _ in groupby(classes))
    if len(key) > 1 and len(likeliest) > 1 and not set(likeliest[0]) - _VOWELS and likeliest[1] == ("l",):
        return key[1:]
    return key


def _spelt(word: Word, own: bool) -> list[tuple[tuple[str, ...], ...]]:
    """For each group of letters of a word, the longest first, its alternatives."""
    script, letters = word
    table, longest = _sounds()[script]
    found = []
    at = 0
    while at < len(letters):
        for size in range(min(longest, len(letters) - at), 0, -1):
            part = letters[at : at + size]
            wheres = (
                *(("own",) if own else ()),
                *(("start",) if at == 0 else ()),
                *(("end",) if at + size == len(letters) else ()),
                "",
            )
            if alternatives := next((table[part, where] for where in wheres if (part, where) in table), None):
                found.append(alternatives)
                break
        else:
            size = 1
            plain = fold(letters[at])
            if plain != letters[at] and (plain, "") in table:
                found.append(table[plain, ""])
        doubled = letters[at : at + 1] == letters[at + 1 : at + 2]
        at += 2 if size == 1 and doubled and script != "ar" else size
    return found


@cache
def _sounds() -> dict[str, tuple[dict[tuple[str, str], tuple[tuple[str, ...], ...]], int]]:
    """Script → ((letters, where) → alternatives, the most letters of a row)."""
    path = _HERE / "sounds.tsv"
    tables: dict[str, dict[tuple[str, str], tuple[tuple[str, ...], ...]]] = {name: {} for name in _SCRIPTS}
    known = _VOWELS | set("bpfvmnlrtdszkghqSZCJXTDGxE")
    for line, (script, letters, where, sounds) in read_rows(
        path, ("script", "letters", "where", "sounds"), ("script", "letters", "where")
    ):
        alternatives = tuple(tuple(part.split(" ")) if part != "-" else () for part in sounds.split("|"))
        wrong = {sound for part in alternatives for sound in part} - known
        if script not in tables or where not in ("", "start", "end", "own") or wrong:
            raise DataError(
                f"{path}:{line}: not as the head of the file says; look at {script}, {where}, {wrong}"
            )
        tables[script][letters, where] = alternatives
    return {name: (table, max(len(letters) for letters, _ in table)) for name, table in tables.items()}


@cache
def _given() -> dict[Word, frozenset[int]]:
    """Word → the rows of ``given_names.tsv`` that have it."""
    columns = ("arabic", "latin", "cyrillic")
    found: dict[Word, set[int]] = {}
    for number, row in enumerate(read_tsv(_HERE / "given_names.tsv", columns)):
        for script, column in zip(_SCRIPTS, columns, strict=True):
            for name in filter(None, row[column].split("|")):
                [word] = name_words(name)
                if word[0] != script:
                    raise DataError(f"given_names.tsv: {name} is not written in {column} letters")
                found.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in found.items()}


@cache
def _rows() -> list[dict[str, str]]:
    path = _HERE / "particles.tsv"
    rows = read_tsv(path, ("script", "word", "act"))
    for row in rows:
        if row["act"] not in ("link", "article", "join", "suffix", "prefix") or row["script"] not in _SCRIPTS:
            raise DataError(f"{path}: {row}: not as the head of the file says")
    return rows


@cache
def _particles() -> dict[Word, str]:
    return {(row["script"], row["word"]): row["act"] for row in _rows() if row["act"] != "prefix"}


@cache
def _prefixes() -> dict[str, tuple[str, ...]]:
    """Script → articles that may be part of a word, the longest first."""
    found = {
        script: [row["word"] for row in _rows() if row["act"] == "prefix" and row["script"] == script]
        for script in _SCRIPTS
    }
    return {script: tuple(sorted(words, key=len, reverse=True)) for script, words in found.items()}
