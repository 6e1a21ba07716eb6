"""The words of grammar that a pack must name, and what is wrong with a file that doesn't."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.engine.grammar import load_grammar
from loaders.engine.pack import LANGUAGES
from loaders.engine.senses import check
from ontology.errors import DataError

TEXT = (LANGUAGES / "ar" / "grammar.yml").read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    path = folder / "grammar.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_are_folded_as_texts_are(tmp_path: Path) -> None:
    assert "الي" in load_grammar(written(tmp_path, TEXT)).post


def test_what_a_pack_does_not_say_is_empty(tmp_path: Path) -> None:
    assert load_grammar(written(tmp_path, TEXT.replace("\npurpose:", "\n# purpose:"))).purpose == frozenset()
    assert load_grammar(tmp_path / "none.yml").place == frozenset()


def test_a_switch_is_true_or_false(tmp_path: Path) -> None:
    assert load_grammar(written(tmp_path, TEXT + "capitals: true\n")).capitals
    with pytest.raises(DataError, match="'capitals' is true or false"):
        load_grammar(written(tmp_path, TEXT + "capitals: [yes]\n"))


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'aim' is not known"):
        load_grammar(written(tmp_path, TEXT + "aim: [ل]\n"))


def test_a_word_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="'ل' twice"):
        load_grammar(written(tmp_path, TEXT.replace("purpose: [ل]", "purpose: [ل, ل]")))


def test_an_unknown_relation_is_an_error_that_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="relations are"):
        load_grammar(written(tmp_path, TEXT.replace("coincides_with", "befalls")))


def test_a_sense_that_the_engine_does_not_know_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="it may be delegation, officials"):
        check(tmp_path / "groups.tsv", {"form": "حشد", "sense": "crowd"})
