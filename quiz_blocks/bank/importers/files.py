"""Opening a file that a stranger sent: size before reading, text before parsing."""

import re
from pathlib import Path

from .records import Remark

#: A thousand questions with long texts are about one megabyte.
MAX_BYTES = 5 * 1024 * 1024

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


class FileRefused(Exception):
    """The file cannot be read as text; ``remark`` says where and why, in Vietnamese."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.remark = Remark(line, column, message)


def read_text(path: str | Path, max_bytes: int = MAX_BYTES) -> str:
    """Return the text of a file, its byte order mark and ways of ending a line evened out.

    Raises ``FileRefused`` for what is missing, no file, too large (found out before it is read),
    not UTF-8, or holds characters that no text has.
    """
    path = Path(path)
    try:
        content = _read_bytes(path, max_bytes)
    except (OSError, ValueError) as error:
        raise FileRefused(f"Không mở được tệp «{path.name[:100]}».") from error
    return decode(content)


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    if not path.exists():
        raise FileRefused(f"Không tìm thấy tệp «{path.name}».")
    if not path.is_file():
        raise FileRefused(f"«{path.name}» không phải là một tệp.")
    too_large = (
        f"Tệp «{path.name}» quá lớn (tối đa {max_bytes // (1024 * 1024)} MB)."
        " Hãy chia thành nhiều tệp nhỏ hơn."
    )
    if path.stat().st_size > max_bytes:
        raise FileRefused(too_large)
    with path.open("rb") as opened:
        content = opened.read(max_bytes + 1)
    if len(content) > max_bytes:  # it grew, or its size was a lie
        raise FileRefused(too_large)
    return content


def decode(content: bytes) -> str:
    """Return the text of UTF-8 bytes; raises ``FileRefused`` with the place of what is none."""
    if content.startswith(_UTF16) or b"\x00" in content[:200]:
        raise FileRefused(
            "Tệp được lưu bằng mã UTF-16 hoặc không phải là văn bản."
            " Hãy lưu lại bằng mã UTF-8 rồi nhập lại."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place(content[: error.start].decode("utf-8-sig", "replace"))
        raise FileRefused(
            "Tệp không phải mã UTF-8 (có thể là mã cũ như TCVN3, VNI hay Windows-1258)."
            " Hãy lưu lại bằng mã UTF-8 rồi nhập lại.",
            line,
            column,
        ) from error
    return _checked(text.replace("\r\n", "\n").replace("\r", "\n"))


def _checked(text: str) -> str:
    if bad := _UNUSABLE.search(text):
        line, column = _place(text[: bad.start()])
        raise FileRefused(
            f"Có ký tự điều khiển U+{ord(bad[0]):04X} không thuộc về văn bản.", line, column
        )
    return text


def _place(before: str) -> tuple[int, int]:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
