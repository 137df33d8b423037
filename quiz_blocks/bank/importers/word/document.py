"""From the bytes of a Word file to its lines and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml.ns import qn

from ..archives import Package, open_package
from ..drafts import Gathering
from ..files import FileRefused
from ..records import Place
from .lines import Line, Look, make_line
from .numbering import Numbering, value_of

PACKAGE = Package("Word", ".docx", "word/", Place(paragraph=1))

_OFF = ("0", "false", "off", "none")
#: Deleted and moved text, text boxes, and the second telling of what has a first.
_SKIPPED = {
    qn(name)
    for name in (
        "w:del",
        "w:moveFrom",
        "w:txbxContent",
        "w:rPr",
        "w:pPr",
        "w:instrText",
        "w:delText",
    )
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_PICTURES = {qn(name) for name in ("w:drawing", "w:pict", "w:object")}
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
#: Darker than this in red, green and blue is black to the eye.
_DARK = 0x50
_MAX_STYLES_DEEP = 20
#: No question has so long a paragraph; the patterns that lines are tried on are not made for it.
_MAX_LINE = 5_000
_MAX_PARAGRAPHS = 50_000


@dataclass
class Table:
    """A table: the lines of each cell, row by row."""

    paragraph: int
    rows: list[list[list[Line]]] = field(default_factory=list)


def read_document(content: bytes, found: Gathering) -> list[Line | Table]:
    """Return what the file holds in the order of reading; raise ``FileRefused`` if it cannot be."""
    package = open_package(content, PACKAGE)
    try:
        return _Document(docx.Document(package), found).read()
    except FileRefused:
        raise
    except Exception as error:  # whatever a broken file makes the library stumble over
        raise PACKAGE.unreadable from error


class _Document:
    def __init__(self, document: Any, found: Gathering) -> None:
        self.body = document.element.body
        self.found = found
        self.paragraph = 0
        self.styles = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element.findall(qn("w:style"))
        }
        self.defaults = _look_of(
            document.styles.element.find(
                f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
            )
        )
        self.plain_style = next(
            (
                name
                for name, style in self.styles.items()
                if style.get(qn("w:default")) == "1" and style.get(qn("w:type")) == "paragraph"
            ),
            "",
        )
        self.numbering = Numbering(
            next(
                (
                    rel.target_part.element
                    for rel in document.part.rels.values()
                    if not rel.is_external and rel.reltype.endswith("/numbering")
                ),
                None,
            )
        )

    def read(self) -> list[Line | Table]:
        return list(self._read_blocks(self.body))

    def _read_blocks(self, parent: Any) -> Iterator[Line | Table]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._read_paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield self._read_table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self._read_blocks(child)

    def _read_table(self, element: Any) -> Table:
        table = Table(self.paragraph + 1)
        for row in element.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is element:
                table.rows.append(list(self._read_row(row)))
        return table

    def _read_row(self, row: Any) -> Iterator[list[Line]]:
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            yield list(self._read_cell(cell))
            span = value_of(cell.find(qn("w:tcPr")), "w:gridSpan", "1")
            for _more in range(min(int(span), 60) - 1 if span.isdigit() else 0):
                yield []

    def _read_cell(self, cell: Any) -> Iterator[Line]:
        for block in self._read_blocks(cell):
            if isinstance(block, Table):
                yield from (line for row in block.rows for lines in row for line in lines)
            else:
                yield block

    # --- Paragraphs ---

    def _read_paragraph(self, element: Any) -> Iterator[Line]:
        self.paragraph += 1
        if self.paragraph > _MAX_PARAGRAPHS:
            raise PACKAGE.refuse(
                f"Tệp có hơn {_MAX_PARAGRAPHS} đoạn. Hãy chia thành nhiều tệp nhỏ hơn."
            )
        properties = element.find(qn("w:pPr"))
        style = value_of(properties, "w:pStyle") or self.plain_style
        base = self.defaults | self._style_look(style)
        chars: list[str] = []
        looks: list[Look] = []
        for text, run in self._texts(element):
            look = self._run_look(base, run)
            chars += text
            looks += [look] * len(text)
        self._warn_of_lost(element)
        label = self._label(properties, style)
        is_heading = self._is_heading(style)
        if len(chars) > _MAX_LINE:
            self.found.error(
                Place(paragraph=self.paragraph), f"Đoạn này dài quá {_MAX_LINE} ký tự."
            )
            chars, looks = chars[:_MAX_LINE], looks[:_MAX_LINE]
        for line in _split(self.paragraph, chars, looks, is_heading):
            yield line.with_label(label) if label else line
            label = ""

    def _texts(self, element: Any) -> Iterator[tuple[str, Any]]:
        """Yield every text of a paragraph with the properties of its run."""
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == qn("w:r"):
                properties = child.find(qn("w:rPr"))
                for text in self._run_texts(child):
                    yield _raised(text, properties), properties
            elif child.tag == _FORMULA_TEXT:
                yield child.text or "", None
            else:
                yield from self._texts(child)

    def _run_texts(self, run: Any) -> Iterator[str]:
        for child in run:
            if child.tag == qn("w:t"):
                yield (child.text or "").replace("\n", " ")
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]

    def _warn_of_lost(self, element: Any) -> None:
        place = Place(paragraph=self.paragraph)
        if next(element.iter(*_PICTURES), None) is not None:
            self.found.warn(place, "Hình ảnh (hoặc công thức dạng ảnh) ở đây không được nhập.")
        if next(element.iter(qn("w:txbxContent")), None) is not None:
            self.found.warn(place, "Chữ trong khung (text box) ở đây không được nhập.")
        if next(element.iter(_FORMULA), None) is not None:
            self.found.warn(place, "Công thức ở đây được ghi thành chữ thường; hãy xem lại.")

    def _label(self, properties: Any, style: str) -> str:
        numbered = None if properties is None else properties.find(qn("w:numPr"))
        for one in self._chain(style):
            if numbered is not None:
                break
            numbered = one.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        depth = value_of(numbered, "w:ilvl", "0")
        return self.numbering.label(
            value_of(numbered, "w:numId"), int(depth) if depth.isdigit() else 0
        ).strip()

    # --- Looks ---

    def _chain(self, style: str) -> Iterator[Any]:
        """Yield a style and those that it is based on."""
        for _depth in range(_MAX_STYLES_DEEP):
            element = self.styles.get(style)
            if element is None:
                return
            yield element
            style = value_of(element, "w:basedOn")

    def _style_look(self, style: str) -> dict[str, Any]:
        look: dict[str, Any] = {}
        for element in self._chain(style):
            look = _look_of(element.find(qn("w:rPr"))) | look
        return look

    def _run_look(self, base: dict[str, Any], run: Any) -> Look:
        style = self._style_look(value_of(run, "w:rStyle"))
        return Look(**(base | style | _look_of(run)))

    def _is_heading(self, style: str) -> bool:
        names = (value_of(element, "w:name").lower() for element in self._chain(style))
        return any(name.startswith("heading") for name in names)


def _split(paragraph: int, chars: list[str], looks: list[Look], is_heading: bool) -> Iterator[Line]:
    """Yield the lines of a paragraph that an editor broke with Shift and Enter."""
    ends = [index for index, char in enumerate(chars) if char == "\n"] + [len(chars)]
    start = 0
    for end in ends:
        yield make_line(paragraph, chars[start:end], looks[start:end], is_heading)
        start = end + 1


def _look_of(properties: Any) -> dict[str, Any]:
    """Return what run properties say of the look, and nothing of what they leave open."""
    look: dict[str, Any] = {}
    if properties is None:
        return look
    for name, key in (("w:b", "bold"), ("w:u", "underline")):
        if properties.find(qn(name)) is not None:
            look[key] = value_of(properties, name, "1") not in _OFF
    if properties.find(qn("w:color")) is not None:
        look["colour"] = _colour(value_of(properties, "w:color"))
    shading = properties.find(qn("w:shd"))
    if shading is not None:
        fill = shading.get(qn("w:fill"), "auto").upper()
        look["highlight"] = "" if fill in ("AUTO", "FFFFFF") else fill
    if properties.find(qn("w:highlight")) is not None:
        highlight = value_of(properties, "w:highlight")
        look["highlight"] = "" if highlight in ("none", "white") else highlight
    return look


def _colour(written: str) -> str:
    """Return a colour, empty where it is as good as black."""
    try:
        channels = bytes.fromhex(written)
    except ValueError:
        return ""
    return "" if max(channels, default=0) < _DARK else written.upper()


def _raised(text: str, properties: Any) -> str:
    """Return m2 as m², H2O as H₂O where the figure is raised or lowered."""
    position = value_of(properties, "w:vertAlign")
    if position == "superscript":
        return text.translate(_RAISED)
    return text.translate(_LOWERED) if position == "subscript" else text
