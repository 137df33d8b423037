"""Moodle's GIFT format: https://docs.moodle.org/en/GIFT_format."""

from ..files import decode
from ..format import Format
from ..records import ImportResult
from .parser import parse

__all__ = ["FORMAT", "parse"]


def _read(content: bytes) -> ImportResult:
    return parse(decode(content))


FORMAT = Format("gift", "GIFT (Moodle)", (".gift", ".txt"), _read)
