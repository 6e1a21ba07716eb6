"""Envoys of whom a pronoun tells who sent them have the home of the sender, where that leaves no doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.engine.frames import load_frames
from ontology.entity import Entity
from ontology.errors import DataError
from ontology.terms import EventType, Role
from tests.loaders.reading import reading


def envoy(text: str, language: str) -> Entity:
    found = reading(text, language=language)
    (claim,) = [claim for claim in found.claims if claim.type is EventType.ENVOY]
    (who,) = [part.entity for part in claim.participants if part.role is Role.ENVOY]
    return next(entity for entity in found.entities if entity.id == who)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "استدعت كينيا سفيرها لدى فرنسا للتشاور."),
        ("ar", "سحبت وزارة الخارجية الكينية سفيرها في باريس."),
        ("ar", "عينت كينيا سفيرها الجديد لدى مصر جيمس نجوروغي."),
        ("en", "Kenya recalled its ambassador to France James Njoroge for consultations."),
        ("en", "The Kenyan government recalled its ambassador to France."),
        ("ru", "Кения отозвала своего посла во Франции для консультаций."),
    ],
)
def test_who_recalls_or_appoints_his_own_envoy_has_sent_him(language: str, text: str) -> None:
    found = envoy(text, language)
    assert found.iso == "KE"
    assert [(office.code, office.state) for office in found.offices] == [("ambassador", "KE")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "طردت فرنسا سفيرها."),  # nobody expels his own
        ("ar", "استدعت فرنسا سفيره للتشاور."),  # his, and France is feminine
        ("en", "France expelled its ambassador."),
        ("en", "France recalled his ambassador."),
        ("ru", "МИД Франции вызвал его посла."),  # his, and not its own
        ("en", "Kenya's minister recalled the ambassador."),
    ],
)
def test_an_envoy_who_may_be_anothers_has_no_home(language: str, text: str) -> None:
    assert envoy(text, language).iso is None


def test_a_frame_calls_only_verbs_of_its_own_reflexive(tmp_path: Path) -> None:
    frames = tmp_path / "frames.yml"
    frames.write_text("Envoy.x:\n  type: Envoy\n  verbs: [recall]\n  own: [expel]\n", encoding="utf-8")
    with pytest.raises(DataError, match="own has 'expel', which is not among its verbs"):
        load_frames(frames)
