"""What the package's templates of the admin ask for."""

from collections.abc import Iterable

from django import template
from django.apps import apps

from propaganda_cms.permissions import User, user_can_create

register = template.Library()
PageType = tuple[str, str, str, str]


@register.simple_tag
def creatable_by(user: User, page_types: Iterable[PageType]) -> list[PageType]:
    """Return those of Wagtail's (name, app, model, description) that the user may make."""
    return [one for one in page_types if user_can_create(user, apps.get_model(one[1], one[2]))]
