"""Settings and a seed in, records of articles out: each report of its own, its copies and its corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.corpus.happening import Happening, happenings
from benchmarks.corpus.settings import Language, Outlet, Settings
from benchmarks.corpus.telling import Report, addition, dateline, tell, tellable

_CUT, _ADDED, _DATELINE, _SPELLED, _SAME_HEADLINE = 0.4, 0.25, 0.6, 0.3, 0.3  # how often a copy has it


@dataclass(frozen=True, slots=True)
class _Print:
    """A report as one outlet brings it."""

    language: Language
    outlet: Outlet
    report: Report


def printed(settings: Settings, seed: int) -> Iterator[dict[str, str]]:
    """Without an end, in the order of publication; ids count from 1."""
    rng = Random(f"{seed} articles")
    waiting: defaultdict[date, list[tuple[str | None, _Print]]] = defaultdict(list)
    count, today = 0, settings.first_day
    for happening in happenings(settings, Random(f"{seed} events")):
        while today < happening.told:
            for known_as, article in waiting.pop(today, ()):
                count += known_as is None
                yield (record := _record(article, known_as or f"g{seed}-{count}", settings, seed))
                if known_as is None and rng.random() < settings.numbers["corrected"]:
                    later = today + timedelta(rng.randint(1, 3))
                    waiting[later].append((record["id"], _corrected(article)))
            today += timedelta(1)
        for article in _reports(happening, settings, rng):
            waiting[article.report.published].append((None, article))


def _reports(happening: Happening, settings: Settings, rng: Random) -> Iterator[_Print]:
    numbers = settings.numbers
    told: list[_Print] = []
    for _ in range(_many(numbers["reports"], rng) + 1):
        language = rng.choice(settings.languages)
        if not tellable(happening, language):
            continue
        taken = [article.outlet for article in told]
        free = [outlet for outlet in language.outlets if outlet not in taken]
        published = happening.told + timedelta(rng.random() < numbers["late"])
        told.append(_Print(language, rng.choice(free), tell(happening, language, published, rng)))
    yield from told
    for _ in range(_many(numbers["copies"], rng) if told else 0):
        source = rng.choice([article for article in told if article.outlet.agency] or told)
        outlet = rng.choice([outlet for outlet in source.language.outlets if outlet != source.outlet])
        yield replace(source, outlet=outlet, report=_edited(source, happening, rng))


def _many(weights: list[float], rng: Random) -> int:
    return rng.choices(range(len(weights)), weights)[0]


def _edited(source: _Print, happening: Happening, rng: Random) -> Report:
    """The report as another outlet prints it."""
    report, says, day = source.report, source.language.says, source.report.published
    paragraphs = list(report.paragraphs)
    if rng.random() < _CUT and len(paragraphs) > 2:
        paragraphs.pop()
    if rng.random() < _ADDED:
        paragraphs.append(addition(happening, source.language, day, rng))
    if rng.random() < _DATELINE:
        paragraphs[0] = dateline(happening, source.language, source.outlet, day, rng) + paragraphs[0]
    if rng.random() < _SPELLED:
        for one, other in says["spelled"]:
            paragraphs = [paragraph.replace(one, other) for paragraph in paragraphs]
    other = tell(happening, source.language, day, rng).headline
    headline = report.headline if rng.random() < _SAME_HEADLINE else other
    return Report(headline, tuple(paragraphs), day)


def _corrected(article: _Print) -> _Print:
    """Without its last paragraph: what a desk takes back is left out."""
    report = article.report
    return replace(article, report=replace(report, paragraphs=report.paragraphs[:-1]))


def _record(article: _Print, name: str, settings: Settings, seed: int) -> dict[str, str]:
    outlet, report, says = article.outlet, article.report, article.language.says
    text = "\n\n".join(report.paragraphs)
    found = {
        "id": name,
        "title": report.headline,
        "published": report.published.isoformat(),
        "lang": article.language.code,
        "text": text,
    }
    # An outlet has an address always or never, as a site has.
    if Random(f"{seed} {outlet.host}").random() < settings.numbers["with_address"]:
        found["url"] = f"https://{outlet.host}/news/{name}"
    else:
        found["text"] = text + "\n\n" + says["source"].format(outlet=outlet.name)
    return found
