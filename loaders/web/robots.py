"""What a host lets robots fetch (RFC 9309), asked once a host; for pages that a feed leads to.

What a person named, a page or a feed, is fetched for that person as a browser would, and not asked about.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from loaders.web.fetch import Fetcher
from ontology.errors import InputError

_LONGEST_PAUSE = 10.0  # seconds; a host that asks for more gets no requests at that pace, but this one


class Robots:
    """Answers from memory once a host was asked."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known: dict[str, RobotFileParser] = {}

    def pause(self, url: str) -> float:
        """The seconds that the host wants between requests; InputError when it wants none for this page."""
        rules = self._rules(url)
        if not rules.can_fetch(self._fetcher.agent, url):
            raise InputError(
                "is closed to robots (robots.txt); open it in a browser, save it and name the file"
            )
        return min(float(rules.crawl_delay(self._fetcher.agent) or 0), _LONGEST_PAUSE)

    def _rules(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._known:
            rules = RobotFileParser()
            try:
                answer = self._fetcher.get(f"{origin}/robots.txt")
                rules.parse((answer.data or b"").decode("utf-8", "replace").splitlines())
            except InputError:  # none, or none to be had: nothing is forbidden
                rules.parse([])
            self._known[origin] = rules
        return self._known[origin]
