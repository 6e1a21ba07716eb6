"""The frozen values that pass between the rooms."""

from __future__ import annotations

import dataclasses
import doctest
from types import ModuleType

import pytest

from ontology import article, claim, entity, namespace, reading, span
from ontology.article import article_id, hash_text
from ontology.entity import Entity
from ontology.terms import EntityKind

VALUES = [
    value
    for module in (article, claim, entity, reading, span)
    for value in vars(module).values()
    if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_frozen_and_slotted(value: type) -> None:
    assert vars(value)["__dataclass_params__"].frozen
    assert "__slots__" in vars(value)


def test_equal_texts_of_two_outlets_have_one_hash_and_two_ids() -> None:
    assert hash_text("خبر") == hash_text("خبر")
    assert article_id("RT", "خبر") != article_id("SANA", "خبر")
    assert article_id(None, "خبر").startswith("sha256:")


def test_a_text_that_has_no_utf8_has_a_hash() -> None:
    assert len(hash_text("\ud800")) == 64


def test_an_entity_is_called_by_the_first_language_that_it_has_a_name_in() -> None:
    oman = Entity("state/OM", EntityKind.STATE, (("ar", "عمان"), ("ar", "سلطنة عمان"), ("en", "Oman")))
    assert oman.label("en", "ar") == "Oman"
    assert oman.label("fr", "ar") == "عمان"
    assert oman.label("fr") == "عمان"


@pytest.mark.parametrize("module", [namespace])
def test_the_examples_in_the_documentation_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
