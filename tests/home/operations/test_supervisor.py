import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from home.operations import supervisor as supervisor_module
from home.operations.guardian import groups_left
from home.operations.supervisor import Supervisor, pause_after

ROOT = Path(__file__).resolve().parents[3]


class FakeProcess:
    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        return self.returncode

    def wait(self, timeout=None):
        self.returncode = self.returncode or 0


class FakeGuardian:
    def __init__(self):
        self.groups = set()
        self.closed = False

    def watch(self, group):
        self.groups.add(group)

    def forget(self, group):
        self.groups.discard(group)

    def close(self):
        self.closed = True


class Scene:
    def __init__(self):
        self.now = 0.0
        self.started = []
        self.reports = []
        self.signals = []
        self.guardian = FakeGuardian()
        self.supervisor = Supervisor(
            {"Máy chủ web": ["web"], "Bộ hẹn giờ": ["timer"]},
            report=self.reports.append,
            guardian=self.guardian,
            spawn=self.spawn,
            clock=lambda: self.now,
        )

    def spawn(self, command):
        process = FakeProcess(pid=len(self.started) + 1)
        self.started.append((command[0], process))
        return process

    def names(self):
        return [name for name, _process in self.started]

    def kill(self, name, code=-9):
        latest = [process for started, process in self.started if started == name][-1]
        latest.returncode = code

    def look_after(self, seconds):
        self.now += seconds
        self.supervisor.look()


@pytest.fixture
def scene(monkeypatch):
    scene = Scene()

    def signal_group(group, signum):
        scene.signals.append((group, signum))
        return True

    monkeypatch.setattr(supervisor_module, "signal_group", signal_group)
    scene.supervisor.start()
    return scene


def test_pause_after__grows_to_a_minute():
    assert [pause_after(failures) for failures in (1, 2, 3, 7, 40)] == [1, 2, 4, 60, 60]


def test_look__dead_child_is_reported_and_started_again(scene):
    scene.kill("timer")
    scene.look_after(5)
    assert scene.reports == ["Bộ hẹn giờ đã dừng bất ngờ (mã -9), chạy lại sau 1 giây."]
    scene.look_after(0.5)
    assert scene.names() == ["web", "timer"]
    scene.look_after(0.5)
    assert scene.names() == ["web", "timer", "timer"]
    assert scene.guardian.groups == {1, 3}


def test_look__what_the_dead_left_behind_is_ended(scene):
    scene.kill("web")
    scene.look_after(5)
    assert (1, signal.SIGKILL) in scene.signals


def test_look__child_that_dies_at_once_is_started_ever_more_rarely(scene):
    for pause in (1, 2, 4):
        scene.kill("timer", code=1)
        scene.look_after(0)
        assert scene.reports[-1].endswith(f"chạy lại sau {pause} giây.")
        scene.look_after(pause)
    assert scene.supervisor.failures_of("Bộ hẹn giờ") == 3
    scene.kill("timer")
    scene.look_after(61)
    assert scene.supervisor.failures_of("Bộ hẹn giờ") == 1


def test_stop__every_child_is_asked_and_the_guardian_let_go(scene):
    scene.supervisor.stop()
    assert (1, signal.SIGTERM) in scene.signals
    assert (2, signal.SIGTERM) in scene.signals
    assert scene.guardian.groups == set()
    assert scene.guardian.closed


def test_groups_left():
    assert groups_left(["+10\n", "+20\n", "-10\n", "+30\n"]) == {20, 30}


KILLED_SUPERVISOR = """
import os, subprocess, sys
from home.operations.supervisor import Guardian, spawn
guardian = Guardian()
child = spawn([sys.executable, "-c", "import time; time.sleep(600)"])
guardian.watch(child.pid)
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_guardian__kill_9_of_the_supervisor_leaves_no_orphan():
    """The grandchild inherits the pipe's writing end: it reads as closed once it is dead."""
    alive, writing_end = os.pipe()
    os.set_inheritable(writing_end, True)
    supervisor = subprocess.Popen(
        [
            sys.executable,
            "-c",
            KILLED_SUPERVISOR.replace("spawn([", "spawn_with_pipe([").replace(
                "child =",
                f"""
def spawn_with_pipe(command):
    return subprocess.Popen(command, start_new_session=True, pass_fds=[{writing_end}])
child =""",
            ),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        pass_fds=[writing_end],
    )
    os.close(writing_end)
    assert supervisor.stdout.readline() == b"ready\n"
    supervisor.kill()
    supervisor.wait()
    readable, _, _ = select.select([alive], [], [], 30)
    assert readable and os.read(alive, 1) == b""
    os.close(alive)
