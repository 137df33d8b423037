import re
import unicodedata

import pytest
from wagtail_localize.fields import get_translatable_fields

from propaganda_cms.models import IssuingBody, NewsPage, ResolutionPage, Topic
from propaganda_cms.models.text import nfc_deep
from propaganda_cms.panels import VIETNAMESE_SLUG_FORMATTERS
from tests.propaganda_cms import factories as make

TITLE = "Đảng bộ tỉnh Bình Dương đổi mới"
SLUG = "dang-bo-tinh-binh-duong-doi-moi"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_formatters__turn_a_title_into_ascii(form):
    text = unicodedata.normalize(form, TITLE)
    for pattern, replacement in VIETNAMESE_SLUG_FORMATTERS:
        text = pattern.sub(replacement, text)
    assert text.lower().replace(" ", "-") == SLUG
    assert re.fullmatch("[ -~]+", text)


def test_formatters__part_words_at_a_stroke():
    text = "66-NQ/TW"
    for pattern, replacement in VIETNAMESE_SLUG_FORMATTERS:
        text = pattern.sub(replacement, text)
    assert text.lower() == "66-nq-tw"


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_slug__from_a_vietnamese_title(form):
    page = make.make_news(title=unicodedata.normalize(form, TITLE))
    again = make.make_news(title=unicodedata.normalize(form, TITLE))
    assert (page.slug, again.slug) == (SLUG, f"{SLUG}-2")
    assert page.title == TITLE


@pytest.mark.django_db
def test_save__puts_every_text_in_nfc():
    decomposed = unicodedata.normalize("NFD", "Nghị quyết đổi mới")
    page = make.make_news(
        lead=decomposed, body=[{"type": "paragraph", "value": f"<p>{decomposed}</p>"}]
    )
    page = NewsPage.objects.get(pk=page.pk)
    assert page.lead == "Nghị quyết đổi mới"
    assert "Nghị quyết đổi mới" in str(page.body[0].value)


def test_nfc_deep__keeps_what_is_no_text():
    data = {"a": [1, None, True, {"b": unicodedata.normalize("NFD", "ệ")}]}
    assert nfc_deep(data) == {"a": [1, None, True, {"b": "ệ"}]}


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Topic, IssuingBody])
def test_snippet__slug_from_its_name(model):
    snippet = model(name="Đất đai", locale=make.default_locale())
    snippet.full_clean()
    snippet.save()
    assert snippet.slug == "dat-dai"


def test_localize__keeps_number_and_slug_in_step():
    fields = {field.field_name: field for field in get_translatable_fields(ResolutionPage)}
    for name in ("document_number", "slug"):
        assert type(fields[name]).__name__ == "SynchronizedField"
    assert type(fields["abstract"]).__name__ == "TranslatableField"
