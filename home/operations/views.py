from typing import Any

from csp.constants import UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.static import serve
from health_check.views import HealthCheckView

from . import health

PAGE_OF_FAILURE = 503


class HealthView(HealthCheckView):
    """The whole site's health, as a page, JSON (``?format=json``) or text (``?format=text``).

    Answers 200 where all is well and 503 where something is not.
    """

    template_name = "operations/health.html"
    checks: tuple[type[health.SiteCheck], ...] = (
        health.DatabaseCheck,
        health.CacheCheck,
        health.WorkerCheck,
        health.TimerCheck,
        health.ScheduleCheck,
        health.QueueCheck,
    )

    def render_to_response_json(self, status: int) -> JsonResponse:
        """Write Vietnamese as it is, for the person who reads the answer in a terminal."""
        checks = {str(result.check): str(result.error or "OK") for result in self.results}
        return JsonResponse(checks, status=status, json_dumps_params={"ensure_ascii": False})

    async def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer 503, which a proxy understands, where the library says 500."""
        response = await super().dispatch(request, *args, **kwargs)
        response._csp_update = {"style-src": [UNSAFE_INLINE]}  # type: ignore[attr-defined]
        if response.status_code == 500:
            response.status_code = PAGE_OF_FAILURE
        return response


class LivenessView(HealthView):
    """Whether this web server can serve pages: all that a load balancer should ask."""

    checks = (health.DatabaseCheck, health.CacheCheck)


def serve_media(request: HttpRequest, path: str, document_root: str) -> HttpResponseBase:
    """Serve a picture of the demo as nginx does in production (``deploy/nginx.conf``).

    Renditions never change under their name, so they may be kept for a year. Documents are
    handed out only by Wagtail, which knows who may read them.
    """
    if path.startswith("documents/"):
        return HttpResponse("Không tìm thấy tệp.", status=404, content_type="text/plain")
    response = serve(request, path, document_root)
    forever = path.startswith("images/")
    response["Cache-Control"] = (
        "public, max-age=31536000, immutable" if forever else "public, max-age=3600"
    )
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
