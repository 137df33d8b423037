import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from home.operations.site_processes import (
    TIMER,
    WEB,
    WORKER,
    PortTakenError,
    answers,
    hold_port,
    site_commands,
)


@pytest.fixture
def listener():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        sock.listen()
        yield sock.getsockname()[1]


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def test_hold_port__busy_port_is_told_in_vietnamese(listener):
    with pytest.raises(PortTakenError, match=f"Cổng {listener} .* đang có chương trình khác dùng"):
        hold_port("127.0.0.1", listener)


def test_hold_port__second_holder_is_refused_and_our_server_is_not():
    port = free_port()
    with hold_port("127.0.0.1", port):
        with pytest.raises(PortTakenError):
            hold_port("127.0.0.1", port)
        with socket.socket() as granian:
            granian.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            granian.bind(("127.0.0.1", port))
            granian.listen()
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                pass


def test_answers__nobody_there():
    assert not answers("127.0.0.1", free_port())


def test_site_commands__three_processes_served_as_in_production():
    commands = site_commands("127.0.0.1", 8123, workers=2)
    assert list(commands) == [WEB, WORKER, TIMER]
    web = " ".join(commands[WEB])
    for option in ("--interface wsgi", "--port 8123", "--workers 2", "--blocking-threads 4"):
        assert option in web


@pytest.mark.parametrize(("status", "expected"), [(200, True), (404, True), (503, False)])
def test_answers__what_the_home_page_says(status, expected):
    class Home(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Home) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        assert answers("127.0.0.1", server.server_port) is expected
