"""The whole road on the first bundled article: read, kept, asked, exported, checked against the shapes.

``golden/moscow.ttl`` is the world that follows from it. When the extractor learns something, renew it with
``make golden`` and read the difference.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from graph.export import export
from graph.store import Store
from graph.validate import validate
from loaders.readers.refusal import Refusal
from ontology.reading import Reading
from ontology.terms import Status
from sifara.reading import read

SAMPLES = Path(__file__).parents[2] / "sifara" / "samples" / "ar.jsonl"


def readings() -> list[Reading]:
    found = list(read([SAMPLES]))
    return [reading for reading in found if not isinstance(reading, Refusal)]


@pytest.fixture(scope="module")
def moscow() -> Reading:
    return readings()[0]


@pytest.fixture(scope="module")
def store(moscow: Reading) -> Iterator[Store]:
    """The first article alone; the version is fixed, so that a release changes no golden file."""
    with Store(version="test") as store:
        store.add([moscow])
        yield store


def exported(store: Store, form: str) -> str:
    out = io.StringIO()
    export(store, form, out)
    return out.getvalue()


def dates(store: Store, kind: str) -> list[str | None]:
    """The EDTF dates of what is of this class, None for what has none."""
    found = store.query(f"SELECT ?date {{ ?event a {kind} OPTIONAL {{ ?event sif:edtf ?date }} }}")
    assert isinstance(found, QuerySolutions)
    return sorted((None if row["date"] is None else row["date"].value for row in found), key=str)


def ask(store: Store, sparql: str) -> bool:
    return bool(store.query(sparql))


def test_all_samples_are_read_and_each_tells_of_events() -> None:
    found = readings()
    assert len(found) == len(SAMPLES.read_text(encoding="utf-8").splitlines())
    assert all(len(reading.claims) >= 3 for reading in found)
    assert {reading.article.source for reading in found} == {"نشرة سفارة", "بريد المشرق"}


def test_every_piece_of_evidence_and_every_mention_is_cut_from_the_text() -> None:
    for reading in readings():
        spans = [span for entity in reading.entities for span in entity.mentions]
        spans += [span for claim in reading.claims for span in claim.evidence]
        spans += [voice.span for claim in reading.claims for voice in claim.attributed_to]
        spans += [claim.time.span for claim in reading.claims if claim.time]
        assert all(reading.article.text[span.start : span.end] == span.text for span in spans)


def test_a_query_for_meetings_returns_those_that_took_place_and_no_other(store: Store) -> None:
    assert dates(store, "sif:Meeting") == ["2023-03-15", "2024-07-24"]


def test_the_meeting_that_is_sought_is_among_the_proposed(store: Store) -> None:
    assert ask(store, "ASK { ?m a sif:ProposedEvent ; sif:wouldBe sif:Meeting }")


def test_the_signing_that_was_denied_is_no_agreement_but_a_denied_event(store: Store) -> None:
    assert dates(store, "sif:Agreement") == []
    assert ask(store, "ASK { ?m a sif:DeniedEvent ; sif:wouldBe sif:Agreement }")


def test_the_call_has_the_day_that_its_words_mean(store: Store) -> None:
    assert dates(store, "sif:PhoneCall") == ["2024-03-23"]


def test_the_anniversary_has_its_number(moscow: Reading) -> None:
    assert [claim.number for claim in moscow.claims if claim.type == "Anniversary"] == [80]


def test_without_a_day_of_publication_no_day_is_stated_that_the_text_does_not(tmp_path: Path) -> None:
    file = tmp_path / "moscow.txt"
    file.write_text(readings()[0].article.text, encoding="utf-8")
    [reading] = read([file])
    assert isinstance(reading, Reading)
    times = {claim.time.edtf: claim.time for claim in reading.claims if claim.time}
    assert times["XXXX-03-23"].start is None and times["XXXX-03-23"].end is None
    assert all(time.start is None for edtf, time in times.items() if not edtf.startswith(("2", "1")))
    assert "2024-07-24" not in times


def test_the_graph_conforms_to_the_shapes(store: Store) -> None:
    assert validate(store) == []


def test_the_same_articles_in_any_order_give_the_same_bytes() -> None:
    with Store(version="test") as forward, Store(version="test") as backward:
        forward.add(readings())
        for reading in reversed(readings()):
            backward.add([reading])
        assert exported(forward, "nquads") == exported(backward, "nquads")


def test_loading_again_adds_nothing(moscow: Reading) -> None:
    with Store() as store:
        store.add([moscow])
        size = len(store)
        assert store.add([moscow]).unchanged == (moscow.article.id,)
        assert len(store) == size


def test_two_outlets_that_tell_of_one_meeting_support_one_event() -> None:
    with Store() as store:
        store.add(readings())
        assert ask(store, 'ASK { ?m a sif:Meeting ; sif:edtf "2024-07-24"^^edtf:EDTF ; sif:outletCount 2 }')


def test_what_is_not_reported_as_having_happened_is_of_no_event_class() -> None:
    with Store() as store:
        found = readings()
        store.add(found)
        assert any(claim.status is not Status.OCCURRED for reading in found for claim in reading.claims)
        assert not ask(store, "ASK { ?e a sif:UnrealisedEvent, ?type . ?type rdfs:subClassOf* sif:Event }")
        assert not ask(store, "ASK { ?e a sif:UnrealisedEvent, sif:Meeting }")


def test_the_first_article_gives_the_golden_graph(store: Store, golden: Callable[[str, str], None]) -> None:
    golden("moscow.ttl", exported(store, "turtle"))
