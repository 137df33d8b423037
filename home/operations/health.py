"""What ``/suc-khoe/`` looks at; django-health-check runs the checks and writes the answer."""

import dataclasses
from typing import ClassVar

from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from . import problems
from .enums import Service


class TroubleError(ServiceUnavailable):
    """A failed check that shows nothing but its own Vietnamese sentence."""

    def __str__(self) -> str:
        return self.message


@dataclasses.dataclass(repr=False)
class SiteCheck(HealthCheck):
    """A check that looks in the request's own thread, so that it uses its database connection."""

    name: ClassVar[str] = ""

    async def run(self) -> None:
        """Raise ``TroubleError`` with a Vietnamese sentence if something is wrong."""
        await sync_to_async(self.look, thread_sensitive=True)()

    def look(self) -> None:
        """Look, and raise if something is wrong."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.name


@dataclasses.dataclass(repr=False)
class DatabaseCheck(SiteCheck):
    """The database answers."""

    name = "Cơ sở dữ liệu"

    def look(self) -> None:
        """Ask the database for a number."""
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError as error:
            raise TroubleError("Cơ sở dữ liệu không trả lời.") from error


@dataclasses.dataclass(repr=False)
class CacheCheck(SiteCheck):
    """The cache keeps what it is given."""

    name = "Bộ nhớ đệm"

    def look(self) -> None:
        """Write a value and read it back."""
        key, value = f"suc-khoe-{get_random_string(12)}", get_random_string(12)
        try:
            cache.set(key, value, timeout=10)
            kept = cache.get(key) == value
        except Exception as error:  # every backend has exceptions of its own
            raise TroubleError("Bộ nhớ đệm không trả lời.") from error
        if not kept:
            raise TroubleError("Bộ nhớ đệm không giữ được dữ liệu.")


@dataclasses.dataclass(repr=False)
class WorkerCheck(SiteCheck):
    """The task worker beats."""

    name = Service.WORKER.label

    def look(self) -> None:
        """Compare its last heartbeat with the clock."""
        refuse(problems.silent_service(Service.WORKER, timezone.now()))


@dataclasses.dataclass(repr=False)
class TimerCheck(SiteCheck):
    """The one-minute timer beats, and its jobs go well."""

    name = Service.TIMER.label

    def look(self) -> None:
        """Compare its last heartbeat with the clock, and look for errors of its jobs."""
        refuse(problems.silent_service(Service.TIMER, timezone.now()))
        refuse(problems.failed_jobs())


@dataclasses.dataclass(repr=False)
class ScheduleCheck(SiteCheck):
    """Everything whose hour has come is published."""

    name = "Bài hẹn giờ"

    def look(self) -> None:
        """Look for scheduled content that is overdue."""
        refuse(problems.late_schedule(timezone.now()))


@dataclasses.dataclass(repr=False)
class QueueCheck(SiteCheck):
    """No background task waits for too long."""

    name = "Hàng đợi việc nền"

    def look(self) -> None:
        """Look at the age of the oldest waiting task."""
        refuse(problems.late_tasks(timezone.now()))


def refuse(problem: problems.Problem | None) -> None:
    """Raise the problem, if there is one, as a failed check."""
    if problem:
        raise TroubleError(problem.message)
