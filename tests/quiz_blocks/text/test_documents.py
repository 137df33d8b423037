import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.text import DocumentNumber, document_number_key, document_number_search

SAME = {
    "42-nqtw": [
        "42-NQ/TW",
        "42 NQ TW",
        "42NQTW",
        "42 nqtw",
        "42NQ/TW",
        "42/NQ-TW",
        "42 - NQ / TW",
        "0042-nq/tw",
        "Nghị quyết số 42-NQ/TW",
        "nghị quyết 42/TW",
        "NQ 42-NQ/TW",
        "số: 42-NQ/TW",
        "(42-NQ/TW)",
        "42–NQ/TW",
        "42—NQ/TW",
        "42‑NQ/TW",
        "42\u00a0-\u00a0NQ/TW",
        "Nghị quyết số 42-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương",
        unicodedata.normalize("NFD", "Nghị quyết số 42-NQ/TW"),
    ],
    "5-cttw": ["5-CT/TW", "05-CT/TW", "Chỉ thị 5-CT/TW"],
    "37-qdtw": ["37-QĐ/TW", "37-qđ/tw", "37-QD/TW", "Quy định số 37-QĐ/TW", "37 qd tw"],
    "1234-qdubnd": ["1234/QĐ-UBND", "1234/qd-ubnd", "1234 QĐ UBND", "Quyết định 1234/QĐ-UBND"],
    "13-ndcp-2023": ["13/2023/NĐ-CP", "Nghị định số 13/2023/ND-CP"],
    "91-qh15-2025": ["91/2025/QH15", "Luật số 91/2025/QH15"],
    "421-khbtgtw": ["421-KH/BTGTW", "421 kh btgtw"],
    "42": ["42", "Nghị quyết số 42", "nghị quyết 42", "số 42", " 42 "],
    "dieu-le-dang": ["Điều lệ Đảng", "điều lệ đảng"],
}


@pytest.mark.parametrize(("key", "typed"), [(key, t) for key, ts in SAME.items() for t in ts])
def test_key__same_for_every_way_of_typing(key, typed):
    assert document_number_key(typed) == key


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("văn bản 42-NQ/TW về chính sách xã hội", DocumentNumber("42", "nqtw")),
        ("nghị quyết 42 về chính sách xã hội", DocumentNumber("42")),
        ("42-NQ", DocumentNumber("42", "nq")),
        ("13/2023", DocumentNumber("13", "", "2023")),
        ("43-NQ/TW và 44-NQ/TW", DocumentNumber("43", "nqtw")),
    ],
)
def test_search__finds_a_number_among_words(typed, found):
    assert document_number_search(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "đổi mới",
        "ngày 24/11/2023",
        "24-11-2023",
        "tháng 11/2023 và sau đó",
        "khóa 13",
        "10 năm thực hiện",
        "10 làm gì",
        "1.234,5 tỷ đồng",
        "hội nghị trung ương 8",
    ],
)
def test_search__no_document_number(typed):
    assert document_number_search(typed) is None


@pytest.mark.parametrize(
    ("typed", "key", "matches"),
    [
        ("42", "42-nqtw", True),
        ("42", "421-khtw", False),
        ("42-NQ", "42-nqtw", True),
        ("13/NĐ-CP", "13-ndcp-2023", True),
        ("43-NQ/TW", "42-nqtw", False),
    ],
)
def test_prefix__is_what_a_listing_matches_on(typed, key, matches):
    assert key.startswith(document_number_search(typed).prefix) is matches


@given(st.text())
def test_key__never_raises_and_is_ascii(text):
    assert document_number_key(text).isascii()


@given(st.integers(1, 99999), st.sampled_from(["-NQ/TW", "/QĐ-UBND", " CT TW", "KL/TW"]))
def test_key__of_a_key_written_with_letters_is_stable(number, letters):
    key = document_number_key(f"{number}{letters}")
    assert document_number_key(key) == key
