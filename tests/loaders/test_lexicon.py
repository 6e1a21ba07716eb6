"""The lexicon: names and common words found through what is written together with them."""

from __future__ import annotations

import pytest

from loaders.engine.lexicon import Lexicon
from loaders.engine.pack import LANGUAGES, load_pack
from loaders.engine.words import Lex
from loaders.languages.ar.morphology import morphology
from ontology.names import fold_word


@pytest.fixture
def lexicon() -> Lexicon:
    found = Lexicon(morphology(LANGUAGES / "ar"))
    proper = {"سلمان": "given", "وليد": "given", "سوريا": "entity", "علي": "given", "سان سلفادور": "entity"}
    common = {
        "وزير": "office",
        "وزير خارجية": "office",
        "سوري": "nisba",
        "في": "prep",
        "علي": "prep",
        "سفارة": "institution",
        "التقي": "verb",
        "لقاء": "event",
        "بيت": "word",
    }
    for form, kind in proper.items():
        found.add_proper([fold_word(word) for word in form.split()], Lex(kind, form, "test"))
    for form, kind in common.items():
        found.add_common([fold_word(word) for word in form.split()], Lex(kind, form, "test"))
    return found


def kinds(lexicon: Lexicon, word: str) -> frozenset[str]:
    return lexicon.word(fold_word(word)).kinds


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("وزير", "office"),
        ("الوزير", "office"),
        ("والوزير", "office"),
        ("للوزير", "office"),
        ("وزيرها", "office"),
        ("الوزيران", "office"),
        ("السورية", "nisba"),
        ("بسفارتها", "institution"),
        ("لقائه", "event"),
        ("فيها", "prep"),
    ],
)
def test_a_common_word_is_found_through_article_clitics_and_endings(
    lexicon: Lexicon, word: str, kind: str
) -> None:
    assert kind in kinds(lexicon, word)


@pytest.mark.parametrize(("word", "front"), [("سلمان", 0), ("وسلمان", 1), ("بسلمان", 1), ("ولسلمان", 2)])
def test_a_name_is_found_behind_conjunction_and_preposition(lexicon: Lexicon, word: str, front: int) -> None:
    split = lexicon.word(fold_word(word)).proper
    assert split is not None and (split.stem, split.front) == ("سلمان", front)


def test_a_name_that_is_known_whole_is_not_taken_apart(lexicon: Lexicon) -> None:
    split = lexicon.word("وليد").proper
    assert split is not None and split.whole


def test_a_word_may_be_a_name_and_a_common_word_at_once(lexicon: Lexicon) -> None:
    assert {"given", "prep"} <= kinds(lexicon, "علي")


def test_a_verb_takes_no_article_and_a_function_word_no_ending(lexicon: Lexicon) -> None:
    assert "verb" in kinds(lexicon, "التقى")
    assert "verb" not in kinds(lexicon, "الالتقى")
    assert "prep" not in kinds(lexicon, "الفي")


def test_nothing_is_known_of_an_unknown_word(lexicon: Lexicon) -> None:
    word = lexicon.word("زكرنوف")
    assert (word.proper, word.common, word.kinds) == (None, None, frozenset())
    assert not lexicon.knows("زكرنوف")


def test_the_longest_phrase_wins_and_its_later_words_may_have_an_article(lexicon: Lexicon) -> None:
    words = ["وزير", "الخارجيه", "السوري"]
    match = lexicon.match_common(words, 0, 3)
    assert (
        match is not None and match.last == 2 and match.lex("office") == Lex("office", "وزير خارجية", "test")
    )


def test_a_phrase_that_breaks_off_is_no_longer_than_what_is_whole(lexicon: Lexicon) -> None:
    match = lexicon.match_common(["وزير", "الدفاع"], 0, 2)
    assert match is not None and match.last == 1


def test_a_match_ends_before_the_limit(lexicon: Lexicon) -> None:
    match = lexicon.match_common(["وزير", "الخارجيه"], 0, 1)
    assert match is not None and match.last == 1


def test_a_name_of_several_words_matches_only_whole(lexicon: Lexicon) -> None:
    whole = lexicon.match_proper(["سان", "سلفادور"], 0, 2)
    assert whole is not None and whole.entries() == ("سان سلفادور",)
    assert lexicon.match_proper(["سان", "خوسيه"], 0, 2) is None


def test_a_match_says_which_kinds_it_has(lexicon: Lexicon) -> None:
    match = lexicon.match_common(["الوزير"], 0, 1)
    assert match is not None
    assert (match.has("office"), match.has("event"), match.lex("event")) == (True, False, None)


def test_the_same_word_is_read_once(lexicon: Lexicon) -> None:
    assert lexicon.word("الوزير") is lexicon.word("الوزير")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ونظيره", "anaphor"),
        ("لوزيرة", "office"),
        ("بمباحثاتهما", "event"),
        ("المصريون", "nisba"),
        ("سيلتقي", "verb"),
        ("وستستقبله", "verb"),
        ("للكرملين", "entity"),
        ("والرياض", "entity"),
    ],
)
def test_words_of_the_news_are_read_with_the_whole_pack(word: str, kind: str) -> None:
    assert kind in load_pack("ar").lexicon.word(fold_word(word)).kinds
