"""Headers that tell a browser what a page of this site may do."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from quiz_blocks.guard.addresses import client_address


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp with the looser ``ADMIN_CONTENT_POLICY`` under the admin's own address."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the parts of the policy, with the admin's exceptions where they belong."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**settings.ADMIN_CONTENT_POLICY, **(parts.replace or {})}
        return parts


class PermissionsPolicyMiddleware:
    """Sets ``Permissions-Policy``: no page of ours needs a camera or a position."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header to every answer that has none."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


def client_ip(request: HttpRequest) -> str:
    """Return the address that log-in attempts are counted by, as the guard sees it."""
    return str(client_address(request))
