"""The formats that questions can be imported from. To add one: list its module's ``FORMAT``."""

from pathlib import PurePath

from . import aiken, gift, sheets, word
from .files import START, FileRefused
from .format import Format
from .records import Place

#: Where several have the same ending, the first that recognises the content takes the file.
_FORMATS: dict[str, Format] = {
    known.value: known
    for known in (word.FORMAT, sheets.EXCEL, sheets.CSV, aiken.FORMAT, gift.FORMAT)
}


def all_formats() -> list[Format]:
    """Return every format, in the order in which editors see them."""
    return list(_FORMATS.values())


def get_format(value: str) -> Format:
    """Return the format of that name; ``KeyError`` if there is none."""
    return _FORMATS[value]


def start_of(file_name: str) -> Place:
    """Return the place of what is said of a file as a whole, before it is read."""
    return next((known.start for known in _with_ending(file_name)), START)


def recognise(file_name: str, content: bytes) -> Format:
    """Return the format of a file, by how its name ends and, where several share that, its content.

    Raises ``FileRefused`` where no format knows it.
    """
    candidates = _with_ending(file_name)
    for candidate in candidates:
        if len(candidates) == 1 or candidate.recognises(content):
            return candidate
    known_endings = ", ".join(sorted({e for known in _FORMATS.values() for e in known.endings}))
    raise FileRefused(
        f"Không biết tệp «{PurePath(file_name).name[:100]}» thuộc định dạng nào."
        f" Các loại tệp nhập được: {known_endings}."
    )


def _with_ending(file_name: str) -> list[Format]:
    ending = PurePath(file_name).suffix.lower()
    return [known for known in _FORMATS.values() if ending in (*known.endings, *known.relatives)]
