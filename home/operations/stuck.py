"""Tasks that a worker took and never ended, because it was killed."""

from datetime import datetime

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .conf import limit, task_attempts


class WorkerLostError(Exception):
    """The workers that took a task died, as often as a task may be tried."""


@transaction.atomic
def requeue_stuck_tasks(now: datetime) -> int:
    """Put tasks that have been running for too long back into the queue.

    A task that was tried ``TASK_ATTEMPTS`` times fails instead. Returns how many were touched.
    The updates are conditional: a worker that ends its task in this moment wins.
    """
    stuck = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=now - limit("TASK_STUCK_AFTER")
    )
    touched = 0
    for task in stuck:
        mine = stuck.filter(pk=task.pk, started_at=task.started_at)
        if len(task.worker_ids) < task_attempts():
            touched += mine.update(status=TaskResultStatus.READY)
        else:
            touched += mine.update(
                status=TaskResultStatus.FAILED,
                finished_at=now,
                exception_class_path=f"{__name__}.{WorkerLostError.__qualname__}",
            )
    return touched
