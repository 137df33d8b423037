"""The tag that is the only way of a picture to a page: what it shows, asks for, and costs."""

import json
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponse
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from wagtail.images import get_image_model
from wagtail.models import Page

from propaganda_cms.models import NewsIndexPage, NewsPage
from propaganda_cms.pictures import tasks
from propaganda_cms.pictures.kinds import KINDS
from propaganda_cms.pictures.middleware import PicturesMiddleware
from propaganda_cms.pictures.models import PictureSheet
from propaganda_cms.pictures.selection import prepare_pictures
from propaganda_cms.pictures.services import make_renditions, missing_specs, rebuild_sheet

from .picture_factories import all_specs, make_image
from .picture_files import picture_bytes, says_nothing

Image = get_image_model()
pytestmark = pytest.mark.django_db
WIDTHS = ["480w", "768w", "1200w"]


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """What was asked of the background, in place of the background."""
    cache.clear()
    calls = []
    for name in (
        "make_renditions_task",
        "make_page_renditions_task",
        "make_draft_renditions_task",
    ):
        monkeypatch.setattr(
            getattr(tasks, name).__class__,
            "enqueue",
            lambda self, *args, **kwargs: remember(calls, self.name, *args),
        )
    return calls


def remember(calls, name, *args):
    if name.startswith("make_"):
        calls.append((name, *args))


def request(save_data="", preview=False):
    headers = {"HTTP_SAVE_DATA": save_data} if save_data else {}
    made = RequestFactory().get("/", **headers)
    made.is_preview = preview
    return made


def show(source, for_request=None, **context):
    template = Template("{% load propaganda_pictures %}" + source)
    html = template.render(Context({"request": for_request or request(), **context}))
    return BeautifulSoup(html, "html.parser")


def test_picture__shows_every_width_that_exists():
    html = show('{% picture image kind="body" alt="Lễ hội" %}', image=make_image())
    assert [part.split()[-1] for part in html.source["srcset"].split(", ")] == [
        "480w",
        "768w",
        "1200w",
    ]
    assert html.source["type"] == "image/webp" and html.source["sizes"]
    assert (html.img["width"], html.img["height"]) == ("1200", "750")
    assert html.img["alt"] == "Lễ hội"
    assert html.img["loading"] == "lazy"
    assert html.img["src"].endswith(".jpg")


def test_picture__the_lead_comes_first():
    image = make_image(kinds=("lead",))
    html = show('{% picture image kind="lead" %}', image=image)
    assert html.img["fetchpriority"] == "high" and "loading" not in html.img.attrs


def test_picture__a_card_is_cropped_to_one_shape():
    html = show('{% picture image kind="card" %}', image=make_image(900, 1600))
    assert (html.img["width"], html.img["height"]) == ("640", "427")


@pytest.mark.parametrize(
    ("size", "kind", "widths"),
    [
        ((1600, 1000), "body", (480, 768, 1200)),
        ((1000, 1000), "body", (480, 768, 1200)),
        ((700, 500), "body", (480, 768)),
        ((300, 200), "body", (480,)),
        ((300, 200), "card", (320,)),
        ((2000, 300), "card", (320, 640)),
        ((1200, 6000), "infographic", (480, 768, 1200)),
    ],
)
def test_kind__makes_no_picture_larger_than_it_is(size, kind, widths):
    assert KINDS[kind].widths_for(Image(width=size[0], height=size[1])) == widths


def test_picture__small_ones_are_shown_in_their_own_size():
    html = show('{% picture image kind="body" %}', image=make_image(300, 200))
    assert (html.img["width"], html.img["height"]) == ("300", "200")


def test_picture__missing_is_a_frame_of_its_shape_and_is_asked_for(asked):
    image = make_image(kinds=())
    html = show('{% picture image kind="body" alt="Hội nghị" %}', image=image)
    assert (html.svg["width"], html.svg["height"]) == ("1200", "750")
    assert html.get_text(" ", strip=True) == "Ảnh đang được chuẩn bị Hội nghị"
    assert asked == [("make_renditions_task", image.pk, ["body"])]
    assert not image.renditions.exists()


def test_picture__is_asked_for_once(asked):
    image = make_image(kinds=())
    for _ in range(5):
        show('{% picture image kind="body" %}{% picture image kind="body" %}', image=image)
    assert len(asked) == 1


def test_picture__the_nearest_that_exists_stands_in(asked):
    image = make_image(kinds=("card",))
    html = show('{% picture image kind="body" %}', image=image)
    assert "width-640" in html.img["src"] or "fill-640" in html.img["src"] or html.source
    assert (html.img["width"], html.img["height"]) == ("1200", "750")
    assert asked


