"""The demo's accounts: random passwords, printed once a run, kept in ``var/``."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.db.models import Q
from wagtail.users.models import UserProfile

from home.demo.texts import read
from propaganda_cms.models import EditorialRole
from quiz_blocks.comments.permissions import MODERATE

MODERATORS = "Kiểm duyệt góp ý"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def accounts_file() -> Path:
    """Return where the passwords are kept; git ignores the folder."""
    return Path(settings.VAR_DIR) / "demo-accounts.json"


def ensure_people() -> tuple[dict[str, AbstractUser], list[dict[str, str]]]:
    """Make the accounts that are missing; return the users by name and what to print.

    Passwords that the file holds stay as they are. Where the file is lost or does not name an
    account, that account gets a new one: a password can only be read where it was made.
    """
    known = _read_passwords()
    users, rows = {}, []
    for person in read("site")["people"]:
        name = person["username"]
        user, created = _ensure_user(person)
        password = known.get(name)
        if created or password is None:
            password = make_password()
            user.set_password(password)
            user.save(update_fields=["password"])
        users[name] = user
        rows.append({"role": person["role"], "username": name, "password": password})
    _write(rows)
    return users, rows


def make_password() -> str:
    """Return four groups of four letters and digits that cannot be taken for one another."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _ensure_user(person: dict[str, Any]) -> tuple[AbstractUser, bool]:
    user, created = get_user_model().objects.get_or_create(
        username=person["username"],
        defaults={
            # Whole, as Wagtail would show the parts the wrong way round for a Vietnamese name.
            "first_name": person["full_name"],
            "email": person["email"],
            "is_superuser": person.get("superuser", False),
            "is_staff": person.get("superuser", False),
        },
    )
    if created:
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = settings.LANGUAGE_CODE
        profile.current_time_zone = settings.TIME_ZONE
        profile.save()
        user.groups.add(*_groups(person))
    return user, created


def _groups(person: dict[str, Any]) -> list[Group]:
    groups = []
    if role := person.get("editorial_role"):
        held = EditorialRole.objects.select_related("group").filter(role=role).first()
        groups += [held.group] if held and held.group else []
    if person.get("moderator"):
        groups.append(_moderators())
    return groups


def _moderators() -> Group:
    """Return the group that may decide on comments, made if there is none."""
    group, created = Group.objects.get_or_create(name=MODERATORS)
    if created:
        app_label, codename = MODERATE.split(".")
        rights = Q(codename="access_admin") | Q(
            codename=codename, content_type__app_label=app_label
        )
        group.permissions.set(Permission.objects.filter(rights))
    return group


def _read_passwords() -> dict[str, str]:
    try:
        stored = json.loads(accounts_file().read_text("utf-8"))
        return {row["username"]: row["password"] for row in stored["accounts"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(rows: list[dict[str, str]]) -> None:
    """Write the file for its owner's eyes only, whole or not at all."""
    target = accounts_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"admin": "/admin/", "accounts": rows}, file, ensure_ascii=False, indent=2)
    part.replace(target)
