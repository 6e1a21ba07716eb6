"""The claim layer: what an article says becomes quads, and the quads become the reading again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.addresses import article_key
from graph.claims import claim_quads
from graph.readings import read_article
from graph.storable import storable
from ontology.claim import Claim, Participant, Relation, Time
from ontology.entity import Entity, Office
from ontology.errors import InputError, StoreError
from ontology.reading import Note, Reading
from ontology.span import Span
from ontology.terms import EntityKind, EventType, RelationKind, Role, Status
from ontology.vocabulary import OA, RDF, SCHEMA, SIF, event_class
from tests.graph.readings import (
    ASSAD,
    BUSAIDI,
    ERDOGAN,
    KREMLIN,
    MOSCOW,
    PESKOV,
    PUTIN,
    RUSSIA,
    SYRIA,
    Said,
    everyone,
    meeting,
    plain,
    say,
)

FULL = say(
    "https://news.example/1?a=ب",
    meeting(
        PUTIN,
        ASSAD,
        day="2024-07-24",
        quote="اجتمع الرئيسان",
        where=(KREMLIN, MOSCOW),
        by=((KREMLIN, "أعلن الكرملين"), (None, "مصادر")),
    ),
    Said(
        EventType.ANNIVERSARY,
        "الذكرى الثمانون",
        everyone(RUSSIA, SYRIA, role=Role.PARTY),
        when="2024",
        number=80,
        relations=((RelationKind.COMMEMORATES, 3), (RelationKind.COINCIDES_WITH, 1)),
    ),
    Said(EventType.RELATIONS, "أقيمت العلاقات", everyone(RUSSIA, SYRIA, role=Role.PARTY), when="1944"),
    meeting(
        ASSAD, ERDOGAN, BUSAIDI, status=Status.PROPOSED, quote="لقاء يسعى إليه", by=((PESKOV, "بيسكوف قال"),)
    ),
    Said(EventType.PHONE_CALL, "اتصل", ((PUTIN, Role.CALLER), (ASSAD, Role.CALLEE)), when="XXXX-03-23"),
    Said(EventType.MEETING, "التقى وزيران", everyone(BUSAIDI, PUTIN), Status.PLANNED, occasion="قمة العشرين"),
    title="عنوان",
    url="https://news.example/1?a=ب|x",  # a bar is no part of an IRI
    published="2024-07-25",
)

SPANS = {SIF.evidence, SIF.timeSelector, SIF.occasion, OA.hasSelector}


def values(quads: list[Quad], predicate: str) -> list[str]:
    return [plain(quad.object) for quad in quads if quad.predicate.value == predicate]


def with_claim(reading: Reading, **changes: object) -> Reading:
    return replace(reading, claims=(replace(reading.claims[0], **changes),))  # type: ignore[arg-type]


def with_entity(reading: Reading, **changes: object) -> Reading:
    return replace(reading, entities=(replace(reading.entities[0], **changes), *reading.entities[1:]))  # type: ignore[arg-type]


def test_a_reading_comes_back_from_its_graph_whole() -> None:
    assert read_article(claim_quads(FULL)) == storable(FULL)


def test_the_order_of_the_quads_does_not_matter() -> None:
    assert read_article(reversed(claim_quads(FULL))) == storable(FULL)


def test_storable_changes_nothing_twice() -> None:
    assert storable(storable(FULL)) == storable(FULL)


def test_the_same_reading_gives_the_same_quads_in_the_same_order() -> None:
    assert claim_quads(FULL) == claim_quads(FULL)


def test_everything_stands_in_the_article_s_own_graph() -> None:
    (graph,) = {quad.graph_name for quad in claim_quads(FULL)}
    assert isinstance(graph, NamedNode)
    assert graph.value == "https://w3id.org/sifara/id/article/" + article_key(FULL.article.id)


def test_there_are_no_blank_nodes() -> None:
    for subject, _, value, _ in claim_quads(FULL):
        assert isinstance(subject, NamedNode)
        assert isinstance(value, NamedNode | Literal)


def test_a_claim_is_never_itself_of_an_event_class() -> None:
    classes = {event_class(kind) for kind in EventType}
    types = values(claim_quads(FULL), RDF.type)
    assert not classes & set(types)
    assert SIF.Claim in types


def test_every_selector_cuts_exactly_its_words_out_of_the_text_in_the_graph() -> None:
    quads = claim_quads(FULL)
    (text,) = values(quads, SCHEMA.articleBody)
    facts = {(quad.subject, quad.predicate.value): quad.object for quad in quads}
    selectors = [subject for subject, predicate in facts if predicate == OA.exact]
    assert len(selectors) > 12
    for selector in selectors:
        start, end = (int(plain(facts[selector, edge])) for edge in (OA.start, OA.end))
        assert text[start:end] == plain(facts[selector, OA.exact])
        assert plain(selector).endswith(f"/char={start},{end}")


def test_a_mention_is_a_place_in_the_text_and_described_only_where_something_rests_on_its_words() -> None:
    quads = claim_quads(FULL)
    mentions = {quad.object for quad in quads if quad.predicate.value == SIF.mention}
    described = {quad.subject for quad in quads if quad.object == NamedNode(SIF.Span)}
    leading = {quad.object for quad in quads if quad.predicate.value in SPANS}
    assert mentions - described
    assert described == leading


@pytest.mark.parametrize(
    "place", ["char=5,9000", "char=7,7", "char=9,4", "char=-9,4", "char=a,b", "mention/1"]
)
def test_a_mention_that_is_no_place_in_the_text_is_an_error_that_names_the_article(place: str) -> None:
    def moved(quad: Quad) -> Quad:
        if quad.predicate.value != SIF.mention:
            return quad
        return Quad(
            quad.subject, quad.predicate, NamedNode(f"{plain(quad.graph_name)}/{place}"), quad.graph_name
        )

    with pytest.raises(StoreError, match=r"article/.*is not whole.*load it anew"):
        read_article(map(moved, claim_quads(FULL)))


def test_another_base_changes_every_address_of_the_data_and_nothing_else() -> None:
    ours, theirs = (
        claim_quads(FULL, base) for base in ("https://w3id.org/sifara/id/", "http://localhost/x/")
    )
    moved = [str(quad).replace("https://w3id.org/sifara/id/", "http://localhost/x/") for quad in ours]
    assert [str(quad) for quad in theirs] == moved
    assert read_article(theirs, "http://localhost/x/") == storable(FULL)


def test_the_program_s_version_is_on_record() -> None:
    quads = claim_quads(FULL, version="9.9 beta")
    assert "https://w3id.org/sifara/id/software/sifara-9.9-beta" in {plain(quad.subject) for quad in quads}
    assert values(quads, SCHEMA.softwareVersion) == ["9.9 beta"]


def test_an_address_that_is_no_iri_is_kept_as_it_is() -> None:
    (url,) = [quad.object for quad in claim_quads(FULL) if quad.predicate.value == SCHEMA.url]
    assert isinstance(url, Literal)
    assert url.value == "https://news.example/1?a=ب|x"


def test_lone_surrogates_become_replacement_characters_and_offsets_stay_true() -> None:
    hostile = say(
        "1", meeting(PUTIN, quote="التقى\ud83d اثنان"), text="فلاديمير بوتين\udc00 ثم التقى\ud83d اثنان"
    )
    kept = read_article(claim_quads(hostile))
    assert len(kept.article.text) == len(hostile.article.text)
    (span,) = kept.claims[0].evidence
    assert kept.article.text[span.start : span.end] == span.text == "التقى\ufffd اثنان"


@pytest.mark.parametrize("language", ["", "x_y", "not a tag", "english-language-long-subtags"])
def test_a_language_that_is_no_tag_is_undetermined(language: str) -> None:
    reading = replace(FULL, article=replace(FULL.article, language=language))
    kept = read_article(claim_quads(reading))
    assert kept == storable(reading)
    (body,) = [quad.object for quad in claim_quads(reading) if quad.predicate.value == SCHEMA.articleBody]
    assert isinstance(body, Literal)
    assert body.language == "und"


def test_notes_are_about_the_run_and_are_not_stored() -> None:
    assert claim_quads(replace(FULL, notes=(Note("x", "y"),))) == claim_quads(FULL)


def test_a_closed_date_without_its_days_gets_them() -> None:
    reading = say("1", meeting(PUTIN, day="2024-02"))
    time = reading.claims[0].time
    assert time is not None
    bare = with_claim(reading, time=replace(time, start=None, end=None))
    kept = storable(bare).claims[0].time
    assert kept is not None
    assert (kept.start, kept.end) == ("2024-02-01", "2024-02-29")


ONE = say("1", meeting(BUSAIDI, day="2024-07-24"))
SPAN = ONE.claims[0].evidence[0]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (with_claim(ONE, evidence=()), "no evidence"),
        (with_claim(ONE, evidence=(Span(0, 3, "xyz"),)), "0:3 says 'xyz'"),
        (with_claim(ONE, evidence=(Span(3, 3, ""),)), "empty"),
        (with_claim(ONE, occasion=Span(0, 4, "قمة")), "0:4 says 'قمة'"),
        (
            with_claim(ONE, participants=(Participant("person/x", Role.HOST),)),
            "'person/x', which is not among",
        ),
        (with_claim(ONE, relations=(Relation(RelationKind.ABOUT, "c9"),)), "'c9', which is not among"),
        (with_claim(ONE, time=Time("2024-13", None, None, SPAN)), "2024-13"),
        (with_claim(ONE, time=Time("2024-07-24", "2024-07-24", None, SPAN)), "both"),
        (with_claim(ONE, time=Time("XXXX-03", "2024-03-01", "2024-03-31", SPAN)), "an open date"),
        (with_claim(ONE, time=Time("2024", "2024-12-31", "2024-01-01", SPAN)), "no days in order"),
        (with_claim(ONE, time=Time("2024", "2024-1-1", "2024-12-31", SPAN)), "no days in order"),
        (with_entity(ONE, labels=()), "no label"),
        (with_entity(ONE, iso="oman"), "two capital letters"),
        (with_entity(ONE, same_as=("not an iri",)), "not an IRI"),
        (with_entity(ONE, offices=(Office("وزير", "foreign minister"),)), "no code of an office"),
        (with_entity(ONE, offices=(Office("وزير", since="May"),)), "'May'"),
        (replace(ONE, entities=ONE.entities * 2), "one id"),
        (replace(ONE, article=replace(ONE.article, published="2024")), "not a day"),
        (replace(ONE, article=replace(ONE.article, id="")), "an id and a text"),
    ],
)
def test_a_reading_that_does_not_hold_together_is_refused_with_what_is_wrong(
    broken: Reading, says: str
) -> None:
    with pytest.raises(InputError, match=says) as error:
        claim_quads(broken)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("lost", [SIF.textHash, SIF.claimedType, SIF.status, SIF.kind])
def test_a_graph_that_is_not_whole_is_an_error_that_names_the_article(lost: str) -> None:
    quads = [quad for quad in claim_quads(FULL) if quad.predicate.value != lost]
    with pytest.raises(StoreError, match=r"article/.*is not whole.*load it anew"):
        read_article(quads)


def test_a_graph_without_an_article_is_an_error() -> None:
    with pytest.raises(StoreError, match="0 articles instead of one"):
        read_article([])


def test_foreign_ids_of_entities_and_claims_are_welcome() -> None:
    span = Span(0, 4, "قالت")
    article = replace(ONE.article, text="قالت شيئا", text_hash="0" * 64)
    reading = Reading(
        article,
        (Entity("e 1", EntityKind.GROUP, (("en", "sources"),), mentions=(span,)),),
        (
            Claim(
                "event-17",
                EventType.STATEMENT,
                Status.OCCURRED,
                (Participant("e 1", Role.SPEAKER),),
                None,
                (),
                None,
                (),
                (),
                (span,),
                "x",
            ),
        ),
    )
    kept = read_article(claim_quads(reading))
    assert [entity.id for entity in kept.entities] == ["e 1"]
    assert [claim.id for claim in kept.claims] == ["c1"]
