from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from wagtail.models import Page

from home.operations import timer as timer_module
from home.operations.enums import Service
from home.operations.models import Heartbeat, TimerJob
from home.operations.timer import Job, Timer, claim, jobs_from_settings, run_job

NOON = datetime(2026, 11, 23, 5, 0, 0, 250, tzinfo=UTC)
EVERY_MINUTE = Job("publish_scheduled", timedelta(minutes=1))
HOURLY = Job("prune_db_task_results", timedelta(hours=1))

pytestmark = pytest.mark.django_db


def test_jobs_from_settings__every_command_exists():
    from django.core.management import get_commands

    assert {job.command for job in jobs_from_settings()} <= get_commands().keys()
    assert EVERY_MINUTE in jobs_from_settings()


@pytest.mark.parametrize(
    ("job", "later", "due"),
    [
        (EVERY_MINUTE, timedelta(seconds=20), False),
        (EVERY_MINUTE, timedelta(seconds=59, milliseconds=990), False),
        (EVERY_MINUTE, timedelta(minutes=1, microseconds=-200), True),
        (EVERY_MINUTE, timedelta(hours=5), True),
        (HOURLY, timedelta(minutes=59), False),
        (HOURLY, timedelta(minutes=60), True),
    ],
)
def test_claim__when_due(job, later, due):
    assert claim(job, NOON)
    assert claim(job, NOON + later) is due


def test_claim__of_two_timers_one_wins(monkeypatch):
    claim(EVERY_MINUTE, NOON)
    later = NOON + timedelta(minutes=1)
    winners = []
    to_minute = timer_module.to_minute

    def the_other_comes_between(moment):
        monkeypatch.setattr(timer_module, "to_minute", to_minute)
        winners.append(claim(EVERY_MINUTE, later))
        return to_minute(moment)

    monkeypatch.setattr(timer_module, "to_minute", the_other_comes_between)
    winners.append(claim(EVERY_MINUTE, later))
    assert winners == [True, False]


def test_run_job__error_is_written_down_and_cleared(monkeypatch):
    job = Job("requeue_stuck_tasks", timedelta(minutes=5))
    claim(job, NOON)

    def broken(now):
        raise ValueError("đĩa đầy")

    with monkeypatch.context() as patch:
        patch.setattr(
            "home.operations.management.commands.requeue_stuck_tasks.requeue_stuck_tasks", broken
        )
        assert not run_job(job)
    assert TimerJob.objects.get().error == "ValueError: đĩa đầy"
    assert run_job(job)
    assert TimerJob.objects.get().error == ""


def test_tick__publishes_what_is_due():
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=Page(title="Bài hẹn giờ", slug="bai-hen-gio", live=False))
    page.go_live_at = datetime(2026, 11, 23, 4, 59, tzinfo=UTC)
    page.save_revision(approved_go_live_at=page.go_live_at)
    Timer(jobs=[EVERY_MINUTE], clock=lambda: NOON).tick()
    page.refresh_from_db()
    assert page.live
    assert Heartbeat.objects.get(service=Service.TIMER).beat_at == NOON


@pytest.mark.django_db(transaction=True)
def test_run_forever__waits_for_the_full_minute_and_stops():
    waits = []

    def wait(seconds):
        waits.append(seconds)
        return len(waits) == 2

    Timer(jobs=[], clock=lambda: NOON + timedelta(seconds=12), wait=wait).run_forever()
    assert waits == [pytest.approx(48, abs=0.01)] * 2


@pytest.mark.django_db(transaction=True)
def test_run_forever__database_away_is_tried_again(monkeypatch):
    ticks = []

    def tick(self):
        ticks.append(1)
        raise DatabaseError("không tới được")

    monkeypatch.setattr(Timer, "tick", tick)
    Timer(jobs=[], wait=lambda seconds: len(ticks) == 3).run_forever()
    assert len(ticks) == 3


def test_run_timer_command__once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    call_command("run_timer", "--once")
    assert Heartbeat.objects.filter(service=Service.TIMER).exists()
    assert not TimerJob.objects.exclude(error="").exists()
