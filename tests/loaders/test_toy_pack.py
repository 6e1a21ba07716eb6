"""A fourth language is a folder and nothing else: a few dozen words of Esperanto, read by the same engine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.engine.pack import languages, load_pack
from loaders.extract import extract
from loaders.readers.language import FOLDER, known_languages, language_of
from ontology.article import Article, hash_text
from ontology.errors import DataError
from ontology.reading import Reading
from ontology.terms import EventType, Status

PACKS = Path(__file__).parent / "data" / "packs"


def read(text: str, published: str | None = "2024-07-25") -> Reading:
    given = "given" if published else None
    return extract(Article("t", hash_text(text), None, "eo", None, None, published, given, text), PACKS)


def test_a_folder_of_tables_is_a_language_pack() -> None:
    assert languages(PACKS) == ("eo",)
    assert not list(PACKS.rglob("*.py"))


def test_a_meeting_is_read_with_its_people_its_place_and_its_day() -> None:
    found = read("Rusa prezidento Vladimir Putin renkontis francan prezidenton Macron en Moskvo hieraŭ.")
    (claim,) = found.claims
    assert (claim.type, claim.status) == (EventType.MEETING, Status.OCCURRED)
    assert {p.entity for p in claim.participants} == {"person/vladimir-putin", "person/emmanuel-macron"}
    assert claim.places == ("place/moscow",)
    assert claim.time is not None and claim.time.edtf == "2024-07-24"


def test_what_is_denied_and_who_says_it_are_read_too() -> None:
    found = read("Putin ne vizitis Francion, diris ministro pri eksteraj aferoj Ivan Petrov.")
    visit = next(claim for claim in found.claims if claim.type is EventType.VISIT)
    assert visit.status is Status.DENIED
    labels = {entity.id: entity.labels[0][1] for entity in found.entities}
    speaker = next(claim for claim in found.claims if claim.type is EventType.STATEMENT)
    assert [labels[p.entity] for p in speaker.participants] == ["Ivan Petrov"]


def test_every_span_is_exact() -> None:
    text = "La prezidento de Rusio havis interparolojn kun Macron en Parizo la 23 marto 2024."
    for span in read(text).spans():
        assert text[span.start : span.end] == span.text


def test_its_language_is_told_from_others_of_its_script(tmp_path: Path) -> None:
    for code in ("en", "ar"):
        shutil.copytree(FOLDER / code, tmp_path / code)
    shutil.copytree(PACKS / "eo", tmp_path / "eo")
    assert (
        language_of("La prezidento de Rusio estis en Parizo kaj diris ke li ne venos.", None, tmp_path)
        == "eo"
    )
    assert language_of("The president of Russia was in Paris and said he would stay.", None, tmp_path) == "en"
    assert "eo Esperanto" in known_languages(tmp_path)


def test_a_language_that_the_folder_has_not_is_an_error_that_says_which_it_has() -> None:
    with pytest.raises(DataError, match="there are packs for eo"):
        load_pack("ar", PACKS)


def test_a_name_of_something_that_nobody_lists_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    shutil.copytree(PACKS / "eo", tmp_path / "eo")
    names = tmp_path / "eo" / "names.tsv"
    names.write_text(names.read_text(encoding="utf-8") + "state/QQ\tname\tNenio\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"names\.tsv:\d+: 'state/QQ' is no id of the gazetteer"):
        load_pack("eo", tmp_path)


def test_a_morphology_of_its_own_may_stand_in_the_folder(tmp_path: Path) -> None:
    shutil.copytree(PACKS / "eo", tmp_path / "eo")
    module = tmp_path / "eo" / "morphology.py"
    module.write_text(
        '"""Esperanto: the object has an n."""\n'
        "from loaders.engine.morphology import PlainMorphology, Split\n\n\n"
        "class Esperanto(PlainMorphology):\n"
        "    def proper_splits(self, word):\n"
        "        yield Split(word)\n"
        '        if word.endswith("n"):\n'
        "            yield Split(word[:-1])\n\n\n"
        "def morphology(folder):\n"
        "    return Esperanto()\n",
        encoding="utf-8",
    )
    assert load_pack("eo", tmp_path).lexicon.word("rusion").proper is not None
    module.write_text('"""Empty."""\n', encoding="utf-8")
    load_pack.cache_clear()
    with pytest.raises(DataError, match="has no function morphology"):
        load_pack("eo", tmp_path)
