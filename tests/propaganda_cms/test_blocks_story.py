"""Every block of a body: what the picker says of it, how it previews, what it refuses."""

from itertools import cycle

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from propaganda_cms.blocks import StoryBlock
from propaganda_cms.blocks.checks import check_placed_blocks, nested_placed_blocks
from propaganda_cms.models import NewsPage
from propaganda_cms.pictures.selection import prepare_pictures
from quiz_blocks.blocks import CommentFormBlock, QuizBlock

from .picture_factories import make_image

pytestmark = pytest.mark.django_db
STORY = StoryBlock()
NAMES = list(STORY.child_blocks)
OURS = [name for name in NAMES if name not in ("quiz", "comments")]


@pytest.fixture
def root_page():
    return Page.objects.filter(depth=2).first()


@pytest.fixture
def image():
    return make_image(kinds=())


def soup(html):
    return BeautifulSoup(html, "html.parser")


def render(name, value, **context):
    block = STORY.child_blocks[name]
    return soup(block.render(block.normalize(value), context=context))


def preview(name):
    block = STORY.child_blocks[name]
    request = RequestFactory().get("/")
    return soup(block.render(block.get_preview_value(), context={"request": request}))


@pytest.mark.parametrize("name", NAMES)
def test_meta__tells_the_picker_what_it_needs(name):
    block = STORY.child_blocks[name]
    assert block.meta.icon not in ("placeholder", "", None)
    assert block.label and block.label != name
    assert block.get_description()
    assert block.meta.group
    assert block.is_previewable


@pytest.mark.parametrize("name", NAMES)
def test_preview__renders_in_the_admin_on_an_empty_library(admin_client, name):
    block = NewsPage._meta.get_field("body").stream_block.child_blocks[name]
    url = reverse("wagtailadmin_block_preview")
    response = admin_client.get(url, {"id": block.definition_prefix})
    assert response.status_code == 200
    assert not get_image_model().objects.exists()
    page = soup(response.content)
    if name in OURS:
        assert "pc.css" in response.content.decode()
        assert page.select_one(f".pc-block--{name}").get_text(strip=True)


@pytest.mark.parametrize("name", OURS)
def test_preview__needs_no_query(name, django_assert_num_queries):
    preview(name)  # content types, once a process
    with django_assert_num_queries(0):
        preview(name)


def test_heading__keeps_its_address_when_the_words_change():
    block = STORY.child_blocks["heading"]
    value = block.clean(block.normalize({"text": "Đẩy mạnh học tập", "level": "2", "anchor": ""}))
    assert value["anchor"] == "day-manh-hoc-tap"
    value["text"] = "Đẩy mạnh hơn nữa"
    assert block.clean(value).anchor == "day-manh-hoc-tap"


def test_heading__has_an_address_even_unsaved():
    assert render("heading", {"text": "Ghi chú", "level": "3"}).h3["id"] == "ghi-chu"
    assert render("heading", {"text": "…", "level": "2"}).h2["id"] == "muc"


def test_story__headings_of_the_same_words_have_addresses_of_their_own():
    stream = STORY.to_python(
        [{"type": "heading", "value": {"text": "Kết quả", "level": "2", "anchor": ""}}] * 3
    )
    assert [c.value["anchor"] for c in STORY.clean(stream)] == ["ket-qua", "ket-qua-2", "ket-qua-3"]


def test_picture__needs_a_description_or_to_be_decoration(image):
    block = STORY.child_blocks["picture"]
    raw = {"image": {"image": image.pk, "alt_text": "", "decorative": False}, "caption": "C"}
    value = block.to_python(raw)
    with pytest.raises(ValidationError) as error:
        block.clean(value)
    assert "Hãy mô tả ảnh" in str(error.value.block_errors["image"].block_errors["alt_text"])
    raw["image"]["decorative"] = True
    block.clean(block.to_python(raw))


