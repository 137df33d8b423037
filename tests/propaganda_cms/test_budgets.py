"""How many queries a page may cost, with nothing kept from before, however much is on it."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from propaganda_cms.models import InfographicIndexPage, NewsIndexPage, ResolutionIndexPage
from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db
PAGE, INDEX = 12, 15


def queries(client, url):
    """Return the queries of a request to a process that is running, its caches empty."""
    client.get(url)
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in found.captured_queries]


def body(images, pages=()):
    pictures = [
        {"type": "picture", "value": {"image": image.pk, "caption": "Chú thích"}}
        for image in images
    ]
    texts = [{"type": "paragraph", "value": "<p>Đoạn văn.</p>"} for _ in range(10)]
    return [block for pair in zip(pictures, texts, strict=False) for block in pair]


def related(page, pages):
    from propaganda_cms.models import RelatedPage

    page.pc_related_pages = [RelatedPage(page=other) for other in pages]
    page.save_revision().publish()
    return page


@pytest.fixture
def topics():
    return [make.make_topic(f"Chuyên đề {number}") for number in range(5)]


@pytest.mark.parametrize("amount", [0, 5])
def test_article(client, topics, amount):
    images = [make.make_image() for _ in range(amount)]
    others = [
        make.make_news(topics=topics[:amount], picture=image, picture_alt="") for image in images
    ]
    page = make.make_news(
        topics=topics[:amount], body=body(images), picture=images[0] if images else None
    )
    make.add_correction(related(page, others))
    make.make_news()
    found = queries(client, page.url)
    assert len(found) <= PAGE, "\n".join(found)


@pytest.mark.parametrize("amount", [0, 5])
def test_digest(client, topics, amount):
    from propaganda_cms.models import Attachment, RelatedResolution

    images = [make.make_image() for _ in range(amount)]
    others = [make.make_resolution(topics=topics[:amount]) for _ in range(amount)]
    points = [
        {"type": "key_point", "value": {"heading": f"Điểm {n}", "text": "<p>Chữ</p>", "anchor": ""}}
        for n in range(amount)
    ]
    page = make.make_resolution(topics=topics[:amount], body=body(images), key_points=points)
    page.pc_attachments = [Attachment(document=make.make_document()) for _ in range(amount)]
    page.pc_related_resolutions = [RelatedResolution(page=other) for other in others]
    page.save_revision().publish()
    found = queries(client, page.url)
    assert len(found) <= PAGE, "\n".join(found)


@pytest.mark.parametrize("amount", [1, 3])
@pytest.mark.parametrize("make_page", [make.make_news, make.make_resolution, make.make_infographic])
def test_page_with_quizzes_and_comment_forms(client, topics, make_page, amount):
    """The blocks of quiz_blocks, as they stand on a page that is being read all day."""
    from tests.quiz_blocks.comments.factories import make_comment
    from tests.quiz_blocks.quizzes.factories import make_quiz

    images = [make.make_image() for _ in range(amount)]
    quizzes = [
        {"type": "quiz", "value": {"quiz": make_quiz().pk}, "id": f"khoi-trac-nghiem-{number}"}
        for number in range(amount)
    ]
    forms = [
        {"type": "comments", "value": {}, "id": f"khoi-gop-y-{number}"} for number in range(amount)
    ]
    others = [make_page(topics=topics) for _ in range(amount)]
    page = make_page(topics=topics, body=[*body(images), *quizzes, *forms])
    related(page, others)
    for number in range(5):
        make_comment(page, block_id=f"khoi-gop-y-{number % amount}", title=f"Góp ý số {number}")
    client.get(page.url)
    with CaptureQueriesContext(connection) as found:
        answer = client.get(page.url)
    assert all(f"Góp ý số {number}" in answer.content.decode() for number in range(5))
    assert len(found) <= PAGE, "\n".join(query["sql"] for query in found.captured_queries)


@pytest.mark.parametrize("amount", [0, 5])
def test_infographic(client, topics, amount):
    images = [make.make_image() for _ in range(amount)]
    for _ in range(amount):
        make.make_infographic(topics=topics)
    page = make.make_infographic(topics=topics[:amount], body=body(images))
    found = queries(client, page.url)
    assert len(found) <= PAGE, "\n".join(found)


@pytest.mark.parametrize("query", ["", "?chu-de=chuyen-de-1", "?nam=2024&thang=2", "?so=42"])
@pytest.mark.parametrize(
    ("model", "make_page"),
    [
        (NewsIndexPage, make.make_news),
        (ResolutionIndexPage, make.make_resolution),
        (InfographicIndexPage, make.make_infographic),
    ],
)
def test_index(client, topics, settings, model, make_page, query):
    settings.PROPAGANDA_CMS = {"LISTING_SIZE": 24}
    index = make.make_index(model, title="Danh sách")
    counted = []
    for _ in range(2):
        for _number in range(6):
            make_page(
                index,
                at=make.moment("2024-02-25 09:00"),
                topics=topics,
                listing_image=make.make_image(),
            )
        counted.append(len(queries(client, index.url + query)))
    assert counted[1] <= counted[0]
    assert counted[1] <= INDEX
