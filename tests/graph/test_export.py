"""Exports: every format says the same, in one order, and is read back by others as what it was."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from graph.export import FORMATS, export, export_text
from graph.store import WORLD, Store
from graph.writers.shorten import prefixed, relative
from graph.writers.turtle import Shortener
from ontology.errors import OutputError, StoreError
from ontology.vocabulary import DEFAULT_BASE, PREFIXES, XSD
from tests.graph.readings import ASSAD, BUSAIDI, PUTIN, Who, meeting, say
from tests.graph.test_world import TEN

ROOT = Path(__file__).parents[2]
WORLD_FORMATS = {"turtle": RdfFormat.TURTLE, "rdfxml": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}
ALL_FORMATS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
HOSTILE = 'قال: "نعم" \\ <b>{x}</b> & ]]> \U0001f600'


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    hostile = replace(BUSAIDI, names={"ar": HOSTILE, "en": "Badr"})
    with Store() as opened:
        opened.add([say(TEN[0].article.id, meeting(PUTIN, ASSAD, day="2019"))])  # leaves a line of history
        opened.add([*TEN, say("hostile", meeting(hostile, PUTIN, quote=HOSTILE), title=HOSTILE)])
        yield opened


def world(store: Store) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in store.quads(WORLD)}


@pytest.mark.parametrize("name", WORLD_FORMATS)
def test_a_world_format_is_read_back_as_the_world(store: Store, name: str) -> None:
    parsed = pyoxigraph.parse(export_text(store, name).encode(), format=WORLD_FORMATS[name])
    assert {quad.triple for quad in parsed} == world(store)


@pytest.mark.parametrize("name", ALL_FORMATS)
def test_a_dataset_format_is_read_back_as_everything(store: Store, name: str) -> None:
    parsed = pyoxigraph.parse(export_text(store, name).encode(), format=ALL_FORMATS[name])
    assert set(parsed) == set(store.quads())


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's JSON-LD reader
@pytest.mark.parametrize(("name", "theirs"), [("turtle", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_world(store: Store, name: str, theirs: str) -> None:
    expected = rdflib.Graph().parse(
        data=pyoxigraph.serialize(world(store), format=RdfFormat.N_TRIPLES), format="nt"
    )
    assert set(rdflib.Graph().parse(data=export_text(store, name), format=theirs)) == set(expected)


@pytest.mark.parametrize("name", FORMATS)
def test_a_second_export_is_the_same_to_the_byte(store: Store, name: str) -> None:
    assert export_text(store, name) == export_text(store, name)


@pytest.mark.slow
def test_another_process_writes_the_same_bytes() -> None:
    program = """
import sys
from graph.export import FORMATS, export
from graph.store import Store
from tests.graph.test_world import TEN

with Store() as store:
    store.add(TEN)
    for name in FORMATS:
        export(store, name, sys.stdout.buffer)
