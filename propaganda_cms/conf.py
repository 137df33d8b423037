"""The package's settings: one dict, ``PROPAGANDA_CMS``, over these defaults.

``PAGE_MAX_AGE``
    Longest time in seconds that a shared cache may keep a public page.
``OVERDUE_MAX_AGE``
    The same while something is already due but the one-minute timer has not carried it out.
``LISTING_SIZE``
    Cards on one page of an index.
``FALLBACK_SHARE_IMAGE``
    Dotted path of a function that takes a request (or None) and returns the picture shared links
    show where a page has none, or None.
``FEED_SIZE``
    Entries in an RSS or Atom feed.
"""

from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    "PAGE_MAX_AGE": 60,
    "OVERDUE_MAX_AGE": 5,
    "LISTING_SIZE": 12,
    "FEED_SIZE": 20,
    "FALLBACK_SHARE_IMAGE": None,
}


def get_setting(name: str) -> Any:
    """Return one setting of the package; an unknown name is a ``KeyError``."""
    return getattr(settings, "PROPAGANDA_CMS", {}).get(name, DEFAULTS[name])
