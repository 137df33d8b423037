"""Settings of the test suite: the base ones, made fast and quiet.

``DATABASE_URL`` and ``REDIS_URL`` win here too, so the same suite runs on PostgreSQL and Redis.
"""

import os
from urllib.parse import urlsplit

from .base import *  # noqa: F403
from .base import CACHES, INSTALLED_APPS, REDIS_URL, STORAGES

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["tests.testapp", "js_lib_bootstrap5", *INSTALLED_APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = False
if REDIS_URL:
    # Tests run side by side against one Redis, and clearing a cache empties its whole database:
    # each process keeps to a numbered database of its own.
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CACHES["default"]["LOCATION"] = f"redis://{urlsplit(REDIS_URL).netloc}/{process}"
