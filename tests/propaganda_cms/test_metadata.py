import json
import re
from datetime import date

import pytest

from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


def head(client, page, query=""):
    return client.get(page.url + query).content.decode()


def data_of(text):
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    return json.loads(block[1])["@graph"]


def meta(text, name):
    found = re.search(rf'<meta (?:property|name)="{re.escape(name)}" content="([^"]*)"', text)
    return found[1] if found else None


@pytest.mark.parametrize(
    ("make_page", "schema"),
    [
        (make.make_news, "NewsArticle"),
        (make.make_resolution, "Legislation"),
        (make.make_infographic, "ImageObject"),
        (make.make_standard, "WebPage"),
    ],
)
def test_page__tells_what_it_is(client, make_page, schema):
    page = make_page(summary="Một câu tóm tắt.", listing_image=make.make_image())
    text = head(client, page)
    thing, crumbs = data_of(text)
    assert thing["@type"] == schema
    assert thing["url"].startswith("http://")
    assert thing["description"] == "Một câu tóm tắt."
    assert crumbs["itemListElement"][-1]["item"] == page.full_url
    assert meta(text, "og:url") == page.full_url
    assert meta(text, "og:title") == page.title
    assert meta(text, "og:type") == "article"
    assert f'<link rel="canonical" href="{page.full_url}">' in text


def test_resolution__tells_its_number_and_date(client):
    thing = data_of(head(client, make.make_resolution(effective_from=date(2023, 11, 25))))[0]
    assert thing["legislationIdentifier"] == "42-NQ/TW"
    assert thing["legislationDate"] == "2023-11-24"
    assert thing["legislationPassedBy"]["name"] == "Ban Chấp hành Trung ương"
    assert thing["legislationLegalForce"] == "https://schema.org/InForce"


def test_data_block__cannot_be_left(client):
    text = head(client, make.make_news(title="</script><script>alert(1)</script> & “ngoặc”"))
    assert "<script>alert" not in text
    assert data_of(text)[0]["name"] == "</script><script>alert(1)</script> & “ngoặc”"


def test_share_card__own_picture_then_listing_then_site(client, settings):
    own, listed = make.make_image(width=1300, height=700), make.make_image()
    from propaganda_cms.pictures.services import make_renditions

    make_renditions(own, ["share"])
    page = make.make_news(social_image=own, listing_image=listed, social_title="Để chia sẻ")
    text = head(client, page)
    assert meta(text, "og:image").startswith("http://")
    assert meta(text, "og:image:width") == "1200"
    assert meta(text, "og:title") == "Để chia sẻ"
    assert meta(text, "twitter:card") == "summary_large_image"
    plain = make.make_news()
    assert meta(head(client, plain), "og:image") is None
    make.FALLBACK = own
    settings.PROPAGANDA_CMS = {"FALLBACK_SHARE_IMAGE": f"{__name__}.fallback"}
    assert meta(head(client, plain), "og:image").startswith("http://")


def fallback(_request):
    return make.FALLBACK


def test_canonical__one_address_for_one_listing(client):
    make.make_news(topics=[make.make_topic("Văn hóa")], at=make.moment("2024-02-25 09:00"))
    index = make.make_index()
    text = head(client, index, "?la=1&thang=2&nam=2024&chu-de=van-hoa&xep=dang")
    assert f'href="{index.full_url}?nam=2024&amp;thang=2&amp;chu-de=van-hoa"' in text
    assert f'href="{index.full_url}"' in head(client, index, "?fbclid=abc")
