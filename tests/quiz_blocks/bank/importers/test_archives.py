"""Word and Excel files of strangers: what is no such file, or would do harm, is refused."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_blocks.bank.importers import sheets, word
from quiz_blocks.bank.importers.files import FileRefused
from quiz_blocks.bank.importers.formats import all_formats, recognise

from .words import word as make_word

DOCX = make_word("Câu 1. Thủ đô?\nA. Huế\n[b:B. Hà Nội]")
XLSX = sheets.template()
BOTH = [
    pytest.param(word.FORMAT, DOCX, "word/document.xml", id="word"),
    pytest.param(sheets.EXCEL, XLSX, "xl/workbook.xml", id="excel"),
]


def refused(known, content):
    with pytest.raises(FileRefused) as caught:
        known.read(content)
    remark = caught.value.remark
    assert remark.message.endswith(".")
    return remark.message


def changed(content, name, change, method=zipfile.ZIP_DEFLATED):
    """The same archive with a part changed or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", method) as new:
        parts = {one: old.read(one) for one in old.namelist()}
        parts[name] = change(parts.get(name, b""))
        for one, part in parts.items():
            new.writestr(one, part)
    return packed.getvalue()


@pytest.mark.parametrize(("known", "content", "part"), BOTH)
class TestBoth:
    def test_good_file__is_read(self, known, content, part):
        assert known.read(content).errors == []
        assert known.read(content).items

    def test_old_or_encrypted__asks_to_save_anew(self, known, content, part):
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5_000
        assert f"hãy lưu lại dạng {known.endings[0]}" in refused(known, ole)

    @pytest.mark.parametrize("kept", [0.01, 0.5, 0.9, 0.999])
    def test_cut_short(self, known, content, part, kept):
        assert "cắt cụt" in refused(known, content[: int(len(content) * kept)])

    @pytest.mark.parametrize(
        "other", [b"", b"PK\x03\x04", b"%PDF-1.4", "chữ".encode(), b"PK\x05\x06" + b"\x00" * 18]
    )
    def test_something_else(self, known, content, part, other):
        assert known.endings[0] in refused(known, other)

    def test_part_damaged(self, known, content, part):
        assert "hỏng" in refused(known, changed(content, part, lambda xml: xml[: len(xml) // 2]))
        assert "hỏng" in refused(known, changed(content, part, lambda xml: b""))

    def test_bomb__by_size(self, known, content, part):
        bomb = changed(content, "docProps/thumbnail.jpeg", lambda _: b"\x00" * 60_000_000)
        assert "quá lớn" in refused(known, bomb)

    def test_bomb__by_ratio(self, known, content, part):
        bomb = changed(content, "docProps/thumbnail.jpeg", lambda _: b"\x00" * 20_000_000)
        assert "quá lớn" in refused(known, bomb)

    def test_bomb__that_lies_about_its_size(self, known, content, part):
        bomb = changed(content, "a.bin", lambda _: b"\x00" * 30_000_000)
        bomb = bomb.replace(struct.pack("<L", 30_000_000), struct.pack("<L", 100))
        assert refused(known, bomb)

    def test_many_parts(self, known, content, part):
        packed = io.BytesIO(content)
        with zipfile.ZipFile(packed, "a") as archive:
            for number in range(5_001):
                archive.writestr(f"x{number}", b"")
        assert "quá lớn" in refused(known, packed.getvalue())

    @pytest.mark.parametrize(
        "declared",
        [
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
            b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
            b'<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]>',
        ],
    )
    def test_entities(self, known, content, part, declared):
        for name in (part, "_rels/.rels", "docProps/core.xml"):
            bad = changed(content, name, lambda xml: declared + b"<x>" + xml[-20:])
            assert "DTD" in refused(known, bad)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp037"])
    def test_entities__behind_another_encoding(self, known, content, part, encoding):
        xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x><x/>'.encode(encoding)
        assert refused(known, changed(content, part, lambda _: xml))

    def test_macros(self, known, content, part):
        for bad in (
            changed(content, part.split("/")[0] + "/vbaProject.bin", lambda _: b"x"),
            changed(
                content,
                "[Content_Types].xml",
                lambda xml: xml.replace(b"document.main", b"macroEnabled.main").replace(
                    b"sheet.main", b"macroEnabled.main"
                ),
            ),
        ):
            assert "macro" in refused(known, bad)

    def test_too_large(self, known, content, part):
        assert "quá lớn" in refused(known, content + b"\x00" * 11_000_000)

    def test_packed_in_an_unusual_way(self, known, content, part):
        assert refused(known, changed(content, part, lambda xml: xml, zipfile.ZIP_LZMA))

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_damage_anywhere__is_read_or_refused(self, known, content, part, data):
        at = data.draw(st.integers(0, len(content) - 1))
        damage = data.draw(st.binary(min_size=1, max_size=4))
        try:
            known.read(content[:at] + damage + content[at + len(damage) :])
        except FileRefused as error:
            assert error.remark.message.endswith(".")

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_damage_within_a_part__is_read_or_refused(self, known, content, part, data):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = data.draw(st.sampled_from([n for n in archive.namelist() if "media" not in n]))
            xml = archive.read(name)
        at = data.draw(st.integers(0, len(xml)))
        damage = data.draw(
            st.sampled_from([b"", b"<", b">", b'"', b"9", b"</w:p>", b"&#0;", b"A1"])
        )
        length = data.draw(st.integers(0, 30))
        bad = changed(content, name, lambda _: xml[:at] + damage + xml[at + length :])
        try:
            known.read(bad)
        except FileRefused as error:
            assert error.remark.message.endswith(".")


@pytest.mark.parametrize("known", all_formats(), ids=lambda known: known.value)
@given(content=st.binary(max_size=400))
def test_any_bytes__are_read_or_refused(known, content):
    known.recognises(content)
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            known.read(start + content)
        except FileRefused as error:
            assert error.remark.message.endswith((".", ")"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Đề.docx", "word"),
        ("Đề.DOCX", "word"),
        ("Đề.doc", "word"),
        ("Đề.docm", "word"),
        ("Đề.xlsx", "excel"),
        ("Đề.xls", "excel"),
        ("Đề.csv", "csv"),
    ],
)
def test_name__tells_the_format_even_of_what_will_be_refused(name, value):
    assert recognise(name, b"").value == value


def test_unknown_name__is_told_what_can_be_read():
    with pytest.raises(FileRefused, match=r"\.docx.*\.xlsx") as caught:
        recognise("ảnh.png", b"")
    assert ".docm" not in str(caught.value)
