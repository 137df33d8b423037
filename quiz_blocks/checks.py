"""System checks that name what an integrator forgot when adding the blocks to a site.

``quiz_blocks.E001`` an app is missing, ``E002`` the addresses are not included, ``E003`` a
middleware of Django's is missing, ``E004`` a block stands where it cannot know itself, ``E005`` the
middleware that notes when a request was received is missing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string
from wagtail.blocks import BaseStreamBlock, Block, ListBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import AbstractPage

from .required import REQUIRED_APPS, missing_from_installed_apps

REQUIRED_MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
)
RECEIPT_MIDDLEWARE = "quiz_blocks.guard.middleware.ReceiptTimeMiddleware"
PUBLIC_ADDRESSES = (
    ("quiz_blocks_quizzes:front", [1, "block"]),
    ("quiz_blocks_comments:form", [1, "block"]),
)
PLACED = {
    "quiz_blocks.quizzes.blocks.QuizBlock",
    "quiz_blocks.comments.blocks.CommentFormBlock",
}


def register() -> None:
    """Register the checks; every app of the package calls this, and once is enough."""
    every = (check_apps, check_addresses, check_middleware, check_nesting, check_receipt_time)
    for check in every:
        checks.register(check)


def missing_apps(required: Iterable[str], check_id: str) -> list[checks.CheckMessage]:
    """Return an error for each app that is not in ``INSTALLED_APPS``."""
    return [
        checks.Error(
            f"{name} is missing from INSTALLED_APPS.",
            hint=f'Add "{name}" to INSTALLED_APPS.',
            id=check_id,
        )
        for name in missing_from_installed_apps(required)
    ]


def missing_middleware(required: Iterable[str], check_id: str) -> list[checks.CheckMessage]:
    """Return an error for each middleware that is there neither itself nor as a subclass."""
    given = [import_string(path) for path in settings.MIDDLEWARE]
    return [
        checks.Error(
            f"{path} is missing from MIDDLEWARE.",
            hint=f'Add "{path}" to MIDDLEWARE.',
            id=check_id,
        )
        for path in required
        if not any(_is_or_extends(middleware, import_string(path)) for middleware in given)
    ]


def _is_or_extends(given: Any, wanted: Any) -> bool:
    return given is wanted or (isinstance(given, type) and issubclass(given, wanted))


def check_apps(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E001``: the blocks' own apps and those that they stand on."""
    return missing_apps(REQUIRED_APPS, "quiz_blocks.E001")


def check_middleware(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E003``: what a view of a page that only some may see, and the admin, need."""
    return missing_middleware(REQUIRED_MIDDLEWARE, "quiz_blocks.E003")


def check_receipt_time(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E005``: the one clock that decides what is open, due and late."""
    errors = missing_middleware([RECEIPT_MIDDLEWARE], "quiz_blocks.E005")
    for error in errors:
        error.hint = f'Put "{RECEIPT_MIDDLEWARE}" first into MIDDLEWARE.'
    return errors


def check_addresses(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E002``: the addresses that the blocks post to."""
    if all(_has_address(name, args) for name, args in PUBLIC_ADDRESSES):
        return []
    return [
        checks.Error(
            "The addresses of quiz_blocks are missing from the URLconf.",
            hint='Add path("", include("quiz_blocks.urls")) before Wagtail\'s own path.',
            id="quiz_blocks.E002",
        )
    ]


def _has_address(name: str, args: list[Any]) -> bool:
    try:
        reverse(name, args=args)
    except NoReverseMatch:
        return False
    return True


def check_nesting(
    app_configs: Iterable[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """``E004``: a block that knows itself by its id stands at the top level of a body only.

    Wagtail hands the children of a nested stream the id of the outer block.
    """
    return [
        checks.Error(
            f"{type(block).__name__} is nested in another block.",
            hint="Quizzes and comment forms stand at the top level of a StreamField only.",
            obj=f"{model._meta.label}.{field.name}",
            id="quiz_blocks.E004",
        )
        for model in apps.get_models()
        if issubclass(model, AbstractPage)
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
        for block in nested_blocks(field.stream_block)
        if _needs_placement(block)
    ]


def _needs_placement(block: Block) -> bool:
    """Tell by name, so that a site which forgot an app gets its error and no failed import."""
    return any(f"{kind.__module__}.{kind.__qualname__}" in PLACED for kind in type(block).__mro__)


def nested_blocks(block: Block, depth: int = 0) -> Iterator[Block]:
    """Yield every block below the top level of a stream, however deep."""
    for child in _children(block):
        if depth:
            yield child
        yield from nested_blocks(child, depth + 1)


def _children(block: Block) -> Iterable[Block]:
    if isinstance(block, (BaseStreamBlock, StructBlock)):
        return block.child_blocks.values()
    if isinstance(block, ListBlock):
        return [block.child_block]
    return []
