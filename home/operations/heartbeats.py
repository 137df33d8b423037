"""Writing heartbeats. The clock is the caller's, so that tests can move it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from .enums import Service
from .models import Heartbeat

Clock = Callable[[], datetime]


def beat(service: Service, now: datetime, *, busy_with: str = "") -> None:
    """Write down that a service did its work at ``now``."""
    Heartbeat.objects.update_or_create(
        service=service, defaults={"beat_at": now, "busy_with": busy_with[:255]}
    )


class Pulse:
    """Heartbeats of one service, no closer together than ``every``, so that an idle loop that
    turns each second does not write to the database each second."""

    def __init__(
        self,
        service: Service,
        *,
        clock: Clock = timezone.now,
        every: timedelta = timedelta(seconds=20),
    ) -> None:
        self.service = service
        self.clock = clock
        self.every = every
        self.last: datetime | None = None

    def beat(self, *, busy_with: str = "") -> None:
        """Write a heartbeat unless one was written a moment ago; news of a task always counts."""
        now = self.clock()
        if busy_with or self.last is None or now - self.last >= self.every:
            beat(self.service, now, busy_with=busy_with)
            self.last = None if busy_with else now
