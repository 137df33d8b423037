import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries import MAX_LENGTH, MAX_WORDS, parse_query


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("đường", ("duong",)),
        ("  Đường   sắt ", ("duong", "sat")),
        (unicodedata.normalize("NFD", "Nghị quyết"), ("nghi", "quyet")),
        ('" OR 1=1', ("or", "1")),
        ("a\x00b", ("ab",)),
        ("42-NQ/TW", ("42", "nq", "tw")),
        ("nghị quyết nghị", ("nghi", "quyet")),
        ('"""***(((', ()),
        ("", ()),
        ("\x00\n\t", ()),
    ],
)
def test_words__folded_and_bare(typed, words):
    assert parse_query(typed).words == words


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [
        ("42-NQ/TW", "42-nqtw"),
        ("nghị quyết 42", "42-"),
        ("NQ 42", "42-nq"),
        ("số 42 nq/tw", "42-nqtw"),
        ("chuyển đổi số", None),
    ],
)
def test_document_number__in_any_form(typed, prefix):
    found = parse_query(typed).document_number
    assert (found.prefix if found else None) == prefix


def test_length__is_bounded():
    query = parse_query("nghị quyết " * 1000)
    assert len(query.text) <= MAX_LENGTH
    assert len(parse_query(" ".join(map(str, range(10_000)))).words) == MAX_WORDS


@given(st.text(max_size=400))
def test_any_text__gives_words_of_letters_and_digits_only(raw):
    query = parse_query(raw)
    assert all(word.isalnum() or unicodedata.category(word[0]) for word in query.words)
    assert not any(sign in word for word in query.words for sign in "\"'*():-\x00 ")
