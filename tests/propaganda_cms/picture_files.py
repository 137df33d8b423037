"""Picture files made for the tests: what phones, editors and attackers upload."""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

EXTENSIONS = {
    "JPEG": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "GIF": "gif",
    "HEIF": "heic",
    "AVIF": "avif",
}
SECRET = "Nguyen Van Bi Mat"


def drawn(width=640, height=480, mode="RGB"):
    """A picture whose left top corner is red, so that its turning can be seen."""
    image = Image.new("RGB", (width, height), (40, 90, 160))
    draw = ImageDraw.Draw(image)
    for x in range(0, width, 16):
        draw.line([(x, 0), (width - x, height)], fill=(x % 255, 200, 90), width=2)
    draw.rectangle([0, 0, width // 4, height // 4], fill=(220, 20, 20))
    return image.convert(mode)


def exif_with_gps(orientation=1):
    exif = Image.Exif()
    exif[0x010F] = "Hang San Xuat"
    exif[0x013B] = SECRET
    exif[0x0112] = orientation
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (10.0, 22.0, 33.0)
    gps[3], gps[4] = "E", (106.0, 21.0, 12.0)
    return exif


def picture_bytes(image_format="JPEG", size=(640, 480), orientation=1, mode="RGB", **options):
    """A picture file that tells where it was taken and by whom."""
    output = BytesIO()
    extra = {"exif": exif_with_gps(orientation)}
    if image_format in ("JPEG", "GIF"):
        extra["comment"] = SECRET.encode()
    if image_format in ("JPEG", "WEBP", "PNG", "AVIF"):
        extra["xmp"] = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    if image_format == "GIF":
        extra.pop("exif")
    if image_format == "PNG":
        extra.pop("xmp")
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_text("Author", SECRET)
        info.add_itxt("XML:com.adobe.xmp", SECRET)
        extra["pnginfo"] = info
    drawn(*size, mode=mode).save(output, image_format, **extra, **options)
    return output.getvalue()


def flood_png(side=30_000):
    """A small file that promises a picture of almost a thousand megapixels."""
    output = BytesIO()
    Image.new("1", (side, side)).save(output, "PNG")
    return output.getvalue()


def says_nothing(content: bytes) -> bool:
    """Whether the file holds nothing besides pixels."""
    image = Image.open(BytesIO(content))
    hidden = {"exif", "xmp", "comment", "icc_profile", "XML:com.adobe.xmp"}
    return (
        SECRET.encode() not in content
        and b"Hang San Xuat" not in content
        and not len(image.getexif())
        and not hidden & image.info.keys()
    )
