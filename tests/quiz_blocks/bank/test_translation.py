import pytest
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from quiz_blocks.bank.models import Item
from quiz_blocks.bank.services import current_revision, publish_item

from .factories import make_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def khmer(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("vi", "Tiếng Việt"),
        ("km", "ខ្មែរ"),
    ]
    return Locale.objects.create(language_code="km")


def translate(item, locale):
    translate_object(item, [locale])
    return Item.objects.get(translation_key=item.translation_key, locale=locale)


def test_translation__choices_come_along_with_their_keys(khmer):
    item = make_item()
    translated = translate(item, khmer)
    assert [c.translation_key for c in translated.choices.all()] == [
        c.translation_key for c in item.choices.all()
    ]
    assert {c.locale for c in translated.choices.all()} == {khmer}
    assert [c.right for c in translated.choices.all()] == [c.right for c in item.choices.all()]
    assert translated.bank == item.bank


def test_translation__published_is_delivered_under_the_same_keys(khmer):
    item = make_item(choices=["Một", "Hai"])
    translated = translate(item, khmer)
    translated.stem = "<p>សំណួរ</p>"
    publish_item(translated)
    vietnamese, other = current_revision(item), current_revision(translated)
    assert vietnamese != other
    assert vietnamese.payload["item"] == other.payload["item"]
    assert [c["key"] for c in vietnamese.payload["choices"]] == [
        c["key"] for c in other.payload["choices"]
    ]


def test_translation__segments_of_an_item(khmer):
    from wagtail_localize.models import StringSegment, TranslationSource

    item = make_item(choices=["Một", "Hai"], category="Đảng", explanation="<p>Vì</p>")
    translate(item, khmer)
    source = TranslationSource.objects.get_for_instance(item)
    paths = set(StringSegment.objects.filter(source=source).values_list("context__path", flat=True))
    keys = [c.translation_key for c in item.choices.all()]
    assert {"stem", "explanation"} <= paths
    assert {f"choices.{key}.text" for key in keys} <= paths
    assert "passage_anchor" not in paths
    assert "category" not in paths


def test_translation__editor_opens(khmer, client, django_user_model):
    from django.urls import reverse

    client.force_login(django_user_model.objects.create_superuser("x", "x@example.org", "x"))
    translated = translate(make_item(passage_anchor="diem-3"), khmer)
    url = reverse("wagtailsnippets_quiz_blocks_bank_item:edit", args=[translated.pk])
    assert client.get(url).status_code == 200
