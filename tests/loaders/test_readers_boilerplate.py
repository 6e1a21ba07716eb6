"""What stands around an article goes; the article stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.readers.boilerplate import clean
from loaders.readers.read import read_articles
from ontology.article import Article

LEAD = "استقبل وزير الخارجية العماني بدر البوسعيدي نظيره الإيراني في مسقط يوم الثلاثاء، وبحثا العلاقات."
MORE = "وأكد الوزيران أهمية استمرار التشاور بين البلدين في المرحلة المقبلة."
BLURB = "نحن جريدة مستقلة تنقل الخبر كما هو."


def test_the_source_line_names_the_outlet_and_ends_the_article() -> None:
    cleaned = clean(f"{LEAD}\n\n{MORE}\n\nالمصدر: وكالة الأنباء\n\nعن الجريدة\n\n{BLURB}", "ar")
    assert (cleaned.text, cleaned.outlet) == (f"{LEAD}\n\n{MORE}", "وكالة الأنباء")


def test_a_source_line_above_the_longer_part_takes_nothing_with_it() -> None:
    cleaned = clean(f"لقاء في مسقط\nالمصدر: وكالة الأنباء\n{LEAD}\n{MORE}", "ar")
    assert (cleaned.text, cleaned.outlet) == (f"لقاء في مسقط\n{LEAD}\n{MORE}", "وكالة الأنباء")


@pytest.mark.parametrize(
    "text",
    [
        f"المصدر: لا تغيير\n{LEAD}",
        f"{LEAD}\nالمصدر: نعم\nالصحفي: متى؟\nالمصدر: قريبا\n{MORE}",
        f"{LEAD}\nوقال المصدر: اللقاء قريب\n{MORE}",
        f"{LEAD}\nالمصدر: لم يجر أي لقاء.\n{MORE}",
        f"{LEAD}\nوقال للصحفيين: اقرأوا البيان\n{MORE}",
        f"{LEAD}\n\n\n{MORE}",
        f"{LEAD}\nطباعة الجوازات في مسقط\n{MORE}",
    ],
)
def test_in_doubt_a_line_stays(text: str) -> None:
    assert clean(text, "ar").text == text


@pytest.mark.parametrize(
    "line", ["اقرأ أيضا: وزير في القاهرة", "شاهد أيضاً: صور", "طباعة", "نسخ الرابط", "مشاركة"]
)
def test_a_pointer_or_a_button_between_paragraphs_goes(line: str) -> None:
    assert clean(f"{LEAD}\n\n{line}\n\n{MORE}", "ar").text == f"{LEAD}\n\n{MORE}"


def test_related_links_go_and_the_article_goes_on_after_them() -> None:
    text = f"{LEAD}\n\nمقالات ذات صلة\nوزير في القاهرة\nقمة في بغداد\n\n{MORE}\n{LEAD}\n{MORE}"
    assert clean(text, "ar").text == f"{LEAD}\n\n{MORE}\n{LEAD}\n{MORE}"


def test_related_links_at_the_end_go_with_all_that_follows() -> None:
    text = f"{LEAD}\n{MORE}\n\nأخبار ذات صلة\n\nوزير في القاهرة\n\nزر الذهاب إلى الأعلى\n\n{BLURB}"
    assert clean(text, "ar").text == f"{LEAD}\n{MORE}"


@pytest.mark.shared
def test_the_seed_article_stays_whole_and_its_surroundings_go() -> None:
    file = Path(__file__).parents[3] / "shared" / "articles" / "seed.ar.txt"
    if not file.exists():
        pytest.skip("needs ../shared/articles/seed.ar.txt beside the checkout")
    whole = file.read_text(encoding="utf-8")
    [article] = read_articles([file], published="2024-07-25")
    assert isinstance(article, Article)
    assert whole.startswith(article.text)
    assert article.text.endswith("بوساطة روسية.")
    assert article.source == "RT"
