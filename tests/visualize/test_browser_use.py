"""The network page in a headless Chromium: filters, search, details, language, keyboard, small windows."""

from __future__ import annotations

import networkx as nx
import pytest

from ontology.names import fold
from tests.visualize.conftest import OpenGraph
from tests.visualize.example import BASE, event_attributes, example_graph, large_graph
from tests.visualize.looking import choose_language, click, ink, rows, search, text
from visualize import network
from visualize.levels import choose_levels

pytestmark = pytest.mark.browser


def test_what_did_not_happen_is_off_until_asked_for(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    assert page.run("[...document.querySelectorAll('#statuses :checked')].map((box) => box.value)") == [
        "occurred"
    ]
    assert not any("Denied" in row for row in rows(page))
    click(page, "#statuses input[value=denied]")
    assert sum("Denied" in row for row in rows(page)) == 2


def test_filters_by_type_leave_the_others_out(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    click(page, "#none")
    assert rows(page) == []
    click(page, "#types input[value=PhoneCall]")
    assert len(rows(page)) == 2


def test_a_line_that_is_filtered_out_leaves_the_picture(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    before = ink(page)
    click(page, "#none")
    click(page, "#types input[value=PhoneCall]")
    assert ink(page) < before / 2


@pytest.mark.parametrize("words", ["اردوغان", "أردوغان", "إردوغان", "erdogan", "Erdoğan", "أَرْدُوغان"])
def test_search_finds_a_name_however_it_is_spelt(open_graph: OpenGraph, words: str) -> None:
    found = search(open_graph(example_graph()), words)
    assert found[0].startswith("رجب طيب أردوغان")


def test_search_reaches_quotations_and_narrows_the_list(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    search(page, "لقاء ثلاثي")
    [row] = rows(page)
    assert "مسقط" in row


def test_a_search_without_results_says_so(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    search(page, "Atlantis")
    assert text(page, "#found") == "Nothing found"


def test_the_page_folds_names_as_the_ontology_does(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    for name in ("أردوغان", "Recep Tayyip Erdoğan", "سلطنة عُمان"):
        assert fold(name) in page.run(
            "(() => { const table = JSON.parse(document.getElementById('page').textContent).fold;"
            f"return [...{name!r}].map((c) => table[c] ?? c.toLowerCase()).join('') }})()"
        )


def test_details_of_an_event_show_each_fact_with_its_words_and_voice(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    click(page, "#statuses input[value=denied]")
    search(page, "agreement Putin")
    click(page, "#list tbody button")
    shown = text(page, "#details")
    for fact in (
        "Agreement",
        "Denied",
        "24 July 2024",
        "exact day",
        "2024-07-24",
        "Moscow",
        "Vladimir Putin (party)",
    ):
        assert fact in shown
    voices = page.run("[...document.querySelectorAll('.voices li bdi')].map((one) => one.textContent)")
    assert voices == ["RT", "Dmitry Peskov"]


def test_a_quotation_has_the_language_and_direction_of_its_text(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    click(page, "#list tbody button")
    quote = "document.querySelector('#details blockquote')"
    assert page.run(f"[{quote}.lang, {quote}.dir, getComputedStyle({quote}).direction]") == [
        "ar",
        "rtl",
        "rtl",
    ]


def test_a_disputed_event_and_an_open_year_are_marked(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    search(page, "phone call Assad")
    click(page, "#list tbody button")
    assert "Disputed: one source asserts it, another denies it" in text(page, "#details")
    search(page, "message")
    click(page, "#list tbody button")
    assert "year not stated" in text(page, "#details")


def test_the_interface_changes_language_and_side(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    assert page.run("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert page.run("document.querySelector('.side').getBoundingClientRect().right") == 1400
    choose_language(page, "en")
    assert page.run("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]
    assert page.run("document.querySelector('.side').getBoundingClientRect().left") == 0
    assert any("Vladimir Putin" in row for row in rows(page))
    choose_language(page, "ru")
    assert page.run("[document.documentElement.lang, document.documentElement.dir]") == ["ru", "ltr"]
    assert text(page, "label.caption") == "Найти имя или событие"
    assert any("24 июля 2024" in row for row in rows(page))


def test_each_language_of_the_interface_is_offered_by_its_own_name(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="ru")
    assert page.run("document.getElementById('language').value") == "ru"
    assert text(page, "#language") == "العربية English Русский"


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Сергей Лавров"), ("en", "Sergey Lavrov"), ("ar", "لافروف")]
)
def test_a_name_comes_in_the_language_asked_for_else_in_that_of_the_article_else_in_english(
    open_graph: OpenGraph, language: str, name: str
) -> None:
    evidence = {"text": "…", "lang": "ar", "voices": [{"ar": "مجهول", "en": "Unknown"}]}
    event = event_attributes(1, {"type": "Statement", "status": "occurred", "evidence": [evidence]}, {})
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    labels = {"ar": "لافروف", "en": "Sergey Lavrov", "ru": "Сергей Лавров"}
    told = [{**event, "role_from": "speaker"}]
    graph.add_node(f"{BASE}person/x", kind="person", labels=labels, iso=None, events=told)
    page = open_graph(graph, language=language)
    click(page, "#list tbody button")
    assert name in text(page, "#details")
    assert ("Unknown" if language == "en" else "مجهول") in text(page, "#details .voices")


def test_a_click_on_a_name_in_the_picture_opens_it(open_graph: OpenGraph) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    event = {
        **event_attributes(1, {"type": "Statement", "status": "occurred", "evidence": []}, {}),
        "role_from": "speaker",
    }
    graph.add_node(f"{BASE}person/x", kind="person", labels={"ar": "بيسكوف"}, iso=None, events=[event])
    page = open_graph(graph)
    centre = page.run(
        "(() => { const box = document.getElementById('canvas').getBoundingClientRect();"
        "return [box.left + box.width / 2, box.top + box.height / 2 + 9] })()"
    )
    page.click(*centre)
    page.run("new Promise((done) => setTimeout(done, 400))")  # vis-network waits for a second click
    assert text(page, "#details h2") == "بيسكوف"


def test_the_picture_can_be_walked_by_keyboard(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph(), language="en")
    page.run("document.getElementById('canvas').focus()")
    page.press("ArrowRight")
    first = text(page, "#details h2")
    page.press("ArrowRight")
    assert first and text(page, "#details h2") != first
    page.press("Enter")
    assert page.run("document.activeElement.tagName") == "H2"
    page.press("Escape")
    assert page.run("document.getElementById('details').classList.contains('open')") is False


def test_closing_gives_the_focus_back_to_what_opened(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    click(page, "[data-show=list]")
    page.run("document.querySelector('#list tbody button').focus()")
    page.press("Enter")
    assert page.run("document.activeElement.tagName") == "H2"
    page.press("Escape")
    assert page.run("document.activeElement.closest('tbody') !== null")


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_nothing_sticks_out_of_a_telephone(open_graph: OpenGraph, language: str) -> None:
    page = open_graph(example_graph(), language=language, width=360, height=740)
    for view in ("network", "list", "filters"):
        click(page, f"[data-show={view}]")
        assert page.run("document.documentElement.scrollWidth") <= 360
    click(page, "[data-show=list]")
    click(page, "#list tbody button")
    assert page.run("document.getElementById('details').getBoundingClientRect().width") == 360


@pytest.mark.parametrize("width", [360, 900, 1400])
def test_the_legend_does_not_overlap_itself(open_graph: OpenGraph, width: int) -> None:
    page = open_graph(example_graph(), width=width)
    boxes = page.run(
        "[...document.querySelectorAll('.foot li, .tools')].filter((item) => item.offsetParent)"
        ".map((item) => item.getBoundingClientRect())"
        ".map(({ left, right, top, bottom }) => [left, right, top, bottom])"
    )
    for i, (left, right, top, bottom) in enumerate(boxes):
        assert left >= 0 and right <= width
        for other in boxes[i + 1 :]:
            assert right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top


def test_a_dark_theme_is_followed(open_graph: OpenGraph) -> None:
    page = open_graph(example_graph())
    page.prefer("dark")
    page.settle()
    assert page.run("getComputedStyle(document.body.parentElement).backgroundColor") == "rgb(20, 24, 29)"
    assert page.run("document.documentElement.style.getPropertyValue('--kind-person')") == "#5fb2f2"


def test_a_large_graph_shows_states_and_unfolds_their_people(
    open_graph: OpenGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "choose_levels", lambda facts: choose_levels(facts, limit=50))
    page = open_graph(large_graph(60, 5), language="en")
    search(page, "State AB")
    click(page, "#results .row")
    assert text(page, "#details .more") == "Unfold its people: 12"
    click(page, "#details .more")
    assert text(page, "#details .more") == "Fold its people"
    assert page.problems == []


def test_a_party_that_waits_is_drawn_when_it_is_looked_up(
    open_graph: OpenGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "choose_levels", lambda facts: choose_levels(facts, limit=20))
    graph = large_graph(60, 1)
    for node in graph:
        graph.nodes[node]["iso"] = None
    page = open_graph(graph, language="en")
    before = text(page, "#banner")
    assert before.startswith("A large graph: its main parties (20)")
    search(page, "Person 59")
    click(page, "#results .row")
    assert text(page, "#details h2") == "Person 59"
    assert text(page, "#banner") != before
