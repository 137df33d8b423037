"""From the text between two braces to its parts."""

import re
from decimal import Decimal

from quiz_blocks.bank.kinds.answer_block import MARKUPS, AnswerBlock, AnswerError, Entry, Text

from .source import is_blank, meant

_MARKUP = re.compile(rf"\s*\[({'|'.join(MARKUPS)})\]", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%\s*([+-]?\d{1,6}(?:[.,]\d{0,9})?)\s*%")
_SIGN = re.compile(r"[~=]")
_GENERAL_FEEDBACK = "####"
#: In these a line end of the file is part of the text.
_KEEPS_LINES = ("html", "markdown")


def read_marked(raw: str, markup: str = "moodle") -> Text:
    """Return a text, its markup taken from ``[html]`` in front where that stands."""
    if named := _MARKUP.match(raw):
        markup, raw = named[1].lower(), raw[named.end() :]
    return Text(meant(raw, keep_lines=markup in _KEEPS_LINES), markup)


def split_general_feedback(raw: str, markup: str) -> tuple[str, Text]:
    """Return the answers without what follows the last ``####``, and that."""
    answers, mark, general = raw.rpartition(_GENERAL_FEEDBACK)
    return (answers, read_marked(general, markup)) if mark else (raw, Text())


def read_block(raw: str, position: int, markup: str) -> AnswerBlock:
    """Split an answer section (without its general feedback); ``position`` is where it begins.

    Raises ``AnswerError`` for a weight beyond 100 %.
    """
    start = len(raw) - len(raw.lstrip())
    numeric = raw.startswith("#", start)
    if numeric:
        start += 1
    statement, *remarks = raw.split("#", 2)
    signs = [*_SIGN.finditer(raw, start)]
    head = raw[start : signs[0].start() if signs else len(raw)]
    entries = _entries(raw, signs, position, markup)
    if numeric and not is_blank(head):
        entries.insert(0, _entry("=", head, position + start, markup))
    return AnswerBlock(
        position=position,
        numeric=numeric,
        statement=meant(statement),
        remarks=tuple(read_marked(remark, markup) for remark in remarks),
        head=meant(head),
        entries=tuple(entries),
    )


def _entries(raw: str, signs: list[re.Match[str]], position: int, markup: str) -> list[Entry]:
    ends = [*(sign.start() for sign in signs), len(raw)][1:]
    return [
        _entry(sign[0], raw[sign.end() : end], position + sign.start(), markup)
        for sign, end in zip(signs, ends, strict=True)
    ]


def _entry(sign: str, raw: str, position: int, markup: str) -> Entry:
    weight = None
    if weighed := _WEIGHT.match(raw):
        weight, raw = Decimal(weighed[1].replace(",", ".")), raw[weighed.end() :]
        if abs(weight) > 100:
            raise AnswerError(
                f"Tỷ lệ điểm %{weighed[1]}% phải nằm trong khoảng từ -100 đến 100.", position
            )
    text, _mark, feedback = raw.partition("#")
    return Entry(sign, weight, read_marked(text, markup), read_marked(feedback, markup), position)
