"""The decorator behind which anonymous readers may post."""

from collections.abc import Callable
from functools import wraps
from typing import Any, overload

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from quiz_blocks.guard.answers import refuse
from quiz_blocks.guard.bodies import BodyTooLong, BodyUnreadable, parse_body
from quiz_blocks.guard.conf import conf
from quiz_blocks.guard.enums import Lane, Origin
from quiz_blocks.guard.origin import judge_origin

View = Callable[..., HttpResponse]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


@overload
def public_endpoint(view: View) -> View: ...
@overload
def public_endpoint(*, max_body: int | None = None) -> Callable[[View], View]: ...
def public_endpoint(view: View | None = None, *, max_body: int | None = None) -> Any:
    """Mark a view that anonymous readers may post to.

    The view is CSRF-exempt, because the page that carries its form is cached and holds no token.
    Instead a POST is refused with 403 where the browser says that another site started it
    (see ``origin``), with 413 where its body is longer than ``max_body`` bytes (the setting
    ``MAX_BODY_BYTES`` unless told) and with 400 where it cannot be parsed.

    ``lane_of(request)`` tells the view the lane: ``Lane.SLOW`` where nobody knows
    where the request comes from, else ``Lane.FAST``. The answer is never stored by a cache
    unless the view itself sets ``Cache-Control``.
    """
    if view is None:
        return lambda inner: _wrap(inner, max_body)
    return _wrap(view, max_body)


def _wrap(view: View, max_body: int | None) -> View:
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = check_request(request, max_body or conf.MAX_BODY_BYTES)
        response = refusal or view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return guarded


def lane_of(request: HttpRequest) -> Lane:
    """Return the lane that ``public_endpoint`` found for the request."""
    return request.guard_lane  # type: ignore[attr-defined]


def check_request(request: HttpRequest, max_body: int) -> HttpResponse | None:
    """Return the refusal that the request deserves, else ``None`` and its lane on it."""
    request.guard_lane = Lane.FAST  # type: ignore[attr-defined]
    if request.method in SAFE_METHODS:
        return None
    origin = judge_origin(request)
    if origin == Origin.CROSS:
        return refuse(request, 403, _sent_from_elsewhere())
    if origin == Origin.UNKNOWN:
        request.guard_lane = Lane.SLOW  # type: ignore[attr-defined]
    return _refuse_body(request, max_body)


def _refuse_body(request: HttpRequest, max_body: int) -> HttpResponse | None:
    try:
        parse_body(request, max_body)
    except BodyTooLong:
        return refuse(request, 413, _too_long(), code="too_long")
    except BodyUnreadable:
        return refuse(request, 400, _unreadable(), code="unreadable")
    return None


def _sent_from_elsewhere() -> str:
    return _(
        "Biểu mẫu này được gửi từ một trang khác nên chưa được nhận. "
        "Mời bạn mở lại bài viết trên trang của chúng tôi rồi gửi từ đó."
    )


def _too_long() -> str:
    return _(
        "Nội dung gửi lên dài quá mức trang nhận được nên chưa được lưu. "
        "Mời bạn quay lại, rút ngắn rồi gửi lại."
    )


def _unreadable() -> str:
    return _(
        "Dữ liệu gửi lên bị hỏng hoặc thiếu nên chưa được lưu. "
        "Mời bạn quay lại trang trước rồi gửi lại."
    )
