"""Institutions: one of its kind in a state is the same in every language and by every name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from loaders.engine.pack import LANGUAGES, load_pack
from ontology.entity import Entity
from ontology.errors import DataError
from ontology.terms import EntityKind
from tests.loaders.reading import reading


def bodies(text: str, language: str) -> list[Entity]:
    found = reading(text, language=language).entities
    return [entity for entity in found if entity.kind is EntityKind.ORGANIZATION]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("ar", "أدانت وزارة الخارجية الكينية الهجوم.", "وزارة الخارجية الكينية"),
        ("ar", "أدانت الخارجية الكينية الهجوم.", "الخارجية الكينية"),
        ("en", "The Kenyan Ministry of Foreign Affairs condemned the attack.", None),
        ("en", "Kenya's Foreign Ministry condemned the attack.", None),
        ("ru", "МИД Кении осудил нападение.", "МИД Кении"),
        ("ru", "Кенийский МИД осудил нападение.", "Кенийский МИД"),
    ],
)
def test_an_institution_of_a_state_has_one_id_and_keeps_its_label(
    language: str, text: str, label: str | None
) -> None:
    (body,) = bodies(text, language)
    assert (body.id, body.iso) == ("organization/foreign-ministry-ke", "KE")
    assert label is None or body.labels == ((language, label),)


@pytest.mark.parametrize(
    ("language", "text", "listed"),
    [
        ("en", "The Ministry of Foreign Affairs of Russia condemned it.", "russian-foreign-ministry"),
        ("ru", "Министерство обороны США осудило нападение.", "pentagon"),
    ],
)
def test_one_that_the_gazetteer_lists_is_found_by_its_kind_and_state(
    language: str, text: str, listed: str
) -> None:
    assert [body.id for body in bodies(text, language)] == [f"organization/{listed}"]


def test_its_bare_name_after_it_means_the_same() -> None:
    (body,) = bodies("أدانت وزارة الدفاع الكينية الهجوم.\nوقالت وزارة الدفاع إن الهجوم لن يمر.", "ar")
    assert body.id == "organization/defence-ministry-ke"
    assert len(body.mentions) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "أدانت وزارة الخارجية الهجوم."),  # of which state?
        ("en", "The Kenyan embassy condemned the attack."),  # a state has many
        ("ar", "أدانت حكومة إقليم الشمال الكيني الهجوم."),  # of a region
        (
            "en",
            "The government of national unity of Kenya condemned the attack.",
        ),  # one of several in time
        ("ru", "Парламенты Кении и Танзании осудили нападение."),  # two
    ],
)
def test_what_might_be_one_of_several_is_known_in_its_text_only(language: str, text: str) -> None:
    assert all(body.id.startswith("local/") for body in bodies(text, language))


def test_a_code_that_the_gazetteer_does_not_have_is_refused(tmp_path: Path) -> None:
    shutil.copytree(LANGUAGES / "en", tmp_path / "en")
    table = tmp_path / "en" / "institutions.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "guild\tnone\tself\tguild\n", encoding="utf-8")
    with pytest.raises(
        DataError, match=r"guild: the code is 'guild'; it may be - or one of .*foreign-ministry"
    ):
        load_pack("en", tmp_path)
