import pytest
from django.utils.feedgenerator import rfc2822_date

from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("feed_format", ["rss", "atom"])
def test_feed__newest_with_their_corrections(client, feed_format):
    topic = make.make_topic("Văn hóa")
    page = make.add_correction(make.make_news(title="Hội nghị & <học tập>", topics=[topic]))
    gone = make.make_news(title="Đã rút")
    gone.unpublish()
    response = client.get(page.get_parent().url, {"dinh-dang": feed_format})
    text = response.content.decode()
    assert response.status_code == 200
    assert "xml" in response["Content-Type"]
    assert response["Cache-Control"].startswith("public")
    assert "Hội nghị &amp; &lt;học tập&gt;" in text
    assert "Đính chính ngày 26/02/2024: Sửa ngày họp thành 24/11/2023." in text
    assert page.full_url in text
    assert "Văn hóa" in text
    assert "Đã rút" not in text


def test_rss__says_when_it_was_published(client):
    page = make.make_news(at=make.moment("2024-02-25 09:00"))
    text = client.get(page.get_parent().url + "?dinh-dang=rss").content.decode()
    assert rfc2822_date(page.first_published_at) in text


def test_unknown_format__is_not_found(client):
    assert client.get(make.make_index().url + "?dinh-dang=xls").status_code == 404


def test_index__names_its_feeds(client):
    index = make.make_index()
    text = client.get(index.url).content.decode()
    assert 'type="application/rss+xml"' in text
    assert 'type="application/atom+xml"' in text
