"""The dates of the development passages, where ``../shared`` is there: is the date among those found?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.engine.timex import resolve, writing_day
from ontology.edtf import bounds
from tests.loaders.time_reading import find

SHARED = Path(__file__).parents[3] / "shared" / "eval"
FLOOR = 0.96  # the rest are founding years worked out from an anniversary's number, not expressions of time

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation passages are not beside the checkout"),
]


def test_the_dates_of_the_gold_are_among_those_found() -> None:
    hits = []
    for name in ("dev.ar", "seed"):
        for line in (SHARED / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            timexes = find(passage["text"])
            day, _ = writing_day(timexes, passage["published"])
            for event in passage["events"]:
                if event["date"]:
                    ahead = event["status"] in ("planned", "proposed")
                    dates = [time for timex in timexes if (time := resolve(timex, day, ahead)[0])]
                    hits.append(bounds(event["date"]) in [(time.start, time.end) for time in dates])
    assert sum(hits) / len(hits) >= FLOOR
