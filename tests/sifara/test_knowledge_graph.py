"""The store for notebooks: its methods ask what they say, and answers turn into tables and data frames."""

from __future__ import annotations

import html
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import sifara as sf
from graph.store import WORLD
from ontology.errors import MissingExtraError
from tests.graph.readings import ASSAD, BUSAIDI, ERDOGAN, MOSCOW, PUTIN, meeting, say

ROOT = Path(__file__).parents[2]
MARKUP = '<img src=x onerror="alert(1)">'
READINGS = [
    say("1", meeting(PUTIN, ASSAD, day="2024-07-24", where=(MOSCOW,)), title=f"لقاء {MARKUP}"),
    say("2", meeting(ASSAD, ERDOGAN, day="2023-02", quote="التقى الأسد أردوغان"), source="SANA"),
    say("3", meeting(PUTIN, BUSAIDI)),
]


@pytest.fixture(scope="module")
def kg() -> Iterator[sf.KnowledgeGraph]:
    with sf.open(labels="en") as opened:
        opened.store.add(READINGS)
        yield opened


def test_articles_are_loaded_and_what_can_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with sf.open(tmp_path / "store") as kg:
        samples = ROOT / "sifara" / "samples" / "ar.jsonl"
        loaded = kg.load(samples, tmp_path / "empty.txt")
        assert (loaded.added, loaded.unchanged) == (9, 0)
        (refusal,) = loaded.refused
        assert "empty.txt" in str(refusal)
        assert kg.load(samples).unchanged == 9
    with pytest.raises(sf.SifaraError, match="closed"):
        kg.events()
    with sf.open(tmp_path / "store", create=False) as kg:
        assert len(kg.events()) > 30


def test_a_store_that_is_not_there_is_not_made_unless_it_may(tmp_path: Path) -> None:
    with pytest.raises(sf.SifaraError, match="there is no store"):
        sf.open(tmp_path / "none", create=False)
    with pytest.raises(sf.SifaraError, match="labels are in ar, en, ru"):
        sf.open(labels="fr")


def test_a_question_takes_its_parameters_as_python_has_them(kg: sf.KnowledgeGraph) -> None:
    typed = kg.query("meetings", a="Assad", since="2024", limit="5")
    assert list(kg.query("meetings", a="الأسد", since=2024, until=None, limit=5)) == list(typed)
    assert list(kg.query("meetings", a="Assad", since=date(2024, 1, 1))) == list(typed)
    assert [row["date"] for row in typed] == ["2024-07-24"]
    assert len(kg.query("condolences-and-congratulations", from_="Putin")) == 0


def test_an_answer_shows_what_a_part_of_a_name_was_taken_for(kg: sf.KnowledgeGraph) -> None:
    answer = kg.query("meetings", a="Recep")
    [note] = answer.notes
    assert "'Recep' is taken for Recep Tayyip Erdoğan" in note
    assert repr(answer).endswith(f"note: {note}")
    assert f"note: {html.escape(note)}</p>" in answer._repr_html_()
    assert kg.query("meetings", a="Erdogan").notes == ()


def test_an_answer_can_be_asked_about_by_its_addresses(kg: sf.KnowledgeGraph) -> None:
    event = kg.events(type="Meeting", since="2024")[0]["event"]
    assert kg.query("evidence", event=event)[0]["quote"] == "التقى الرجلان"
    assert kg.cite(event).startswith("Meeting: Bashar al-Assad, Vladimir Putin")


def test_events_are_those_that_happened_unless_others_are_asked_for(kg: sf.KnowledgeGraph) -> None:
    assert [row["date"] for row in kg.events()] == ["2024-07-24", "2023-02", None]
    assert [row["date"] for row in kg.events(who="Erdogan")] == ["2023-02"]
    assert [row["date"] for row in kg.events(place="Moscow", until="2024")] == ["2024-07-24"]
    assert len(kg.events(status="denied")) == 0
    with pytest.raises(sf.SifaraError, match="did you mean 'Meeting'"):
        kg.events(type="Meetin")


def test_people_come_with_the_number_of_their_events(kg: sf.KnowledgeGraph) -> None:
    assert [(row["person_label"], row["events"]) for row in kg.people()] == [
        ("Bashar al-Assad", 2),
        ("Vladimir Putin", 2),
        ("بدر البوسعيدي", 1),
        ("Recep Tayyip Erdoğan", 1),
    ]
    assert [row["person_label"] for row in kg.people(state="RU")] == ["Vladimir Putin"]


def test_search_and_dossier_and_sparql_name_things_in_the_language_of_the_graph(
    kg: sf.KnowledgeGraph,
) -> None:
    assert kg.search("بوتين", limit=1)[0]["what_label"] == "Vladimir Putin"
    assert [row["kind_label"] for row in kg.search("Assad", kinds=["person"])] == ["person"]
    assert kg.dossier("بوتين").subject.label == "Vladimir Putin"
    answer = kg.sparql("SELECT ?m { ?m a sif:Meeting }")
    assert isinstance(answer, sf.Answer) and len(answer) == 3
    turtle = kg.sparql("CONSTRUCT { ?m a sif:Meeting } WHERE { ?m a sif:Meeting }")
    assert isinstance(turtle, str) and "a sif:Meeting" in turtle


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


