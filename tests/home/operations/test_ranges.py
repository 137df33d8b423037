"""Documents, sound and video among them, reach a player in the pieces that it asks for."""

import pytest
from django.core.files.storage import FileSystemStorage
from wagtail.models import Collection, CollectionViewRestriction

from home.operations.ranges import UnsatisfiableError, read_range
from tests.propaganda_cms.factories import make_document

CONTENT = bytes(range(256)) * 40
SIZE = len(CONTENT)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", None),
        ("bytes=0-", range(SIZE)),
        ("bytes=0-1", range(2)),
        ("bytes=100-199", range(100, 200)),
        ("bytes=100-999999", range(100, SIZE)),
        ("bytes=-500", range(SIZE - 500, SIZE)),
        ("bytes=-999999", range(SIZE)),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("bytes=một-hai", None),
        ("items=0-1", None),
    ],
)
def test_read_range(header, wanted):
    assert read_range(header, SIZE) == wanted


@pytest.mark.parametrize("header", [f"bytes={SIZE}-", f"bytes={SIZE}-{SIZE + 9}", "bytes=-0"])
def test_read_range__after_the_end(header):
    with pytest.raises(UnsatisfiableError):
        read_range(header, SIZE)


@pytest.fixture
def recording(db, tmp_path, monkeypatch):
    from wagtail.documents import get_document_model

    field = get_document_model()._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))
    return make_document("Nhạc hiệu", "nhac-hieu.mp3", CONTENT)


def body(response):
    return b"".join(response.streaming_content)


def test_piece__is_sent_as_asked(client, recording):
    headers = {"range": "bytes=100-199", "accept-encoding": "gzip"}
    response = client.get(recording.url, headers=headers)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 100-199/{SIZE}"
    assert response["Content-Length"] == "100"
    assert response["Content-Type"] == "audio/mpeg"
    assert body(response) == CONTENT[100:200]


def test_whole__says_that_pieces_can_be_had(client, recording):
    response = client.get(recording.url)
    assert response.status_code == 200
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Length"] == str(SIZE)
    assert body(response) == CONTENT


def test_after_the_end__says_how_long_the_file_is(client, recording):
    response = client.get(recording.url, headers={"range": f"bytes={SIZE}-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{SIZE}"


def test_download_that_goes_on__only_with_the_same_file(client, recording):
    etag = client.get(recording.url)["ETag"]
    same = client.get(recording.url, headers={"range": "bytes=9-", "if-range": etag})
    other = client.get(recording.url, headers={"range": "bytes=9-", "if-range": '"khac"'})
    assert (same.status_code, other.status_code) == (206, 200)
    assert body(other) == CONTENT


def test_piece__not_for_those_who_may_not_read_the_whole(client, recording):
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type="login"
    )
    response = client.get(recording.url, headers={"range": "bytes=0-1"})
    assert response.status_code == 302


def test_page__takes_no_notice(client, db):
    response = client.get("/suc-khoe/song/", headers={"range": "bytes=0-1"})
    assert response.status_code == 200