@pytest.mark.parametrize("name", ["anh-thu", "IMG_2034", "DSC0001", "hội nghị.JPG"])
def test_picture__is_not_described_by_the_name_of_its_file(image, name):
    block = STORY.child_blocks["picture"].child_blocks["image"]
    value = block.to_python({"image": image.pk, "alt_text": name, "decorative": False})
    with pytest.raises(ValidationError) as error:
        block.clean(value)
    assert "tên tệp" in str(error.value.block_errors["alt_text"])


@pytest.mark.parametrize(
    ("description", "alt"),
    [("Tổ công nghệ số ra mắt", "Tổ công nghệ số ra mắt"), ("anh-thu", None)],
)
def test_picture__takes_its_description_from_the_library(image, description, alt):
    image.description = description
    image.save()
    block = STORY.child_blocks["picture"].child_blocks["image"]
    value = block.to_python({"image": image.pk, "alt_text": "", "decorative": False})
    if alt is None:
        with pytest.raises(ValidationError):
            block.clean(value)
    else:
        assert block.clean(value).contextual_alt_text == alt


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({"url": "", "file": None}, "url"),
        ({"url": "https://example.com/video.mp4", "file": None}, "url"),
        ({"url": "https://www.youtube.com/@kenh", "file": None}, "url"),
        ({"url": "", "file": "don.pdf"}, "file"),
        ({"url": "https://youtu.be/abcdefghijk", "file": "phim.mp4"}, "file"),
    ],
)
def test_embed__refuses_what_it_cannot_play(value, field):
    block = STORY.child_blocks["embed"]
    if value["file"]:
        value = {**value, "file": get_document_model()(pk=1, title="T", file=value["file"])}
    errors = block.source_errors(block.normalize({**value, "title": "T"}))
    assert list(errors) == [field]


def test_drafts__may_be_incomplete():
    """Autosave and drafts defer what is required; only publishing asks for it."""
    for name in ("embed", "table", "picture", "quote"):
        block = StoryBlock().child_blocks[name]
        value = block.normalize(block.get_default())
        block.clean_deferred(value)
        with pytest.raises(ValidationError):
            block.clean(value)


def test_embed__loads_nothing_from_elsewhere():
    html = preview("embed")
    assert html.a["href"] == "https://www.youtube.com/watch?v=00000000000"
    assert html.a["data-pc-embed"].startswith("https://www.youtube-nocookie.com/embed/")
    assert not html.select("iframe, img[src^=http], link")
    assert all(script["src"].startswith("/static/") for script in html.select("script"))


def test_embed__plays_our_own_files_without_script():
    document = get_document_model()(pk=5, title="Bản ghi", file="ban-ghi.mp3", file_size=2048)
    html = render("embed", {"url": "", "file": document, "title": "Bản ghi âm"})
    assert html.audio["preload"] == "none" and "controls" in html.audio.attrs
    assert not html.select("script")
    assert "MP3" in html.get_text() and "2,0 KB" in html.get_text().replace("\xa0", " ")


def test_table__has_caption_and_header_cells():
    html = preview("table")
    assert html.caption.get_text() == "Kết quả học tập theo khu vực"
    assert [th["scope"] for th in html.select("thead th")] == ["col"] * 3
    assert [th["scope"] for th in html.select("tbody th")] == ["row"] * 2


def test_table__asks_for_its_name():
    block = STORY.child_blocks["table"]
    value = block.get_preview_value()
    value["grid"].caption = " "
    with pytest.raises(ValidationError):
        block.clean(value)


def test_documents__say_type_and_size():
    text = preview("documents").get_text(" ", strip=True).replace("\xa0", " ")
    assert "PDF, 402,3 KB" in text and "DOCX, 37,6 KB" in text


def test_related__leaves_out_what_readers_may_not_see(root_page):
    shown = root_page.add_child(instance=Page(title="Đang đăng", slug="a"))
    hidden = root_page.add_child(instance=Page(title="Đã gỡ", slug="b", live=False))
    block = STORY.child_blocks["related"]
    value = block.to_python({"title": "", "pages": [shown.pk, hidden.pk, 999_999]})
    html = soup(block.render(value))
    assert [a.get_text() for a in html.select("a")] == ["Đang đăng"]


