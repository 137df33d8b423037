import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.text import (
    NUMBER_PATTERN,
    ascii_slug,
    clean_plain_text,
    fold,
    format_number,
    nfc,
    parse_number,
    same_tone_placement,
    sort_key,
    title_key,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đổi mới", "doi moi"),
        ("ĐƯỜNG  lối\n", "duong loi"),
        ("Nguyễn\u00a0Thị Thuỷ", "nguyen thi thuy"),
        (unicodedata.normalize("NFD", "Nghị quyết"), "nghi quyet"),
        ("ភាសាខ្មែរ", "ភាសាខ្មែរ"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_fold__twice_is_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aàáảãạăằâầđeèêếiìoòôồơờuùưừyỳ hqtmn"))
def test_fold__does_not_see_how_the_text_was_composed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("hoà", "hòa"),
        ("Hoà Bình", "Hòa Bình"),
        ("HOÀ", "HÒA"),
        ("thuý", "thúy"),
        ("uỷ ban", "ủy ban"),
        ("khoẻ", "khỏe"),
        ("xoá, toà án", "xóa, tòa án"),
        ("quý", "quý"),
        ("Quỳ", "Quỳ"),
        ("hoàn", "hoàn"),
        ("khuỷu", "khuỷu"),
        ("hoài", "hoài"),
        ("quà", "quà"),
        (unicodedata.normalize("NFD", "hoà"), "hòa"),
    ],
)
def test_same_tone_placement(text, same):
    assert same_tone_placement(text) == same
    assert same_tone_placement(same) == same


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đảng bộ tỉnh Bình Dương đổi mới", "dang-bo-tinh-binh-duong-doi-moi"),
        (unicodedata.normalize("NFD", "Đảng bộ tỉnh"), "dang-bo-tinh"),
        ("  42-NQ/TW!  ", "42-nq-tw"),
        ("ភាសាខ្មែរ", "phasakhmaer"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_ascii_slug(text, slug):
    assert ascii_slug(text) == slug


@pytest.mark.parametrize(
    ("length", "slug"),
    [(7, "doi-moi"), (8, "doi-moi"), (9, "doi-moi"), (6, "doi"), (2, "do")],
)
def test_ascii_slug__is_cut_at_a_word(length, slug):
    assert ascii_slug("đổi mới sáng tạo", max_length=length) == slug


@given(st.text(), st.integers(1, 100))
def test_ascii_slug__holds_its_promise(text, length):
    slug = ascii_slug(text, max_length=length)
    assert len(slug) <= length
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug.strip("-") == slug


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("0,5", "0.5"),
        (",5", "0.5"),
        ("-5", "-5"),
        ("−5,25", "-5.25"),
        ("+7", "7"),
        ("3.14", "3.14"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,234", "1.234"),
        ("2023", "2023"),
    ],
)
def test_parse_number(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1.23.4", "1e5", "5%", "12.345,", "-", ",", "NaN", "Infinity", "1,2,3", "9" * 60],
)
def test_parse_number__nothing_else(text):
    assert parse_number(text) is None


@given(st.text("0123456789.,+-", max_size=12))
def test_number_pattern__says_the_same_as_parse_number(text):
    assert bool(re.fullmatch(NUMBER_PATTERN, text)) == (parse_number(text) is not None)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_format_number__is_read_back(number):
    assert parse_number(format_number(number)) == number


def test_sort_key__given_name_first_letters_before_tones():
    names = [
        "Nguyễn Văn An",
        "Trần Ánh",
        "Nguyễn Ăn",
        "Lê Ân",
        "Phạm Bường",
        "Dũng",
        "Đăng",
        "Đức",
        "Hoa",
        "Hòa",
        "Uyên",
        "Ước",
    ]
    assert sorted(names, key=sort_key) == names


def test_sort_key__same_given_name_then_family_name():
    names = ["Lê Văn An", "Nguyễn Thị An", "Nguyễn Văn An", "Lê Anh"]
    assert sorted(names, key=sort_key) == names


def test_title_key__words_as_they_stand_letters_before_tones():
    titles = [
        "An sinh",
        "Ấn phẩm",
        "Dân vận",
        "Đại đoàn kết",
        "Đất đai",
        "Em nhỏ",
        "Tuyên truyền miệng",
        "Văn hóa",
    ]
    assert sorted(titles, key=title_key) == titles


@given(st.text())
def test_sort_key__never_raises(text):
    assert sort_key(text).isascii()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Kính gửi\r\ntòa soạn\t! ", "Kính gửi\ntòa soạn !"),
        ("a\u202eb\u200bc\ufeff\x00d", "abcd"),
        ("e\u0301" + "\u0301" * 50, "é\u0301\u0301"),
        ("ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\ud800x", "x"),
        ("<script>", "<script>"),
    ],
)
def test_clean_plain_text(text, clean):
    assert clean_plain_text(text) == clean


@given(st.text())
def test_clean_plain_text__is_stable_storable_and_nfc(text):
    clean = clean_plain_text(text)
    clean.encode("utf-8")
    assert "\x00" not in clean
    assert nfc(clean) == clean
    assert clean_plain_text(clean) == clean
