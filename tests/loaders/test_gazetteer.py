"""What the gazetteer promises: look-ups, and facts spot-checked in each table."""

from __future__ import annotations

import pytest

from loaders.gazetteer.gazetteer import Gazetteer, load
from ontology.errors import DataError
from ontology.names import fold
from ontology.terms import EntityKind

ARABIC = load("ar")
ENGLISH = load("en")
RUSSIAN = load("ru")
UN = "organization/united-nations"


def found(gazetteer: Gazetteer, form: str, kind: str) -> set[str]:
    return {entry for name, entry, what in gazetteer.names() if what == kind and fold(name) == fold(form)}


@pytest.mark.parametrize(
    ("form", "iso"),
    [
        ("سورية", "SY"),
        ("سوريا", "SY"),
        ("الجمهورية العربية السورية", "SY"),
        ("الولايات المتحدة الأميركية", "US"),
        ("أمريكا", "US"),
        ("روسيا الاتحادية", "RU"),
        ("المملكة العربية السعودية", "SA"),
        ("السعودية", "SA"),
        ("جمهورية مصر العربية", "EG"),
        ("دولة الكويت", "KW"),
        ("سلطنة عمان", "OM"),
        ("مملكة البحرين", "BH"),
        ("الجمهورية الإسلامية الإيرانية", "IR"),
        ("السينغال", "SN"),
        ("كوت ديفوار", "CI"),
        ("ساحل العاج", "CI"),
        ("ألمانيا الاتحادية", "DE"),
        ("فلسطين", "PS"),
        ("كوسوفو", "XK"),
    ],
)
def test_arabic_news_names_a_state_in_several_ways(form: str, iso: str) -> None:
    assert found(ARABIC, form, "name") == {f"state/{iso}"}


@pytest.mark.parametrize(
    ("form", "iso"),
    [
        ("سوري", "SY"),
        ("أميركي", "US"),
        ("أمريكي", "US"),
        ("مجري", "HU"),
        ("هنغاري", "HU"),
        ("إيفواري", "CI"),
        ("جنوب أفريقي", "ZA"),
        ("كوري شمالي", "KP"),
        ("إماراتي", "AE"),
        ("تشيكي", "CZ"),
        ("نيجري", "NE"),
        ("نيجيري", "NG"),
    ],
)
def test_an_adjective_leads_to_its_state(form: str, iso: str) -> None:
    assert found(ARABIC, form, "adjective") == {f"state/{iso}"}


def test_an_adjective_of_two_states_leads_to_both() -> None:
    assert found(ARABIC, "كونغولي", "adjective") == {"state/CD", "state/CG"}


def test_a_form_of_two_entries_is_named_for_both() -> None:
    assert found(ARABIC, "عمان", "name") == {"state/OM", "place/amman"}


def test_people_of_irregular_plural_are_listed() -> None:
    assert found(ARABIC, "الروس", "people") == {"state/RU"}
    assert found(ENGLISH, "Danes", "people") == {"state/DK"}


@pytest.mark.parametrize(("word", "iso"), [("Russian", "RU"), ("Dutch", "NL"), ("Emirati", "AE")])
def test_english_adjectives_are_listed(word: str, iso: str) -> None:
    assert found(ENGLISH, word, "adjective") == {f"state/{iso}"}


@pytest.mark.parametrize(("word", "iso"), [("российский", "RU"), ("сирийский", "SY"), ("датский", "DK")])
def test_russian_adjectives_are_masculine_nominative(word: str, iso: str) -> None:
    assert found(RUSSIAN, word, "adjective") == {f"state/{iso}"}


def test_the_label_of_a_state_is_what_newspapers_call_it() -> None:
    assert ARABIC.states["SA"].labels == (
        ("ar", "السعودية"),
        ("en", "Saudi Arabia"),
        ("ru", "Саудовская Аравия"),
    )
    assert RUSSIAN.states["US"].labels[0] == ("ru", "США")


def test_labels_begin_with_the_language_asked_for() -> None:
    for gazetteer in (ARABIC, ENGLISH, RUSSIAN):
        assert all(entry.labels[0][0] == gazetteer.language for entry in gazetteer.entries.values())


