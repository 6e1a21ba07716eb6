"""Dossiers: who it is, what it took part in, and for each fact the words, the voices and the article."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pyoxigraph import Store

from graph.store import Store as GraphStore
from ontology.errors import AmbiguousName, QueryError
from queries.cells import short_iri
from queries.dossier import dossier
from queries.dossier_text import write_dossier
from tests.graph.readings import ASSAD, BUSAIDI, KREMLIN, MOSCOW, PUTIN, meeting, say

ASKED = [
    ("person", "بشار الأسد"),
    ("unlisted-person", "البوسعيدي"),
    ("state", "OM"),
    ("place", "موسكو"),
    ("event", "event/anniversary-2024-07-5e6f7081"),
    ("disputed-event", "event/meeting-2024-07-20-8192a3b4"),
    ("article", "https://example.org/moscow-1"),
    ("nothing-happened", "person/asma-al-assad"),
]


class Terminal(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def text(store: Store | GraphStore, what: str, language: str = "ar", out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    write_dossier(dossier(store, what, language), out, language)
    return out.getvalue()


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
@pytest.mark.parametrize(("name", "what"), ASKED)
def test_a_dossier_reads_as_its_golden_file(
    name: str, what: str, language: str, small: Store, golden: Callable[[str, str], None]
) -> None:
    golden(f"dossier-{name}.{language}.txt", text(small, what, language))


def test_facts_come_newest_first_and_undated_ones_last(small: Store) -> None:
    dates = [fact.edtf for fact in dossier(small, "بشار الأسد").facts]
    assert dates == ["2024-07-24", "2024-07-24", "2024-07-22", None, "XXXX-03-23"]


def test_a_fact_has_its_words_its_voices_and_its_article(small: Store) -> None:
    fact = dossier(small, "event/agreement-4d5e6f70").facts[0]
    assert short_iri(fact.type.value) == "sif:Agreement"
    assert short_iri(fact.status.value) == "sif:denied"
    (evidence,) = fact.evidence
    assert [quote.words for quote in evidence.quotes] == ["لم توقع أي اتفاقية"]
    assert [(v.words, v.speaker and v.speaker.label) for v in evidence.voices] == [
        ("الكرملين", "الكرملين"),
        ("مصدر مطلع", None),
    ]
    assert (evidence.source.outlet, evidence.source.published) == ("وكالة المثال", "2024-07-25")


def test_both_sides_of_a_dispute_are_shown(small: Store) -> None:
    fact = dossier(small, "event/meeting-2024-07-20-8192a3b4").facts[0]
    assert fact.disputed
    assert [short_iri(evidence.status.value) for evidence in fact.evidence] == ["sif:occurred", "sif:denied"]


def test_the_facts_of_an_article_rest_on_its_own_words(small: Store) -> None:
    found = dossier(small, "daily-2")
    assert found.kind == "article"
    assert len(found.facts) == 6
    assert {e.source.id for fact in found.facts for e in fact.evidence} == {"daily-2"}


def test_an_old_address_shows_what_replaced_it(small: Store) -> None:
    assert dossier(small, "event/meeting-2024-07-00000000").subject.value.endswith("-1a2b3c4d")


def test_things_are_named_in_the_language_asked_for_else_in_another(small: Store) -> None:
    fact = dossier(small, "event/meeting-2024-07-20-8192a3b4", "en").facts[0]
    assert [actor.entity.label for actor in fact.actors] == ["Recep Tayyip Erdoğan", "بدر البوسعيدي"]


def test_in_a_fact_the_language_of_its_article_comes_before_english(small: Store) -> None:
    person, fact = (
        dossier(small, "أردوغان", "ru"),
        dossier(small, "event/meeting-2024-07-20-8192a3b4", "ru").facts[0],
    )
    assert person.subject.label == "Recep Tayyip Erdoğan"
    assert fact.actors[0].entity.label == "رجب طيب أردوغان"
    assert fact.type.label == "встреча"


def test_what_is_called_so_by_several_or_by_nobody_says_so(small: Store) -> None:
    with pytest.raises(AmbiguousName):
        dossier(small, "الأسد")
    with pytest.raises(QueryError, match="nearest: فلاديمير بوتين"):
        dossier(small, "فلادمير بوتين")


def test_a_dossier_says_what_a_part_of_a_name_was_taken_for(small: Store) -> None:
    assert "'Recep' is taken for" in dossier(small, "Recep").notes[0]
    assert dossier(small, "Erdogan").notes == ()


@pytest.mark.parametrize(
    "what", ["", "  ", "\n", "event/none", "article/none", "} ; DROP ALL", "\ud800", "x" * 5000]
)
def test_what_is_nothing_is_refused_in_one_line(what: str, small: Store) -> None:
    with pytest.raises(QueryError) as error:
        dossier(small, what)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


def test_on_a_terminal_headings_are_strong_and_names_isolated(small: Store) -> None:
    shown = text(small, "بشار الأسد", "en", Terminal())
    assert shown.startswith("\x1b[1mBashar al-Assad\x1b[0m\n")
    assert "“\u2068لقاء بوتين والأسد\u2069”" in shown
    assert "\x1b" not in text(small, "بشار الأسد", "en")


def test_a_terminal_is_not_steered_by_what_an_article_says() -> None:
    with GraphStore() as store:
        store.add(
            [say("1", meeting(PUTIN, ASSAD, quote="التقى\x1b[2J \u202eالرجلان\r\n"), title="\x1b]0;x\x07")]
        )
        shown = text(store, "Putin", out=Terminal())
    assert "\x1b[2J" not in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown


def test_a_real_reading_gives_its_dossier() -> None:
    with GraphStore() as store:
        told = meeting(PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,), by=((KREMLIN, "الكرملين"),))
        store.add([say("1", told, title="لقاء في موسكو"), say("2", meeting(BUSAIDI, ASSAD), source="SANA")])
        found = dossier(store, "Assad", "en")
    assert [holding.office.label for holding in found.offices] == ["رئيس"]
    assert found.same_as == ("http://www.wikidata.org/entity/Q44329",)
    assert [fact.edtf for fact in found.facts] == ["2024-07-24", None]
    assert found.facts[0].evidence[0].voices[0].speaker is not None
    assert found.facts[0].evidence[0].source.iri.label == "لقاء في موسكو"


def test_an_empty_store_has_no_dossier(empty: Store) -> None:
    with pytest.raises(QueryError, match="no entity called"):
        dossier(empty, "بوتين")
