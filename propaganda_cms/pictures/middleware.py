"""What pictures change about a response: Vary by Save-Data, a short life while one is missing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from .conf import get_setting
from .selection import REQUEST_ATTRIBUTE, PictureSet


class PicturesMiddleware:
    """Put after the middleware that compresses, anywhere before the page is rendered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve, then say what the pictures on the page mean for caches."""
        response = self.get_response(request)
        pictures: PictureSet | None = getattr(request, REQUEST_ATTRIBUTE, None)
        if pictures is None or not pictures.used:
            return response
        patch_vary_headers(response, ["Save-Data"])
        if pictures.waiting and "max-age" in response.get("Cache-Control", ""):
            patch_cache_control(response, max_age=get_setting("WAITING_MAX_AGE"))
        return response