@pytest.mark.parametrize(
    ("place", "iso", "sub", "metonym"),
    [
        ("moscow", "RU", "capital", True),
        ("tel-aviv", "IL", "seat", True),
        ("ramallah", "PS", "seat", True),
        ("geneva", "CH", "city", False),
        ("sharm-el-sheikh", "EG", "city", False),
        ("crimea", "UA", "region", False),
        ("jerusalem", None, "city", False),
        ("middle-east", None, "region", False),
    ],
)
def test_capitals_and_seats_stand_for_their_government_and_other_places_do_not(
    place: str, iso: str, sub: str | None, metonym: bool
) -> None:
    entry = ARABIC.entries[f"place/{place}"]
    assert (entry.kind, entry.iso, entry.sub, entry.metonym) == (EntityKind.PLACE, iso, sub, metonym)


@pytest.mark.parametrize(
    ("form", "organisation", "sub"),
    [
        ("الكرملين", "kremlin", "seat"),
        ("البيت الأبيض", "white-house", "seat"),
        ("قصر الإليزيه", "elysee", "seat"),
        ("جامعة الدول العربية", "arab-league", "international"),
        ("الناتو", "nato", "international"),
        ("حماس", "hamas", "movement"),
        ("داعش", "islamic-state", "armed-group"),
        ("فرانس برس", "afp", "outlet"),
        ("RT", "rt", "outlet"),
        ("وكالة الأنباء السعودية", "spa", "outlet"),
    ],
)
def test_organisations_are_found_by_the_names_news_gives_them(
    form: str, organisation: str, sub: str | None
) -> None:
    assert found(ARABIC, form, "name") == {f"organization/{organisation}"}
    assert ARABIC.entries[f"organization/{organisation}"].sub == sub


def test_the_kremlin_stands_for_russia_and_the_united_nations_for_no_state() -> None:
    assert ARABIC.entries["organization/kremlin"].metonym
    assert not ARABIC.entries[UN].metonym


@pytest.mark.parametrize(
    ("form", "person"),
    [
        ("رجب أردوغان", "recep-tayyip-erdogan"),
        ("رجب طيب إردوغان", "recep-tayyip-erdogan"),
        ("سيرجي لافروف", "sergey-lavrov"),
        ("دونالد ترمب", "donald-trump"),
        ("أنطوني بلينكن", "antony-blinken"),
        ("ألكسندر لافرنتييف", "alexander-lavrentiev"),
        ("عبدالفتاح السيسي", "abdel-fattah-el-sisi"),
    ],
)
def test_a_person_is_found_in_each_spelling_of_the_arabic_press(form: str, person: str) -> None:
    assert found(ARABIC, form, "name") == {f"person/{person}"}


@pytest.mark.parametrize(("surname", "person"), [("بوتين", "vladimir-putin"), ("ترمب", "donald-trump")])
def test_a_surname_alone_is_enough_where_it_is_no_common_word(surname: str, person: str) -> None:
    assert found(ARABIC, surname, "surname") == {f"person/{person}"}


def test_what_is_also_a_common_word_is_kept_apart() -> None:
    assert not found(ARABIC, "عباس", "surname")
    assert ("عباس", "person/mahmoud-abbas", "surname") in set(ARABIC.doubtful())
    assert ("فتح", "organization/fatah", "name") in set(ARABIC.doubtful())
    assert not found(ARABIC, "فتح", "name")


def test_names_can_be_asked_for_in_another_language_than_the_one_loaded() -> None:
    assert list(ARABIC.names("en")) == list(ENGLISH.names())
    assert list(ARABIC.doubtful("en")) == list(ENGLISH.doubtful())


