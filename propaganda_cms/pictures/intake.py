"""Makes an uploaded picture harmless: upright, of bounded size, nothing in it but pixels.

Pure: no database, no settings, no request. Every picture is decoded in full and written anew, so
that what is stored carries no EXIF, GPS, XMP, comment, thumbnail or hidden second file.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

import pillow_heif
from PIL import Image, ImageCms, UnidentifiedImageError
from PIL.Image import Transpose

pillow_heif.register_heif_opener(thumbnails=False)

READABLE = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
# The first bytes of JPEG, PNG and GIF; HEIF, AVIF and WebP have theirs further in.
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
# What each readable format is stored as; MPO is a JPEG with a second picture behind the first.
STORED_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "PNG": "PNG",
    "GIF": "PNG",
    "WEBP": "WEBP",
    "HEIF": "JPEG",
    "AVIF": "JPEG",
}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
ORIENTATION_TAG = 0x0112
# EXIF orientation to what puts it upright: CIPA DC-008, "Orientation".
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
STRIP_RATIO = 2.5
# Beyond this Pillow does not even read a picture's size.
UNREADABLE_PIXELS = 2 * (Image.MAX_IMAGE_PIXELS or 0)
HEIF_HEAD = 256 * 1024  # the boxes stand before the pixels
# Where Pillow keeps what a file holds besides pixels.
HIDDEN = {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp", "mp"}


class PictureRefusedError(Exception):
    """A picture that cannot be taken: ``code`` says why, ``details`` the numbers in it."""

    def __init__(self, code: str, **details: int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Limits:
    """How large a picture may come in, and how large it is kept; in pixels."""

    upload_pixels: int
    upload_side: int
    side: int
    strip_width: int
    strip_length: int
    quality: int


@dataclass(frozen=True)
class CleanPicture:
    """A picture written anew; ``extension`` fits its format."""

    content: bytes
    extension: str
    mime_type: str


def clean_picture(file: IO[bytes], limits: Limits) -> CleanPicture:
    """Return the picture in ``file``, made harmless.

    Raises ``PictureRefusedError`` with the code ``empty``, ``not_a_picture``, ``too_many_pixels``
    or ``damaged``. Animations keep their first frame.
    """
    image = open_picture(file, limits)
    stored_format = STORED_AS[image.format or ""]
    try:
        upright = decode(image, limits, orientation_of(image, file))
    except (MemoryError, Image.DecompressionBombError) as error:
        raise PictureRefusedError("too_many_pixels", **pixels_of(image, limits)) from error
    except Exception as error:
        # Pillow's decoders meet damage with a dozen kinds of exceptions.
        raise PictureRefusedError("damaged") from error
    if stored_format == "JPEG" and has_transparency(upright):
        stored_format = "PNG"
    return encode(upright, stored_format, limits.quality)


def open_picture(file: IO[bytes], limits: Limits) -> Image.Image:
    """Read the head of the file, decode nothing, and refuse what is no picture or too large."""
    file.seek(0)
    if not file.read(1):
        raise PictureRefusedError("empty")
    file.seek(0)
    try:
        image = Image.open(file, formats=READABLE)
    except Image.DecompressionBombError as error:
        raise PictureRefusedError(
            "too_many_pixels", allowed=limits.upload_pixels, width=0, height=0
        ) from error
    except UnidentifiedImageError as error:
        code = "damaged" if promises_a_picture(file) else "not_a_picture"
        raise PictureRefusedError(code) from error
    except Exception as error:
        # A head that promises a picture and breaks off: Pillow raises what its parsers raise.
        raise PictureRefusedError("damaged") from error
    width, height = image.size
    if width * height > limits.upload_pixels or max(width, height) > limits.upload_side:
        raise PictureRefusedError("too_many_pixels", **pixels_of(image, limits))
    return image


def promises_a_picture(file: IO[bytes]) -> bool:
    """Say whether the first bytes are those of a format that is taken."""
    file.seek(0)
    head = file.read(12)
    return head.startswith(MAGIC) or head[4:8] == b"ftyp" or head[8:12] == b"WEBP"


def pixels_of(image: Image.Image, limits: Limits) -> dict[str, int]:
    """Return the numbers for the message about a picture that is too large."""
    return {"width": image.width, "height": image.height, "allowed": limits.upload_pixels}


def decode(image: Image.Image, limits: Limits, orientation: int) -> Image.Image:
    """Return the pixels: upright, in sRGB, no larger than wanted, and nothing besides."""
    profile = image.info.get("icc_profile")
    size = bounded_size(image.size, limits)
    image.draft("RGB", size)  # JPEG: decodes at a half, a quarter or an eighth where that is enough
    image.load()
    plain = in_srgb(plain_mode(image), profile)
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if orientation in UPRIGHT:
        plain = plain.transpose(UPRIGHT[orientation])
    plain.info = {}
    return plain


def orientation_of(image: Image.Image, file: IO[bytes]) -> int:
    """Return the EXIF orientation, 1 where there is none or it cannot be read."""
    if image.format == "HEIF":
        return heif_orientation(image, file)
    try:
        return int(image.getexif().get(ORIENTATION_TAG, 1))
    except Exception:  # noqa: BLE001 - broken EXIF is no reason to refuse a sound picture
        return 1


def heif_orientation(image: Image.Image, file: IO[bytes]) -> int:
    """Return what is left to turn of a HEIF picture.

    The decoder has obeyed the file's own boxes (``irot``, ``imir``), which phones write; the EXIF
    orientation beside them says the same once more. Only where there are none does it count.
    """
    place = file.tell()
    file.seek(0)
    head = file.read(HEIF_HEAD)
    file.seek(place)
    if b"irot" in head or b"imir" in head:
        return 1
    return image.info.get("original_orientation") or 1


def bounded_size(size: tuple[int, int], limits: Limits) -> tuple[int, int]:
    """Return the size to keep: the longest side bounded; of a long strip, the short side.

    An infographic is often several times as long as wide; bounding its long side would make
    its text unreadable.
    """
    short, long = sorted(size)
    if long > STRIP_RATIO * short:
        scale = min(1.0, limits.strip_width / short, limits.strip_length / long)
    else:
        scale = min(1.0, limits.side / long)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def plain_mode(image: Image.Image) -> Image.Image:
    """Return the picture in L, RGB or RGBA; CMYK stays for its profile to translate."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        if image.mode != "RGBA" and "transparency" in image.info:
            return image.convert("RGBA")
        return image
    if image.mode.startswith("I"):  # 16 bits a pixel
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Translate the colours by the picture's own profile, which is then dropped."""
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and image.mode != "L":
        try:
            return ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=target,
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # an unreadable profile: show the numbers as they are
    if image.mode == "CMYK":
        return image.convert("RGB")
    return image


