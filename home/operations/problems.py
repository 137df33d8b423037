"""What is wrong with the running of the site, in sentences for its staff."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision

from .conf import limit
from .enums import Service
from .models import Heartbeat, TimerJob

CONSEQUENCES = {
    Service.WORKER: "Ảnh mới chưa được thu nhỏ và chỉ mục tìm kiếm chưa được cập nhật "
    "cho tới khi dịch vụ này chạy lại.",
    Service.TIMER: "Bài hẹn giờ sẽ không tự đăng và không tự gỡ cho tới khi dịch vụ này chạy lại.",
}


@dataclass(frozen=True)
class Problem:
    """One thing that somebody must see to."""

    code: str
    message: str


def find_problems(now: datetime) -> list[Problem]:
    """Return everything that is wrong at ``now``, the gravest first; five queries at most."""
    found = (
        silent_service(Service.WORKER, now),
        silent_service(Service.TIMER, now),
        late_schedule(now),
        late_tasks(now),
        failed_jobs(),
    )
    return [problem for problem in found if problem]


def silent_service(service: Service, now: datetime) -> Problem | None:
    """Tell of a service whose last heartbeat is too old, or that never had one."""
    heartbeat = Heartbeat.objects.filter(pk=service).first()
    if heartbeat is None:
        message = f"{service.label} chưa chạy lần nào. {CONSEQUENCES[service]}"
        return Problem(service.value, message)
    if now - heartbeat.beat_at <= allowed_silence(heartbeat):
        return None
    return Problem(service.value, _silence(service, heartbeat))


def allowed_silence(heartbeat: Heartbeat) -> timedelta:
    """Return how old a heartbeat may be; a worker at a long task may be silent for longer."""
    if heartbeat.busy_with:
        return limit("TASK_STUCK_AFTER")
    return limit(f"{heartbeat.service.upper()}_SILENT_AFTER")


def _silence(service: Service, heartbeat: Heartbeat) -> str:
    last = f"lần cuối báo còn chạy là {local_time(heartbeat.beat_at)}"
    doing = f", khi đang làm việc {heartbeat.busy_with}" if heartbeat.busy_with else ""
    return f"{service.label} đã dừng: {last}{doing}. {CONSEQUENCES[service]}"


def late_schedule(now: datetime) -> Problem | None:
    """Tell of content whose hour of publication has passed and that is not published."""
    due = now - limit("SCHEDULE_LATE_AFTER")
    count = Revision.objects.filter(approved_go_live_at__lt=due).count()
    if not count:
        return None
    return Problem("schedule", f"Có {count} nội dung đã quá giờ hẹn đăng mà chưa được đăng.")


def late_tasks(now: datetime) -> Problem | None:
    """Tell of background tasks that have been waiting for too long."""
    due = now - limit("TASK_LATE_AFTER")
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=due)
    oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    if oldest is None:
        return None
    since = f"việc lâu nhất chờ từ {local_time(oldest)}"
    return Problem("queue", f"Có {waiting.count()} việc nền bị chậm, {since}.")


def failed_jobs() -> Problem | None:
    """Tell of the timer's jobs whose last run failed."""
    failed = list(TimerJob.objects.exclude(error="").order_by("command"))
    if not failed:
        return None
    jobs = "; ".join(f"{job.command} lúc {local_time(job.begun_at)}" for job in failed)
    return Problem("jobs", f"Việc định kỳ chạy bị lỗi: {jobs}. Chi tiết có trong nhật ký máy chủ.")


def local_time(moment: datetime) -> str:
    """Return a moment as the office reads it: ``14:05 23/11/2026``."""
    return date_format(timezone.localtime(moment), "H:i d/m/Y")
