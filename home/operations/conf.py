"""Settings of this app: one dictionary ``OPERATIONS`` with the defaults below."""

from datetime import timedelta

from django.conf import settings

DEFAULTS = {
    "WORKER_SILENT_AFTER": timedelta(minutes=3),
    "TIMER_SILENT_AFTER": timedelta(minutes=3),
    "TASK_LATE_AFTER": timedelta(minutes=5),
    "TASK_STUCK_AFTER": timedelta(minutes=30),
    "SCHEDULE_LATE_AFTER": timedelta(minutes=3),
    "TASK_ATTEMPTS": 3,
}


def limit(name: str) -> timedelta:
    """Return how long something may take before it is called a problem."""
    return getattr(settings, "OPERATIONS", {}).get(name, DEFAULTS[name])


def task_attempts() -> int:
    """Return how often a task that a dead worker left behind is tried in all."""
    return getattr(settings, "OPERATIONS", {}).get("TASK_ATTEMPTS", DEFAULTS["TASK_ATTEMPTS"])
