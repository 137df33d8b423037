from datetime import timedelta

import pytest

from quiz_blocks.comments.durations import waited


@pytest.mark.parametrize(
    ("delta", "text"),
    [
        (timedelta(seconds=-5), "chưa đến 1 phút"),
        (timedelta(seconds=59), "chưa đến 1 phút"),
        (timedelta(minutes=1), "1 phút"),
        (timedelta(minutes=59, seconds=59), "59 phút"),
        (timedelta(hours=1), "1 giờ"),
        (timedelta(hours=2, minutes=5), "2 giờ 5 phút"),
        (timedelta(hours=24), "1 ngày"),
        (timedelta(hours=36, minutes=50), "1 ngày 12 giờ"),
        (timedelta(days=400), "400 ngày"),
    ],
)
def test_waited__in_two_units(delta, text):
    assert waited(delta) == text
