from typing import Any

from django.core.management.base import BaseCommand

from home.operations.worker import BeatingWorker


class Command(BaseCommand):
    help = "Xử lý việc nền (thu nhỏ ảnh, chỉ mục tìm kiếm) và báo nhịp cho tới khi được bảo dừng."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until SIGTERM or SIGINT."""
        worker = BeatingWorker()
        worker.configure_signals()
        worker.run_forever()
