"""Opening a file that a stranger sent: size before reading, text before parsing."""

import re
from pathlib import Path

from .records import Place, Remark

#: A thousand questions with long texts are about one megabyte.
MAX_BYTES = 5 * 1024 * 1024

#: Where a text begins.
START = Place(line=1, column=1)

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


class FileRefused(Exception):
    """The file cannot be read as text; ``remark`` says where and why, in Vietnamese."""

    def __init__(self, message: str, place: Place = START) -> None:
        super().__init__(message)
        self.remark = Remark(place, message)


def read_content(path: str | Path, max_bytes: int = MAX_BYTES, start: Place = START) -> bytes:
    """Return the bytes of a file.

    Raises ``FileRefused`` for what is missing, no file, or too large (found out before it is read);
    the latter at ``start``.
    """
    path = Path(path)
    try:
        return _read_bytes(path, max_bytes, start)
    except (OSError, ValueError) as error:
        raise FileRefused(f"Không mở được tệp «{path.name[:100]}».") from error


def read_text(path: str | Path, max_bytes: int = MAX_BYTES) -> str:
    """Return the text of a file; raises ``FileRefused`` as ``read_content`` and ``decode`` do."""
    return decode(read_content(path, max_bytes))


def _read_bytes(path: Path, max_bytes: int, start: Place) -> bytes:
    if not path.exists():
        raise FileRefused(f"Không tìm thấy tệp «{path.name}».")
    if not path.is_file():
        raise FileRefused(f"«{path.name}» không phải là một tệp.")
    too_large = FileRefused(
        f"Tệp «{path.name}» quá lớn (tối đa {max_bytes // (1024 * 1024)} MB)."
        " Hãy chia thành nhiều tệp nhỏ hơn.",
        start,
    )
    if path.stat().st_size > max_bytes:
        raise too_large
    with path.open("rb") as opened:
        content = opened.read(max_bytes + 1)
    if len(content) > max_bytes:  # it grew, or its size was a lie
        raise too_large
    return content


def decode(content: bytes) -> str:
    """Return the text of UTF-8 bytes, byte order mark and ways of ending a line evened out.

    Raises ``FileRefused`` with the place of what is not UTF-8 or of characters that no text has.
    """
    if content.startswith(_UTF16) or b"\x00" in content[:200]:
        raise FileRefused(
            "Tệp được lưu bằng mã UTF-16 hoặc không phải là văn bản."
            " Hãy lưu lại bằng mã UTF-8 rồi nhập lại."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8-sig", "replace"))
        raise FileRefused(
            "Tệp không phải mã UTF-8 (có thể là mã cũ như TCVN3, VNI hay Windows-1258)."
            " Hãy lưu lại bằng mã UTF-8 rồi nhập lại.",
            place,
        ) from error
    return _checked(text.replace("\r\n", "\n").replace("\r", "\n"))


def _checked(text: str) -> str:
    if bad := _UNUSABLE.search(text):
        raise FileRefused(
            f"Có ký tự điều khiển U+{ord(bad[0]):04X} không thuộc về văn bản.",
            _place(text[: bad.start()]),
        )
    return text


def _place(before: str) -> Place:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