def test_picture__some_of_the_widths_are_better_than_none(asked):
    image = make_image(kinds=())
    image.get_rendition(KINDS["body"].spec(768, "webp"))
    rebuild_sheet(image.pk)
    html = show('{% picture image kind="body" %}', image=image)
    assert html.source["srcset"].endswith("768w")
    assert asked


def test_picture__in_a_preview_is_made_at_once(asked):
    image = make_image(kinds=())
    html = show('{% picture image kind="body" %}', request(preview=True), image=image)
    assert html.source and not asked


@pytest.mark.parametrize("image", [None, "", 0, 999_999])
def test_picture__nothing_for_nothing(image):
    assert not show('{% picture image kind="body" %}', image=image).find()


def test_picture__unknown_kind_names_the_known_ones():
    with pytest.raises(TemplateSyntaxError, match="card"):
        show('{% picture image kind="huge" %}', image=make_image(kinds=()))


def test_picture__alt_is_never_a_file_name():
    image = make_image(title="IMG_2031")
    assert show("{% picture image %}", image=image).img["alt"] == ""
    image.description = "Cổng làng"
    assert show("{% picture image %}", image=image).img["alt"] == "Cổng làng"
    image.contextual_alt_text = "Cổng làng ngày hội"
    assert show("{% picture image %}", image=image).img["alt"] == "Cổng làng ngày hội"
    image.decorative = True
    assert show("{% picture image %}", image=image).img["alt"] == ""


def test_picture__alt_is_escaped():
    html = show("{% picture image alt=alt %}", image=make_image(), alt='"><script>x</script>')
    assert not html.script and html.img["alt"].startswith('">')


@pytest.mark.parametrize("many", [1, 24])
def test_pictures__one_query_whatever_their_number(many, django_assert_num_queries):
    images = [make_image(640, 400, kinds=("card",)) for _ in range(many)]
    ids = [image.pk for image in images]
    with django_assert_num_queries(1):
        made = request()
        prepare_pictures(made, image_ids=ids)
        html = show('{% for id in ids %}{% picture id kind="card" %}{% endfor %}', made, ids=ids)
    assert len(html.select("source")) == many


def test_pictures__a_page_that_prepared_nothing_is_looked_through(django_assert_num_queries):
    page = NewsPage(title="T", picture=make_image(), body=[])
    page.body = NewsPage._meta.get_field("body").to_python(json.dumps(body_of(make_image().pk)))
    with django_assert_num_queries(1):
        show(
            '{% picture page.picture kind="lead" %}{% picture page.picture kind="body" %}',
            page=page,
        )


def body_of(*image_ids):
    return [
        {"type": "picture", "value": {"image": {"image": pk, "alt_text": "A", "decorative": False}}}
        for pk in image_ids
    ]


@pytest.mark.parametrize("value", ["on", "ON", " on "])
def test_save_data__gets_the_smallest(value):
    html = show('{% picture image kind="body" %}', request(save_data=value), image=make_image())
    assert html.source["srcset"].endswith("480w")
    assert "," not in html.source["srcset"]


def serve(made, source, image, cache_control="max-age=60, public"):
    def view(for_request):
        response = HttpResponse(str(show(source, for_request, image=image)))
        response["Cache-Control"] = cache_control
        return response

    return PicturesMiddleware(view)(made)


def test_response__varies_by_save_data_and_nothing_personal():
    response = serve(request(), "{% picture image %}", make_image())
    assert response["Vary"] == "Save-Data"
    assert "max-age=60" in response["Cache-Control"]


def test_response__without_pictures_does_not_vary():
    assert not serve(request(), "", None).has_header("Vary")


def test_response__lives_briefly_while_a_picture_is_missing():
    response = serve(request(), "{% picture image %}", make_image(kinds=()))
    assert "max-age=15" in response["Cache-Control"]
    private = serve(request(), "{% picture image %}", make_image(kinds=()), "private, no-store")
    assert private["Cache-Control"] == "private, no-store"


def test_picture_file__is_the_largest_of_its_kind():
    image = make_image(kinds=("share",))
    html = show(
        '{% picture_file image kind="share" as f %}{{ f.width }}x{{ f.height }}', image=image
    )
    assert html.get_text() == "1200x630"
    assert (
        show('{% picture_file image kind="body" as f %}{{ f }}', image=image).get_text() == "None"
    )


def test_picture_downloads__state_their_size_without_the_storage(monkeypatch):
    image = make_image(2400, 1500, kinds=("download",))
    sizes = [r.file.size for r in image.renditions.order_by("width")]

    def refuse(self, name):
        raise AssertionError("the storage was asked")

    monkeypatch.setattr("django.core.files.storage.InMemoryStorage.size", refuse)
    html = show(
        "{% picture_downloads image as files %}"
        "{% for f in files %}{{ f.width }}:{{ f.size }} {% endfor %}",
        image=image,
    )
    widths = [800, 1200, 2000]
    shown = [tuple(map(int, part.split(":"))) for part in html.get_text().replace(".", "").split()]
    assert shown == list(zip(widths, sizes, strict=True))


