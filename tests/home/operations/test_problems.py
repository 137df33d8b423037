from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from home.operations.enums import Service
from home.operations.heartbeats import beat
from home.operations.models import TimerJob
from home.operations.problems import find_problems
from tests.home.operations import sample_tasks

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # 12:00 in Vietnam

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_well():
    beat(Service.WORKER, NOON)
    beat(Service.TIMER, NOON)


def codes(now=NOON):
    return [problem.code for problem in find_problems(now)]


def message(now=NOON):
    (problem,) = find_problems(now)
    return problem.message


def test_find_problems__none(all_well, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        assert codes(NOON + timedelta(minutes=3)) == []


def test_find_problems__nothing_ever_ran():
    worker, timer = find_problems(NOON)
    assert worker.message.startswith("Bộ xử lý việc nền chưa chạy lần nào.")
    assert timer.message.startswith("Bộ hẹn giờ chưa chạy lần nào.")


@pytest.mark.parametrize(
    ("stopped", "alive", "name"),
    [
        (Service.WORKER, Service.TIMER, "Bộ xử lý việc nền"),
        (Service.TIMER, Service.WORKER, "Bộ hẹn giờ"),
    ],
)
def test_find_problems__one_stopped(all_well, stopped, alive, name):
    later = NOON + timedelta(minutes=3, seconds=1)
    beat(alive, later)
    assert codes(later) == [stopped.value]
    assert message(later).startswith(f"{name} đã dừng: lần cuối báo còn chạy là 12:00 23/11/2026.")


def test_find_problems__long_task_is_no_stop_for_half_an_hour(all_well):
    beat(Service.WORKER, NOON, busy_with="make_renditions")
    later = NOON + timedelta(minutes=20)
    beat(Service.TIMER, later)
    assert codes(later) == []
    later = NOON + timedelta(minutes=31)
    beat(Service.TIMER, later)
    assert "khi đang làm việc make_renditions" in message(later)


def test_find_problems__overdue_page(all_well):
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Hẹn", slug="hen", live=False))
    page.save_revision(approved_go_live_at=NOON - timedelta(minutes=4))
    assert message() == "Có 1 nội dung đã quá giờ hẹn đăng mà chưa được đăng."


def test_find_problems__page_for_tomorrow(all_well):
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Hẹn", slug="hen", live=False))
    page.save_revision(approved_go_live_at=NOON + timedelta(days=1))
    assert codes() == []


@pytest.mark.parametrize(("minutes", "expected"), [(4, []), (6, ["queue"])])
def test_find_problems__task_waits(all_well, settings, minutes, expected):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    sample_tasks.note.enqueue("chờ")
    DBTaskResult.objects.update(enqueued_at=NOON - timedelta(minutes=minutes))
    assert codes() == expected


def test_find_problems__failed_job(all_well):
    TimerJob.objects.create(command="clearsessions", begun_at=NOON, error="OSError: đĩa đầy")
    assert message().startswith("Việc định kỳ chạy bị lỗi: clearsessions lúc 12:00 23/11/2026.")


def test_dashboard__tells_staff(admin_client):
    response = admin_client.get(reverse("wagtailadmin_home"))
    assert "Bộ hẹn giờ chưa chạy lần nào." in response.content.decode()


def test_dashboard__silent_when_all_is_well(admin_client):
    from django.utils import timezone

    for service in Service:
        beat(service, timezone.now())
    content = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "trục trặc" not in content
