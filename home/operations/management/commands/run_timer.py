import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from home.operations.timer import Timer


class Command(BaseCommand):
    help = "Mỗi phút một lần: đăng và gỡ bài hẹn giờ, dọn dữ liệu cũ; báo nhịp sau mỗi lần."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let cron run a single tick too."""
        parser.add_argument("--once", action="store_true", help="Chạy một lượt rồi thôi.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Tick once, or at every full minute until SIGTERM or SIGINT."""
        timer = Timer()
        if once:
            timer.tick()
            return
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *_: timer.stopping.set())
        timer.run_forever()
