"""The task worker: django-tasks-db's own loop, which also shows that it turns."""

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from .enums import Service
from .heartbeats import Clock, Pulse

logger = logging.getLogger(__name__)


class BeatingWorker(Worker):
    """Runs whatever waits in the queue, then beats: a beat means that the queue was read and
    everything that was ready in it has been run."""

    def __init__(
        self,
        *,
        clock: Clock = timezone.now,
        wait: Callable[[float], bool] | None = None,
        interval: float = 1,
    ) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        self.stopping = threading.Event()
        self.wait = wait or self.stopping.wait
        self.pause = interval
        self.pulse = Pulse(Service.WORKER, clock=clock)

    def configure_signals(self) -> None:
        """Stop after the task at hand on SIGTERM and SIGINT."""
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, self.shutdown)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Let the running task end; take no other."""
        self.running = False
        self.stopping.set()

    def run_forever(self) -> None:
        """Work until :meth:`shutdown`; raises what the database raises when it is gone."""
        while self.running:
            self.run_what_is_ready()
            self.pulse.beat()
            if self.wait(self.pause):
                return

    def run_what_is_ready(self) -> None:
        """Run every task that is ready; asks first, so that an idle queue locks nothing."""
        close_old_connections()
        if DBTaskResult.objects.ready().filter(backend_name=self.backend_name).exists():
            self.run()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run one task, with a heartbeat that names it before."""
        self.pulse.beat(busy_with=db_task_result.task_name)
        super().run_task(db_task_result)
        self.pulse.beat()
