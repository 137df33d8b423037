"""The site on a free port of this machine, for as long as the pictures take."""

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.wsgi import get_wsgi_application


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the command prints one line a picture."""


@contextmanager
def running_site() -> Iterator[str]:
    """Serve the site and yield its address."""
    application = get_wsgi_application()
    server = make_server("127.0.0.1", 0, application, _Server, _Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
