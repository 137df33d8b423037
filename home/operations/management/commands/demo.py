from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser

from home.operations import prepare

from .serve import Command as ServeCommand


class Command(ServeCommand):
    help = "Chuẩn bị trang mẫu (cơ sở dữ liệu, tệp tĩnh, nội dung, ảnh) rồi chạy như lệnh serve."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what ``serve`` takes, and a way to prepare without serving."""
        super().add_arguments(parser)
        parser.add_argument("--no-serve", action="store_true", help="Chuẩn bị xong thì thôi.")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        """Prepare what is missing, then serve; a second run finds nothing to prepare."""
        if options["no_serve"]:
            self.prepare(port)
            return
        with self.held_port(host, port):
            self.prepare(port)
            self.serve(host, port, workers)
        self.stdout.write("Đã dừng.")

    def prepare(self, port: int) -> None:
        """Go through the steps, saying each."""
        for title, step in self.steps(port):
            self.stdout.write(title)
            self.stdout.flush()
            step()

    def steps(self, port: int) -> list[tuple[str, Callable[[], Any]]]:
        """Return what to prepare, with the line that is printed before each step."""
        return [
            ("Cập nhật cơ sở dữ liệu...", prepare.migrate),
            ("Gom và nén tệp tĩnh...", prepare.collect_static),
            ("Nạp nội dung mẫu...", lambda: call_command("load_demo")),
            ("Đặt địa chỉ trang...", lambda: prepare.set_site_address(port)),
            ("Thu nhỏ ảnh...", lambda: call_command("make_renditions")),
            ("Làm nốt việc nền...", self.empty_queue),
        ]

    def empty_queue(self) -> None:
        """Run every queued task, so that search and pictures are complete from the start."""
        call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)

    def announce(self, host: str, port: int) -> None:
        """Print the address and where the accounts are written down."""
        accounts = settings.VAR_DIR / "demo-accounts.json"
        if accounts.exists():
            self.stdout.write(f"Tài khoản và mật khẩu nằm trong {accounts}")
        super().announce(host, port)
