"""What must happen before anything else does."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .clock import time_of_receipt


class ReceiptTimeMiddleware:
    """Note when the request was received; stands first in ``MIDDLEWARE``.

    Whatever the middlewares and the view after it take their time for, an answer that came in
    time stays in time (``clock.receipt_time``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set ``request.received_at``, then answer."""
        request.received_at = time_of_receipt(  # type: ignore[attr-defined]
            request, timezone.now()
        )
        return self.get_response(request)
