"""The site's own components."""

from collections.abc import Iterator

from django.http import HttpRequest

from home.chrome import Notice
from home.patterns.specimens import LONG_NAME, LONG_TITLE, Group, Specimen, from_template, grouped

SHORT_NOTICE = Notice("Nghỉ Tết từ ngày 16/02 đến hết ngày 22/02/2027.", "", "", None, None)
LONG_NOTICE = Notice(LONG_TITLE[:200], "/tim-kiem/", "Xem lịch mới nhất", None, None)


def site_groups(request: HttpRequest) -> Iterator[Group]:
    """Yield the groups of the site's own components."""
    yield grouped("mau-sac", "Màu sắc", [from_template("Các vai", f"{HERE}/colours.html", request)])
    yield grouped("chu", "Chữ", _text(request))
    yield grouped("nut-va-o-nhap", "Nút và ô nhập", _controls(request))
    yield grouped("thong-bao-khan", "Thông báo khẩn", _notices(request))
    yield grouped("trang-bao-loi", "Trang trống và trang báo lỗi", _messages(request))


HERE = "home/patterns"


def _text(request: HttpRequest) -> Iterator[Specimen]:
    context = {"long_title": LONG_TITLE, "long_name": LONG_NAME}
    yield from_template("Thang chữ", f"{HERE}/text.html", request, context)


def _controls(request: HttpRequest) -> Iterator[Specimen]:
    yield from_template("Nút", f"{HERE}/buttons.html", request)
    yield from_template("Ô nhập", f"{HERE}/fields.html", request)


def _notices(request: HttpRequest) -> Iterator[Specimen]:
    for title, notice in (("Ngắn", SHORT_NOTICE), ("Dài, có đường dẫn", LONG_NOTICE)):
        yield from_template(title, "home/includes/notice.html", request, {"notice": notice})


def _messages(request: HttpRequest) -> Iterator[Specimen]:
    yield from_template("Danh sách trống", f"{HERE}/empty.html", request)
    yield from_template("Trang báo lỗi", f"{HERE}/message.html", request)
