"""Who may open the queue."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from quiz_blocks.comments.permissions import user_can_moderate


class ModeratorsOnlyMixin:
    """Lets moderators in and nobody else; Wagtail has asked for admin access before."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not moderate."""
        if not user_can_moderate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
