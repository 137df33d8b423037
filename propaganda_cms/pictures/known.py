"""Pictures that are already in memory, offered to the chooser blocks of a body that is resolved."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.images.models import AbstractImage

_known: ContextVar[Mapping[int, AbstractImage] | None] = ContextVar("known_pictures", default=None)


@contextmanager
def known_pictures(images: Mapping[int, AbstractImage]) -> Iterator[None]:
    """While it lasts, chooser blocks take pictures from ``images`` before they ask the database."""
    token = _known.set(images)
    try:
        yield
    finally:
        _known.reset(token)


def get_known_pictures() -> Mapping[int, AbstractImage] | None:
    """Return the pictures on offer, ``None`` outside ``known_pictures``."""
    return _known.get()
