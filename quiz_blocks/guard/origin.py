"""Was this request started on one of our own pages?

The rule (design, rule 7): ``Sec-Fetch-Site`` and ``Origin`` decide, because no page can forge
them; where both are missing (old browsers) the ``Referer`` is compared; where that is missing
too, nothing is known.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from quiz_blocks.guard.enums import Origin

DEFAULT_PORTS = {"http": 80, "https": 443}
SAME_ORIGIN_FETCHES = {"same-origin", "none"}


def judge_origin(request: HttpRequest) -> Origin:
    """Return where the request was started, as far as its headers tell."""
    fetch_site = request.headers.get("Sec-Fetch-Site", "").strip().lower()
    origin = request.headers.get("Origin", "").strip()
    if fetch_site == "cross-site":
        return Origin.CROSS
    if fetch_site in SAME_ORIGIN_FETCHES:
        return Origin.SAME
    if origin:
        return _compare(origin, request)
    referer = request.headers.get("Referer", "").strip()
    return _compare(referer, request) if referer else Origin.UNKNOWN


def _compare(url: str, request: HttpRequest) -> Origin:
    return Origin.SAME if _is_own(url, request) else Origin.CROSS


def _is_own(url: str, request: HttpRequest) -> bool:
    place = _host_and_port(url)
    if place is None:
        return False
    scheme = urlsplit(url).scheme
    own = _host_and_port(f"{scheme}://{request.get_host()}")
    # The host is compared without the scheme: behind a proxy that ends TLS, Django may see http.
    return place == own or any(_trusts(trusted, url) for trusted in settings.CSRF_TRUSTED_ORIGINS)


def _trusts(trusted: str, url: str) -> bool:
    """Read one entry of ``CSRF_TRUSTED_ORIGINS``, also of the kind ``https://*.example.vn``."""
    wanted, got = urlsplit(trusted), urlsplit(url)
    if wanted.scheme != got.scheme:
        return False
    if wanted.netloc.startswith("*."):
        return (got.netloc or "").endswith(wanted.netloc[1:])
    return _host_and_port(trusted) == _host_and_port(url)


def _host_and_port(url: str) -> tuple[str, int] | None:
    """Return the host and port of an http address; ``None`` for all else ("null" included)."""
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.hostname, port) if parts.hostname else None
