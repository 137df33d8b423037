"""Bodies that cannot be read: too long, cut short, not what they say they are."""

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError


class BodyTooLong(Exception):
    """The body has more bytes than the endpoint takes."""


class BodyUnreadable(Exception):
    """The body cannot be parsed."""


def parse_body(request: HttpRequest, max_bytes: int) -> None:
    """Parse the form in the body now, so that what is wrong with it is known here.

    The length is compared before a byte is read. Raises ``BodyTooLong`` or ``BodyUnreadable``.
    """
    if declared_length(request) > max_bytes:
        raise BodyTooLong
    try:
        _ = request.POST
    except RequestDataTooBig as error:
        raise BodyTooLong from error
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError) as error:
        raise BodyUnreadable from error


def declared_length(request: HttpRequest) -> int:
    """Return ``Content-Length``; without a usable one WSGI gives an empty body: 0."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
