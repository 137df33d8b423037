"""Ends what a supervisor left running when it was itself killed.

A process of its own: ``python -m home.operations.guardian``. It reads ``+PGID`` and ``-PGID``
lines, the process groups that are alive, from its standard input. When the supervisor ends, by
whatever means, the kernel closes the pipe; the guardian then ends the groups that are left.
Nothing but the standard library is imported, so that it starts at once and stays small.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable

GRACE_SECONDS = 10.0


def groups_left(lines: Iterable[str]) -> set[int]:
    """Return the process groups that were announced and not called off."""
    groups: set[int] = set()
    for line in lines:
        change = groups.add if line[0] == "+" else groups.discard
        change(int(line[1:]))
    return groups


def signal_group(group: int, signum: int) -> bool:
    """Send a signal to a process group; ``False`` if nobody is left in it."""
    try:
        os.killpg(group, signum)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def end_groups(groups: set[int]) -> None:
    """Ask every group to stop, and after ten seconds kill what has not."""
    alive = {group for group in groups if signal_group(group, signal.SIGTERM)}
    deadline = time.monotonic() + GRACE_SECONDS
    while alive and time.monotonic() < deadline:
        time.sleep(0.1)
        alive = {group for group in alive if signal_group(group, 0)}
    for group in alive:
        signal_group(group, signal.SIGKILL)


def main() -> None:
    """Wait for the end of standard input, deaf to the signals of a terminal."""
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        with contextlib.suppress(ValueError):
            signal.signal(signum, signal.SIG_IGN)
    end_groups(groups_left(sys.stdin))


if __name__ == "__main__":
    main()
