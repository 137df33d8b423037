"""Opening a Word or Excel file: a zip archive of XML, from a stranger.

Everything is unpacked here once, in small pieces and in bounds, and packed anew without
compression; what the libraries then open holds no surprise. Nothing is parsed before that.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from .files import FileRefused
from .records import Place

#: Word files carry pictures.
MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_XML = 25 * 1024 * 1024
MAX_RATIO = 100
MAX_PARTS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_TYPES = "[Content_Types].xml"
_CHUNK = 64 * 1024
#: Below this size a good ratio is no bomb: a page of spaces packs very well.
_HARMLESS = 1024 * 1024
_SUPPORTED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']""")
_KNOWN_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
    OverflowError,
)


@dataclass(frozen=True)
class Package:
    """What a program's files are called and look like, for the checks and their sentences."""

    program: str
    ending: str
    folder: str
    place: Place

    def refuse(self, message: str) -> FileRefused:
        """Return the refusal of such a file."""
        return FileRefused(message, self.place)

    @property
    def too_large(self) -> FileRefused:
        """The refusal of what would fill the memory."""
        return self.refuse(
            f"Tệp {self.ending} này bung ra quá lớn nên không được mở."
            " Hãy bớt hình ảnh hoặc chia thành nhiều tệp nhỏ hơn."
        )

    @property
    def unreadable(self) -> FileRefused:
        """The refusal of what is broken or something else."""
        return self.refuse(
            f"Tệp không phải là tệp {self.program} ({self.ending}), hoặc đã bị hỏng hay cắt cụt."
            f" Hãy mở bằng {self.program} rồi lưu lại dạng {self.ending}."
        )


def open_package(content: bytes, package: Package) -> io.BytesIO:
    """Return the same archive, checked and packed anew; raise ``FileRefused`` where it is not."""
    if content.startswith(_OLE):
        raise package.refuse(
            f"Đây là tệp {package.program} kiểu cũ hoặc có đặt mật khẩu."
            f" Hãy bỏ mật khẩu nếu có và hãy lưu lại dạng {package.ending} rồi nhập lại."
        )
    try:
        parts = dict(_unpack(content, package))
    except _UNREADABLE as error:
        raise package.unreadable from error
    _check_parts(parts, package)
    return _pack(parts)


def _unpack(content: bytes, package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every part; the sizes that the archive claims may be lies."""
    too_large = package.too_large
    allowed = min(MAX_UNPACKED, max(_HARMLESS, MAX_RATIO * len(content)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > allowed:
            raise too_large
        for info in infos:
            if info.flag_bits & 1 or info.compress_type not in _SUPPORTED:
                raise package.unreadable
            with archive.open(info) as part:
                pieces = list(iter(lambda part=part: part.read(_CHUNK), b""))
            allowed -= sum(map(len, pieces))
            if allowed < 0:
                raise too_large
            yield info.filename, b"".join(pieces)


def _check_parts(parts: dict[str, bytes], package: Package) -> None:
    names = [name.lower() for name in parts]
    if _CONTENT_TYPES not in parts or not any(name.startswith(package.folder) for name in names):
        raise package.unreadable
    if "macroenabled" in parts[_CONTENT_TYPES].decode("utf-8", "replace").lower() or any(
        "vbaproject" in name for name in names
    ):
        raise package.refuse(
            f"Tệp có macro nên không được mở. Hãy lưu lại dạng {package.ending}"
            " (không có macro) rồi nhập lại."
        )
    for name, content in parts.items():
        if not _is_xml(name, content):
            continue
        if len(content) > MAX_XML:
            raise package.too_large
        if not _is_harmless(content):
            raise package.refuse(
                f"Phần «{name[:100]}» trong tệp có khai báo DTD hoặc mã chữ lạ nên không được mở."
                f" Hãy mở bằng {package.program} rồi lưu lại dạng {package.ending}."
            )


def _is_xml(name: str, content: bytes) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml")) or content[:64].lstrip().startswith(
        (b"<", b"\xef\xbb\xbf<")
    )


def _is_harmless(xml: bytes) -> bool:
    """Say whether there is neither a DTD nor an encoding that could hide one."""
    xml = xml.removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(xml)
    if b"\x00" in xml or (xml and not xml.lstrip().startswith(b"<")):
        return False
    if declared and declared[1].lower() not in _KNOWN_ENCODINGS:
        return False
    return b"<!DOCTYPE" not in xml and b"<!ENTITY" not in xml


def _pack(parts: dict[str, bytes]) -> io.BytesIO:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed
