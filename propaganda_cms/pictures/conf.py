"""The app's settings: ``PROPAGANDA_PICTURES``, one dict, every key with a default."""

from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    # Longest side of a stored original, in pixels.
    "MAX_SIDE": 3200,
    # Short side of a stored strip: a picture more than 2.5 times as long as wide (infographics).
    "MAX_STRIP_WIDTH": 2000,
    # Long side of a stored strip; WebP ends at 16383.
    "MAX_STRIP_LENGTH": 12_000,
    # Largest picture that is opened at all, in pixels: a phone's 50 megapixels and some room.
    "MAX_UPLOAD_PIXELS": 56_000_000,
    # Longest side that is opened at all, in pixels.
    "MAX_UPLOAD_SIDE": 30_000,
    # Quality of stored originals that are JPEG or WebP (0 to 100).
    "ORIGINAL_QUALITY": 88,
    # Seconds for which the same picture is not asked for again by a page that misses it.
    "ASK_AGAIN_AFTER": 120,
    # Seconds for which a page that misses a picture may be kept by caches.
    "WAITING_MAX_AGE": 15,
}


def get_setting(name: str) -> Any:
    """Return one setting of this app; a ``KeyError`` names what does not exist."""
    return getattr(settings, "PROPAGANDA_PICTURES", {}).get(name, DEFAULTS[name])