def has_transparency(image: Image.Image) -> bool:
    """Say whether any pixel is see-through."""
    return image.mode == "RGBA" and image.getextrema()[3][0] < 255


def encode(image: Image.Image, stored_format: str, quality: int) -> CleanPicture:
    """Write the pixels as a file."""
    options: dict[str, object] = {
        "JPEG": {"quality": quality, "progressive": True},
        "WEBP": {"quality": quality, "method": 3},
        "PNG": {"compress_level": 6},
    }[stored_format]
    if image.mode == "RGBA" and (stored_format == "JPEG" or not has_transparency(image)):
        image = image.convert("RGB")
    output = BytesIO()
    image.save(output, stored_format, **options)
    return CleanPicture(
        output.getvalue(), EXTENSIONS[stored_format], f"image/{stored_format.lower()}"
    )


def must_be_cleaned(file: IO[bytes], limits: Limits) -> bool:
    """Say whether a picture holds anything besides pixels, or more pixels than are kept.

    Reads the head only. Raises ``PictureRefusedError`` where it is no picture.
    """
    try:
        image = open_picture(file, limits)
        if image.format not in EXTENSIONS or image.size != bounded_size(image.size, limits):
            return True
        texts = getattr(image, "text", {}) if image.format == "PNG" else {}
        return bool(HIDDEN & image.info.keys() or texts or len(image.getexif()))
    except PictureRefusedError:
        raise
    except Exception as error:
        raise PictureRefusedError("damaged") from error
    finally:
        file.seek(0)
