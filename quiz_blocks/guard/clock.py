"""One clock: the server's, at the moment when it received the request."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone


def receipt_time(request: HttpRequest) -> datetime:
    """Return ``request.received_at``, where a first middleware has set it, else now."""
    return getattr(request, "received_at", None) or timezone.now()
