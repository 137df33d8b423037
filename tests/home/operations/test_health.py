import json

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils import timezone

from home.operations.enums import Service
from home.operations.heartbeats import beat

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_well():
    for service in Service:
        beat(service, timezone.now())


def test_health__all_well(client, all_well):
    response = client.get("/suc-khoe/")
    assert response.status_code == 200
    assert "Trang đang chạy tốt" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_health__stopped_worker_in_every_format(client):
    beat(Service.TIMER, timezone.now())
    for query in ("", "?format=json", "?format=text"):
        response = client.get(f"/suc-khoe/{query}")
        assert response.status_code == 503
        assert "Bộ xử lý việc nền chưa chạy lần nào" in response.content.decode()


def test_health__json_names_every_check(client, all_well):
    checks = json.loads(client.get("/suc-khoe/?format=json").content)
    assert set(checks.values()) == {"OK"}
    assert list(checks) == [
        "Cơ sở dữ liệu",
        "Bộ nhớ đệm",
        "Bộ xử lý việc nền",
        "Bộ hẹn giờ",
        "Bài hẹn giờ",
        "Hàng đợi việc nền",
    ]


def test_liveness__does_not_ask_for_worker_or_timer(client):
    assert client.get("/suc-khoe/song/").status_code == 200


def test_liveness__database_away(client, monkeypatch):
    def away():
        raise DatabaseError("connection refused to 10.1.2.3")

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/suc-khoe/song/?format=text")
    assert response.status_code == 503
    text = response.content.decode()
    assert "Cơ sở dữ liệu không trả lời." in text
    assert "10.1.2.3" not in text


def test_liveness__cache_forgets(client, monkeypatch):
    monkeypatch.setattr(type(cache._connections["default"]), "get", lambda *a, **k: None)
    response = client.get("/suc-khoe/song/?format=text")
    assert "Bộ nhớ đệm không giữ được dữ liệu." in response.content.decode()
