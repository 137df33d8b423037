import pytest
from django.db import IntegrityError

from quiz_blocks.bank.models import ItemRevision
from quiz_blocks.bank.models.revisions import ImmutableError
from quiz_blocks.bank.services import current_revision, current_revisions, pool, publish_item

from .factories import make_bank, make_item

pytestmark = pytest.mark.django_db


def test_publish__writes_payload_of_the_agreed_shape():
    item = make_item(choices=["Chính sách xã hội", "Quốc phòng"], explanation="<p>Vì thế.</p>")
    payload = current_revision(item).payload
    keys = [str(c.translation_key) for c in item.choices.all()]
    assert payload == {
        "item": str(item.translation_key),
        "kind": "single",
        "title": "",
        "stem": "<p>Nghị quyết số 42-NQ/TW nói về điều gì?</p>",
        "explanation": "<p>Vì thế.</p>",
        "passage": None,
        "shuffle": True,
        "ignore_diacritics": False,
        "choices": [
            {
                "key": keys[0],
                "text": "Chính sách xã hội",
                "fraction": "100",
                "feedback": "",
                "tolerance": "0",
            },
            {
                "key": keys[1],
                "text": "Quốc phòng",
                "fraction": "0",
                "feedback": "",
                "tolerance": "0",
            },
        ],
    }


def test_edit_after_use__gives_a_new_revision_and_leaves_the_old_one():
    item = make_item()
    old = current_revision(item)
    before = dict(old.payload)
    item.stem = "<p>Câu hỏi đã sửa?</p>"
    publish_item(item)
    assert current_revision(item).pk != old.pk
    assert ItemRevision.objects.get(pk=old.pk).payload == before


def test_publish_again_unchanged__writes_nothing():
    item = make_item()
    old = current_revision(item)
    publish_item(item)
    assert current_revision(item) == old
    assert ItemRevision.objects.count() == 1


def test_draft__changes_nothing_that_is_delivered():
    item = make_item()
    old = current_revision(item)
    item.stem = "<p>Bản nháp</p>"
    item.save_revision()
    assert current_revision(item) == old


def test_unpublished_item__is_not_delivered():
    item = make_item()
    item.unpublish()
    assert current_revision(item) is None
    assert list(pool(item.bank)) == []


def test_stale_copy_saved__does_not_set_the_delivery_back():
    item = make_item()
    stale = type(item).objects.get(pk=item.pk)
    item.stem = "<p>Mới</p>"
    publish_item(item)
    stale.save()
    assert current_revision(item).payload["stem"] == "<p>Mới</p>"


def test_deleting_an_item__keeps_its_revisions():
    item = make_item()
    revision = current_revision(item)
    item.delete()
    assert ItemRevision.objects.get(pk=revision.pk).payload["kind"] == "single"


def test_revision__cannot_be_changed_or_deleted():
    revision = current_revision(make_item())
    with pytest.raises(ImmutableError):
        revision.save()
    with pytest.raises(ImmutableError):
        revision.delete()
    with pytest.raises(ImmutableError):
        ItemRevision.objects.update(kind="number")
    with pytest.raises(ImmutableError):
        ItemRevision.objects.filter(pk=revision.pk).delete()


def test_revision__same_content_twice_is_refused_by_the_database():
    revision = current_revision(make_item())
    with pytest.raises(IntegrityError):
        ItemRevision.objects.create(
            item_key=revision.item_key, digest=revision.digest, kind="single", payload={}
        )


def test_current_revisions__one_query(django_assert_num_queries):
    items = [make_item() for _ in range(4)]
    with django_assert_num_queries(1):
        found = current_revisions([item.pk for item in items] + [999_999])
    assert set(found) == {item.pk for item in items}


def test_pool__by_category_and_tags():
    bank = make_bank()
    law = make_item(category="Đảng/Nghị quyết", tags=["khó", "2023"])
    other = make_item(category="Đảng", tags=["khó"])
    make_item(category="Đảngviên")
    make_item(bank=make_bank("Khác"), category="Đảng")
    make_item(category="Đảng", published=False)
    assert list(pool(bank, category="Đảng")) == [law, other]
    assert list(pool(bank, category="Đảng/Nghị quyết")) == [law]
    assert list(pool(bank, tags=["khó"])) == [law, other]
    assert list(pool(bank, tags=["khó", "2023"])) == [law]
