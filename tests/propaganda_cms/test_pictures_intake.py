"""What comes out of an uploaded file: an upright picture with nothing in it but pixels."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from propaganda_cms.pictures.intake import (
    Limits,
    PictureRefusedError,
    bounded_size,
    clean_picture,
    must_be_cleaned,
)

from .picture_files import EXTENSIONS, drawn, flood_png, picture_bytes, says_nothing

LIMITS = Limits(
    upload_pixels=56_000_000,
    upload_side=30_000,
    side=3200,
    strip_width=2000,
    strip_length=12_000,
    quality=88,
)


def cleaned(content, limits=LIMITS):
    return clean_picture(BytesIO(content), limits)


def opened(content, limits=LIMITS):
    return Image.open(BytesIO(cleaned(content, limits).content))


@pytest.mark.parametrize(
    ("image_format", "stored"),
    [
        ("JPEG", "JPEG"),
        ("PNG", "PNG"),
        ("WEBP", "WEBP"),
        ("GIF", "PNG"),
        ("HEIF", "JPEG"),
        ("AVIF", "JPEG"),
    ],
)
def test_clean_picture__keeps_nothing_but_pixels(image_format, stored):
    content = picture_bytes(image_format)
    assert not says_nothing(content)
    result = cleaned(content)
    assert says_nothing(result.content)
    image = Image.open(BytesIO(result.content))
    assert (image.format, image.size) == (stored, (640, 480))


TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def sideways(image_format, orientation, as_bytes=False):
    """A picture stored turned, with the orientation that says how."""
    image = drawn(640, 480)
    if TURNS[orientation] is not None:
        image = image.transpose(TURNS[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    output = BytesIO()
    image.save(output, image_format, exif=exif.tobytes() if as_bytes else exif)
    return output.getvalue()


def assert_upright(image):
    assert image.size == (640, 480)
    red, green, _blue = image.convert("RGB").getpixel((40, 30))
    assert red > 150 > green


@pytest.mark.parametrize("image_format", ["JPEG", "WEBP", "PNG", "HEIF", "AVIF"])
@pytest.mark.parametrize("orientation", TURNS)
def test_clean_picture__stands_upright(image_format, orientation):
    assert_upright(opened(sideways(image_format, orientation)))


@pytest.mark.parametrize("orientation", TURNS)
def test_clean_picture__a_heic_with_boxes_is_not_turned_twice(orientation):
    assert_upright(opened(sideways("HEIF", orientation, as_bytes=True)))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((8064, 6048), (3200, 2400)),
        ((6048, 8064), (2400, 3200)),
        ((3200, 2400), (3200, 2400)),
        ((100, 100), (100, 100)),
        ((1200, 6000), (1200, 6000)),
        ((3000, 9000), (2000, 6000)),
        ((1000, 30_000), (400, 12_000)),
        ((30_000, 1), (12_000, 1)),
    ],
)
def test_bounded_size__a_strip_keeps_its_readable_width(size, expected):
    assert bounded_size(size, LIMITS) == expected


def test_clean_picture__forty_eight_megapixels_from_a_phone():
    content = picture_bytes("JPEG", size=(8064, 6048), orientation=6)
    image = opened(content)
    assert image.size == (2400, 3200)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_clean_picture__every_mode(mode):
    sixteen_bits = Image.new("I;16", (64, 48), 40_000)
    image = sixteen_bits if mode == "I;16" else drawn(64, 48).convert(mode)
    output = BytesIO()
    image.save(output, "JPEG" if mode == "CMYK" else "PNG")
    result = opened(output.getvalue())
    assert result.size == (64, 48)
    if mode == "I;16":
        assert 150 <= result.convert("L").getpixel((5, 5)) <= 160


def test_clean_picture__see_through_pixels_survive():
    image = drawn(64, 48).convert("RGBA")
    image.putalpha(Image.new("L", (64, 48), 100))
    for image_format in ("PNG", "WEBP", "AVIF"):
        output = BytesIO()
        image.save(output, image_format)
        assert opened(output.getvalue()).mode == "RGBA"


@pytest.mark.parametrize("image_format", ["GIF", "WEBP", "PNG"])
def test_clean_picture__an_animation_stands_still(image_format):
    output = BytesIO()
    frames = [drawn(64, 48), drawn(64, 48).rotate(90)]
    frames[0].save(output, image_format, save_all=True, append_images=frames[1:])
    assert getattr(opened(output.getvalue()), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "not_a_picture",
        ),
        (b"<html><script>alert(1)</script></html>", "not_a_picture"),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"GIF89a<script>", None),
        (b"8BPS" + b"\0" * 60, "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (b"\0" * 5000, "not_a_picture"),
    ],
)
def test_clean_picture__refuses_what_is_no_picture(content, code):
    with pytest.raises(PictureRefusedError) as refusal:
        cleaned(content)
    assert code is None or refusal.value.code == code


def test_clean_picture__refuses_a_pixel_flood_before_decoding():
    with pytest.raises(PictureRefusedError) as refusal:
        cleaned(flood_png())
    assert refusal.value.code == "too_many_pixels"
    assert refusal.value.details["allowed"] == 56_000_000


def test_clean_picture__a_header_that_promises_far_too_much():
    content = bytearray(picture_bytes("PNG", size=(64, 48)))
    content[16:24] = (2**31 - 1).to_bytes(4, "big") * 2
    with pytest.raises(PictureRefusedError):
        cleaned(bytes(content))


@pytest.mark.parametrize("image_format", EXTENSIONS)
def test_clean_picture__cut_short_anywhere(image_format):
    content = picture_bytes(image_format, size=(320, 240))
    step = max(1, len(content) // 60)
    for length in [*range(0, len(content), step), *range(len(content) - 12, len(content))]:
        try:
            result = cleaned(content[:length])
        except PictureRefusedError:
            continue
        # A few formats end in bytes that hold no pixels: then nothing is missing.
        assert length > len(content) * 0.9
        assert Image.open(BytesIO(result.content)).size == (320, 240)


@settings(max_examples=150, deadline=None)
@given(
    image_format=st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"]),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_clean_picture__damaged_bytes_are_refused_or_harmless(image_format, places):
    content = bytearray(SOUND[image_format])
    for place, value in places:
        content[int(place * len(content))] = value
    try:
        result = cleaned(bytes(content), SMALL)
    except PictureRefusedError:
        return
    assert says_nothing(result.content)


SOUND = {name: picture_bytes(name, size=(96, 64)) for name in EXTENSIONS}
SMALL = Limits(1_000_000, 4000, 3200, 2000, 12_000, 88)


def test_clean_picture__a_second_file_behind_the_pixels_is_gone():
    content = picture_bytes("JPEG") + b"PK\x03\x04<?php system($_GET[0]); ?>"
    assert b"<?php" not in cleaned(content).content


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_must_be_cleaned__only_what_tells_something(image_format):
    assert must_be_cleaned(BytesIO(picture_bytes(image_format)), LIMITS)
    assert not must_be_cleaned(BytesIO(cleaned(picture_bytes(image_format)).content), LIMITS)
