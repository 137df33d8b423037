"""Settings of a real site: everything comes from the environment (``deploy/site.env.example``).

A missing secret or host stops the start with the name of its variable.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

REQUIRED = {
    "SECRET_KEY": "khóa bí mật, ít nhất 50 ký tự ngẫu nhiên",
    "ALLOWED_HOSTS": "tên miền của trang, cách nhau bằng dấu phẩy",
    "DATABASE_URL": "địa chỉ cơ sở dữ liệu, ví dụ postgres://site@/site",
    "REDIS_URL": "địa chỉ Redis, ví dụ redis://127.0.0.1:6379/0",
    "WAGTAILADMIN_BASE_URL": "địa chỉ công khai của trang, ví dụ https://tuyengiao.example.vn",
    "EMAIL_HOST": "máy chủ gửi thư",
}


def flag(name: str, *, default: bool) -> bool:
    """Return an on/off variable: ``1``, ``true`` and ``yes`` are on, anything else is off."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes"}


missing = [name for name in REQUIRED if not os.environ.get(name, "").strip()]
if missing:
    raise ImproperlyConfigured(
        "Thiếu biến môi trường: " + "; ".join(f"{name} ({REQUIRED[name]})" for name in missing)
    )

from .base import *  # noqa: E402, F403
from .base import CONTENT_SECURITY_POLICY, LOGGING, VAR_DIR  # noqa: E402

DEBUG = False
PATTERN_PAGE = False
SECRET_KEY = os.environ["SECRET_KEY"]
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_OLD", "").split(",") if key]
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]
WAGTAILADMIN_BASE_URL = os.environ["WAGTAILADMIN_BASE_URL"].rstrip("/")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

# --- Behind nginx, over HTTPS ---

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/"]
SECURE_HSTS_SECONDS = int(os.environ.get("SECURE_HSTS_SECONDS", 365 * 24 * 3600))
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = flag("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True

QUIZ_BLOCKS = {
    "TRUSTED_PROXIES": os.environ.get("TRUSTED_PROXIES", "127.0.0.1/32,::1/128").split(","),
}

# --- Files: nginx serves the media ---

MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_DIR / "media"))
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR_DIR / "static"))
SERVE_MEDIA = False

# --- A cache in front that can be told to forget a page (Varnish); nginx needs none of it ---

if cache_url := os.environ.get("FRONTEND_CACHE_URL"):
    WAGTAILFRONTENDCACHE = {
        "default": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": cache_url,
        }
    }

# --- Mail ---

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ["EMAIL_HOST"]
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", 25))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get(
    "DEFAULT_FROM_EMAIL", f"khong-tra-loi@{ALLOWED_HOSTS[0].lstrip('.')}"
)

LOGGING["root"] = {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")}
