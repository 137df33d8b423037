"""How questions, choices, answers and explanations begin in the files of an office."""

import re

_I = re.IGNORECASE
#: What may stand before a word that begins something: dashes, arrows, bullets.
_LEAD = r"[\s\-–—=>→⇒*•\[(]*"

#: ``Câu 1.``, ``Câu hỏi 1)``, ``CÂU 1 (2 điểm):``.
NAMED = re.compile(
    r"[\[(]?(?:câu(?:\s+hỏi)?|question)\s*(?:số\s*)?(\d{1,4})(?![\d,])"
    r"(?:\s*\([^()]{0,30}điểm\))?\s*[.:)\]/–-]*\s*",
    _I,
)
#: ``1.``, ``1)``; not ``1.234 người``.
NUMBERED = re.compile(r"(\d{1,4})\s*[.)/:](?!\d)\s*")
HEADING = re.compile(
    r"(?:phần|chương|chuyên\s+đề|chủ\s+đề|mục|bài)\s+"
    r"(?:thứ\s+[^\W\d_]+|[ivxlc]+|\d{1,3}|[a-h])\s*(?:[.:)–-].*|$)",
    _I,
)
ROMAN = re.compile(r"[IVX]{1,5}\s*[.)–-]\s*\S")
END = re.compile(r"[-–—_*.\s]*hết[-–—_*.\s]*", _I)

ANSWER = re.compile(
    rf"{_LEAD}(?:đáp\s+án|trả\s+lời|answer|đ/a)(?:\s+đúng)?(?:\s+là)?"
    r"\s*(?:[:.=–-]\s*|\s(?=\s*(?:[A-H]\b|đúng\b|sai\b)))(.*)",
    _I,
)
CHOSEN = re.compile(rf"{_LEAD}chọn\s*:?\s*(?:đáp\s+án\s*:?\s*)?([A-H])\s*\.?\s*\)?", _I)
_EXPLAINS = (
    r"(?:giải\s+thích|hướng\s+dẫn|lời\s+giải|gợi\s+ý|explanation)"
    r"(?:\s+(?:giải|chi\s+tiết|trả\s+lời))*"
)
EXPLANATION = re.compile(rf"{_LEAD}{_EXPLAINS}\s*(?:[:.]\s*|$)(.*)", _I)
EXPLANATION_BEHIND = re.compile(rf"[\s.(;,–-]{_EXPLAINS}\s*:\s*", _I)

KEY_HEADING = re.compile(r"(bảng\s+|phần\s+)?đáp\s+án((?:\s+[^\W\d_]{2,}){0,8})\s*[:.]?", _I)
#: Words that may follow ``Đáp án`` in the heading of a key.
KEY_WORDS = ("trac nghiem", "va ", "cac cau", "bo ", "de ", "tham khao", "cau hoi", "chi tiet")

_LETTERS = r"[A-H](?:\s*[,;&]\s*[A-H](?![^\W_]))*"
KEY_VALUE = re.compile(rf"(?:{_LETTERS}|[A-H]{{2,6}}|đúng|sai|đ|s)", _I)
_VALUE = rf"({_LETTERS}|[A-H]{{2,6}}|đúng|sai|[ĐđSs])(?![^\W_])"
KEY_PAIR = re.compile(
    rf"(?:câu\s*)?(\d{{1,4}})\s*[.:)\-–/=]?\s*(?:đáp\s+án\s*:?\s*|chọn\s+)?{_VALUE}", _I
)
KEY_GAP = re.compile(r"[\s,;|.–-]*")
KEY_NUMBER = re.compile(r"(?:câu\s*)?(\d{1,4})\s*[.:)]?", _I)
KEY_TEXT = re.compile(r"(?:câu\s*)?(\d{1,4})\s*[.:)]\s*(?:đáp\s+án\s*:?\s*)?(\S.*)", _I)
KEY_HEADER_WORDS = (
    "",
    "cau",
    "cau so",
    "cau hoi",
    "stt",
    "tt",
    "so",
    "da",
    "d/a",
    "dap an",
    "chon",
)

#: A choice's letter at the beginning of a line, an asterisk before or behind it.
MARKER = re.compile(r"\(?(\*?)\s*([A-Za-z])\s*(\*?)\s*([.):/])\s*")
FIRST_MARKER = re.compile(r"(?<=\s)\(?\*?\s?A\s?\*?\s?[.):/]")
#: A cell that holds only what belongs in front of the next.
LABEL_CELL = re.compile(r"(?:(?:câu\s*)?\d{1,4}|\*?[A-H]\*?)\s*[.:)/]?", _I)

LETTER_LIST = re.compile(r"[A-Z](?:\s*(?:[,;&+/]|và|\s)\s*[A-Z])*|[A-Z]{2,8}|[a-z]")
LETTER_AND_TEXT = re.compile(r"([A-Za-z])\s*[.):–-]\s*(\S.*)")
NUMBER_AND_TOLERANCE = re.compile(r"(\S.*?)\s*(?:±|\+/-|sai\s+số)\s*:?\s*(\S.*)", _I)
BLANK_TO_FILL = re.compile(r"[.…_\s-]*")


def next_marker(text: str, letter: str, sign: str, start: int) -> re.Match[str] | None:
    """Find the marker of a choice further on in a line: the same sign, behind a space."""
    pattern = re.compile(rf"(?<=[\s.;])\(?(\*?)\s*({letter})\s*(\*?)\s*({re.escape(sign)})\s*")
    return pattern.search(text, start)
