"""The one-minute timer: publishes what is due, and tidies up on longer rounds."""

import io
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, close_old_connections, transaction
from django.utils import timezone

from .enums import Service
from .heartbeats import Clock, beat
from .models import TimerJob

logger = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Job:
    """A management command that is run every so many minutes."""

    command: str
    every: timedelta
    options: dict[str, Any] = field(default_factory=dict)


def jobs_from_settings() -> list[Job]:
    """Return the jobs of ``settings.TIMER_JOBS``: (command, minutes, options)."""
    return [
        Job(command, timedelta(minutes=minutes), options)
        for command, minutes, options in settings.TIMER_JOBS
    ]


def to_minute(moment: datetime) -> datetime:
    """Cut the seconds off, so that a tick a moment early still counts as its minute."""
    return moment.replace(second=0, microsecond=0)


def claim(job: Job, now: datetime) -> bool:
    """Return whether this timer is to run the job now.

    Of several timers (one a node) exactly one gets ``True``: the conditional update, or the
    primary key of the first run, lets only one through.
    """
    last = TimerJob.objects.filter(pk=job.command).values_list("begun_at", flat=True).first()
    if last is None:
        return _claim_first(job, now)
    if to_minute(now) - to_minute(last) < job.every:
        return False
    mine = TimerJob.objects.filter(pk=job.command, begun_at=last)
    return bool(mine.update(begun_at=now))


def _claim_first(job: Job, now: datetime) -> bool:
    try:
        with transaction.atomic():
            TimerJob.objects.create(command=job.command, begun_at=now)
    except IntegrityError:
        return False
    return True


def run_job(job: Job) -> bool:
    """Run a job; write down its error, or that it had none. Returns whether it went well."""
    error = ""
    try:
        quiet = {"verbosity": 0, **job.options}
        call_command(job.command, stdout=io.StringIO(), stderr=io.StringIO(), **quiet)
    except Exception as exception:
        logger.exception("Việc định kỳ %s bị lỗi", job.command)
        error = f"{type(exception).__name__}: {exception}"
    TimerJob.objects.filter(pk=job.command).update(error=error)
    return not error


class Timer:
    """Ticks at every full minute until told to stop."""

    def __init__(
        self,
        *,
        jobs: list[Job] | None = None,
        clock: Clock = timezone.now,
        wait: Callable[[float], bool] | None = None,
    ) -> None:
        self.jobs = jobs_from_settings() if jobs is None else jobs
        self.clock = clock
        self.stopping = threading.Event()
        self.wait = wait or self.stopping.wait

    def run_forever(self) -> None:
        """Tick now and then at every full minute; a database that is away is tried again."""
        while True:
            self._try_tick()
            if self.wait(self.seconds_to_next_minute()):
                return

    def tick(self) -> None:
        """Run what is due, then beat: a beat means that the jobs were looked at and run."""
        for job in self.jobs:
            if claim(job, self.clock()):
                run_job(job)
        beat(Service.TIMER, self.clock())

    def seconds_to_next_minute(self) -> float:
        """Return how long to wait so that the next tick falls on a full minute."""
        now = self.clock()
        return (to_minute(now) + MINUTE - now).total_seconds()

    def _try_tick(self) -> None:
        close_old_connections()
        try:
            self.tick()
        except DatabaseError:
            logger.exception("Bộ hẹn giờ không tới được cơ sở dữ liệu, thử lại sau một phút")
