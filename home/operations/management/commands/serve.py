import signal
import socket
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from home.operations import site_processes
from home.operations.supervisor import Guardian, Supervisor, core_count

LOOK_EVERY_SECONDS = 0.3
FAILURES_BEFORE_GIVING_UP = 3


class Command(BaseCommand):
    help = (
        "Chạy trang trên một máy: máy chủ web, bộ xử lý việc nền và bộ hẹn giờ; "
        "tiến trình nào chết thì chạy lại, Ctrl-C dừng tất cả."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and the number of web workers."""
        parser.add_argument("--host", default="127.0.0.1", help="Địa chỉ lắng nghe.")
        parser.add_argument("--port", type=int, default=8000, help="Cổng lắng nghe.")
        parser.add_argument(
            "--workers",
            type=int,
            default=core_count(),
            help="Số tiến trình web (mặc định: số nhân).",
        )

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        """Serve until Ctrl-C or SIGTERM.

        Raises ``CommandError`` if the port is taken, or if the web server dies again and again
        before it has answered once.
        """
        with self.held_port(host, port):
            self.serve(host, port, workers)
        self.stdout.write("Đã dừng.")

    def held_port(self, host: str, port: int) -> socket.socket:
        """Hold the port; raises ``CommandError`` with a sentence if it is not to be had."""
        try:
            return site_processes.hold_port(host, port)
        except site_processes.PortTakenError as error:
            raise CommandError(str(error)) from error

    def serve(self, host: str, port: int, workers: int) -> None:
        """Run the processes until a signal says to stop."""
        site_processes.use_port_in_addresses(port)
        connections.close_all()
        stopping = threading.Event()
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, lambda *_: stopping.set())
        supervisor = Supervisor(
            site_processes.site_commands(host, port, workers),
            report=self.stderr.write,
            guardian=Guardian(),
        )
        supervisor.start()
        try:
            self.watch(supervisor, stopping, host, port)
        finally:
            supervisor.stop()

    def watch(
        self, supervisor: Supervisor, stopping: threading.Event, host: str, port: int
    ) -> None:
        """Look after the processes; announce the address once the site answers."""
        ready = False
        while not stopping.is_set():
            supervisor.look()
            if not ready and site_processes.answers(host, port):
                ready = True
                self.announce(host, port)
            failures = supervisor.failures_of(site_processes.WEB)
            if not ready and failures >= FAILURES_BEFORE_GIVING_UP:
                raise CommandError("Máy chủ web không khởi động được, xem lỗi ở trên.")
            stopping.wait(LOOK_EVERY_SECONDS)

    def announce(self, host: str, port: int) -> None:
        """Print the address, now that it answers."""
        address = f"http://{host}:{port}/"
        self.stdout.write("")
        self.stdout.write(f"Trang đang chạy ở {address}")
        self.stdout.write(f"Trang quản trị ở {address}admin/")
        self.stdout.write("Nhấn Ctrl-C để dừng.")
        self.stdout.flush()
