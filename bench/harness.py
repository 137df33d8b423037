"""What every bench needs: a database and a server of its own, a load, and a verdict.

A bench prints one line a figure, ``name: value (goal …)``, and exits 1 if a goal is missed.
What is compared is interleaved, and a figure is the median of its rounds.
"""

import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


class Verdict:
    """Collects figures, prints them, and knows whether every goal was met."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def figure(
        self,
        name: str,
        value: float,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
        unit: str = "",
    ) -> None:
        """Print one figure and remember it if it misses its goal."""
        goals = []
        missed = False
        if at_least is not None:
            goals.append(f"goal at least {at_least:g}")
            missed |= value < at_least
        if at_most is not None:
            goals.append(f"goal at most {at_most:g}")
            missed |= value > at_most
        note = f" ({', '.join(goals)}{', MISSED' if missed else ''})" if goals else ""
        print(f"{name}: {value:.3g}{unit}{note}", flush=True)
        if missed:
            self.missed.append(name)

    def exit(self) -> None:
        """End the bench: status 1 if a goal was missed."""
        if self.missed:
            print(f"missed: {', '.join(self.missed)}")
        sys.exit(1 if self.missed else 0)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextmanager
def private_postgres(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL of the bench's own in a temporary folder; yield its URL."""
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if binaries is None:
        sys.exit("PostgreSQL's server programs are not installed")
    data, port = folder / "pg", free_port()
    run_as: dict[str, str] = {"user": "postgres"} if os.geteuid() == 0 else {}
    data.mkdir()
    if run_as:
        shutil.chown(data, "postgres")
        folder.chmod(0o755)

    def call(*args: str) -> None:
        subprocess.run(args, check=True, stdout=subprocess.DEVNULL, cwd="/", **run_as)

    call(str(binaries / "initdb"), "-D", str(data), "-U", "bench", "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -k {data} -c listen_addresses=127.0.0.1"
    call(
        str(binaries / "pg_ctl"),
        "-D",
        str(data),
        "-w",
        "-l",
        str(data / "log"),
        "-o",
        options,
        "start",
    )
    try:
        call(str(binaries / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "bench", "site")
        yield f"postgres://bench@127.0.0.1:{port}/site"
    finally:
        call(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")


@contextmanager
def bench_site(*, postgres: bool = False) -> Iterator[Path]:
    """Set Django up on an empty, migrated database in a temporary folder; yield the folder."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        os.environ.update(
            VAR_DIR=name, DJANGO_SETTINGS_MODULE="bench.settings", SECRET_KEY="bench-only"
        )
        os.environ.pop("REDIS_URL", None)
        os.environ.pop("DATABASE_URL", None)
        sys.path.insert(0, str(ROOT))
        if postgres:
            with private_postgres(folder) as url:
                os.environ["DATABASE_URL"] = url
                yield from _migrated(folder)
        else:
            yield from _migrated(folder)


def _migrated(folder: Path) -> Iterator[Path]:
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        yield folder
    finally:
        connections.close_all()


@contextmanager
def server(workers: int = 2) -> Iterator[str]:
    """Serve the bench's site with granian as production would; yield ``host:port``."""
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            str(workers),
            "--blocking-threads",
            "4",
            "--no-access-log",
            "--log-level",
            "warning",
            "settings.wsgi:application",
        ],
        cwd=ROOT,
    )
    try:
        _wait_until_it_answers(port)
        yield f"127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_answers(port: int) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the bench's server did not start")


def requests_a_second(address: str, path: str, *, clients: int = 4, seconds: float = 2.0) -> float:
    """Return how many answers of 200 a second ``clients`` kept-alive connections get."""
    counts = [0] * clients
    end = time.perf_counter() + seconds

    def read(slot: int) -> None:
        connection = http.client.HTTPConnection(address, timeout=30)
        while time.perf_counter() < end:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            if response.status != 200 or not body:
                sys.exit(f"{path} answered {response.status}")
            counts[slot] += 1

    started = time.perf_counter()
    threads = [threading.Thread(target=read, args=(slot,)) for slot in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)


def interleaved(
    measures: dict[str, Callable[[], float]], rounds: int = ROUNDS
) -> dict[str, list[float]]:
    """Run every measure once a round, round after round; return each one's figures."""
    figures: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            figures[name].append(measure())
    return figures


def median_ratio(figures: list[float], peer: list[float]) -> float:
    """Return the median of the ratios of figures that were taken in the same round."""
    return statistics.median(a / b for a, b in zip(figures, peer, strict=True))
