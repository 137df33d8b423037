"""What a format of question files says of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from .files import MAX_BYTES, FileRefused
from .records import ImportResult


def _always(content: bytes) -> bool:
    return True


@dataclass(frozen=True)
class Format:
    """One format: its name, the endings of its files, and its reader.

    ``recognises`` tells by the content whether a file is of this format, where another has the
    same ending. ``reader`` raises ``FileRefused`` for what cannot be read at all. ``relatives``
    are the endings of files that it refuses too, but with advice (``.doc`` for Word).
    """

    value: str
    label: str
    endings: tuple[str, ...]
    reader: Callable[[bytes], ImportResult]
    recognises: Callable[[bytes], bool] = _always
    max_bytes: int = MAX_BYTES
    relatives: tuple[str, ...] = ()

    def read(self, content: bytes) -> ImportResult:
        """Read a file's bytes; raise ``FileRefused`` where they are too many or not readable."""
        if len(content) > self.max_bytes:
            raise FileRefused(
                f"Tệp quá lớn (tối đa {self.max_bytes // (1024 * 1024)} MB)."
                " Hãy chia thành nhiều tệp nhỏ hơn."
            )
        return self.reader(content)
