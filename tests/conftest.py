import os

import pytest
from django.db import connections
from hypothesis import settings

# How long an example takes says nothing about the code: the machine may be busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Playwright's event loop runs in the thread of the tests; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Let every connection know what the migrations had put into the tables.

    Once Playwright runs, its event loop makes Django open connections anew, and the contents are
    kept on the first one; on the class, all of them have it.
    """
    first = connections["default"]
    if contents := getattr(first, "_test_serialized_contents", None):
        type(first)._test_serialized_contents = contents
    yield


FLUSHES = {"transactional_db", "live_server"}


def pytest_collection_modifyitems(items):
    """Give every test that empties the tables what the migrations had put into them.

    A flush without this would leave Wagtail's root page and language out, and content types
    with other numbers, for whichever test comes next.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        transactional = marker is not None and marker.kwargs.get("transaction")
        if transactional or FLUSHES & set(getattr(item, "fixturenames", ())):
            item.fixturenames.append("django_db_serialized_rollback")


def pytest_terminal_summary(terminalreporter):
    """Say at the very end that browser tests were skipped, and why."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "tests/browser/" in report.nodeid
    ]
    if skipped:
        why = os.environ.get("NO_CHROMIUM_BECAUSE") or "see the reasons above"
        terminalreporter.write_sep("=", "browser tests were skipped", yellow=True, bold=True)
        terminalreporter.write_line(
            f"{len(skipped)} browser tests did NOT run, for want of Debian's Chromium: {why}"
        )
