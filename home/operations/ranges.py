"""Files sent in pieces: iOS plays no sound or video otherwise, and a cut download goes on."""

import re
from collections.abc import Callable, Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
BLOCK = 64 * 1024


class UnsatisfiableError(ValueError):
    """A range that begins after the end of the file."""


def read_range(header: str, size: int) -> range | None:
    """Return the bytes that a ``Range`` header asks for, ``None`` where all are to be sent.

    A header of several ranges, or one that cannot be read, counts as none, as HTTP allows.
    Raises ``UnsatisfiableError`` where the file has no such bytes.
    """
    match = RANGE.fullmatch(header.strip())
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        wanted = range(max(0, size - int(match[2])), size)
    elif not match[2]:
        wanted = range(int(match[1]), size)
    elif int(match[2]) < int(match[1]):
        return None
    else:
        wanted = range(int(match[1]), min(size, int(match[2]) + 1))
    if not wanted:
        raise UnsatisfiableError
    return wanted


class RangeMiddleware:
    """Cut what Django sends from a file to the piece that the browser asked for.

    Stands inside ``GZipMiddleware``: a piece counts the bytes of the file itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; with 206 and a piece, or 416, where a file is sent and a range was asked for."""
        response = self.get_response(request)
        if (
            isinstance(response, FileResponse)
            and response.status_code == 200
            and response.file_to_stream is not None
            and response.has_header("Content-Length")
        ):
            return _answer(request, response, response.file_to_stream)
        return response


def _answer(request: HttpRequest, response: FileResponse, file: IO[bytes]) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    size = int(response["Content-Length"])
    try:
        wanted = read_range(_range_header(request, response), size)
    except UnsatisfiableError:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if wanted is None:
        return response
    file.seek(wanted.start)
    response.streaming_content = _blocks(file, len(wanted))
    response.status_code = 206
    response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
    response["Content-Length"] = str(len(wanted))
    # Says that the piece is as it is in the file, so that nothing compresses it on the way.
    response["Content-Encoding"] = "identity"
    return response


def _range_header(request: HttpRequest, response: HttpResponseBase) -> str:
    """Return the header, empty where the file is no longer the one that the browser began with."""
    begun_with = request.headers.get("If-Range", "")
    is_same = begun_with in ("", response.get("ETag"), response.get("Last-Modified"))
    return request.headers.get("Range", "") if request.method == "GET" and is_same else ""


def _blocks(file: IO[bytes], left: int) -> Iterator[bytes]:
    while left and (block := file.read(min(BLOCK, left))):
        left -= len(block)
        yield block
