"""Which language a text is read in, and what is said of one that nobody can read."""

from __future__ import annotations

import pytest

from loaders.readers.language import language_of
from ontology.errors import InputError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("التقى الرئيس نظيره التركي في أنقرة.", "ar"),
        ("The president met with his Turkish counterpart in Ankara on Monday.", "en"),
        ("Putin met Xi", "en"),
        ("Lavrov, Fidan hold talks", "en"),
        ("قال لافروف إن اللقاء مع Marco Rubio سيعقد في Washington قريبا.", "ar"),
    ],
)
def test_script_and_small_words_tell_the_language(text: str, code: str) -> None:
    assert language_of(text, None) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le ministre des Affaires étrangères a rencontré son homologue russe à Paris.", "French"),
        ("Der Außenminister hat sich mit seinem russischen Amtskollegen in Berlin getroffen.", "German"),
        ("El ministro de Exteriores se reunió con su homólogo ruso en Madrid.", "Spanish"),
        ("Cumhurbaşkanı, Rusya Devlet Başkanı ile bir telefon görüşmesi için bu sabah görüştü.", "Turkish"),
        ("Il ministro degli Esteri ha incontrato a Roma il suo omologo russo.", "Italian"),
        ("O ministro das Relações Exteriores se reuniu com o seu homólogo russo em Brasília.", "Portuguese"),
        ("De minister van Buitenlandse Zaken heeft in Den Haag met zijn collega gesproken.", "Dutch"),
        ("وزیر امور خارجه با همتای روس خود در تهران دیدار کرد و گفت که این سفر است.", "Persian"),
        ("وزیر خارجہ نے ماسکو میں اپنے روسی ہم منصب سے ملاقات کی اور کہا کہ یہ دورہ ہے۔", "Urdu"),
        ("Minister spraw zagranicznych spotkał się w Warszawie z ambasadorem i nie wykluczył.", "Polish"),
    ],
)
def test_a_language_without_a_pack_is_named_and_not_read_as_its_neighbour(text: str, name: str) -> None:
    with pytest.raises(InputError, match=f"seems to be in {name}, and the languages read are ar Arabic, en"):
        language_of(text, None)


def test_a_long_text_with_no_word_of_the_language_is_refused() -> None:
    with pytest.raises(InputError, match="seems to be in another language"):
        language_of("xyzzy plugh frobnicate quux zork grault " * 8, None)


def test_what_the_caller_or_the_article_says_wins() -> None:
    assert language_of("Le président a reçu le ministre.", "en-GB") == "en"
    assert language_of("Whatever it is", "ara") == "ar"


def test_a_script_that_no_pack_has_is_refused() -> None:
    with pytest.raises(InputError, match="is in none of the languages read"):
        language_of("俄罗斯外长会见土耳其外长。", None)
