"""What the pattern page is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Specimen:
    """One component in one state."""

    title: str
    html: str


@dataclass(frozen=True)
class Group:
    """Specimens that are looked at together, at one anchor of the page."""

    anchor: str
    title: str
    specimens: list[Specimen] = field(default_factory=list)


LONG_NAME = "NguyễnHoàngPhươngThảoTrầnNgọcQuỳnhHươngĐ"  # 40 letters and no place to break
LONG_TITLE = (
    "Nghiên cứu, học tập, quán triệt, tuyên truyền và tổ chức thực hiện thắng lợi Nghị quyết Hội "
    "nghị lần thứ Tám Ban Chấp hành Trung ương Đảng khóa XIII về tiếp tục đổi mới, nâng cao chất "
    "lượng chính sách xã hội, đáp ứng yêu cầu sự nghiệp xây dựng và bảo vệ Tổ quốc"
)


def from_template(
    title: str, template: str, request: HttpRequest, context: dict[str, Any] | None = None
) -> Specimen:
    """Return a template of the site as a specimen."""
    return Specimen(title, render_to_string(template, context or {}, request=request))


def grouped(anchor: str, title: str, specimens: Iterable[Specimen]) -> Group:
    """Return a group of them."""
    return Group(anchor, title, list(specimens))
