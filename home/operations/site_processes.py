"""The three processes of a one-machine site, and whether its port is free and answers."""

import contextlib
import errno
import http.client
import os
import socket
import sys
from collections.abc import Sequence

from django.conf import settings

WEB = "Máy chủ web"
WORKER = "Bộ xử lý việc nền"
TIMER = "Bộ hẹn giờ"


def site_commands(host: str, port: int, workers: int) -> dict[str, Sequence[str]]:
    """Return what to run, by the name under which it is spoken of."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    return {
        WEB: web_command(host, port, workers),
        WORKER: [*manage, "run_worker"],
        TIMER: [*manage, "run_timer"],
    }


def web_command(host: str, port: int, workers: int) -> list[str]:
    """Return granian's command: WSGI, a worker a core, four threads each."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--blocking-threads": "4",
        "--backlog": "1024",
        "--log-level": "warning",
        "--working-dir": str(settings.BASE_DIR),
    }
    flat = [part for option in options.items() for part in option]
    return [
        sys.executable,
        "-m",
        "granian",
        *flat,
        "--respawn-failed-workers",
        "settings.wsgi:application",
    ]


class PortTakenError(Exception):
    """Nobody could listen on the port; the text says why, for the person at the keyboard."""


def hold_port(host: str, port: int) -> socket.socket:
    """Take a port for as long as the returned socket lives; raises ``PortTakenError``.

    Granian shares its port (``SO_REUSEPORT``), so two sites started in one breath would answer
    in turns. The first look is therefore without sharing; the socket that is kept shares the
    port with our own granian, does not listen, and makes the next one's first look fail.
    """
    _bind(host, port, share=False).close()
    return _bind(host, port, share=True)


def _bind(host: str, port: int, *, share: bool) -> socket.socket:
    holder = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    option = socket.SO_REUSEPORT if share else socket.SO_REUSEADDR
    holder.setsockopt(socket.SOL_SOCKET, option, 1)
    try:
        holder.bind((host, port))
    except OSError as error:
        holder.close()
        raise PortTakenError(_why_not(error, host, port)) from error
    return holder


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, PermissionError):
        return f"Không có quyền mở cổng {port}. Hãy chọn một cổng từ 1024 trở lên."
    if error.errno == errno.EADDRINUSE:
        return (
            f"Cổng {port} ở {host} đang có chương trình khác dùng. "
            f"Hãy tắt chương trình đó, hoặc chọn cổng khác, ví dụ: make demo PORT={port + 123}"
        )
    return f"Không mở được cổng {port} ở {host}: {error.strerror}."


def answers(host: str, port: int) -> bool:
    """Return whether the site serves its home page there now."""
    connection = http.client.HTTPConnection(host, port, timeout=20)
    with contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    return False


def use_port_in_addresses(port: int) -> None:
    """Make the processes started from here write this port into the links of mails."""
    os.environ.setdefault("WAGTAILADMIN_BASE_URL", f"http://127.0.0.1:{port}")
