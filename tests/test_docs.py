"""The examples of the documentation give what they say, and its links lead somewhere."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import sifara
from queries.catalogue import catalogue
from queries.listing import listing

ROOT = Path(__file__).parent.parent
TOLD = ("index.md", "api.md")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", TOLD)
def test_the_examples_in_python_give_what_they_say(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / page), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried > 10


def test_every_public_name_is_told() -> None:
    told = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in TOLD)
    assert not [name for name in sifara.__all__ if not re.search(rf"\b{name}\b", told)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_that_there_are(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]


def test_the_page_of_questions_is_what_the_catalogue_says(request: pytest.FixtureRequest) -> None:
    page = ROOT / "docs" / "questions.md"
    if request.config.getoption("--renew"):
        page.write_text(listing(catalogue().values()), encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == listing(catalogue().values())


def test_decisions_have_a_number_each_and_say_why_and_what_they_cost() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9][0-9][0-9][0-9]-*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert len(numbers) >= 10 and len(set(numbers)) == len(numbers)
    for number, path in zip(numbers, decisions, strict=True):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        assert "**Decided.**" in text and "**It costs**" in text
