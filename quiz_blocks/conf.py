"""The one settings dict of the package: ``QUIZ_BLOCKS = {"NAME": value}`` in a site's settings."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings


class BlockSettings:
    """An app's own names in ``QUIZ_BLOCKS``, with their defaults.

    After ``conf = BlockSettings({"LIMIT": 3})``, ``conf.LIMIT`` is what the site has set, else 3.
    Read at use, never at import, so that a test may override ``settings.QUIZ_BLOCKS``.
    """

    def __init__(self, defaults: Mapping[str, Any]) -> None:
        self.defaults = dict(defaults)

    def __getattr__(self, name: str) -> Any:
        try:
            default = self.defaults[name]
        except KeyError:
            raise AttributeError(f"QUIZ_BLOCKS has no setting {name}") from None
        return getattr(settings, "QUIZ_BLOCKS", {}).get(name, default)
