"""What a reader asks an index for, as it stands in the address."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from .enums import DocumentType, ListingOrder
from .keyset import Cursor, parse_cursor

FIRST_YEAR, LAST_YEAR = 1900, 2199
#: What a reader calls the parts of an address that may be beyond understanding.
NAMES = {"nam": "năm", "thang": "tháng", "sau": "vị trí", "truoc": "vị trí"}


@dataclass(frozen=True)
class Filters:
    """What a reader asked an index for, read from the address and nothing else.

    Whatever cannot be understood counts as not asked, and is kept in ``unread``, in words, so
    that the reader can be told.
    """

    year: int | None = None
    month: int | None = None
    topic: str = ""
    document_type: str = ""
    body: str = ""
    number: str = ""
    order: str = ""
    after: Cursor | None = None
    before: Cursor | None = None
    unread: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: QueryDict, default_order: str) -> "Filters":
        """Read ``nam thang chu-de loai co-quan so xep sau truoc`` from an address."""
        order = data.get("xep", "")
        order = order if order in ListingOrder.values else default_order
        of_dates = order == ListingOrder.ISSUED
        year = _number(data.get("nam", ""), FIRST_YEAR, LAST_YEAR)
        month = _number(data.get("thang", ""), 1, 12) if year else None
        kind = data.get("loai", "")
        after = parse_cursor(data.get("sau", ""), of_dates)
        before = parse_cursor(data.get("truoc", ""), of_dates)
        understood = {"nam": year, "thang": month, "sau": after, "truoc": before}
        return cls(
            year=year,
            month=month,
            topic=data.get("chu-de", "").strip()[:120],
            document_type=kind if kind in DocumentType.values else "",
            body=data.get("co-quan", "").strip()[:120],
            number=data.get("so", "").replace("\0", "").strip()[:80],
            order="" if order == default_order else order,
            after=after,
            before=before,
            unread=tuple(
                f"{NAMES[name]} “{typed}”"
                for name, value in understood.items()
                if value is None and (typed := data.get(name, "").replace("\0", "").strip()[:40])
            ),
        )

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was asked but the place in the listing."""
        return replace(self, order="", after=None, before=None, unread=()) == Filters()

    def address(self, **changes: Any) -> str:
        """Return the query string of these filters with some changed; cursors are dropped."""
        wanted = replace(self, **{"after": None, "before": None, **changes})
        pairs = [
            ("nam", wanted.year),
            ("thang", wanted.month),
            ("chu-de", wanted.topic),
            ("loai", wanted.document_type),
            ("co-quan", wanted.body),
            ("so", wanted.number),
            ("xep", wanted.order),
            ("sau", wanted.after),
            ("truoc", wanted.before),
        ]
        return "?" + urlencode([(name, value) for name, value in pairs if value])


def _number(text: str, lowest: int, highest: int) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        return None
    return int(text) if lowest <= int(text) <= highest else None
