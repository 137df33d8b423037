from datetime import date

import pytest

from home.dates import date_in_full


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 22), "Chủ nhật, ngày 22 tháng 11 năm 2026"),
        (date(2026, 11, 23), "Thứ Hai, ngày 23 tháng 11 năm 2026"),
        (date(2026, 9, 2), "Thứ Tư, ngày 02 tháng 9 năm 2026"),
        (date(2027, 2, 3), "Thứ Tư, ngày 03 tháng 02 năm 2027"),
        (date(2026, 10, 10), "Thứ Bảy, ngày 10 tháng 10 năm 2026"),
    ],
)
def test_date_in_full__as_newspapers_write_it(day, text):
    assert date_in_full(day) == text
