"""Document numbers stay in one piece, and nothing else is touched."""

import pytest

from propaganda_cms.typeset import keep_numbers_whole


@pytest.mark.parametrize(
    "number",
    ["42-NQ/TW", "13/2023/NĐ-CP", "1234/QĐ-TTg", "208-CTr/TU", "05-KH/BTGTU", "15/2020/QH14"],
)
def test_keep_numbers_whole__wraps_document_numbers(number):
    html = keep_numbers_whole(f"Theo số {number}, các chi bộ")
    assert html == f'Theo số <span class="pc-number">{number}</span>, các chi bộ'


@pytest.mark.parametrize(
    "text",
    ["24/11/2023", "2012-2020", "1/2", "COVID-19", "A4-B5", "10-12", "80-km", "<b>42</b>-x"],
)
def test_keep_numbers_whole__leaves_the_rest(text):
    assert keep_numbers_whole(text) == text


def test_keep_numbers_whole__touches_no_tag():
    html = '<a href="/nghi-quyet/42-NQ/TW" title="42-NQ/TW">42-NQ/TW</a>'
    wrapped = '<span class="pc-number">42-NQ/TW</span>'
    assert keep_numbers_whole(html) == html.replace(">42-NQ/TW<", f">{wrapped}<")
