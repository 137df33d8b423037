"""What a format of question files says of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from .files import MAX_BYTES, START, FileRefused
from .records import ImportResult, Place


def _always(content: bytes) -> bool:
    return True


@dataclass(frozen=True)
class Format:
    """One format: its name, the endings of its files, and its reader.

    ``recognises`` tells by the content whether a file is of this format, where another has the
    same ending. ``reader`` raises ``FileRefused`` for what cannot be read at all. ``relatives``
    are the endings of files that it refuses too, but with advice (``.doc`` for Word). ``start`` is
    the place of what is said of the whole file; nothing where a file has no lines.
    """

    value: str
    label: str
    endings: tuple[str, ...]
    reader: Callable[[bytes], ImportResult]
    recognises: Callable[[bytes], bool] = _always
    max_bytes: int = MAX_BYTES
    relatives: tuple[str, ...] = ()
    start: Place = START

    def read(self, content: bytes) -> ImportResult:
        """Read a file's bytes; raise ``FileRefused`` where they are too many or not readable."""
        if len(content) > self.max_bytes:
            raise FileRefused(
                f"Tệp quá lớn (tối đa {self.max_bytes // (1024 * 1024)} MB)."
                " Hãy chia thành nhiều tệp nhỏ hơn.",
                self.start,
            )
        return self.reader(content)
