"""The tables of the gazetteer: whole, consistent with each other, and refused where they are not."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from loaders.gazetteer import generate_states
from loaders.gazetteer.entry import Entry
from loaders.gazetteer.gazetteer import load
from loaders.gazetteer.tables import FOLDER, LANGUAGES
from ontology.errors import DataError
from ontology.names import fold, slug
from ontology.terms import EntityKind

GAZETTEERS = {language: load(language) for language in LANGUAGES}
ENTRIES = GAZETTEERS["ar"].entries
TABLES = sorted(FOLDER.glob("*.tsv"))
MEMBERS_OF_THE_UNITED_NATIONS = 193
SINGLE = (
    "head-of-state",
    "king",
    "emir",
    "sultan",
    "crown-prince",
    "head-of-government",
    "foreign-minister",
    "defence-minister",
)


def of_kind(kind: EntityKind, *subs: str) -> list[Entry]:
    return [entry for entry in ENTRIES.values() if entry.kind is kind and (not subs or entry.sub in subs)]


def test_there_are_as_many_entries_as_the_language_packs_count_on() -> None:
    assert len(of_kind(EntityKind.STATE)) >= 249
    assert len(of_kind(EntityKind.PLACE, "capital")) >= 190
    assert len(of_kind(EntityKind.PLACE, "city", "seat")) >= 250
    assert len(of_kind(EntityKind.PLACE, "region")) >= 60
    assert len(of_kind(EntityKind.ORGANIZATION)) >= 200
    assert len(of_kind(EntityKind.PERSON)) >= 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_the_united_nations_has_an_adjective(language: str) -> None:
    states = GAZETTEERS[language].states.values()
    with_adjective = {state.iso for state in states if state.wikidata and state.adjectives}
    assert len(with_adjective) >= MEMBERS_OF_THE_UNITED_NATIONS


def test_every_member_of_the_united_nations_has_a_capital_or_a_seat() -> None:
    seats = {entry.iso for entry in of_kind(EntityKind.PLACE, "capital", "seat")}
    states = {state.iso for state in of_kind(EntityKind.STATE) if state.wikidata}
    # Hong Kong has no id here; Singapore, Monaco and the Vatican are their own capitals
    assert states - seats <= {"SM", "VA"}


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_table_tells_its_source_licence_date_and_gaps(table: Path) -> None:
    head = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    text = " ".join(head)
    assert all(word in text for word in ("Source:", "Licence:", "Date:", "Known gaps:"))


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_no_table_holds_double_blanks_or_invisible_characters(table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    assert "  " not in text.replace("#   ", "# ")
    assert not {c for c in text if ord(c) in (*range(0x200B, 0x2010), 0x00A0, 0xFEFF, 0x0640)}


def test_every_id_is_an_address_of_its_kind() -> None:
    for entry in ENTRIES.values():
        prefix, _, name = entry.id.partition("/")
        assert prefix == entry.kind.value
        assert name == (entry.iso if prefix == "state" else slug(name))


def test_no_wikidata_id_is_used_twice() -> None:
    used = Counter(entry.wikidata for entry in ENTRIES.values() if entry.wikidata)
    assert [found for found, times in used.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_in_the_script_of_their_language(language: str) -> None:
    scripts = {"ar": ("ء", "ي"), "en": ("A", "z"), "ru": ("А", "ё")}
    first, last = scripts[language]
    latin_allowed = {"organization"} if language != "en" else set()
    for entry in GAZETTEERS[language].entries.values():
        for name in (entry.labels[0][1], *entry.adjectives, *entry.people):
            if entry.kind.value not in latin_allowed:
                assert any(first <= c <= last for c in name), (entry.id, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_gives_one_folded_form_twice(language: str) -> None:
    for entry in GAZETTEERS[language].entries.values():
        if entry.kind is not EntityKind.STATE:  # CLDR's name may fold like the short one
            assert max(Counter(fold(name) for name in entry.names).values()) == 1, entry.id


def test_no_two_people_share_a_full_name() -> None:
    owners = defaultdict(set)
    for entry in of_kind(EntityKind.PERSON):
        for name in entry.names:
            owners[fold(name)].add(entry.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


SINGLE_WORD_NAMES = {
    *("الجولاني", "حميدتي", "سوهارتو", "أكيهيتو", "ناروهيتو"),
    *("سوجيونو", "سوغيونو", "بياتريكس", "عبدالكلام"),
}


def test_full_names_of_people_have_more_than_one_word_or_are_no_common_name() -> None:
    single = {name for entry in of_kind(EntityKind.PERSON) for name in entry.names if " " not in name}
    assert single == SINGLE_WORD_NAMES


# Two who held one office at one time, each with a government of his own.
RIVALS = {("head-of-government", "LY"), ("head-of-state", "CI")}


def test_no_office_of_one_holder_has_two_for_a_year() -> None:
    for (office, of), terms in GAZETTEERS["ar"].terms.items():
        if office in SINGLE and (office, of) not in RIVALS:
            dated = [term for term in terms if term.since]
            for one, other in pairwise(dated):
                assert one.until, (office, of, one.person, "is followed by", other.person)
                assert one.until[:4] <= other.since[:4], (office, of, one, other)


def test_nobody_holds_an_office_before_1940_or_after_this_table() -> None:
    for terms in GAZETTEERS["ar"].terms.values():
        for term in terms:
            assert all("1940" <= date[:4] <= "2026" for date in (term.since, term.until) if date), term


def test_the_table_of_states_is_what_babel_gives(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("babel")
    assert generate_states.main(["--check"]) == 0, capsys.readouterr().err


def test_the_generator_tells_a_difference_and_refuses_other_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("babel")
    monkeypatch.setattr(generate_states, "TABLE", tmp_path / "states.tsv")
    assert generate_states.main(["--check"]) == 1
    assert generate_states.main([]) == 0
    assert generate_states.main(["--check"]) == 0
    assert generate_states.main(["--help"]) == 2
    assert "review the difference" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("state_names.tsv", "QQ\tar\tname\tقق\t0", "'QQ' is no code of states.tsv"),
        ("state_names.tsv", "SY\tde\tname\tSyrien\t0", "the language is 'de'"),
        ("state_names.tsv", "SY\tar\tnick\tس\t0", "the kind is 'nick'"),
        ("state_names.tsv", "SY\tar\tname\tس\tno", "ambiguous is 'no'"),
        ("state_names.tsv", "SY\tar\tadjective\tسوري\t0", "is already in line"),
        ("state_wikidata.tsv", "HK\t8646", "no Wikidata id"),
        ("seats.tsv", "place/x\t\tSY\ttown\tس\tX\tХ\t\t\t\t", "the kind is 'town'"),
        ("seats.tsv", "place/x\t\t\tcapital\tس\tX\tХ\t\t\t\t", "needs the code of its state"),
        ("seats.tsv", "town/x\t\tSY\tcity\tس\tX\tХ\t\t\t\t", "must begin with 'place/'"),
        ("seats.tsv", "place/x\t\tSY\tcity\tس\tX\t\t\t\t\t", "a label in each of"),
        ("seats.tsv", "place/x\t\tSY\tcity\tس\tX\tХ\t\t\t\tص", "'ص', which is not among the forms"),
        ("organisations.tsv", "organization/x\t\t\tseat\t1\tس\tX\tХ\t\t\t\t", "needs the state's code"),
        ("people.tsv", "person/x\t7\tSY\tm\tس\tX\tХ\t\t\t\t\t\t\t", "no Wikidata id"),
        ("people.tsv", "person/x\t\tSY\t\tس\tX\tХ\t\t\t\t\t\t\t", "it is m or f"),
        ("people.tsv", "person/vladimir-putin\t\tSY\tm\tس\tX\tХ\t\t\t\t\t\t\t", "is already in line"),
        ("offices.tsv", "x\tس\tx\tх\tplanet", "head_of is 'planet'"),
        ("institutions_listed.tsv", "organization/nowhere\tparliament", "is no organisation of a state"),
        ("institutions_listed.tsv", "organization/united-nations\tarmy", "is no organisation of a state"),
        ("institutions_listed.tsv", "organization/kremlin\tguild", "no code of institutions.tsv"),
        ("institutions_listed.tsv", "organization/kremlin\tforeign-ministry", "has another foreign-ministry"),
        ("offices_held.tsv", "person/nobody\tking\tSY\t\t\t", "add the person"),
        ("offices_held.tsv", "person/vladimir-putin\ttsar\tRU\t\t\t", "add the office"),
        ("offices_held.tsv", "person/vladimir-putin\tking\tQQ\t\t\t", "neither a state nor an organisation"),
        (
            "offices_held.tsv",
            "person/vladimir-putin\tking\tRU\t\t2001-13\t",
            "a date is a day, a month or a year",
        ),
        ("offices_held.tsv", "person/vladimir-putin\tking\tRU\t\tXXXX-03\t", "has an open part"),
        ("offices_held.tsv", "person/vladimir-putin\tking\tRU\t\t2002\t2001", "before it begins"),
    ],
)
def test_a_wrong_row_is_refused_with_its_file_and_line(
    tmp_path: Path, table: str, row: str, message: str
) -> None:
    for path in TABLES:
        shutil.copy(path, tmp_path)
    broken = tmp_path / table
    broken.write_text(broken.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    number = broken.read_text(encoding="utf-8").count("\n")
    with pytest.raises(DataError, match=message) as raised:
        load("ar", tmp_path)
    assert f"{table}:{number}: " in str(raised.value)
