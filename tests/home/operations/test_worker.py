import signal
from datetime import UTC, datetime, timedelta

import pytest
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home.operations.enums import Service
from home.operations.models import Heartbeat
from home.operations.stuck import requeue_stuck_tasks
from home.operations.worker import BeatingWorker
from tests.home.operations import sample_tasks

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def database_queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    sample_tasks.DONE.clear()


def run_rounds(rounds, clock=lambda: NOON):
    pauses = iter([False] * (rounds - 1) + [True])
    BeatingWorker(clock=clock, wait=lambda seconds: next(pauses)).run_forever()


@pytest.mark.django_db(transaction=True)
def test_worker__runs_what_waits_and_beats():
    for word in ("một", "hai"):
        sample_tasks.note.enqueue(word)
    run_rounds(1)
    assert sample_tasks.DONE == ["một", "hai"]
    heartbeat = Heartbeat.objects.get(service=Service.WORKER)
    assert (heartbeat.beat_at, heartbeat.busy_with) == (NOON, "")


@pytest.mark.django_db(transaction=True)
def test_worker__failing_task_stops_neither_the_others_nor_the_beat():
    sample_tasks.fail.enqueue()
    sample_tasks.note.enqueue("sau")
    run_rounds(1)
    assert sample_tasks.DONE == ["sau"]
    assert DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count() == 1
    assert Heartbeat.objects.filter(service=Service.WORKER).exists()


@pytest.mark.django_db(transaction=True)
def test_worker__heartbeat_names_the_task_while_it_runs():
    seen = []

    def clock():
        seen.extend(Heartbeat.objects.values_list("busy_with", flat=True))
        return NOON

    sample_tasks.note.enqueue("một")
    run_rounds(1, clock)
    assert "note" in seen


@pytest.mark.django_db(transaction=True)
def test_worker__takes_nothing_more_after_a_signal():
    worker = BeatingWorker(wait=lambda seconds: False)
    worker.shutdown(signal.SIGTERM, None)
    sample_tasks.note.enqueue("muộn")
    worker.run_forever()
    assert sample_tasks.DONE == []


@pytest.mark.django_db(transaction=True)
def test_worker__beat_stops_with_the_queue(monkeypatch):
    def broken(self):
        raise RuntimeError("hàng đợi hỏng")

    monkeypatch.setattr(BeatingWorker, "run_what_is_ready", broken)
    with pytest.raises(RuntimeError):
        run_rounds(1)
    assert not Heartbeat.objects.exists()


def running_task(*, minutes, workers):
    sample_tasks.note.enqueue("dở")
    task = DBTaskResult.objects.latest("enqueued_at")
    task.status = TaskResultStatus.RUNNING
    task.started_at = NOON - timedelta(minutes=minutes)
    task.worker_ids = [f"w{number}" for number in range(workers)]
    task.save()
    return task


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "workers", "status"),
    [
        (29, 1, TaskResultStatus.RUNNING),
        (31, 1, TaskResultStatus.READY),
        (31, 2, TaskResultStatus.READY),
        (31, 3, TaskResultStatus.FAILED),
    ],
)
def test_requeue_stuck_tasks(minutes, workers, status):
    task = running_task(minutes=minutes, workers=workers)
    requeue_stuck_tasks(NOON)
    task.refresh_from_db()
    assert task.status == status
