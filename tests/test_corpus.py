"""The generated corpus is the same for the same seed, and holds what a wire holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from benchmarks.corpus import Record, articles
from benchmarks.corpus.happening import happenings
from benchmarks.corpus.settings import read_settings
from benchmarks.corpus.telling import tell, tellable
from graph.identity.copies import alike, sketch
from loaders.extract import extract
from ontology.article import Article, hash_text
from ontology.errors import DataError
from ontology.terms import Status


@pytest.fixture(scope="module")
def corpus() -> list[Record]:
    return list(articles(400))


def test_the_same_seed_gives_the_same_articles_and_another_seed_others(corpus: list[Record]) -> None:
    assert list(articles(400)) == corpus
    assert list(articles(10, seed=2)) != corpus[:10]


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(corpus: list[Record]) -> None:
    assert list(articles(150)) == corpus[:150]


def test_what_was_held_at_a_place_without_a_name_is_not_looked_back_on() -> None:
    settings = read_settings(("ar",))
    language = settings.languages[0]
    later = next(
        one
        for one in happenings(settings, Random(1))
        if one.before and one.type in language.says["back"] and tellable(one, language)
    )
    assert later.before
    placeless = replace(later, before=replace(later.before, place=""))
    alone = replace(later, before=None)
    for seed in range(20):
        said = [tell(one, language, later.told, Random(seed)) for one in (placeless, alone)]
        assert said[0] == said[1]


def test_articles_come_in_the_order_of_publication_and_say_who_printed_them(corpus: list[Record]) -> None:
    days = {article["id"]: article["published"] for article in corpus}  # a corrected one keeps its day
    assert all(one <= other for one, other in pairwise(days.values()))
    assert all("url" in article or "المصدر: " in article["text"] for article in corpus)


def test_articles_are_as_long_as_those_of_a_wire(corpus: list[Record]) -> None:
    words = sorted(len(article["text"].split()) for article in corpus)
    assert words[0] > 30
    assert 80 < words[len(words) // 2] < 200
    assert words[-1] < 300


def test_a_corrected_article_comes_again_under_its_id(corpus: list[Record]) -> None:
    times = Counter(article["id"] for article in corpus)
    again = [name for name, count in times.items() if count > 1]
    assert again
    for name in again:
        first, second = (article["text"] for article in corpus if article["id"] == name)
        assert first != second


def test_reports_are_told_anew_and_printed_by_others(corpus: list[Record]) -> None:
    sketches = [sketch(article["text"]) for article in corpus]
    texts = {article["text"] for article in corpus}
    assert len(texts) > 350
    copied = sum(any(alike(one, other) for other in sketches[:at]) for at, one in enumerate(sketches))
    assert 40 < copied < 200


def test_the_reader_finds_events_of_each_status(corpus: list[Record]) -> None:
    found: Counter[Status] = Counter()
    for record in corpus[:150]:
        text = f"{record['title']}\n\n{record['text']}"
        name, day = record["id"], record["published"]
        article = Article(name, hash_text(text), record["title"], "ar", None, None, day, "metadata", text)
        found.update(claim.status for claim in extract(article).claims)
    assert found[Status.OCCURRED] > 150
    assert found[Status.PLANNED] > 3
    assert found[Status.DENIED] > 1


def test_a_language_without_templates_says_which_there_are() -> None:
    with pytest.raises(DataError, match=r"xx\.yml: there is none; the corpus can be had in ar"):
        next(articles(1, languages=["xx"]))
