"""Bringing the embedded site up to date before it is served: quick where nothing has changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

LOOPBACK = {"localhost", "127.0.0.1"}


def migrate() -> bool:
    """Apply the migrations that are missing; returns whether there were any."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True


def collect_static() -> bool:
    """Collect and compress the static files if any has changed; returns whether it did."""
    mark = Path(settings.STATIC_ROOT) / ".fingerprint"
    fingerprint = static_fingerprint()
    if mark.exists() and mark.read_text() == fingerprint:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(fingerprint)
    return True


def static_fingerprint() -> str:
    """Return a digest of every static file's name, size and time of change."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for line in sorted(_static_files()):
        digest.update(line.encode())
    return digest.hexdigest()


def _static_files() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            yield f"{path} {stat.st_size} {stat.st_mtime_ns}\n"


def set_site_address(port: int) -> None:
    """Give the default site the demo's address, unless somebody gave it a name of its own.

    Feeds, share cards and the sitemap show absolute addresses.
    """
    site = Site.objects.filter(is_default_site=True, hostname__in=LOOPBACK).first()
    if site and (site.hostname, site.port) != ("127.0.0.1", port):
        site.hostname, site.port = "127.0.0.1", port
        site.save()
