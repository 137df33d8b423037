"""Drawing for real: one picture, one infographic, one paper."""

import io

import pytest
from docx import Document
from PIL import Image

from home.demo.art import press, word
from home.demo.art.scenes import SCENES
from home.demo.texts import read_folder


def test_scene__same_every_time():
    first, second = (SCENES["luy-tre"]().svg() for _ in range(2))
    assert first == second


def test_scene__as_wide_as_asked():
    with Image.open(io.BytesIO(SCENES["sen"]().jpeg(320))) as image:
        assert image.size == (320, 200)
        assert image.format == "JPEG"
        assert len(image.getcolors(320 * 200)) > 50
        assert not image.getexif()


@pytest.mark.parametrize("content", read_folder("infographics"), ids=lambda c: c["slug"])
def test_infographic__tall_and_drawn_from_its_rows(content):
    drawn = press.infographic(content, 400)
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.width == 400
        assert image.height > 400
    other = content | {"rows": content["rows"][:-1]}
    assert press.infographic(other, 400) != drawn


def test_paper__is_a_pdf():
    content = {
        "title": "Thử",
        "kicker": "",
        "stamp": "",
        "notice": "Tài liệu thử.",
        "sections": [{"title": "Một", "paragraphs": ["Đoạn."], "items": ["ý"]}],
    }
    assert press.paper(content).startswith(b"%PDF-")


def test_paper__the_same_for_word():
    content = {
        "title": "Tóm tắt Nghị quyết thử",
        "kicker": "Trang thử",
        "stamp": "",
        "notice": "Tài liệu thử.",
        "sections": [{"title": "Điểm một", "paragraphs": ["Đoạn."], "items": ["ý"]}],
    }
    document = Document(io.BytesIO(word.paper(content)))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == [
        "Trang thử", "Tóm tắt Nghị quyết thử", "Lưu ý. Tài liệu thử.", "Điểm một", "Đoạn.", "ý",
    ]  # fmt: skip
    assert document.sections[0].footer.paragraphs[0].text == "Tài liệu thử."
    assert document.core_properties.author.startswith("Trang thông tin tuyên giáo")
    assert {s.font.name for s in document.styles if s.name in ("Normal", "Heading 1")} == {
        "Times New Roman"
    }