def test_text__is_escaped_everywhere():
    bad = "<script>alert(1)</script>"
    for name, value in {
        "heading": {"text": bad, "level": "2"},
        "quote": {"quote": bad, "speaker": bad, "role": bad},
        "key_figures": {"figures": [{"figure": bad, "unit": bad, "label": bad}], "source": bad},
        "timeline": {"title": bad, "events": [{"date": bad, "title": bad, "text": bad}]},
        "callout": {"tone": "note", "title": bad, "text": ""},
    }.items():
        assert not render(name, value).select("script"), name


def test_check__a_nested_quiz_or_comment_form_is_an_error():
    nested = blocks.StreamBlock(
        [("row", blocks.StructBlock([("inner", blocks.ListBlock(QuizBlock()))]))]
    )
    deeper = blocks.StreamBlock([("s", blocks.StreamBlock([("c", CommentFormBlock())]))])
    top = blocks.StreamBlock([("quiz", QuizBlock()), ("c", CommentFormBlock())])
    assert len(list(nested_placed_blocks(nested))) == 1
    assert list(nested_placed_blocks(deeper)) == ["c"]
    assert list(nested_placed_blocks(top)) == []


def test_check__speaks_of_page_models_only_where_they_nest(monkeypatch):
    assert check_placed_blocks(None) == []
    field = NewsPage._meta.get_field("body")
    nested = blocks.StreamBlock([("s", blocks.ListBlock(QuizBlock()))])
    monkeypatch.setitem(field.__dict__, "stream_block", nested)
    assert "propaganda_cms.E011" in {error.id for error in check_placed_blocks(None)}


def every_raw_block(images, documents, pages):
    """One block of each of our kinds as it lies in the database, and its number varied."""
    image = {"image": next(images).pk, "alt_text": "Ảnh", "decorative": False}
    other = {"image": next(images).pk, "alt_text": "Ảnh", "decorative": False}
    return [
        {"type": "heading", "value": {"text": "Mục", "level": "2"}},
        {"type": "paragraph", "value": "<p>Đoạn</p>"},
        {"type": "picture", "value": {"image": image, "caption": "C"}},
        {"type": "gallery", "value": {"items": [{"image": image}, {"image": other}]}},
        {"type": "documents", "value": {"items": [{"document": next(documents).pk}]}},
        {"type": "related", "value": {"pages": [next(pages).pk]}},
        {
            "type": "embed",
            "value": {
                "url": "https://youtu.be/abcdefghijk",
                "title": "V",
                "poster": next(images).pk,
            },
        },
    ]


@pytest.fixture
def cycles(root_page):
    """Endless pictures, documents and pages out of six of each."""
    documents = [
        get_document_model().objects.create(title=f"T{n}", file=f"t{n}.pdf", file_size=9)
        for n in range(6)
    ]
    pages = [root_page.add_child(instance=Page(title=f"P{n}", slug=f"p{n}")) for n in range(6)]
    return cycle([make_image() for _ in range(6)]), cycle(documents), cycle(pages)


def test_story__thirty_blocks_cost_what_seven_cost(cycles):
    counts = {}
    count_queries(every_raw_block(*cycles))  # what a process asks once: sites, content types
    for rounds in (1, 5):
        raw = [block for _ in range(rounds) for block in every_raw_block(*cycles)]
        counts[rounds] = count_queries(raw)
    assert counts[5] == counts[1]
    # pictures with their sheets, documents, pages with their cards
    assert counts[1] <= 3


def count_queries(raw):
    page = NewsPage(title="T", body=STORY.to_python(raw))
    request = RequestFactory().get("/")
    Page(title="warm").specific_class  # noqa: B018 - content types are cached for the process
    with CaptureQueriesContext(connection) as queries:
        prepare_pictures(request, page)
        html = STORY.render(page.body, context={"request": request, "page": page})
    assert html.count("<img") >= 4 * len(raw) / 7
    return len([q for q in queries if "wagtailcore_site" not in q["sql"]])
