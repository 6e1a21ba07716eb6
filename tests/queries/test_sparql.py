"""The plain form of what somebody wrote: the same query, and no way past it to SERVICE or an update."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import pprintAlgebra

from ontology.errors import QueryError
from ontology.vocabulary import PREFIXES
from queries.catalogue import catalogue, question_names
from queries.sparql import plain_query

# Nothing listens on port 1 of the loopback: an engine that did ask it would fail, not answer.
ELSEWHERE = "<http://127.0.0.1:1/>"


@pytest.mark.parametrize(
    "hidden",
    [
        f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ # a comment that ends in a carriage return\rSERVICE {ELSEWHERE} {{ ?s ?p ?o }}\n}}",
        f"SELECT*WHERE{{SERVICESILENT{ELSEWHERE}{{?s ?p ?o}}}}",
        f"SELECT*WHERE{{SERVICE{ELSEWHERE}{{?s ?p ?o}}}}",
        f'ASK {{ FILTER(true && ("a" = "\\u0022 # ")) SERVICE {ELSEWHERE} {{}} FILTER(true && (true\n)) }}',
        f"SELECT * {{ {{ SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }} }}",
        f"ASK {{ FILTER NOT EXISTS {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ ?s ?p '''a\n''' . SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        f"SELECT * {{ ?s ?p 1SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    ],
)
def test_a_service_is_refused_however_it_is_written(hidden: str) -> None:
    with pytest.raises(QueryError):
        plain_query(hidden)


def test_a_short_name_that_begins_with_service_is_a_name() -> None:
    query = plain_query(
        "PREFIX SERVICEx: <https://example.org/> PREFIX x: <http://127.0.0.1:1/>\n"
        "SELECT * { SERVICEx:a ?p ?o }"
    )
    assert "SERVICE" not in query.text
    assert "<https://example.org/a>" in query.text


@pytest.mark.parametrize(
    "update",
    [
        "DROP ALL",
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "PREFIX x: <https://example.org/> DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } ; CLEAR ALL",
        "LOAD <http://127.0.0.1:1/>",
        "with <a:a> delete { ?s ?p ?o } where { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused(update: str) -> None:
    with pytest.raises(QueryError, match=r"not valid SPARQL, line 1: .* would change the store"):
        plain_query(update)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("SELCT ?x { ?x ?p ?o }", "line 1: 'SELCT' is no word of SPARQL (did you mean 'SELECT'?)"),
        (
            "SELECT ?x {\n ?x a sif:Meetin }",
            "line 2: the vocabulary has no term sif:Meetin (did you mean 'Meeting'?)",
        ),
        (
            "SELECT ?x {\n ?x a <https://w3id.org/sifara/ontology#Meetin> }",
            "line 2: the vocabulary has no term sif:Meetin (did you mean 'Meeting'?)",
        ),
        (
            "SELECT ?x {\n\n ?x sem:hasActr ?y }",
            "line 3: the graph uses no term sem:hasActr (did you mean 'hasActor'?)",
        ),
        ("ASK { ?x a sem:Evnt }", "line 1: the graph uses no term sem:Evnt (did you mean 'Event'?)"),
        (
            "SELECT ?x {\r\n ?x a siff:Meeting }",
            "line 2: the prefix 'siff:' is not declared (did you mean 'sif'?)",
        ),
        ("SELECT ?x {\n ?x a sif:Meeting", "line 1: '{' is never closed; expected '}'"),
        ("SELECT ?x { ?x a sif:Meeting )", "line 1: ')' found, expected '}' for the '{' of line 1"),
        ("SELECT ?x { } }", "line 1: '}' closes nothing"),
        ('SELECT ?x { ?x ?p "abc }', "line 1: a string that is never closed"),
        ("SELECT ?x { ?x ?p `x` }", "line 1: '`' cannot be read here"),
        ("SELECT ?x { ?x ?p '\\q' }", "'\\q' is no escape"),
        ("SELECT ?x { ?x ?p '\\uD800' }", "is no character that can stand here"),
        ("SELECT ?x { ?x ?p <http://a/\\u003E> }", "is no character that can stand here"),
        ("SELECT ?x { ?x ?p '\ud800' }", "half a character"),
        ("PREFIX x <https://example.org/> SELECT ?x { }", "after PREFIX, expected a name and an address"),
        ("PREFIX x: <y> SELECT ?x { }", "needs a full address"),
        ("WHERE { ?x ?p ?o }", "line 1: 'WHERE' comes before SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("", "it asks nothing; expected SELECT"),
        ("# only a comment", "it asks nothing; expected SELECT"),
        ("SELECT ?x { ?x A sif:Meeting }", "'A' is no word of SPARQL"),
        ("x" * 200_000, "the query has 200000 characters"),
    ],
)
def test_a_mistake_is_named_with_its_line(written: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        plain_query(written)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_the_prefixes_of_the_vocabulary_need_no_declaration() -> None:
    assert plain_query("ASK { ?m a sif:Meeting }").text == f"ASK {{ ?m a <{PREFIXES['sif']}Meeting> }}"


def test_a_prefix_of_one_s_own_goes_before_that_of_the_vocabulary() -> None:
    assert (
        "<https://example.org/x>"
        in plain_query("PREFIX sif: <https://example.org/> ASK { sif:x ?p ?o }").text
    )


def test_an_escaped_sign_in_a_short_name_is_the_sign() -> None:
    assert (
        "<https://example.org/a,b>"
        in plain_query("PREFIX x: <https://example.org/> ASK { x:a\\,b ?p ?o }").text
    )


def test_lines_stay_where_they_were() -> None:
    written = "ASK { # one\r\n ?s ?p '''two\nthree''' .\r ?s ?p 'four' }"
    plain = plain_query(written).text.split("\n")
    assert len(plain) == 4
    assert '"four"' in plain[3]


QUERIES = [
    'SELECT ?x { ?x rdfs:label """a\nb"c\\""""@ar-SY ; sif:number -80, 1.5e3, +4, .5 . }',
    "SELECT ?x { ?x ?p 'it\\'s' FILTER(?x<?y&&?y>?z||!BOUND(?x)) }",
    "BASE <https://example.org/> SELECT * { <a> (sif:after/sif:about?|^sif:denies+)* ?y }",
    "SELECT DISTINCT (COUNT(*) AS ?n) ?t { ?s a ?t } GROUP BY ?t HAVING (?n > 1) ORDER BY ?n OFFSET 1",
    "PREFIX : <https://example.org/> ASK { :a.b :c%20d ?x . ?x a :f-g . ?x :g _:h.1 ; :i true }",
    "SELECT * FROM <https://example.org/g> FROM NAMED <https://example.org/h> { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . OPTIONAL { ?s a ?t } MINUS { ?s a sif:Visit } }",
    "DESCRIBE ?s { ?s ?p '2024-07-24'^^xsd:date }",
    "SELECT * { VALUES (?a ?b) { (UNDEF 'x'@ar) } BIND(IF(?a IN (1, 2), 'y', \"z\") AS ?c) }",
    "SELECT ?ا { ?ا ?p 'ب\\u0041\\U00000042' }",
    "select (group_concat(distinct ?x ; separator=', ') as ?y) where { filter not exists { ?x ?p ?o } }",
]


@pytest.mark.parametrize("written", QUERIES)
def test_the_plain_form_is_the_same_query_to_another_parser(written: str) -> None:
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    assert algebra(plain_query(written).text) == algebra(declared + written)


@pytest.mark.parametrize("name", question_names())
def test_the_plain_form_of_the_catalogue_is_the_same_query(name: str) -> None:
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    body = catalogue()[name].body
    assert algebra(plain_query(body).text) == algebra(declared + body)


def algebra(sparql: str) -> str:
    import contextlib
    import io
    import re

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        pprintAlgebra(prepareQuery(sparql))
    return re.sub(r"N[0-9a-f]{32}|0x[0-9a-f]+|__agg_\d+__", "_", out.getvalue())


PIECES = ["SELECT", "*", "{", "}", "?s", " ", "\n", "\r", "#", '"', "'", "\\", "\\u0022", "SERVICE", "SILENT"]
PIECES += [
    ELSEWHERE,
    "<",
    ">",
    "x:y",
    "PREFIX",
    "x:",
    "(",
    ")",
    ".",
    '"""',
    "sif:Meeting",
    "a",
    "1",
    "&&",
    "ASK",
]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_arrangement_of_pieces_gets_past_to_another_server(pieces: list[str]) -> None:
    try:
        query = plain_query("".join(pieces))
        answer = Store().query(query.text)
        if isinstance(answer, QuerySolutions):
            list(answer)
    except (QueryError, SyntaxError):
        return  # refused, or no query at all; an OSError would be a request that was made
    assert "SERVICE" not in query.text.replace('"', " ").split()


