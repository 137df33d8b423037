import os

import pytest

from quiz_blocks.bank.importers.files import FileRefused, decode, read_text


def refused(content):
    with pytest.raises(FileRefused) as caught:
        decode(content)
    return caught.value.remark


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Đúng\n".encode(), "Đúng\n"),
        (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc"),
        (b"", ""),
        (b"a\x0bb\x0c", "a\x0bb\x0c"),
    ],
)
def test_decode(content, text):
    assert decode(content) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_decode__other_unicode_is_named(encoding):
    assert "UTF-16" in refused("Câu hỏi {T}\n".encode(encoding)).message


def test_decode__windows_1258_has_its_place():
    remark = refused(b"Mot\r\nhai " + "đ".encode("cp1258"))
    assert (remark.place.line, remark.place.column) == (2, 5)
    assert "UTF-8" in remark.message


def test_decode__cut_short_in_a_letter():
    remark = refused("Một\nhai ế".encode()[:-1])
    assert (remark.place.line, remark.place.column) == (2, 5)


@pytest.mark.parametrize("char", ["\x00", "\x1a", "\x7f", "\ufdd0", "\uffff"])
def test_decode__characters_that_no_text_has(char):
    remark = refused(("x" * 300 + "\nab" + char + "c").encode())
    assert (remark.place.line, remark.place.column) == (2, 3)


def test_read_text__missing_folder_pipe_and_unreadable(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("không có", ".", "pipe", "a\x00b", "x" * 300):
        with pytest.raises(FileRefused):
            read_text(tmp_path / name)


def test_read_text__too_large_is_not_read(tmp_path):
    path = tmp_path / "to.gift"
    with path.open("wb") as big:
        big.truncate(50 * 1024 * 1024)
    with pytest.raises(FileRefused, match="quá lớn"):
        read_text(path)


def test_read_text(tmp_path):
    path = tmp_path / "câu hỏi.gift"
    path.write_text("Đúng {T}", encoding="utf-8")
    assert read_text(path) == "Đúng {T}"
