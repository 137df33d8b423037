"""Papers for Word, from the same content as the PDF ones: an office edits and prints them."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from home.demo.art.palette import RED

#: What offices set their papers in, and every Word has.
FONT = "Times New Roman"
LANGUAGE = "vi-VN"
AUTHOR = "Trang thông tin tuyên giáo tỉnh Minh Họa (trang minh họa)"


def paper(content: dict[str, Any]) -> bytes:
    """Set a paper (title, kicker, stamp, notice, sections) on A4 and return a DOCX."""
    document = Document()
    _set_page(document, content)
    _set_styles(document)
    document.add_paragraph(content["kicker"])
    document.add_heading(content["title"], level=0)
    if content["stamp"]:
        document.add_paragraph(content["stamp"])
    notice = document.add_paragraph()
    notice.add_run("Lưu ý. ").bold = True
    notice.add_run(content["notice"])
    for section in content["sections"]:
        document.add_heading(section["title"], level=1)
        for paragraph in section["paragraphs"]:
            document.add_paragraph(paragraph)
        for item in section["items"]:
            document.add_paragraph(item, style="List Bullet")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_page(document: WordDocument, content: dict[str, Any]) -> None:
    """Make it A4, with the notice at the foot of every page, and say what it is and whose."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.footer.paragraphs[0].text = content["notice"]
    properties = document.core_properties
    properties.title, properties.author = content["title"], AUTHOR
    properties.comments, properties.language = content["notice"], LANGUAGE


def _set_styles(document: WordDocument) -> None:
    """Set every style in one face, for the template's has no Vietnamese on every machine."""
    for name, size in (("Normal", 13), ("Title", 20), ("Heading 1", 15), ("Footer", 10)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name in ("Title", "Heading 1"):
            style.font.color.rgb = RGBColor.from_string(RED.removeprefix("#").upper())
    language = document.styles.element.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), LANGUAGE)
