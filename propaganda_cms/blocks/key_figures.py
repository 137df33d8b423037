import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import groups

DIGITS = re.compile(r"([+−-]?\d+(?:[.,:/–-]?\d+)*)")
#: Digits beyond this number of signs are set smaller, so that they stay on one line of a phone.
LONG = 7


@dataclass(frozen=True)
class FigurePart:
    """A piece of a figure: its digits, or the words before and behind them."""

    text: str
    is_large: bool

    @property
    def is_long(self) -> bool:
        """Return whether it is too long for the size of the others."""
        return len(self.text) > LONG


class KeyFigureValue(blocks.StructValue):
    """A figure as it is set."""

    @property
    def parts(self) -> list[FigurePart]:
        """Return the pieces of figure and unit, in their order, with the spaces between them.

        A figure without any digit (“Một nửa”) is large as a whole; ``%`` stands at its digits.
        """
        figure, unit = (self.get("figure") or "").strip(), (self.get("unit") or "").strip()
        texts = [text for text in DIGITS.split(figure) if text]
        any_digit = bool(DIGITS.search(figure))
        parts = [FigurePart(text, not any_digit or bool(DIGITS.fullmatch(text))) for text in texts]
        if unit:
            parts.append(FigurePart(unit if unit.startswith("%") else f" {unit}", False))
        return parts


class KeyFigureBlock(blocks.StructBlock):
    """One number, its unit and what it counts."""

    figure = blocks.CharBlock(
        label=_("Con số"), max_length=24, help_text=_("Viết như đọc: 1.234,5 hoặc 98,6")
    )
    unit = blocks.CharBlock(label=_("Đơn vị"), required=False, max_length=32)
    label = blocks.CharBlock(label=_("Ý nghĩa"), max_length=160)

    class Meta:
        icon = "decimal"
        label = _("Con số")
        label_format = "{figure} {unit}"
        value_class = KeyFigureValue


class KeyFiguresBlock(blocks.StructBlock):
    """A few figures large enough to read across a room, with their source."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=160)
    figures = blocks.ListBlock(KeyFigureBlock(), label=_("Các con số"), min_num=1, max_num=8)
    source = blocks.CharBlock(label=_("Nguồn số liệu"), required=False, max_length=200)

    class Meta:
        icon = "decimal"
        label = _("Con số nổi bật")
        description = _("Một đến tám con số in lớn, mỗi số một dòng giải thích.")
        group = groups.FACTS
        template = "propaganda_cms/blocks/key_figures.html"
        label_format = "{title}"
        preview_value = {
            "title": "Sau một năm triển khai",
            "figures": [
                {"figure": "98,6", "unit": "%", "label": "chi bộ đã tổ chức học tập"},
                {"figure": "1.204", "unit": "buổi", "label": "sinh hoạt chuyên đề"},
                {"figure": "37", "unit": "mô hình", "label": "được nhân rộng"},
            ],
            "source": "Số liệu minh họa",
        }
