"""``sifara extract --explain``: what a claim rests on, and why other words led to nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.engine.pack import LANGUAGES
from loaders.explain import Explanation, Finding, Telling, explain
from loaders.extract import extract
from ontology.article import Article, hash_text
from ontology.reading import Reading
from sifara.cli import main
from sifara.reading import read
from sifara.reasons import because
from sifara.summary import summarise

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sifara" / "samples" / "ar.jsonl"
TEXT = (
    "استقبل وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط يوم الثلاثاء، "
    "وسيبحث مع الصحفيين المباراة."
)


def article(text: str) -> Article:
    return Article("t", hash_text(text), None, "ar", None, None, "2024-07-25", "given", text)


def lines(text: str) -> list[str]:
    """What is printed, the numbers of lines of the pack left out."""
    explanation = explain(article(text))
    return [re.sub(r":\d+", "", line) for line in summarise(explanation.reading, explanation)]


def test_a_claim_says_its_frame_and_how_each_thing_was_found() -> None:
    found = lines(TEXT)
    start = found.index("    because     Meeting.receive (frames.yml) by «استقبل» (frames.yml, verbs.tsv)")
    assert found[start + 1 : start + 6] == [
        "      host        بدر البوسعيدي (person/badr-albusaidi): "
        "subject «وزير الخارجية العماني بدر البوسعيدي»",
        "      participant وزير الخارجية (إيران) (local/1): object «نظيره الإيراني»",
        "      place       مسقط (place/muscat): «مسقط»",
        "      status      occurred: no cue",
        "      date        «يوم الثلاثاء»",
    ]


def test_a_trigger_that_led_to_nothing_says_why() -> None:
    refused = lines(TEXT)
    start = refused.index("Led to nothing (words, at which character; frame; why)")
    at = TEXT.index("وسيبحث")
    reason = "none of تلفونيا, هاتفيا… stands near"
    assert f"    «وسيبحث» at {at}; PhoneCall.speak (frames.yml); {reason}" in refused[start:]


def test_lines_of_the_pack_are_those_where_the_frame_and_its_word_stand() -> None:
    (telling,) = explain(article(TEXT)).tellings["c1"]
    (trigger,) = telling.triggers
    pack = {
        name: (LANGUAGES / "ar" / name).read_text("utf-8").splitlines()
        for name in ("frames.yml", "verbs.tsv")
    }

    def at(source: str) -> str:
        name, line = source.split(":")
        return pack[name][int(line) - 1]

    assert at(telling.source) == "Meeting.receive:"
    assert [at(source).split()[0] for source in trigger.sources] == ["verbs:", "استقبل"]


def test_what_is_told_twice_gives_the_reasons_of_each_telling() -> None:
    explanation = explain(article("اتفقت سوريا وروسيا أمس. ووقعت سوريا وروسيا اتفاقا أمس."))
    (claim,) = explanation.reading.claims
    told = [(telling.frame, telling.triggers[0].span.text) for telling in explanation.tellings[claim.id]]
    assert ("Agreement.verb", "اتفقت") in told
    assert ("Agreement.noun", "اتفاقا") in told
    assert all(telling.findings for telling in explanation.tellings[claim.id])


def test_a_denial_says_which_word_denies() -> None:
    text = "أكد وزير الخارجية السوري فيصل المقداد أنه لم يلتق وزير الخارجية التركي هاكان فيدان أمس."
    assert "      status      denied: negation «لم»" in lines(text)


def test_a_word_of_a_frame_that_was_read_as_part_of_a_phrase_is_told() -> None:
    refused = explain(article("زار رئيس لجنة الحوار الوطني الليبي موسكو.")).refused
    assert [(one.trigger.text, one.frame, one.why) for one in refused] == [
        ("الحوار", "Meeting.noun", "read as part of «رئيس لجنة الحوار الوطني الليبي»")
    ]


@pytest.fixture(scope="module")
def explained() -> list[Explanation]:
    return [explain(reading.article) for reading in read([SAMPLES]) if isinstance(reading, Reading)]


def test_the_reading_is_the_same_as_without_reasons(explained: list[Explanation]) -> None:
    assert all(e.reading == extract(e.reading.article) for e in explained)


def test_nothing_is_claimed_without_a_reason(explained: list[Explanation]) -> None:
    for explanation in explained:
        for claim in explanation.reading.claims:
            findings = [f for telling in explanation.tellings[claim.id] for f in telling.findings]
            assert {p.entity for p in claim.participants} | set(claim.places) <= {f.entity for f in findings}
            whats = {str(finding.what) for finding in findings}
            assert str(claim.status) in whats
            assert claim.time is None or "date" in whats


def test_what_was_let_go_again_says_so() -> None:
    finding = Finding("participant", "subject «تركيا»", None)
    telling = Telling("Meeting.meet", "frames.yml:1", (), (finding,), ())
    assert list(because([telling], {}))[1] == "      participant (let go again) subject «تركيا»"


def test_the_command_prints_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["extract", "a.txt", "--published", "2024-07-25", "--explain"]) == 0
    printed = capsys.readouterr().out
    assert "because     Meeting.receive (frames.yml:" in printed
    assert "Led to nothing" in printed


@pytest.mark.parametrize("form", [["--format", "json"], ["--format", "jsonl"]])
def test_reasons_are_for_the_table_only(form: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "a.txt", "--explain", *form]) == 2
    assert "--explain is for --format table" in capsys.readouterr().err