# --- What is made, and when ---


def test_make_renditions__makes_what_is_missing_once():
    image = make_image(kinds=())
    assert make_renditions(image, ["body", "card"]) == 10
    assert make_renditions(image, ["body", "card"]) == 0
    assert set(PictureSheet.objects.get(pk=image.pk).files) == all_specs(image, "body") | all_specs(
        image, "card"
    )


def test_make_renditions__makes_what_only_an_old_cache_remembers():
    image = make_image(kinds=())
    spec = KINDS["card"].spec(320, "webp")
    image.get_rendition(spec)
    image.renditions.all()._raw_delete(using="default")  # as another process would: no signal
    make_renditions(image, ["card"])
    assert all_specs(image, "card") == set(PictureSheet.objects.get(pk=image.pk).files)


def test_make_renditions__a_lost_or_broken_original_stops_nothing():
    lost, sound = make_image(kinds=()), make_image(kinds=())
    lost.file.storage.delete(lost.file.name)
    assert make_renditions(lost, ["card"]) == 0
    assert make_renditions(sound, ["card"]) > 0


def test_renditions__carry_nothing_but_pixels():
    from django.core.files.base import ContentFile

    image = Image.objects.create(title="A", file=ContentFile(picture_bytes("JPEG"), "a.jpg"))
    make_renditions(image, KINDS)
    for rendition in image.renditions.all():
        with rendition.file.open() as file:
            assert says_nothing(file.read()), rendition.filter_spec


def test_sheet__forgets_a_deleted_file():
    image = make_image()
    spec = KINDS["card"].spec(320, "webp")
    image.renditions.get(filter_spec=spec).delete()
    assert spec not in PictureSheet.objects.get(pk=image.pk).files


def test_sheet__a_new_focal_point_is_a_new_crop(asked, django_capture_on_commit_callbacks):
    image = make_image()
    image.focal_point_x, image.focal_point_y = 1500, 900
    image.focal_point_width = image.focal_point_height = 50
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert asked == [("make_renditions_task", image.pk, ["card", "body", "lead"])]
    assert len(missing_specs(image, ["card"])) == 4
    rebuild_sheet(image.pk)
    assert not all_specs(image, "card") & set(PictureSheet.objects.get(pk=image.pk).files)


@pytest.fixture
def news(db):
    parent = Page.objects.filter(depth=2).first()
    index = parent.add_child(instance=NewsIndexPage(title="Tin", slug="tin"))
    page = NewsPage(title="Bài", slug="bai", lead="Sapo", picture=make_image(kinds=()))
    page.body = NewsPage._meta.get_field("body").to_python(
        json.dumps(body_of(make_image(kinds=()).pk))
    )
    return index.add_child(instance=page)


def test_publish__has_the_pictures_made(news, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        news.save_revision().publish()
    assert ("make_page_renditions_task", news.pk) in asked
    assert tasks.make_page_renditions_task.func(news.pk) > 10
    lead, inner = Image.objects.order_by("pk")
    assert not missing_specs(lead, ["lead", "card", "share", "thumb", "feature"])
    assert not missing_specs(inner, ["body", "card"])


def test_draft__has_its_pictures_made_once(news, asked, django_capture_on_commit_callbacks):
    another = make_image(1600, 1000)
    asked.clear()
    for picture in (news.picture, news.picture, another):
        news.picture = picture
        with django_capture_on_commit_callbacks(execute=True):
            news.save_revision()
    assert asked == [("make_draft_renditions_task", news.pk)] * 2
    assert NewsPage.objects.get(pk=news.pk).picture != another
    assert tasks.make_draft_renditions_task.func(news.pk) > 0
    assert missing_specs(another, ["lead", "card", "share"]) == []


def test_draft__of_a_page_that_is_gone_is_no_error():
    assert tasks.make_draft_renditions_task.func(999_999) == 0


def test_publish__of_a_page_that_is_gone_is_no_error():
    assert tasks.make_page_renditions_task.func(999_999) == 0
    assert tasks.make_renditions_task.func(999_999, ["card"]) == 0


def command(*args):
    output = StringIO()
    call_command("make_renditions", *args, stdout=output)
    return output.getvalue()


def test_make_renditions_command__counts_first_then_makes(news):
    wanted = json.loads(command("--dry-run", "--json"))
    assert wanted["dry_run"] and wanted["files"] > 10
    assert wanted["by_page"] == {str(news.pk): wanted["files"]}
    assert not any(image.renditions.exists() for image in Image.objects.all())
    assert json.loads(command("--json"))["files"] == wanted["files"]
    assert command().startswith("Đã tạo 0 tệp ảnh")
