"""From the content files' plain marks to Wagtail's rich text: paragraphs, lists, bold."""

import re
from collections.abc import Iterable
from hashlib import md5
from html import escape
from itertools import groupby

BOLD = re.compile(r"\*\*(.+?)\*\*")
BULLET = "- "


def to_html(text: str) -> str:
    """Return rich text: blank lines part paragraphs, ``- `` opens a list item, ``**`` is bold.

    Lines of one paragraph are joined; everything else is escaped. Paragraphs and items carry the
    keys that Wagtail's editor gives them: it would add them at the first untouched save, and a
    page that waits for approval would count as changed.
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    return "".join(_part(block) for block in blocks)


def _key(text: str) -> str:
    """Return five letters and digits, the same for the same text."""
    return f' data-block-key="{md5(text.encode(), usedforsecurity=False).hexdigest()[:5]}"'


def _part(block: str) -> str:
    lines = block.strip().splitlines()
    runs = groupby(lines, key=lambda line: line.startswith(BULLET))
    return "".join(_list(run) if is_list else _paragraph(run) for is_list, run in runs)


def _list(lines: Iterable[str]) -> str:
    texts = (line.removeprefix(BULLET) for line in lines)
    return f"<ul>{''.join(f'<li{_key(text)}>{_inline(text)}</li>' for text in texts)}</ul>"


def _paragraph(lines: Iterable[str]) -> str:
    text = " ".join(line.strip() for line in lines)
    return f"<p{_key(text)}>{_inline(text)}</p>"


def _inline(text: str) -> str:
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def to_plain(text: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs and the list items of a text, without marks (for printed papers)."""
    bare = BOLD.sub(r"\1", text.strip())
    lines = [line.strip() for line in bare.splitlines() if line.strip()]
    items = [line.removeprefix(BULLET) for line in lines if line.startswith(BULLET)]
    return [line for line in lines if not line.startswith(BULLET)], items
