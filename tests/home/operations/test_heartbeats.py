from datetime import UTC, datetime, timedelta

import pytest

from home.operations.enums import Service
from home.operations.heartbeats import Pulse, beat
from home.operations.models import Heartbeat

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


class Clock:
    def __init__(self, now=NOON):
        self.now = now

    def __call__(self):
        return self.now


def test_beat__second_replaces_first():
    beat(Service.WORKER, NOON, busy_with="make_renditions")
    beat(Service.WORKER, NOON + timedelta(minutes=1))
    heartbeat = Heartbeat.objects.get()
    assert heartbeat.beat_at == NOON + timedelta(minutes=1)
    assert heartbeat.busy_with == ""


def test_pulse__idle_loop_writes_rarely(django_assert_num_queries):
    clock = Clock()
    pulse = Pulse(Service.WORKER, clock=clock, every=timedelta(seconds=20))
    pulse.beat()
    clock.now += timedelta(seconds=19)
    with django_assert_num_queries(0):
        pulse.beat()
    clock.now += timedelta(seconds=1)
    pulse.beat()
    assert Heartbeat.objects.get().beat_at == NOON + timedelta(seconds=20)


def test_pulse__task_is_told_at_once_and_its_end_too():
    clock = Clock()
    pulse = Pulse(Service.WORKER, clock=clock)
    pulse.beat()
    pulse.beat(busy_with="make_renditions")
    assert Heartbeat.objects.get().busy_with == "make_renditions"
    pulse.beat()
    assert Heartbeat.objects.get().busy_with == ""
