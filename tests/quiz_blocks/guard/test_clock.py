from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from quiz_blocks.guard.clock import parse_start, receipt_time
from quiz_blocks.guard.middleware import ReceiptTimeMiddleware

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)
PROXY, STRANGER = "10.0.0.1", "203.0.113.9"


def seconds_before(seconds):
    return NOW - timedelta(seconds=seconds)


def header(seconds):
    return f"t={seconds_before(seconds).timestamp():.3f}"


@pytest.mark.parametrize(
    ("remote", "start", "received"),
    [
        (PROXY, header(0.25), seconds_before(0.25)),
        (PROXY, header(119), seconds_before(119)),
        (PROXY, header(120), seconds_before(120)),
        (PROXY, header(121), seconds_before(120)),
        (PROXY, header(86_400), seconds_before(120)),
        (PROXY, header(-0.5), NOW),
        (PROXY, header(-86_400), NOW),
        (PROXY, "", NOW),
        (PROXY, "hôm qua".encode().decode("latin-1"), NOW),
        (f"::ffff:{PROXY}", header(7), seconds_before(7)),
        (STRANGER, header(7), NOW),
        ("", header(7), NOW),
    ],
)
def test_middleware__believes_a_trusted_proxy_within_two_minutes(
    rf, settings, remote, start, received
):
    settings.QUIZ_BLOCKS = {"TRUSTED_PROXIES": ["10.0.0.0/8"]}
    request = rf.get("/", headers={"X-Request-Start": start}, REMOTE_ADDR=remote)
    with time_machine.travel(NOW, tick=False):
        ReceiptTimeMiddleware(lambda request: HttpResponse())(request)
    assert receipt_time(request) == received


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("t=1795401660.250", datetime(2026, 11, 23, 2, 41, 0, 250_000, UTC)),
        ("1795401660.25", datetime(2026, 11, 23, 2, 41, 0, 250_000, UTC)),
        (" 1795401660 ", datetime(2026, 11, 23, 2, 41, tzinfo=UTC)),
        ("1795401660250", datetime(2026, 11, 23, 2, 41, 0, 250_000, UTC)),
        ("t=1795401660250000", datetime(2026, 11, 23, 2, 41, 0, 250_000, UTC)),
        ("t=", None),
        ("t=-1795401660", None),
        ("1e9", None),
        ("nan", None),
        ("١٧٩٥٤٠١٦٦٠", None),
        ("9" * 18, None),
        ("t=1795401660.250, t=1795401661.250", None),
    ],
)
def test_parse_start__reads_what_proxies_write(written, moment):
    assert parse_start(written) == moment


def test_every_request_of_the_site_has_it(settings):
    assert settings.MIDDLEWARE[0].endswith("ReceiptTimeMiddleware")
