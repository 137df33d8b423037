"""System checks that name what an integrator forgot when adding the page types to a site.

``propaganda_cms.E001`` an app is missing, ``E003`` a middleware is missing, ``E011`` a page nests
a block that needs the top level of its body. The blocks' own
checks (``quiz_blocks.E...``) tell of their addresses.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.core import checks

from quiz_blocks.checks import missing_apps, missing_middleware

from .blocks.checks import check_placed_blocks
from .required import REQUIRED_APPS

REQUIRED_MIDDLEWARE = ("propaganda_cms.pictures.middleware.PicturesMiddleware",)


def register() -> None:
    """Register the checks; every app of the package calls this, and once is enough."""
    checks.register(check_apps)
    checks.register(check_middleware)
    checks.register(check_placed_blocks)


def check_apps(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E001``: the package's own apps and those that its pages stand on."""
    return missing_apps(REQUIRED_APPS, "propaganda_cms.E001")


def check_middleware(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E003``: what tells caches of a page whose pictures are still being made."""
    return missing_middleware(REQUIRED_MIDDLEWARE, "propaganda_cms.E003")
