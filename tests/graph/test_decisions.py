"""What people decide about identity wins over the rules, whatever comes, goes or comes again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.backends.backend import WORLD
from graph.decisions.file import read_decision_file, write_decisions
from graph.decisions.tying import Tying
from graph.storable import storable
from graph.store import Store
from graph.terms import node
from graph.world.build import derive_world
from ontology.entity import Office
from ontology.errors import InputError
from ontology.reading import Reading
from ontology.terms import EntityKind
from ontology.vocabulary import SIF
from tests.graph.invented import invent
from tests.graph.readings import ASSAD, ERDOGAN, PUTIN, Who, meeting, plain, say

AT = "2024-08-01T10:00:00Z"
GOOD = f"""\
- verdict: same
  one: person/a
  other: person/b
  by: anna
  at: {AT}
  one_anchors: [[listed, person/a]]
  other_anchors: [[listed, person/b]]
"""


def minister(name: str, office: str = "foreign-minister", state: str = "OM") -> Who:
    return Who("local/1", {"ar": name}, state, (Office(office, office, state),), kind=EntityKind.PERSON)


def naming(article: str, name: str, office: str = "foreign-minister", state: str = "OM") -> Reading:
    return say(article, named=(minister(name, office, state),), text=f"{name} {article}")


def meeting_on(article: str, day: str, *people: Who) -> Reading:
    return say(article, meeting(*(people or (PUTIN, ASSAD)), day=day), source=article, text=None)


def homes(store: Store, *parts: str) -> dict[str, str]:
    """Which entity or event each reference or claim belongs to, by "KEY/entity/1"."""
    found = {}
    for quad in store.quads(WORLD):
        if quad.predicate in (node(SIF.denotedBy), node(SIF.supportedBy), node(SIF.deniedBy)):
            found[plain(quad.object).partition("/article/")[2]] = store.addresses.path(plain(quad.subject))
    return {part: found[part] for part in parts}


def are_one(store: Store, *parts: str) -> bool:
    return len(set(homes(store, *parts).values())) == 1


def decide(store: Store, verdict: str, one: str, other: str) -> str:
    return store.decide(verdict, one, other, "anna", AT).id


def world(store: Store) -> set[str]:
    return set(map(str, store.quads(WORLD)))


def derived(store: Store) -> set[str]:
    tying = Tying(store.decisions())
    return set(map(str, derive_world(map(storable, store.readings()), store.addresses, tying)))


def filled(*readings: Reading) -> Store:
    store = Store()
    store.add(readings)
    return store


A, B = naming("a", "بدر البوسعيدي"), naming("b", "حمود البوسعيدي", "interior-minister")


# People


def test_two_whom_the_rules_tell_apart_are_one_when_somebody_says_so() -> None:
    with filled(A, B) as store:
        one, other = homes(store, "a/entity/1", "b/entity/1").values()
        assert one != other
        decide(store, "same", one, other)
        assert are_one(store, "a/entity/1", "b/entity/1")
        assert world(store) == derived(store)
        assert homes(store, "a/entity/1")["a/entity/1"] in (one, other)


def test_those_whom_the_rules_put_with_either_are_one_too() -> None:
    with filled(A, B) as store:
        decide(store, "same", *homes(store, "a/entity/1", "b/entity/1").values())
        store.add([naming("c", "Badr al-Busaidi"), naming("d", "Hamoud al-Busaidi", "interior-minister")])
        assert are_one(store, "a/entity/1", "b/entity/1", "c/entity/1", "d/entity/1")
        assert world(store) == derived(store)


def test_one_of_no_list_is_whom_the_gazetteer_lists_when_somebody_says_so() -> None:
    listed = say("b", named=(PUTIN,), text="فلاديمير بوتين")
    with filled(naming("a", "فلاديمير بوطين", "head-of-state", "RU"), listed) as store:
        decide(store, "same", homes(store, "a/entity/1")["a/entity/1"], "person/vladimir-putin")
        assert set(homes(store, "a/entity/1", "b/entity/1").values()) == {"person/vladimir-putin"}
        assert world(store) == derived(store)


def test_two_people_of_one_name_and_office_are_taken_apart_by_their_articles() -> None:
    readings = [naming(key, "محمد علي", "ambassador", "EG") for key in "abc"]
    with filled(*readings) as store:
        before = homes(store, "a/entity/1")["a/entity/1"]
        decide(store, "different", "article/a/entity/1", "article/b/entity/1")
        assert not are_one(store, "a/entity/1", "b/entity/1")
        assert homes(store, "b/entity/1", "c/entity/1") == {"b/entity/1": before, "c/entity/1": before}
        assert world(store) == derived(store)


def test_two_spellings_that_the_rules_took_for_one_name_are_kept_apart() -> None:
    with filled(naming("a", "بدر البوسعيدي"), naming("b", "Badr al-Busaidi")) as store:
        assert are_one(store, "a/entity/1", "b/entity/1")
        decide(store, "different", "article/b/entity/1", "article/a/entity/1")
        assert not are_one(store, "a/entity/1", "b/entity/1")
        assert world(store) == derived(store)


# Events

DAYS = [meeting_on("a", "2024-07-24"), meeting_on("b", "2024-07-25"), meeting_on("c", "2024-07-25")]


def test_two_meetings_of_two_days_are_one_when_somebody_says_so() -> None:
    with filled(*DAYS) as store:
        decide(store, "same", *homes(store, "a/claim/1", "b/claim/1").values())
        assert are_one(store, "a/claim/1", "b/claim/1", "c/claim/1")
        store.add([meeting_on("d", "2024-07-24"), meeting_on("e", "2024-07-26")])
        assert are_one(store, "a/claim/1", "d/claim/1")
        assert not are_one(store, "a/claim/1", "e/claim/1")
        assert world(store) == derived(store)


def test_a_claim_is_taken_out_of_an_event_and_the_rest_stays() -> None:
    with filled(*(meeting_on(key, "2024-07-24") for key in "abc")) as store:
        event = homes(store, "a/claim/1")["a/claim/1"]
        decide(store, "different", "article/a/claim/1", "article/b/claim/1")
        found = homes(store, "a/claim/1", "b/claim/1", "c/claim/1")
        assert found["b/claim/1"] == found["c/claim/1"] == event != found["a/claim/1"]
        assert world(store) == derived(store)


def test_a_meeting_of_others_is_one_with_it_when_somebody_says_so() -> None:
    other = meeting_on("b", "2024-07-24", PUTIN, ERDOGAN)
    with filled(meeting_on("a", "2024-07-24"), other) as store:
        decide(store, "same", *homes(store, "a/claim/1", "b/claim/1").values())
        assert are_one(store, "a/claim/1", "b/claim/1")
        assert world(store) == derived(store)


# What comes and goes


def test_decisions_are_obeyed_whatever_the_order_of_loading() -> None:
    people = naming("p", "بدر البوسعيدي"), naming("q", "حمود البوسعيدي", "interior-minister")
    readings = [*people, *DAYS]
    with filled(*readings) as store:
        decide(store, "same", *homes(store, "p/entity/1", "q/entity/1").values())
        decide(store, "different", "article/c/claim/1", "article/b/claim/1")
        decide(store, "same", *homes(store, "a/claim/1", "b/claim/1").values())
        kept, expected = store.decisions(), world(store)
    for number in range(5):
        with Store() as fresh:
            fresh.add(readings[:number])
            assert fresh.keep_decisions(kept) == 3
            for reading in reversed(readings[number:]):
                fresh.add([reading])
            assert world(fresh) == expected
            assert fresh.decisions() == kept
            assert fresh.keep_decisions(kept) == 0


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_decisions_on_any_articles_come_to_what_all_of_them_say_at_once(chance: Random) -> None:
    with Store() as store:
        store.add(invent(Random(chance.randrange(60)), str(key)) for key in range(6))
        for step in range(5):
            parts = sorted(
                {
                    path
                    for quad in store.quads(WORLD)
                    if quad.predicate in (node(SIF.denotedBy), node(SIF.supportedBy))
                    for path in map(store.addresses.path, (plain(quad.subject), plain(quad.object)))
                }
            )
            with suppress(InputError):
                decide(store, chance.choice(["same", "different"]), *chance.sample(parts, 2))
            if store.decisions() and chance.random() < 0.2:
                store.undo_decision(chance.choice(store.decisions()).id)
            store.add([invent(Random(chance.randrange(60)), str(step))])
            store.forget(str(chance.randrange(6)))
            assert world(store) == derived(store)


def test_a_decision_sleeps_while_what_it_speaks_of_is_away() -> None:
    with filled(A, B) as store:
        decide(store, "same", *homes(store, "a/entity/1", "b/entity/1").values())
        [kept] = store.decisions()
        assert store.is_awake(kept)
        store.forget("b")
        assert not store.is_awake(kept)
        assert world(store) == derived(store)
        store.add([naming("z", "حمود البوسعيدي", "interior-minister")])  # another article, the same name
        assert store.is_awake(kept)
        assert are_one(store, "a/entity/1", "z/entity/1")


def test_a_new_reading_of_an_article_loses_no_decision() -> None:
    with filled(*DAYS) as store:
        decide(store, "same", "article/a/claim/1", "article/b/claim/1")
        again = say("a", meeting(PUTIN, ASSAD, day="2024-07-24"), source="another outlet", text=None)
        store.add([again])
        assert are_one(store, "a/claim/1", "b/claim/1")
        assert [store.is_awake(decision) for decision in store.decisions()] == [True]


def test_an_old_address_is_understood() -> None:
    with filled(A, B) as store:
        one, other = homes(store, "a/entity/1", "b/entity/1").values()
        decide(store, "same", one, other)
        store.add([naming("c", "سالم المعمري", "governor")])
        decide(store, "different", max(one, other), homes(store, "c/entity/1")["c/entity/1"])
        assert len(store.decisions()) == 2


def test_what_is_undone_is_as_the_rules_have_it() -> None:
    with filled(A, B, *(meeting_on(key, "2024-07-24") for key in "cde")) as store:
        before = world(store)
        first = decide(store, "same", *homes(store, "a/entity/1", "b/entity/1").values())
        second = decide(store, "different", "article/c/claim/1", "article/d/claim/1")
        assert world(store) != before
        store.undo_decision(first)
        store.undo_decision(second)
        assert world(store) == before
        assert not store.decisions()
        assert NamedNode(store.addresses.decisions) not in set(store.backend.graphs())


def test_decisions_are_kept_in_every_place(store: Store) -> None:
    people = naming("p", "بدر البوسعيدي"), naming("q", "حمود البوسعيدي", "interior-minister")
    store.add([*people, *DAYS])
    before = world(store)
    decide(store, "different", "article/b/claim/1", "article/c/claim/1")
    decide(store, "same", *homes(store, "p/entity/1", "q/entity/1").values())
    decide(store, "same", "article/a/claim/1", "article/b/claim/1")
    assert are_one(store, "a/claim/1", "b/claim/1") and are_one(store, "p/entity/1", "q/entity/1")
    assert not are_one(store, "b/claim/1", "c/claim/1")
    assert world(store) == derived(store)
    for one in store.decisions():
        assert store.is_awake(one)
        store.undo_decision(one.id)
    assert world(store) == before


# What can't be decided


@pytest.mark.parametrize(
    ("verdict", "one", "other", "complaint"),
    [
        ("same", "person/nobody", "article/a/entity/1", "nothing in the store has this address"),
        ("same", "article/a/entity/1", "article/c/claim/1", "of kind event; these can't be decided"),
        ("same", "article/a/entity/1", "article/a/entity/1", "are one already"),
        ("different", "article/c/claim/1", "article/c/claim/1", "are one already"),
        ("same", "person/vladimir-putin", "person/bashar-al-assad", "the gazetteer lists both"),
    ],
)
def test_what_means_nothing_is_refused(verdict: str, one: str, other: str, complaint: str) -> None:
    with filled(A, meeting_on("c", "2024-07-24")) as store:
        before = set(store.quads())
        with pytest.raises(InputError, match=complaint):
            decide(store, verdict, one, other)
        assert set(store.quads()) == before


def test_decisions_that_contradict_each_other_are_refused() -> None:
    with filled(A, B, naming("c", "سالم المعمري", "governor")) as store:
        a, b, c = homes(store, "a/entity/1", "b/entity/1", "c/entity/1").values()
        decide(store, "different", a, c)
        decide(store, "same", a, b)
        joined = homes(store, "b/entity/1")["b/entity/1"]
        before = set(store.quads())
        with pytest.raises(
            InputError, match=r"can't be different .decision \w+ of anna. and the same .decision"
        ):
            decide(store, "same", joined, c)
        assert set(store.quads()) == before


def test_who_takes_apart_what_was_decided_to_be_one_is_told_of_the_decision() -> None:
    with filled(A, B, meeting_on("c", "2024-07-24"), meeting_on("d", "2024-07-26")) as store:
        for one, other in (("a/entity/1", "b/entity/1"), ("c/claim/1", "d/claim/1")):
            paths = homes(store, one, other)
            made = decide(store, "same", *paths.values())
            with pytest.raises(InputError, match=rf"anna decided so: .* sifara decisions undo {made};"):
                decide(store, "different", *paths.values())


def test_what_was_decided_to_be_one_is_found_at_its_old_addresses() -> None:
    with filled(A, B, meeting_on("c", "2024-07-24"), meeting_on("d", "2024-07-26")) as store:
        event = homes(store, "c/claim/1", "d/claim/1")
        person = homes(store, "a/entity/1", "b/entity/1")
        for before in (event, person):
            decide(store, "same", *before.values())
        now = set(homes(store, *event, *person).values())
        assert len(now) == 2
        history = {
            store.addresses.path(plain(quad.subject)): store.addresses.path(plain(quad.object))
            for quad in store.quads(NamedNode(store.addresses.history))
        }
        old = {*event.values(), *person.values()} - now
        assert history.keys() == old
        assert set(history.values()) == now


def test_the_same_decision_twice_is_one() -> None:
    with filled(A, B) as store:
        parts: Iterable[str] = ("article/a/entity/1", "article/b/entity/1")
        assert decide(store, "same", *parts) == decide(store, "same", *reversed(tuple(parts)))
        assert len(store.decisions()) == 1


# As a file


def test_what_is_exported_is_imported(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yml"
    with filled(A, B, *(meeting_on(key, "2024-07-24") for key in "cd")) as store:
        decide(store, "same", *homes(store, "a/entity/1", "b/entity/1").values())
        decide(store, "different", "article/c/claim/1", "article/d/claim/1")
        file.write_text(write_decisions(store.decisions()), encoding="utf-8")
        assert read_decision_file(file) == store.decisions()
        assert write_decisions(read_decision_file(file)) == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "verdict: same",
        "- {verdict: same}",
        "- 1",
        "{",
        GOOD.replace("same", "alike"),
        GOOD.replace("listed", "heard"),
        GOOD.replace("[[listed, person/a]]", "[]"),
    ],
)
def test_a_file_that_is_no_export_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "decisions.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"decisions\.yml"):
        read_decision_file(file)


def test_a_file_as_it_should_be_is_read(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yml"
    file.write_text(GOOD, encoding="utf-8")
    [decision] = read_decision_file(file)
    assert (decision.verdict, decision.one_anchors) == ("same", (("listed", "person/a"),))
