"""Who may do what, asked by hooks, lists and templates alike."""

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Permission
from django.db.models import Q, QuerySet
from wagtail.models import Page

User = AbstractBaseUser | AnonymousUser


def user_can_create(user: User, page_class: type[Page]) -> bool:
    """Return whether a user may make a page of this type, wherever else the tree lets it stand.

    What gives the site its structure (``is_structural``) is made by administrators, and by whom
    an office gave the type's own permission «add».
    """
    if not getattr(page_class, "is_structural", False):
        return True
    return user.has_perm(f"{page_class._meta.app_label}.{_add(page_class)}")


def structural_permissions() -> QuerySet[Permission]:
    """Return the permissions to make structural pages, for Wagtail's form of a group."""
    wanted = Q(pk__in=[])
    for model in apps.get_models():
        if getattr(model, "is_structural", False):
            wanted |= Q(content_type__app_label=model._meta.app_label, codename=_add(model))
    return Permission.objects.filter(wanted)


def _add(page_class: type[Page]) -> str:
    return get_permission_codename("add", page_class._meta)