def test_sparql_without_end_ends_and_the_graph_can_be_asked_on(kg: sf.KnowledgeGraph) -> None:
    with pytest.raises(sf.SifaraError, match=r"stopped after 0\.5 s"):
        kg.sparql(ENDLESS, timeout=0.5)
    with pytest.raises(sf.SifaraError, match="more than 2 rows"):
        kg.sparql("SELECT ?s { ?s ?p ?o }", rows=2)
    assert list(kg.sparql("ASK { ?m a sif:Meeting }", timeout=None)) == [{"answer": True}]


def test_sparql_is_asked_of_what_the_graph_holds_now(tmp_path: Path) -> None:
    with sf.open(tmp_path / "store") as kg:
        kg.store.add(READINGS[:1])
        assert len(kg.sparql("SELECT ?m { ?m a sif:Meeting }")) == 1
        kg.store.add(READINGS[1:])
        assert len(kg.sparql("SELECT ?m { ?m a sif:Meeting }")) == 3


def test_a_citation_of_an_unknown_format_names_those_that_there_are(kg: sf.KnowledgeGraph) -> None:
    with pytest.raises(sf.SifaraError, match="there are text, bibtex, csl"):
        kg.cite(kg.events()[0]["event"], "bib")


def test_the_network_and_the_world_are_those_of_the_store(kg: sf.KnowledgeGraph, tmp_path: Path) -> None:
    assert set(kg.to_networkx().nodes) >= {row["person"] for row in kg.people()}
    assert len(kg.graph) == len(list(kg.store.quads(WORLD)))
    page = kg.view(tmp_path / "page.html", title="Mine").read_text(encoding="utf-8")
    assert "<title>Mine</title>" in page and '<html lang="en"' in page


def test_an_answer_is_a_sequence_of_rows_of_plain_values(kg: sf.KnowledgeGraph) -> None:
    answer = kg.events()
    assert len(answer) == 3 and answer[-1] == list(answer)[2]
    assert answer.columns == list(answer[0])
    assert answer[0]["place_label"] == ["Moscow"] and answer[1]["place"] == []
    assert (answer[0]["outlets"], answer[0]["disputed"]) == (1, False)
    assert answer.to_csv().startswith("date,event,event_label,")


def test_an_answer_becomes_a_data_frame_of_pandas(kg: sf.KnowledgeGraph) -> None:
    pandas = pytest.importorskip("pandas")
    frame = kg.events().to_pandas()
    assert list(frame.columns) == kg.events().columns
    assert frame["date"].tolist()[:2] == ["2024-07-24", "2023-02"] and pandas.isna(frame["date"][2])
    assert str(frame["outlets"].dtype) == "Int64" and str(frame["disputed"].dtype) == "boolean"
    assert frame["who_label"][0] == ["Bashar al-Assad", "Vladimir Putin"]
    empty = kg.events(status="denied").to_pandas()
    assert len(empty) == 0 and list(empty.columns) == list(frame.columns)


def test_an_answer_becomes_a_data_frame_of_polars(kg: sf.KnowledgeGraph) -> None:
    polars = pytest.importorskip("polars")
    frame = kg.events().to_polars()
    assert frame.columns == kg.events().columns
    assert frame["date"].to_list() == ["2024-07-24", "2023-02", None]
    assert frame.schema["place"] == polars.List(polars.String)
    assert kg.events(status="denied").to_polars().shape == (0, len(frame.columns))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_without_the_library_an_answer_says_what_to_install(
    kg: sf.KnowledgeGraph, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'sifara\[{library}\]'"):
        getattr(kg.events(), f"to_{library}")()
    with pytest.raises(ImportError):
        getattr(kg.events(), f"to_{library}")()


def test_an_answer_shows_itself_escaped_and_each_cell_in_its_direction(kg: sf.KnowledgeGraph) -> None:
    html = kg.query("articles")._repr_html_()
    assert MARKUP not in html and "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in html
    cells = [cell for cell in html.split("<t") if cell.startswith(("d", "h "))]
    assert len(cells) > 1
    assert [cell for cell in cells if 'dir="auto"' not in cell] == []
    assert html.startswith('<table dir="ltr">')
    assert 'title="https://w3id.org/sifara/id/article/1"' in html
    arabic = sf.KnowledgeGraph(kg.store).query("articles")._repr_html_()
    assert arabic.startswith('<table dir="rtl">') and "المقال" in arabic


def test_an_answer_that_is_long_shows_its_beginning_and_counts_the_rest() -> None:
    with sf.open(labels="en") as kg:
        kg.store.add(say(f"{n:03}", meeting(PUTIN, ASSAD, quote=f"التقى الرجلان {n}")) for n in range(70))
        html = kg.query("articles")._repr_html_()
    assert html.count("<tr>") == 1 + 60 + 1 and "… + 10" in html


def test_a_graph_and_an_answer_say_what_they_are_in_a_terminal(kg: sf.KnowledgeGraph, tmp_path: Path) -> None:
    assert repr(kg) == "<sifara.KnowledgeGraph of the store in memory>"
    assert repr(kg.events()).splitlines()[0].startswith("Date")


def test_the_start_imports_nothing_that_is_not_used() -> None:
    heavy = ("pyoxigraph", "rdflib", "pandas", "polars", "networkx", "sqlite3", "IPython")
    code = f"import sys, sifara as sf; print([name for name in {heavy!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
