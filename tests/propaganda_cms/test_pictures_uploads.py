"""Every way of uploading a picture in the admin: what is stored, and what is said."""

import json
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from PIL import Image as PILImage
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile

from propaganda_cms.pictures.forms import PictureForm

from .picture_files import EXTENSIONS, drawn, flood_png, picture_bytes, says_nothing

Image = get_image_model()
pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(admin_client):
    return admin_client


def upload(content, name="anh.jpg"):
    return SimpleUploadedFile(name, content)


def add_one(client, file):
    return client.post(
        reverse("wagtailimages:add"),
        {"title": "Ảnh", "file": file, "collection": Collection.get_first_root_node().pk},
    )


def add_many(client, file):
    return client.post(reverse("wagtailimages:add_multiple"), {"files[]": file})


def add_in_chooser(client, file):
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Ảnh",
            "image-chooser-upload-file": file,
            "image-chooser-upload-collection": Collection.get_first_root_node().pk,
        },
    )


def replace(client, file):
    image = Image.objects.first() or Image.objects.create(
        title="Cũ", file=ImageFile(BytesIO(plain_png()), "cu.png")
    )
    return client.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Ảnh", "file": file, "collection": Collection.get_first_root_node().pk},
    )


WAYS = {"one": add_one, "many": add_many, "chooser": add_in_chooser, "replace": replace}


def plain_png():
    output = BytesIO()
    drawn(64, 48).save(output, "PNG")
    return output.getvalue()


def stored(image):
    with image.open_file() as file:
        return file.read()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("image_format", EXTENSIONS)
def test_upload__stores_nothing_but_pixels(admin, way, image_format):
    file = upload(picture_bytes(image_format), f"IMG 0001.{EXTENSIONS[image_format]}")
    response = WAYS[way](admin, file)
    assert response.status_code in (200, 302)
    image = Image.objects.get()
    content = stored(image)
    assert says_nothing(content)
    assert image.file_size == len(content)
    assert (image.width, image.height) == PILImage.open(BytesIO(content)).size == (640, 480)
    assert image.file.name.endswith((".jpg", ".png", ".webp"))


REFUSED = {
    "truncated": (picture_bytes("JPEG")[:9000], "anh.jpg", "thiếu dữ liệu"),
    "truncated head": (picture_bytes("JPEG")[:30], "anh.jpg", "Ảnh bị hỏng"),
    "truncated png": (picture_bytes("PNG")[:4000], "anh.png", "thiếu dữ liệu"),
    "truncated heic": (picture_bytes("HEIF")[:2000], "anh.heic", "Ảnh bị hỏng"),
    "svg as png": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "anh.png", "không phải là ảnh"),
    "html as jpg": (b"<html><script>alert(1)</script></html>", "anh.jpg", "không phải là ảnh"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "anh.svg", "không phải là ảnh"),
    "exe": (b"MZ\x90\x00" * 40, "anh.exe", "không phải là ảnh"),
    "empty": (b"", "anh.jpg", "Tệp rỗng"),
    "many pixels": (flood_png(9000), "anh.png", "9.000 × 9.000"),
    "flood": (flood_png(), "anh.png", "hơn 178 triệu"),
}


def message_of(way, response):
    if way == "many":
        return json.loads(response.content)["error_message"]
    if way == "chooser":
        return json.loads(response.content)["htmlFragment"]
    return response.content.decode()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", REFUSED)
def test_upload__refuses_with_a_sentence(admin, way, case):
    content, name, sentence = REFUSED[case]
    before = {image.pk: image.file.name for image in Image.objects.all()}
    response = WAYS[way](admin, upload(content, name))
    assert response.status_code == 200
    assert sentence in message_of(way, response)
    if way == "replace":
        assert Image.objects.get().title == "Cũ"
        assert stored(Image.objects.get()) == plain_png()
    else:
        assert {image.pk: image.file.name for image in Image.objects.all()} == before


@pytest.mark.parametrize("way", WAYS)
def test_upload__cut_short_at_many_places_never_fails(admin, way):
    content = picture_bytes("JPEG", size=(320, 240))
    for length in range(1, len(content), len(content) // 20):
        response = WAYS[way](admin, upload(content[:length]))
        assert response.status_code in (200, 302), length


def test_upload__too_heavy(admin, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10_000
    response = add_one(admin, upload(picture_bytes("JPEG") + b"\0" * 20_000))
    assert "nhiều nhất là" in response.content.decode()
    assert not Image.objects.exists()


def test_upload__a_wrong_extension_is_put_right(admin):
    add_one(admin, upload(picture_bytes("JPEG"), "Ảnh từ Zalo.png"))
    image = Image.objects.get()
    assert image.filename.startswith("anh-tu-zalo") and image.filename.endswith(".jpg")


def test_upload__sideways_heic_stands_upright(admin):
    add_one(admin, upload(picture_bytes("HEIF", orientation=6), "IMG_1.HEIC"))
    image = Image.objects.get()
    assert (image.width, image.height) == (480, 640)


def test_upload__a_file_on_disk_is_read_too(db):
    content = picture_bytes("JPEG")
    file = TemporaryUploadedFile("anh.jpg", "image/jpeg", len(content), None)
    file.write(content)
    file.seek(0)
    form = get_image_form(Image)(
        {"title": "Ảnh", "collection": Collection.get_first_root_node().pk}, {"file": file}
    )
    assert form.is_valid(), form.errors
    assert says_nothing(stored(form.save()))


def test_upload__with_a_wrong_title_is_set_aside_clean(admin, settings):
    """Wagtail keeps the raw upload until the title is put right: that file is served too."""
    response = admin.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload(picture_bytes("JPEG"), "anh.jpg"), "title": "x" * 300},
    )
    data = json.loads(response.content)
    set_aside = UploadedFile.objects.get(pk=data["uploaded_file_id"])
    with set_aside.file.open() as file:
        assert says_nothing(file.read())
    admin.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[set_aside.pk]),
        {
            f"uploaded-image-{set_aside.pk}-title": "Ngắn lại",
            f"uploaded-image-{set_aside.pk}-collection": Collection.get_first_root_node().pk,
        },
    )
    assert says_nothing(stored(Image.objects.get()))


def test_save__a_script_cannot_store_what_a_picture_tells():
    image = Image.objects.create(title="Ảnh", file=ContentFile(picture_bytes("JPEG"), "a.jpg"))
    assert says_nothing(stored(image))
    image = Image(title="Ảnh")
    image.file.save("b.heic", ContentFile(picture_bytes("HEIF")), save=False)
    image.save()
    assert says_nothing(stored(image))
    assert image.file.name.endswith(".jpg")


def test_save__a_harmless_file_stays_byte_for_byte():
    content = plain_png()
    image = Image.objects.create(title="Ảnh", file=ContentFile(content, "a.png"))
    assert stored(image) == content


def test_save__a_script_is_told_what_is_wrong():
    image = Image(title="Ảnh")
    image.file.save("a.jpg", ContentFile(picture_bytes("JPEG")[:9000]), save=False)
    with pytest.raises(ValidationError, match="thiếu dữ liệu"):
        image.save()
    assert not Image.objects.exists()


def test_form__is_wagtails_base_form():
    assert issubclass(get_image_form(Image), PictureForm)


def test_renditions__carry_nothing_either(admin):
    add_one(admin, upload(picture_bytes("JPEG", orientation=6)))
    image = Image.objects.get()
    for spec in ("original", "width-100", "width-100|format-webp", "max-165x165"):
        rendition = image.get_rendition(spec)
        with rendition.file.open() as file:
            assert says_nothing(file.read())
