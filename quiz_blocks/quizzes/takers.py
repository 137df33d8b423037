"""Who takes a quiz: one provider, named by the setting ``TAKER_PROVIDER``.

The provider that comes with the package tells devices apart by a random first-party cookie. It
knows nobody's name, and a limit of attempts holds per device; the reader is told so. A site that
knows its readers names a provider of its own:

    QUIZ_BLOCKS = {"TAKER_PROVIDER": "mysite.takers.MemberProvider"}
"""

import secrets
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from .conf import conf

SALT = "quiz_blocks.quizzes.takers"


@dataclass(frozen=True)
class Taker:
    """Somebody who takes quizzes.

    ``key`` is a keyed hash that cannot be turned back; ``name`` and ``group_key`` are copied
    into the attempt. ``remember`` is what the provider wants to find again in the next request.
    """

    key: str
    name: str = ""
    group_key: str = ""
    remember: str = ""


class TakerProvider(Protocol):
    """What a site must answer about its takers."""

    def find(self, request: HttpRequest) -> Taker | None:
        """Return who asks, ``None`` if that is not known (yet)."""

    def get_or_make(self, request: HttpRequest) -> Taker:
        """Return who starts a quiz. May raise ``exceptions.Refused`` to ask for a log-in."""

    def set_cookie(self, response: HttpResponse, request: HttpRequest, taker: Taker) -> None:
        """Let the start's response remember a taker, where that is needed."""

    def limit_note(self) -> str:
        """Return the sentence that tells readers what a limit of attempts holds for."""


class DeviceTakerProvider:
    """A device is a taker: a random cookie, readable by no script and sent to no page."""

    def find(self, request: HttpRequest) -> Taker | None:
        """Return the device whose cookie came along."""
        token = request.COOKIES.get(conf.TAKER_COOKIE, "")
        return self._taker(token) if 20 <= len(token) <= 100 else None

    def get_or_make(self, request: HttpRequest) -> Taker:
        """Return the device, a new one if it has no cookie."""
        return self.find(request) or self._taker(secrets.token_urlsafe(24))

    def set_cookie(self, response: HttpResponse, request: HttpRequest, taker: Taker) -> None:
        """Send the cookie, for the quizzes' own addresses only, so that pages stay cacheable."""
        response.set_cookie(
            conf.TAKER_COOKIE,
            taker.remember,
            max_age=conf.TAKER_COOKIE_SECONDS,
            path=reverse("quiz_blocks_quizzes:root"),
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )

    def limit_note(self) -> str:
        """Say that the limit is the device's."""
        return _("Số lượt tính theo từng máy.")

    def _taker(self, token: str) -> Taker:
        key = salted_hmac(SALT, token, algorithm="sha256").hexdigest()
        return Taker(key=key, remember=token)


def get_provider() -> TakerProvider:
    """Return the one provider that the site has named."""
    return import_string(conf.TAKER_PROVIDER)()
