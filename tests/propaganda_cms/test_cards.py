from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from propaganda_cms.models import ArchiveCount, CardTopic, NewsIndexPage, PageCard
from propaganda_cms.services import cards
from tests.propaganda_cms import factories as make
from tests.races import all_at_once, database_for_threads

pytestmark = pytest.mark.django_db


def numbers(index):
    """Return the archive of an index as {(year, month, topic, by issue): count}."""
    rows = ArchiveCount.objects.filter(index=index, count__gt=0).select_related("topic")
    return {
        (row.year, row.month, row.topic.slug if row.topic else "", row.by_issue): row.count
        for row in rows
    }


def test_publish__writes_a_card():
    topic = make.make_topic("Văn hoá")
    page = make.make_news(
        at=make.moment("2024-02-25 09:00"), topics=[topic], title="Hội nghị", lead="Sapo."
    )
    card = PageCard.objects.get(pk=page.pk)
    assert (card.title, card.summary, card.kind) == ("Hội nghị", "Sapo.", "news")
    assert card.topics == [[topic.slug, "Văn hoá"]]
    assert card.index_id == page.get_parent().pk
    assert CardTopic.objects.get(card=card).published_at == card.published_at


def test_resolution__card_holds_what_listings_need():
    card = PageCard.objects.get(pk=make.make_resolution(document_number="42-NQ/TW").pk)
    assert card.document_number_key == "42-nqtw"
    assert card.issuing_body_name == "Ban Chấp hành Trung ương"
    assert card.kind_label == "Nghị quyết"


def test_draft__has_no_card():
    from propaganda_cms.models import NewsPage

    page = NewsPage(title="Nháp", lead="Sapo", live=False)
    make.make_index().add_child(instance=page)
    page.save_revision()
    assert not PageCard.objects.filter(pk=page.pk).exists()


def test_unpublish__takes_card_and_numbers_away():
    page = make.make_news(topics=[make.make_topic()])
    page.unpublish()
    assert not PageCard.objects.filter(pk=page.pk).exists()
    assert numbers(page.get_parent()) == {}


def test_delete__takes_card_and_numbers_away():
    page = make.make_news(topics=[make.make_topic()])
    index = page.get_parent()
    page.delete()
    assert not PageCard.objects.exists()
    assert numbers(index) == {}


def test_numbers__follow_the_office_calendar():
    index, topic = make.make_index(), make.make_topic("Xây dựng Đảng")
    make.make_news(index, at=make.moment("2024-02-29 23:30"), topics=[topic])
    make.make_news(index, at=make.moment("2024-03-01 00:30"), topics=[topic])
    make.make_news(index, at=make.moment("2023-03-01 00:30"))
    assert numbers(index) == {
        (2024, 2, "", False): 1,
        (2024, 3, "", False): 1,
        (2023, 3, "", False): 1,
        (2024, 0, "", False): 2,
        (2023, 0, "", False): 1,
        (0, 0, topic.slug, False): 2,
    }


def test_republish_with_another_topic__moves_the_numbers():
    one, two = make.make_topic("Một"), make.make_topic("Hai")
    page = make.make_news(topics=[one])
    page.topics.set([two])
    page.save_revision().publish()
    assert [key[2] for key in numbers(page.get_parent()) if key[2]] == ["hai"]
    assert list(CardTopic.objects.values_list("topic", flat=True)) == [two.pk]


def test_move__takes_the_card_along():
    page = make.make_news()
    old, new = page.get_parent(), make.make_index(title="Tin cơ sở")
    page.move(new, pos="last-child")
    card = PageCard.objects.get(pk=page.pk)
    assert card.index_id == new.pk
    assert card.url_path == make.reload(page).url_path
    assert numbers(old) == {}
    assert numbers(new)


def test_slug_of_index_changes__cards_know(django_capture_on_commit_callbacks):
    page = make.make_news()
    index = make.reload(page.get_parent())
    with django_capture_on_commit_callbacks(execute=True):
        index.slug = "tin-moi"
        index.save_revision().publish()
    assert "/tin-moi/" in PageCard.objects.get(pk=page.pk).get_url()


def test_privacy__hides_at_once_and_shows_again(django_capture_on_commit_callbacks):
    page = make.make_news()
    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(
            page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
        )
    assert not PageCard.objects.exists()
    assert numbers(page.get_parent()) == {}
    page.save_revision().publish()
    assert not PageCard.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert PageCard.objects.filter(pk=page.pk).exists()


def test_topic_renamed__cards_know(django_capture_on_commit_callbacks):
    topic = make.make_topic("Cũ")
    page = make.make_news(topics=[topic])
    with django_capture_on_commit_callbacks(execute=True):
        topic.name = "Mới"
        topic.save()
    assert PageCard.objects.get(pk=page.pk).topics == [["cu", "Mới"]]


def test_topic_deleted__cards_forget(django_capture_on_commit_callbacks):
    topic = make.make_topic("Cũ")
    page = make.make_news()
    page.topics.set([topic])
    page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        page.topics.set([])
        page.save(clean=False)
        topic.delete()
    assert PageCard.objects.get(pk=page.pk).topics == []


def test_body_renamed__cards_know():
    page = make.make_resolution()
    body = make.make_body()
    body.name = "Trung ương Đảng"
    body.save()
    assert PageCard.objects.get(pk=page.pk).issuing_body_name == "Trung ương Đảng"


def test_rebuild_cards__gives_the_same_rows(capsys):
    index, topic = make.make_index(), make.make_topic()
    make.make_news(index, at=make.moment("2024-02-25 09:00"), topics=[topic])
    make.make_resolution(topics=[topic])
    make.make_infographic()
    make.make_standard()
    expired = make.make_news(index)
    type(expired).objects.filter(pk=expired.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    cards.refresh_card(expired.pk)
    rows = list(PageCard.objects.order_by("pk").values())
    counts = sorted(ArchiveCount.objects.filter(count__gt=0).values_list("index", "year", "count"))
    call_command("rebuild_cards", "--json")
    assert '"after": 4' in capsys.readouterr().out
    assert [row | {"version": 1} for row in rows] == list(PageCard.objects.order_by("pk").values())
    assert counts == sorted(ArchiveCount.objects.values_list("index", "year", "count"))


def test_correction__stands_on_the_card():
    page = make.add_correction(make.make_news())
    assert PageCard.objects.get(pk=page.pk).corrections == [
        ["2024-02-26", "Sửa ngày họp thành 24/11/2023."]
    ]


@pytest.mark.django_db(transaction=True)
def test_two_editors_publish_at_once__numbers_are_right(tmp_path):
    index, topic = make.make_index(), make.make_topic()
    pages = [make.make_news(index, topics=[topic]) for _ in range(4)]
    cards.remove_cards([page.pk for page in pages])
    ArchiveCount.objects.all().delete()
    with database_for_threads(tmp_path):
        all_at_once(8, lambda number: cards.refresh_card(pages[number % 4].pk))
        assert numbers(index)[(0, 0, topic.slug, False)] == 4
        assert PageCard.objects.filter(index=index).count() == 4


def test_index_page__has_no_card():
    assert not PageCard.objects.filter(pk=make.make_index(NewsIndexPage).pk).exists()