@pytest.mark.parametrize(
    ("office", "of", "day", "person"),
    [
        ("head-of-state", "SY", "2024-07-24", "bashar-al-assad"),
        ("head-of-state", "SY", "1999-01-01", "hafez-al-assad"),
        ("head-of-state", "SY", "2025-06-01", "ahmed-al-sharaa"),
        ("head-of-state", "RU", "2010-01-01", "dmitry-medvedev"),
        ("head-of-government", "RU", "2010-01-01", "vladimir-putin"),
        ("head-of-state", "US", "2012-03-01", "barack-obama"),
        ("head-of-state", "US", "2025-03-01", "donald-trump"),
        ("king", "SA", "2010-01-01", "abdullah-of-saudi-arabia"),
        ("crown-prince", "SA", "2016-01-01", "muhammad-bin-nayef"),
        ("deputy-crown-prince", "SA", "2016-01-01", "mohammed-bin-salman"),
        ("emir", "KW", "2019-01-01", "sabah-al-ahmad-al-sabah"),
        ("sultan", "OM", "2021-01-01", "haitham-bin-tariq"),
        ("foreign-minister", "OM", "2022-01-01", "badr-albusaidi"),
        ("foreign-minister", "RU", "2015-01-01", "sergey-lavrov"),
        ("foreign-minister", "IR", "2015-07-14", "mohammad-javad-zarif"),
        ("foreign-minister", "TR", "2010-01-01", "ahmet-davutoglu"),
        ("foreign-minister", "EG", "2015-01-01", "sameh-shoukry"),
        ("foreign-minister", "SA", "2000-01-01", "saud-al-faisal"),
        ("foreign-minister", "FR", "2014-01-01", "laurent-fabius"),
        ("head-of-government", "GB", "2003-03-20", "tony-blair"),
        ("head-of-government", "DE", "2015-01-01", "angela-merkel"),
        ("head-of-government", "IL", "2009-01-01", "ehud-olmert"),
        ("secretary-general", UN, "2003-01-01", "kofi-annan"),
        ("secretary-general", "organization/arab-league", "2018-01-01", "ahmed-aboul-gheit"),
        ("secretary-general", "organization/nato", "2020-01-01", "jens-stoltenberg"),
        ("high-representative", "organization/european-union", "2021-01-01", "josep-borrell"),
        ("spokesperson", "organization/kremlin", "2024-07-25", "dmitry-peskov"),
        ("supreme-leader", "IR", "2020-01-01", "ali-khamenei"),
    ],
)
def test_an_office_has_the_holder_of_the_day(office: str, of: str, day: str, person: str) -> None:
    assert ARABIC.holders(office, of, day) == (f"person/{person}",)


def test_an_envoy_is_told_by_the_country_he_deals_with() -> None:
    assert ARABIC.holders("special-envoy", UN, "2016-01-01", at="SY") == ("person/staffan-de-mistura",)
    assert ARABIC.holders("special-envoy", UN, "2020-01-01", at="YE") == ("person/martin-griffiths",)


def test_the_day_of_a_handover_belongs_to_both_and_the_newcomer_comes_first() -> None:
    both = ARABIC.holders("head-of-state", "US", "2017-01-20")
    assert both == ("person/donald-trump", "person/barack-obama")


def test_without_a_day_all_who_ever_held_an_office_come_in_order_of_time() -> None:
    holders = ARABIC.holders("foreign-minister", "RU")
    assert holders == ("person/yevgeny-primakov", "person/igor-ivanov", "person/sergey-lavrov")


def test_an_office_that_nobody_is_listed_for_has_no_holder() -> None:
    assert ARABIC.holders("foreign-minister", "TV", "2020-01-01") == ()


def test_a_person_holds_offices_as_the_ontology_states_them() -> None:
    office = ARABIC.entries["person/bashar-al-assad"].holds[0]
    assert (office.title, office.code, office.state) == ("رئيس", "head-of-state", "SY")
    assert (office.since, office.until, office.organization) == ("2000-07-17", "2024-12-08", None)
    assert ENGLISH.entries["person/bashar-al-assad"].holds[0].title == "president"


@pytest.mark.parametrize(
    ("entry", "wikidata"),
    [
        ("person/vladimir-putin", "Q7747"),
        ("person/bashar-al-assad", "Q44329"),
        ("person/recep-tayyip-erdogan", "Q39259"),
        ("person/barack-obama", "Q76"),
        ("person/angela-merkel", "Q567"),
        ("state/RU", "Q159"),
        ("place/moscow", "Q649"),
        ("organization/united-nations", "Q1065"),
    ],
)
def test_well_known_entries_have_their_wikidata_id(entry: str, wikidata: str) -> None:
    assert ARABIC.entries[entry].wikidata == wikidata


def test_a_language_without_names_is_refused_with_those_there_are() -> None:
    with pytest.raises(DataError, match="ar, en, ru"):
        load("fr")
