"""The demo's texts, read without a database: complete, Vietnamese, and honest."""

import re

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from home.demo import markup
from home.demo.art.scenes import SCENES
from home.demo.body import figure_and_unit
from home.demo.texts import CONTENT, read, read_folder
from quiz_blocks.bank.importers.gift import parse
from quiz_blocks.bank.kinds import kind_choices

NEWS = read_folder("news")
RESOLUTIONS = read_folder("resolutions")
INFOGRAPHICS = read_folder("infographics")
ALL = [*NEWS, *RESOLUTIONS, *INFOGRAPHICS, *read_folder("pages")]
FILES = sorted(path for path in CONTENT.rglob("*") if path.suffix in {".toml", ".gift"})

ENGLISH = re.compile(
    r"\b(the|and|with|this|that|lorem|ipsum|dolor|sit amet|click|here|read more|home|news)\b", re.I
)


def prose(content):
    """Every sentence of a page, in one string; keys and file names left out."""
    parts = [content["title"], content["sapo"], content.get("alt", "")]
    for part in [*content.get("body", []), *content.get("points", [])]:
        names = ("text", "heading", "quote", "callout", "caption", "title", "comments")
        parts += [str(part[name]) for name in names if name in part]
    return "\n".join(parts)


def test_there_is_enough():
    live = [content for content in NEWS if content.get("state", "published") == "published"]
    assert len(live) >= 12
    assert [content["number"] for content in RESOLUTIONS] == [
        f"{number}-NQ/TW" for number in (42, 43, 44, 45)
    ]
    assert {content["issued_on"].isoformat() for content in RESOLUTIONS} == {"2023-11-24"}
    assert len(INFOGRAPHICS) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files__nfc_and_no_machine_traces(path):
    import unicodedata

    text = path.read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\t" not in text and "\r" not in text


@pytest.mark.parametrize("content", ALL, ids=lambda content: content["slug"])
def test_prose__is_vietnamese(content):
    text = prose(content)
    assert not ENGLISH.search(re.sub(r"https?://\S+", "", text)), ENGLISH.findall(text)
    marked = sum(char in "ăâđêôơưàáảãạếềểễệốồổỗộớờởỡợứừửữựấầẩẫậắằẳẵặíìỉĩịúùủũụ" for char in text)
    assert marked > len(text) * 0.08


@pytest.mark.parametrize("content", NEWS, ids=lambda content: content["slug"])
def test_news__fits_the_fields(content):
    assert len(content["title"]) <= 255
    assert len(content["sapo"]) <= 600
    assert content["slug"] == content["slug"].lower()
    assert content["slug"].isascii()


def test_slugs__once_each():
    slugs = [content["slug"] for content in ALL]
    assert len(slugs) == len(set(slugs))


def test_pictures__each_scene_has_words():
    pictures = read("pictures")
    assert set(pictures) == set(SCENES)
    assert all(len(one["alt"]) > 40 for one in pictures.values())
    used = {content["picture"] for content in ALL if "picture" in content}
    assert used <= set(SCENES)


def test_news__five_pictures_and_none():
    def count(content):
        own = 1 if "picture" in content else 0
        body = content.get("body", [])
        return own + sum(len(p.get("gallery", [])) or int("picture" in p) for p in body)

    counts = [count(content) for content in NEWS]
    assert 5 in counts
    assert 0 in counts


def test_questions__all_kinds_each_explained_and_linked():
    content = read("questions")
    result = parse((CONTENT / content["file"]).read_text("utf-8"))
    assert not result.errors
    assert len(result.items) >= 20
    kinds = kind_choices() if callable(kind_choices) else kind_choices
    assert {item.kind for item in result.items} == {value for value, _label in kinds}
    assert all(item.explanation.text for item in result.items)
    assert any(0 < answer.fraction < 100 for item in result.items for answer in item.answers)
    assert {item.title for item in result.items} == set(content["passages"])


def test_questions__passages_exist():
    anchors = {f"{c['slug']}#{p['anchor']}" for c in RESOLUTIONS for p in c["points"]}
    slugs = {content["slug"] for content in ALL}
    for passage in read("questions")["passages"].values():
        slug = passage.split("#")[0]
        assert passage in anchors or (slug in slugs and not slug.startswith("nghi-quyet-"))


def test_comments__every_state():
    states = {comment["state"] for comment in read("comments")["comments"]}
    assert states == {"pending", "approved", "rejected", "spam", "removed"}


def test_invented_news__say_so():
    note = read("site")["note"]["text"]
    assert "minh họa" in note
    for content in NEWS:
        for part in content.get("body", []):
            assert "quote_role" not in part or "nhân vật minh họa" in part["quote_role"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Một đoạn\nhai dòng.", "<p>Một đoạn hai dòng.</p>"),
        ("Một.\n\nHai.", "<p>Một.</p><p>Hai.</p>"),
        ("- một\n- hai", "<ul><li>một</li><li>hai</li></ul>"),
        ("Gồm:\n- **một:** a", "<p>Gồm:</p><ul><li><b>một:</b> a</li></ul>"),
        ("a < b & “c”", "<p>a &lt; b &amp; “c”</p>"),
    ],
)
def test_to_html(text, html):
    written = markup.to_html(text)
    assert re.sub(r' data-block-key="[0-9a-f]{5}"', "", written) == html
    editor = ContentstateConverter(features=["bold", "ul"])
    assert editor.to_database_format(editor.from_database_format(written)) == written


@pytest.mark.parametrize(
    ("value", "figure", "unit"),
    [
        ("60%", "60", "%"),
        ("1,44 triệu", "1,44", "triệu"),
        ("16.242", "16.242", ""),
        ("trên 95%", "trên 95%", ""),
        ("7/10", "7/10", ""),
    ],
)
def test_figure_and_unit(value, figure, unit):
    assert figure_and_unit(value) == {"figure": figure, "unit": unit}