@pytest.mark.parametrize(
    ("written", "note"),
    [
        (
            "ASK {\n ?x schema:nme ?y }",
            "line 2: the graph uses no term schema:nme, so nothing is found",
        ),
        (
            "ASK { ?x org:memberOf ?y }",
            "the graph uses no term org:memberOf (did you mean 'member'?)",
        ),
        ("ASK { ?x <https://schema.org/name> ?y }", "of schema: it has Country, Event, NewsArticle"),
    ],
)
def test_a_term_of_a_standard_that_the_graph_does_not_use_may_be_asked_for_and_is_said(
    written: str, note: str
) -> None:
    [said] = plain_query(written).notes
    assert note in said


def test_what_the_graph_uses_datatypes_and_other_people_s_terms_need_no_remark() -> None:
    query = plain_query(
        "PREFIX foaf: <http://xmlns.com/foaf/0.1/> ASK { ?x a sif:Meeting ; sem:hasActor ?y ;"
        ' skos:prefLabel ?l ; foaf:name ?n FILTER(?n > "1"^^xsd:double) }'
    )
    assert query.notes == ()


def test_the_graphs_that_a_query_names_are_known() -> None:
    query = plain_query(
        "PREFIX x: <https://x.example/> ASK FROM x:a FROM NAMED <https://x.example/b> # c\n"
        "{ GRAPH x:d { ?s x:e x:f } GRAPH ?g { ?s x:a ?o } }"
    )
    assert query.graphs == ("https://x.example/a", "https://x.example/b", "https://x.example/d")
