"""Passages of our own, damaged at random (always alike): reading never fails, evidence is always exact."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from loaders.extract import extract
from ontology.article import Article, hash_text
from ontology.interchange import from_json, to_json

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ar", "en", "ru")
LATIN = str.maketrans("aeiou", "áèîøü")
DIACRITICS = "ًٌٍَُِّْٰٓٔ"
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200b\u200c\u200d\ufeff"
TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def cut(text: str, random: Random) -> str:
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return random.choice((text[start:end], text[:start] + text[end:], text[start:], text[:end]))


def doubled(text: str, random: Random) -> str:
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text[:end] + random.choice(("", " ", "\n", "\n\n")) + text[start:]


def shuffled(text: str, random: Random) -> str:
    words = text.split(" ")
    start, end = sorted((random.randint(0, len(words)), random.randint(0, len(words))))
    middle = words[start:end]
    random.shuffle(middle)
    return " ".join([*words[:start], *middle, *words[end:]])


def spliced(text: str, random: Random) -> str:
    """Words of another passage in between."""
    other = random.choice(passages(random.choice(LANGUAGES)))[0].split()
    words = text.split(" ")
    for _ in range(random.randint(1, 10)):
        words.insert(random.randint(0, len(words)), random.choice(other))
    return " ".join(words)


def sprinkled(characters: str) -> Callable[[str, Random], str]:
    def mutate(text: str, random: Random) -> str:
        letters = list(text)
        for _ in range(random.randint(1, 1 + len(text) // random.choice((3, 30, 300)))):
            letters.insert(random.randint(0, len(letters)), random.choice(characters))
        return "".join(letters)

    return mutate


def str_upper(text: str, _: Random) -> str:
    return text.upper()


def str_lower(text: str, _: Random) -> str:
    return text.lower()


MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    cut,
    doubled,
    shuffled,
    spliced,
    sprinkled(DIACRITICS),
    sprinkled("ـ"),
    sprinkled(BIDI),
    sprinkled("\ud800\udbff\udc00\udfff"),
    sprinkled("\0\x01\x7f\x85\u2028\u2029"),
    sprinkled("«»\"'()[]{}:؛،.!؟-–—/…%*_#@"),
    sprinkled("0123456789٠١٢٣٤٥٦٧٨٩²½Ⅷ"),
    sprinkled("\n\t \u00a0\r"),
    sprinkled("ﷲﷺﻻﻼﭐİßŉﬁ🇸🇾👍🏽"),
    sprinkled("وفبلكالهنيت"),
    sprinkled("'’s-ABCDEtheofand.,"),
    str_upper,
    str_lower,
    lambda text, random: text.translate(LATIN),
    lambda text, random: text.translate(TO_LATIN),
    lambda text, random: text.translate(TO_ARABIC),
    lambda text, random: text.replace(" ", random.choice(("", "\n", "\u00a0", "  "))),
    lambda text, random: text[::-1],
)


@cache
def passages(language: str = "ar") -> tuple[tuple[str, str | None], ...]:
    path = DATA / f"passages.{language}.gold.jsonl"
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple((row["text"], row["published"]) for row in rows)


def damaged(seed: int, language: str = "ar") -> Article:
    random = Random(seed)
    text, published = random.choice(passages(language))
    for mutate in random.choices(MUTATIONS, k=random.randint(1, 4)):
        text = mutate(text, random)
    published = random.choice((published, None))
    given = "given" if published else None
    return Article(f"fuzz-{seed}", hash_text(text), None, language, None, None, published, given, text)


def check(seed: int, language: str) -> None:
    article = damaged(seed, language)
    reading = extract(article)
    for span in reading.spans():
        assert 0 <= span.start < span.end <= len(article.text), f"seed {seed}: {span}"
        assert article.text[span.start : span.end] == span.text, f"seed {seed}: {span}"
    assert all(claim.evidence for claim in reading.claims), f"seed {seed}: a claim without evidence"
    assert from_json(to_json(reading)) == reading, f"seed {seed}: does not survive the interchange format"


@pytest.mark.parametrize("language", LANGUAGES)
def test_damaged_passages_are_read_and_every_span_is_exact(language: str) -> None:
    for seed in range(300):
        check(seed, language)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_thousand_damaged_passages_are_read_and_every_span_is_exact(language: str) -> None:
    for seed in range(300, 10_300):
        check(seed, language)


@pytest.mark.parametrize("text", ["نظير", "لنديه \0 لنديه", "عام ½لمت", "", " \n", "\ud800"])
def test_texts_that_once_failed_are_read(text: str) -> None:
    assert not extract(Article("x", hash_text(text), None, "ar", None, None, None, None, text)).claims


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_passage_is_read_the_same_way_twice(language: str) -> None:
    for seed in range(20):
        assert extract(damaged(seed, language)) == extract(damaged(seed, language))
