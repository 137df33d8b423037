from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.operations.stuck import requeue_stuck_tasks


class Command(BaseCommand):
    help = "Đưa trở lại hàng đợi những việc nền mà một bộ xử lý bị tắt ngang đã bỏ dở."

    def handle(self, *args: Any, **options: Any) -> None:
        """Requeue them and say how many there were."""
        self.stdout.write(f"Đã xử lý {requeue_stuck_tasks(timezone.now())} việc bị bỏ dở.")
