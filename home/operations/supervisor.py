"""Starts the processes of a one-machine site, restarts what dies, and stops all together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .guardian import signal_group

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
STEADY_AFTER = 60.0
GRACE_SECONDS = 15.0

Spawn = Callable[[Sequence[str]], subprocess.Popen[bytes]]


def spawn(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process as the head of a group of its own.

    So Ctrl-C in the terminal reaches the supervisor alone, and a signal to the group reaches
    the children of the process too.
    """
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603  our own commands


@dataclass
class Child:
    """One process that is to be kept running."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0
    restart_at: float = 0.0


def pause_after(failures: int) -> float:
    """Return how many seconds to wait before the next start: 1, 2, 4 ... at most 60."""
    return min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)


class Guardian:
    """The process that ends the children if this one is killed (see ``guardian.py``)."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "home.operations.guardian"],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def watch(self, group: int) -> None:
        """Announce a process group."""
        self._tell(f"+{group}\n")

    def forget(self, group: int) -> None:
        """Call off a process group that has ended."""
        self._tell(f"-{group}\n")

    def close(self) -> None:
        """Let the guardian go."""
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(timeout=GRACE_SECONDS)

    def _tell(self, line: str) -> None:
        if self.process.stdin:
            self.process.stdin.write(line.encode())
            self.process.stdin.flush()


class Supervisor:
    """Keeps a set of processes running. Call :meth:`look` a few times a second."""

    def __init__(
        self,
        commands: dict[str, Sequence[str]],
        *,
        report: Callable[[str], None],
        guardian: Guardian,
        spawn: Spawn = spawn,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.children = [Child(name, command) for name, command in commands.items()]
        self.report = report
        self.guardian = guardian
        self.spawn = spawn
        self.clock = clock

    def start(self) -> None:
        """Start every process."""
        for child in self.children:
            self._start(child)

    def look(self) -> None:
        """Notice what has died, and start again what has waited long enough."""
        for child in self.children:
            if child.process and child.process.poll() is not None:
                self._bury(child)
            if child.process is None and self.clock() >= child.restart_at:
                self._start(child)

    def stop(self) -> None:
        """Ask every process to stop, wait, and kill what does not."""
        running = [child.process for child in self.children if child.process]
        for process in running:
            signal_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for process in running:
            self._wait_for(process, deadline - time.monotonic())
            self.guardian.forget(process.pid)
        self.guardian.close()

    def failures_of(self, name: str) -> int:
        """Return how often in a row a process has died soon after its start."""
        return next(child.failures for child in self.children if child.name == name)

    def _start(self, child: Child) -> None:
        child.process = self.spawn(child.command)
        child.started_at = self.clock()
        self.guardian.watch(child.process.pid)

    def _bury(self, child: Child) -> None:
        process = child.process
        if process is None:
            return
        signal_group(process.pid, signal.SIGKILL)  # what the dead process left in its group
        self.guardian.forget(process.pid)
        steady = self.clock() - child.started_at >= STEADY_AFTER
        child.failures = 1 if steady else child.failures + 1
        pause = pause_after(child.failures)
        child.process, child.restart_at = None, self.clock() + pause
        self.report(
            f"{child.name} đã dừng bất ngờ (mã {process.returncode}), "
            f"chạy lại sau {pause:.0f} giây."
        )

    def _wait_for(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        try:
            process.wait(timeout=max(seconds, 0.1))
        except subprocess.TimeoutExpired:
            self.report(f"Tiến trình {process.pid} không chịu dừng, đã buộc dừng.")
        signal_group(process.pid, signal.SIGKILL)
        process.wait()


def core_count() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
