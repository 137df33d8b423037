"""What a stranger typed, made safe to store and to show among other people's text."""

import re
import unicodedata

from .folding import nfc

_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_KHMER = re.compile("[\u1780-\u17ff]")
_JOINERS = "\u200c\u200d"  # needed by Khmer and by many emoji
_ZERO_WIDTH_SPACE = "\u200b"  # separates words in Khmer, hides things elsewhere
_ZALGO = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MANY_MARKS = re.compile(f"([{_ZALGO}]{{2}})[{_ZALGO}]+")
_MAX_MARKS_ELSEWHERE = 6


def clean_plain_text(text: str) -> str:
    """Return the text in NFC without anything invisible that could deceive or break.

    Control, bidirectional, surrogate and other unseen characters go; line ends become ``\\n``;
    more than two stacked marks on a letter are cut off; white space at both ends is dropped.
    Vietnamese, Khmer and emoji come through as typed. What is left is plain text: it is still to
    be escaped where it is shown.
    """
    text = nfc(_LINE_ENDS.sub("\n", text))
    if not _KHMER.search(text):
        text = text.replace(_ZERO_WIDTH_SPACE, "")
    text = "".join(" " if char == "\t" else char for char in text if _visible(char))
    return nfc(_cap_marks(_MANY_MARKS.sub(r"\1", text))).strip()


def _visible(char: str) -> bool:
    if char in "\n\t" or char in _JOINERS or char == _ZERO_WIDTH_SPACE:
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def _cap_marks(text: str) -> str:
    """Cut runs of marks of any script that no language stacks so high."""
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if run <= _MAX_MARKS_ELSEWHERE:
            kept.append(char)
    return "".join(kept)
