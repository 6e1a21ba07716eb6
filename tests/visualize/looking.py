"""What a reader sees and does in a page: the common steps of the browser tests."""

from __future__ import annotations

from tests.visualize.chromium import Page


def text(page: Page, selector: str) -> str:
    """The text of an element as one line."""
    found: str = page.run(f"document.querySelector({selector!r}).innerText")
    return " ".join(found.split())


def rows(page: Page) -> list[str]:
    """The rows of the list of events, as text."""
    found: list[str] = page.run(
        "[...document.querySelectorAll('#list tbody tr')].map((row) => row.textContent)"
    )
    return found


def click(page: Page, selector: str) -> None:
    page.run(f"document.querySelector({selector!r}).click()")
    page.settle()


def choose_language(page: Page, code: str) -> None:
    page.run(f"document.getElementById('language').value = {code!r}")
    page.run("document.getElementById('language').dispatchEvent(new Event('change'))")
    page.settle()


def search(page: Page, words: str) -> list[str]:
    """Types into the search box; what the results say."""
    page.run(f"document.getElementById('query').value = {words!r}")
    page.run("document.getElementById('query').dispatchEvent(new Event('input'))")
    found: list[str] = page.run(
        "[...document.querySelectorAll('#results .row')].map((row) => row.textContent)"
    )
    return found


def ink(page: Page) -> int:
    """How many pixels of the picture differ from its ground."""
    found: int = page.run(
        """(() => {
          const picture = document.querySelector('#canvas canvas');
          const { data } = picture.getContext('2d').getImageData(0, 0, picture.width, picture.height);
          let inked = 0;
          for (let at = 3; at < data.length; at += 4) if (data[at]) inked += 1;
          return inked;
        })()"""
    )
    return found
