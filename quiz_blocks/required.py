"""The apps that the blocks stand on, and the sentence for a site that forgot one.

Models of an app that is not installed cannot even be imported, so this is asked before they
are; what can wait for Django's system checks is in ``quiz_blocks.checks``.
"""

from collections.abc import Iterable

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

REQUIRED_APPS = (
    "quiz_blocks",
    "quiz_blocks.bank",
    "quiz_blocks.quizzes",
    "quiz_blocks.comments",
    "quiz_blocks.guard",
    "wagtail",
    "wagtail.admin",
    "wagtail.snippets",
    "modelcluster",
    "taggit",
    "django_filters",
)


def missing_from_installed_apps(required: Iterable[str]) -> list[str]:
    """Return the names that are not in ``INSTALLED_APPS``."""
    return [name for name in required if not apps.is_installed(name)]


def refuse_missing_apps(required: Iterable[str], check_id: str) -> None:
    """Raise ``ImproperlyConfigured``, with the check's id, naming every missing app."""
    if missing := missing_from_installed_apps(required):
        names = ", ".join(f'"{name}"' for name in missing)
        raise ImproperlyConfigured(f"({check_id}) Add to INSTALLED_APPS: {names}.")
