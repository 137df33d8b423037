from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.comments.rendering import comment_html, is_web_address
from tests.quiz_blocks.comments.payloads import PAYLOADS

LINK = '<a href="{0}" rel="nofollow ugc noopener">{1}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Một dòng", "<p>Một dòng</p>"),
        ("Hai\ndòng", "<p>Hai<br>dòng</p>"),
        ("Hai\n\n\nđoạn", "<p>Hai</p>\n\n<p>đoạn</p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<b>đậm</b>", "<p>&lt;b&gt;đậm&lt;/b&gt;</p>"),
        (
            "Xem https://dang.example/a?b=1&c=2.",
            "<p>Xem "
            + LINK.format(
                "https://dang.example/a?b=1&amp;c=2", "https://dang.example/a?b=1&amp;c=2"
            )
            + ".</p>",
        ),
    ],
)
def test_comment_html__paragraphs_links_and_nothing_else(text, html):
    assert comment_html(text) == html


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def check(text):
    tags = Tags(comment_html(text))
    for tag, attrs in tags.found:
        assert tag in {"p", "br", "a"}
        assert set(attrs) <= ({"href", "rel"} if tag == "a" else set())
        assert is_web_address(attrs.get("href", "https://dang.example/"))
    return tags


@pytest.mark.parametrize("text", PAYLOADS)
def test_comment_html__lets_no_payload_through(text):
    check(text)


@given(st.text(max_size=300) | st.lists(st.sampled_from(PAYLOADS), max_size=3).map(" ".join))
def test_comment_html__any_text_is_text(text):
    check(text)


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=200))
def test_comment_html__shows_every_character(text):
    assert check(text).text.split() == text.split()


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://dang.example/", True),
        ("http://dang.example:8080/a", True),
        ("https://đảng.vn/", True),
        ("javascript:alert(1)", False),
        ("http://localhost/", False),
        ("http://ai:khoa@dang.example/", False),
        ("http://view-source:http://x/", False),
        ("http://[::1", False),
        ("http://a.vn:999999/", False),
        ("ftp://a.vn/", False),
        ("http://./", False),
        ("", False),
    ],
)
def test_is_web_address__table(url, good):
    assert is_web_address(url) is good
