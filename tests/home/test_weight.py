"""What a reader's first visit costs, measured through the answers of a running site."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders

from home.chrome import forget_chrome

from .factories import link, make_profile, notice, publish_news

MOST_BYTES = 60 * 1024
MOST_REQUESTS = 12
LONG_TEXT = "<p>" + "Chi bộ thảo luận theo nhóm, ghi lại câu hỏi gửi về ban tổ chức. " * 12 + "</p>"


@pytest.fixture
def article():
    forget_chrome()
    notice(notice_link="/tim-kiem/", notice_link_label="Xem")
    make_profile(
        managing_body="Ban Tuyên giáo Tỉnh ủy",
        menu=[link(f"Mục {i}", url=f"/muc-{i}/") for i in range(6)],
    )
    for i in range(8):
        publish_news(f"Bài liên quan số {i} với một tiêu đề dài vừa phải")
    body = [{"type": "paragraph", "value": LONG_TEXT} for _ in range(10)]
    return publish_news(
        "Bài không có ảnh",
        body=[
            *body,
            {
                "type": "comments",
                "value": {"heading": "Góp ý", "introduction": "", "is_open": True},
            },
        ],
    )


def linked_files(html):
    """Static files that the browser fetches by itself, each once."""
    found = re.findall(r'<link[^>]+href="(/static/[^"]+)"', html)
    return list(dict.fromkeys([*found, *re.findall(r'<script[^>]+src="(/static/[^"]+)"', html)]))


def imported_files(name, text):
    folder = name.rsplit("/", 1)[0]
    for other in re.findall(r'(?:import|from)\s*"(\./[^"]+)"', text):
        yield f"{folder}/{other[2:]}"


def weigh(address, seen):
    """Return compressed bytes of a static file and of the modules that it imports."""
    name = urlsplit(address).path.removeprefix("/static/")
    if name in seen:
        return 0
    path = finders.find(name)
    assert path, f"{name} is linked and does not exist"
    with open(path, "rb") as file:
        content = file.read()
    seen.add(name)
    modules = imported_files(name, content.decode()) if name.endswith(".js") else ()
    return len(gzip.compress(content)) + sum(weigh(f"/static/{m}", seen) for m in modules)


@pytest.mark.django_db
def test_first_visit__to_a_news_page_without_pictures(client, article):
    response = client.get(article.url, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    html = gzip.decompress(response.content).decode()
    seen = set()
    total = len(response.content) + sum(weigh(address, seen) for address in linked_files(html))
    assert "<img" not in html
    assert total <= MOST_BYTES, f"{total} bytes"
    assert 1 + len(seen) <= MOST_REQUESTS, sorted(seen)


@pytest.mark.django_db
def test_page__has_nothing_inline_and_nothing_from_elsewhere(client, article):
    html = client.get(article.url).content.decode()
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", html)
    assert inline == []
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", html)
    assert not re.search(r'(?:src|srcset)="https?://', html)
