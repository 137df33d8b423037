"""What a format of question files says of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from .files import MAX_BYTES
from .records import ImportResult


def _always(content: bytes) -> bool:
    return True


@dataclass(frozen=True)
class Format:
    """One format: its name, the endings of its files, and its reader.

    ``recognises`` tells by the content whether a file is of this format, where another has the
    same ending. ``read`` raises ``FileRefused`` for what cannot be read at all.
    """

    value: str
    label: str
    endings: tuple[str, ...]
    read: Callable[[bytes], ImportResult]
    recognises: Callable[[bytes], bool] = _always
    max_bytes: int = MAX_BYTES