"""
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_text_and_bytes_are_the_same(store: Store, name: str) -> None:
    out = io.BytesIO()
    export(store, name, out)
    assert out.getvalue().decode() == export_text(store, name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_store_has_an_export_too(name: str) -> None:
    known = (WORLD_FORMATS | ALL_FORMATS)[name]
    with Store() as empty:
        assert list(pyoxigraph.parse(export_text(empty, name).encode(), format=known)) == []


def test_an_unknown_format_lists_those_that_there_are(store: Store) -> None:
    with pytest.raises(OutputError, match="turtle, rdfxml, jsonld, trig, nquads"):
        export_text(store, "csv")


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(28, "No space left on device")])
def test_a_file_that_can_not_be_written_is_left_to_who_opened_it(store: Store, error: OSError) -> None:
    class Broken(io.StringIO):
        def write(self, _: str) -> int:
            raise error

    with pytest.raises(type(error)):
        export(store, "turtle", Broken())


def test_turtle_is_short_a_statement_a_line_a_blank_line_between_subjects(store: Store) -> None:
    head, *subjects = export_text(store, "turtle").split("\n\n")
    assert head.startswith(f"@base <{DEFAULT_BASE}> .\n@prefix dcterms: ")
    assert [subject for subject in subjects if subject.startswith("<state/SY> ")] == [
        '<state/SY> a sif:State ;\n  rdfs:label "Syria"@en, "سوريا"@ar ;\n'
        '  sif:denotedBy <article/10/entity/2> ;\n  sif:iso "SY" ;\n'
        '  sif:nameKey "syria", "سوريا" ;\n  sif:standsFor <state/SY> .'
    ]
    names = [subject.split(" ")[0] for subject in subjects]
    assert len(set(names)) == len(names)


def test_numbers_in_addresses_stand_in_their_order(store: Store) -> None:
    text = export_text(store, "trig")
    assert text.index("\n<article/2> {") < text.index("\n<article/9> {") < text.index("\n<article/10> {")


def test_json_ld_speaks_our_terms_and_needs_no_network(store: Store) -> None:
    document = json.loads(export_text(store, "jsonld"))
    (syria,) = [node for node in document["@graph"] if node["id"] == "state/SY"]
    assert syria == {
        "id": "state/SY",
        "type": "State",
        "label": {"ar": "سوريا", "en": "Syria"},
        "denotedBy": ["article/10/entity/2"],
        "iso": "SY",
        "nameKey": ["syria", "سوريا"],
        "standsFor": ["state/SY"],
    }
    assert document["@context"]["@base"] == DEFAULT_BASE
    assert "http" not in str(document["@context"].get("@import"))


def test_rdf_xml_holds_no_character_that_xml_cannot() -> None:
    with Store() as store:
        store.add(
            [say("1", meeting(replace(BUSAIDI, names={"ar": "بدر\x00\x0b\uffff\r\nعلي\rخالد"}), ASSAD))]
        )
        text = export_text(store, "rdfxml")
    graph = rdflib.Graph().parse(data=text, format="xml")
    assert rdflib.Literal("بدر\ufffd\ufffd\ufffd\nعلي\nخالد", lang="ar") in set(graph.objects())


def test_what_sifara_never_writes_is_an_error_and_not_left_out() -> None:
    with Store() as store:
        store.rdflib().default_graph.add((rdflib.BNode(), rdflib.RDFS.label, rdflib.Literal("x")))
        with pytest.raises(StoreError, match="is none of ours"):
            export_text(store, "turtle")


@pytest.mark.parametrize(
    "path", ["state/RU", "event/meeting-2024-07-24-1a2b3c4d/time", "article/a.b/claim/1"]
)
def test_an_address_of_ours_is_short(path: str) -> None:
    assert relative(DEFAULT_BASE + path, DEFAULT_BASE) == path


@pytest.mark.parametrize("path", ["", "..", "a/../b", "./a", "a/.", "a:b", "a?b", "a#b", "//a", "a b", "رجل"])
def test_an_address_that_could_be_misread_is_written_out(path: str) -> None:
    assert relative(DEFAULT_BASE + path, DEFAULT_BASE) is None
    assert relative("urn:x#" + path, "urn:x#") is None


def test_a_prefix_is_used_only_where_nothing_needs_an_escape() -> None:
    assert prefixed("http://www.wikidata.org/entity/Q1", PREFIXES) == "wd:Q1"
    assert prefixed("http://www.wikidata.org/entity/Q1/x", PREFIXES) is None
    assert prefixed("http://www.wikidata.org/entity/", PREFIXES) is None


VALUES = st.one_of(
    st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"]))),
    st.builds(
        lambda text: Literal(text, language="ar-eg"), st.text(st.characters(exclude_categories=["Cs"]))
    ),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(kind)),
        st.sampled_from(["1", "-1", "+1", "01", "1.0", "true", "false", "1e3", "x"]),
        st.sampled_from([XSD.integer, XSD.boolean, XSD.decimal, XSD.date, "http://example.org/a#b/c"]),
    ),
    st.sampled_from(["state/RU", "a/../b", "é", "%20", "a:b", "~x", "-"]).map(
        lambda p: NamedNode(DEFAULT_BASE + p)
    ),
)


@settings(deadline=None)
@given(VALUES)
def test_every_term_in_turtle_is_read_back_as_itself(value: Literal | NamedNode) -> None:
    names = Shortener(DEFAULT_BASE)
    text = f"{names.head()}<s> <p> {names.term(value)} ."
    (quad,) = pyoxigraph.parse(text.encode(), format=RdfFormat.TURTLE)
    assert quad.object == value


@settings(deadline=None)
@given(st.text(min_size=1, max_size=8))
def test_every_name_in_json_ld_is_read_back_as_itself(name: str) -> None:
    with Store() as store:
        store.add([say("1", meeting(Who("person/x", {"ar": name, "fr": name}), ASSAD))])
        parsed = pyoxigraph.parse(export_text(store, "jsonld").encode(), format=RdfFormat.JSON_LD)
        assert {Quad(q.subject, q.predicate, q.object) for q in parsed} == set(store.quads(WORLD))
