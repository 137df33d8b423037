import re
from html.parser import HTMLParser

import pytest

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.services import transition
from tests.quiz_blocks.comments.factories import NOW, make_moderator, make_page
from tests.quiz_blocks.comments.payloads import PAYLOADS
from tests.quiz_blocks.comments.test_views import SAME, form_url, solve_for

pytestmark = pytest.mark.django_db


class Shape(HTMLParser):
    """The page's tags and attribute names, with the text and links of the comments left out."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in {"p", "br", "a"}:
            self.tags.append((tag, tuple(name for name, _ in attrs)))
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if name in {"href", "src", "action", "formaction"}:
                assert not re.match(r"\s*(javascript|data|vbscript):", value or "", re.I), value


@pytest.fixture(autouse=True)
def room(settings):
    settings.QUIZ_BLOCKS = {
        "PROOF_ROUNDS": 1,
        "PROOF_MAX_COUNTER": 2,
        "COMMENT_LIMITS_FAST": [(1000, 60)],
    }


def shown(client, page, moderator, text):
    """Post the text in every field, look at it in the queue, approve it, look at the page."""
    ReaderComment.objects.all().delete()
    data = {"name": text[:80], "title": text[:150], "body": text[:5000]}
    response = client.post(
        form_url(page),
        data | {"proof": solve_for(page)},
        headers=SAME | {"Accept": "application/json"},
    )
    if response.status_code == 422:
        data = data | {"name": "Tên", "title": "Tiêu đề"}
        form = client.post(form_url(page), data | {"body": text * 3}, headers=SAME).content.decode()
        return [form]
    assert response.status_code == 201, response.content
    client.force_login(moderator)
    queue = client.get("/admin/gop-y-ban-doc/").content.decode()
    comment = ReaderComment.objects.get()
    transition([comment.pk], "approved", user=moderator, now=NOW)
    client.logout()
    form = client.post(form_url(page), data | {"name": text * 90}, headers=SAME).content.decode()
    return [queue, client.get(page.url).content.decode(), form]


def test_hostile_text__is_only_text_everywhere(client):
    assert len(PAYLOADS) >= 60
    page, moderator = make_page(), make_moderator()
    plain = [Shape(html).tags for html in shown(client, page, moderator, "Chữ thường")]
    for payload in PAYLOADS:
        shapes = [Shape(html).tags for html in shown(client, page, moderator, payload)]
        if len(shapes) == len(plain):
            assert shapes == plain, payload
