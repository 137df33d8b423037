"""Walking a listing by keyset: the address holds the last row's key, never a page number.

However deep a reader goes, the database starts at that key in an index; nothing is counted and
nothing is skipped over.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.db.models import BooleanField, Expression, F, QuerySet, Value

Row = TypeVar("Row")
_CURSOR = re.compile(r"(\d{8}|-?\d{9,18})-(\d{1,18})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Cursor:
    """The key of one row: what the listing is sorted by, then the row's id."""

    value: datetime | date
    pk: int

    def __str__(self) -> str:
        """Write it for an address: ``20231124-15`` for a date, microseconds for a moment."""
        if isinstance(self.value, datetime):
            return f"{(self.value - _EPOCH) // _MICROSECOND}-{self.pk}"
        return f"{self.value:%Y%m%d}-{self.pk}"


def parse_cursor(text: str, of_dates: bool) -> Cursor | None:
    """Read a cursor from an address; ``None`` for whatever is not one of that listing's."""
    match = _CURSOR.fullmatch(text)
    if match is None or (len(match[1]) == 8) != of_dates:
        return None
    try:
        if of_dates:
            value: datetime | date = datetime.strptime(match[1], "%Y%m%d").date()
        else:
            value = _EPOCH + int(match[1]) * _MICROSECOND
        return Cursor(value, int(match[2]))
    except (ValueError, OverflowError):
        return None


class RowComparison(Expression):
    """``(a, b) < (x, y)``: a comparison of rows, which an index on (a, b) serves on its own."""

    conditional = True

    def __init__(self, columns: tuple[str, str], operator: str, values: tuple[Any, Any]) -> None:
        super().__init__(output_field=BooleanField())
        self.columns = [F(name) for name in columns]
        self.operator = operator
        self.values = list(values)

    def get_source_expressions(self) -> list[Any]:
        """Return the columns, then the values."""
        return [*self.columns, *self.values]

    def set_source_expressions(self, exprs: list[Any]) -> None:
        """Take back what ``get_source_expressions`` gave."""
        self.columns, self.values = list(exprs[:2]), list(exprs[2:])

    def resolve_expression(self, *args: Any, **kwargs: Any) -> "RowComparison":
        """Resolve the columns, and give each value its column's type."""
        resolved = self.copy()
        resolved.is_summary = kwargs.get("summarize", False)
        resolved.columns = [c.resolve_expression(*args, **kwargs) for c in self.columns]
        resolved.values = [
            Value(getattr(value, "value", value), output_field=column.output_field)
            for value, column in zip(self.values, resolved.columns, strict=True)
        ]
        return resolved

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Compile to a comparison of two rows."""
        parts = [compiler.compile(part) for part in self.get_source_expressions()]
        left, right = (", ".join(sql for sql, _ in half) for half in (parts[:2], parts[2:]))
        params = [param for _, own in parts for param in own]
        return f"({left}) {self.operator} ({right})", params


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """One page of a listing, newest first, and whether there is more on either side."""

    rows: list[Row]
    has_newer: bool
    has_older: bool


def walk(
    rows: QuerySet,
    columns: tuple[str, str],
    size: int,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Slice[Any]:
    """Return ``size`` rows in descending order of ``columns``.

    ``after`` a cursor: the next older ones. ``before``: the newer ones next to it; where those
    do not fill a page any more, the first page, so that going back ends where one began.
    """
    if before is not None:
        newer = list(_ascending(rows, columns).filter(_compare(columns, ">", before))[: size + 1])
        if len(newer) > size:
            return Slice(newer[:size][::-1], has_newer=True, has_older=True)
    older = _descending(rows, columns)
    if after is not None:
        older = older.filter(_compare(columns, "<", after))
    found = list(older[: size + 1])
    return Slice(found[:size], has_newer=after is not None, has_older=len(found) > size)


def _compare(columns: tuple[str, str], operator: str, cursor: Cursor) -> RowComparison:
    return RowComparison(columns, operator, (cursor.value, cursor.pk))


def _descending(rows: QuerySet, columns: tuple[str, str]) -> QuerySet:
    return rows.order_by(*(f"-{name}" for name in columns))


def _ascending(rows: QuerySet, columns: tuple[str, str]) -> QuerySet:
    return rows.order_by(*columns)
