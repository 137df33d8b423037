"""One clock: the server's, at the moment when it received the request.

A site under load receives a request at its proxy and answers it seconds later. The proxy says
when that was in ``X-Request-Start``: seconds since 1970, as nginx's ``t=$msec`` writes them, or
milliseconds or microseconds, as others do.
"""

import re
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from .addresses import comes_from_trusted_proxy

#: No request waits longer than this in front of the application; an older time is not believed.
LONGEST_WAIT = timedelta(seconds=120)
_WRITTEN = re.compile(r"(?:t=)?(\d{9,17}(?:\.\d{1,9})?)", re.ASCII)
#: Below the first of these a number counts seconds, below the second milliseconds.
_MILLISECONDS, _MICROSECONDS = 10**11, 10**14


def receipt_time(request: HttpRequest) -> datetime:
    """Return when the request was received, as ``ReceiptTimeMiddleware`` noted it, else now."""
    return getattr(request, "received_at", None) or timezone.now()


def time_of_receipt(request: HttpRequest, now: datetime) -> datetime:
    """Return what a trusted proxy says, at most ``LONGEST_WAIT`` before ``now``; else ``now``."""
    said = parse_start(request.headers.get("X-Request-Start", ""))
    if said is None or not comes_from_trusted_proxy(request):
        return now
    return min(max(said, now - LONGEST_WAIT), now)


def parse_start(written: str) -> datetime | None:
    """Read the proxy's header; ``None`` for what is no moment."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        return None
    number = float(match[1])
    if number >= _MICROSECONDS:
        number /= 1_000_000
    elif number >= _MILLISECONDS:
        number /= 1_000
    return datetime.fromtimestamp(number, UTC)
