"""Arabic morphology: the ways to take a word apart, cheapest first, and the forms of a verb."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.engine.pack import LANGUAGES
from loaders.languages.ar.morphology import morphology

ARABIC = morphology(LANGUAGES / "ar")
LETTERS = st.text(st.sampled_from("ابتثجحخدرسعفقكلمنهوي"), min_size=1, max_size=12)


def common(word: str) -> set[tuple[str, bool, str, bool, str, str]]:
    return {
        (s.stem, s.conjunction, s.preposition, s.definite, s.ending, s.enclitic)
        for s in ARABIC.common_splits(word)
    }


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("وزير", ("وزير", False, "", False, "", "")),
        ("وزير", ("زير", True, "", False, "", "")),
        ("الوزير", ("وزير", False, "", True, "", "")),
        ("والوزير", ("وزير", True, "", True, "", "")),
        ("بالوزير", ("وزير", False, "ب", True, "", "")),
        ("للوزير", ("وزير", False, "ل", True, "", "")),
        ("وللوزير", ("وزير", True, "ل", True, "", "")),
        ("ولوزيرها", ("وزير", True, "ل", False, "", "ها")),
        ("فالوزير", ("وزير", False, "", True, "", "")),
        ("الوزيران", ("وزير", False, "", True, "dual", "")),
        ("الوزيرين", ("وزير", False, "", True, "plural", "")),
        ("المسوولون", ("مسوول", False, "", True, "plural", "")),
        ("زيارتها", ("زياره", False, "", False, "", "ها")),
        ("لقاياتهم", ("لقاي", False, "", False, "plural", "هم")),
        ("وزيراهما", ("وزير", False, "", False, "accusative", "هما")),
        ("نظيريهما", ("نظير", False, "", False, "construct", "هما")),
        ("السوريه", ("سوري", False, "", True, "feminine", "")),
    ],
)
def test_a_word_can_be_read_so(word: str, reading: tuple[str, bool, str, bool, str, str]) -> None:
    assert reading in common(word)


@pytest.mark.parametrize("word", ["والوزيران", "بزيارتهما", "ولنظيريهما", "للسفيرتين"])
def test_readings_come_with_the_fewest_letters_off_first(word: str) -> None:
    readings = list(ARABIC.common_splits(word))
    assert readings[0].stem == word and readings[0].whole
    taken = [len(word) - len(split.stem) for split in readings if not split.ending and not split.enclitic]
    assert taken == sorted(taken)


def test_a_name_loses_proclitics_only() -> None:
    assert [split.stem for split in ARABIC.proper_splits("ولبنان")] == ["ولبنان", "لبنان", "بنان"]


def test_a_fused_article_is_given_back_to_a_name() -> None:
    stems = {split.stem: split.preposition for split in ARABIC.proper_splits("للرياض")}
    assert stems["الرياض"] == "ل"


@given(LETTERS)
def test_no_reading_leaves_less_than_two_letters_of_a_longer_word(word: str) -> None:
    for split in ARABIC.common_splits(word):
        assert len(split.stem) >= min(2, len(word))


@given(LETTERS)
def test_what_was_taken_off_the_front_is_what_the_word_begins_with(word: str) -> None:
    for split in ARABIC.proper_splits(word):
        assert split.stem.endswith(word[len(word) - len(split.stem) + 2 :])
        assert word[: split.front].endswith(split.preposition) or split.stem.startswith("ال")


@pytest.mark.parametrize(
    ("past", "present", "form", "feature"),
    [
        ("استقبل", "يستقبل", "استقبل", "past"),
        ("استقبل", "يستقبل", "استقبلت", "past.fem"),
        ("استقبل", "يستقبل", "استقبلا", "past.dual"),
        ("استقبل", "يستقبل", "استقبلوا", "past.plural"),
        ("استقبل", "يستقبل", "استقبلنا", "past.first"),
        ("استقبل", "يستقبل", "تستقبل", "present.fem"),
        ("استقبل", "يستقبل", "يستقبلان", "present.dual"),
        ("استقبل", "يستقبل", "يستقبلون", "present.plural"),
        ("استقبل", "يستقبل", "سيستقبل", "future"),
        ("استقبل", "يستقبل", "ستستقبل", "future.fem"),
        ("التقي", "يلتقي", "التقت", "past.fem"),
        ("التقي", "يلتقي", "التقيا", "past.dual"),
        ("التقي", "يلتقي", "التقوا", "past.plural"),
        ("التقي", "يلتقي", "يلتقيان", "present.dual"),
        ("التقي", "يلتقي", "يلتقون", "present.plural"),
        ("التقي", "يلتقي", "يلتق", "jussive"),
        ("زار", "يزور", "زارت", "past.fem"),
        ("زار", "يزور", "يزر", "jussive"),
        ("دعا", "يدعو", "دعت", "past.fem"),
        ("دعا", "يدعو", "دعوا", "past"),  # dual and plural are spelt alike
        ("دعا", "يدعو", "يدع", "jussive"),
        ("بدا", "يبدا", "بدات", "past.fem"),  # بدأ: the hamza stays
        ("هنا", "يهني", "هنات", "past.fem"),  # هنأ
        ("هنا", "يهني", "يهنيون", "present.plural"),
    ],
)
def test_a_verb_has_its_forms(past: str, present: str, form: str, feature: str) -> None:
    assert ARABIC.verb_forms(past, present)[form].startswith(feature)


def test_the_plural_of_a_future_is_one_too() -> None:
    assert ARABIC.verb_forms("زار", "يزور")["سيزورون"] == "future.plural"


@pytest.mark.parametrize(
    ("word", "definite"), [("الوزير", True), ("وزير", False), ("الله", False), ("ال", False)]
)
def test_a_word_has_the_article_when_enough_is_left_without_it(word: str, definite: bool) -> None:
    assert ARABIC.definite(word) is definite


def test_phrases_of_the_data_are_kept_without_articles() -> None:
    assert ARABIC.indefinite("رئيس مجلس الوزراء") == ("رييس", "مجلس", "وزراء")


def test_the_feminine_of_an_office_changes_its_first_word() -> None:
    assert ARABIC.feminine(("وزير", "خارجيه")) == ("وزيره", "خارجيه")


def test_a_name_is_also_written_in_one_word() -> None:
    assert list(ARABIC.spellings(("عبد", "العزيز"))) == [("عبد", "العزيز"), ("عبدالعزيز",)]
    assert list(ARABIC.spellings(("سامح", "شكري"))) == [("سامح", "شكري")]
