"""Two at once, with real threads; run on both databases."""

import pytest
from wagtail.models import Locale

from quiz_blocks.bank.importers.gift import parse
from quiz_blocks.bank.models import Item, ItemDelivery, ItemRevision, QuestionBank
from quiz_blocks.bank.services import import_items, write_revision
from tests.races import all_at_once, database_for_threads

from .factories import make_item

THREADS = 6


@pytest.fixture(autouse=True)
def vietnamese(transactional_db):
    """A flushed database has no locale."""
    return Locale.objects.get_or_create(language_code="vi")[0]


@pytest.mark.django_db(transaction=True)
def test_write_revision__many_at_once_end_at_one_row(tmp_path):
    item = make_item(published=False)
    with database_for_threads(tmp_path):
        written = all_at_once(
            THREADS, lambda _number: write_revision(Item.objects.get(pk=item.pk)).pk
        )
        assert len(set(written)) == 1
        assert ItemRevision.objects.count() == 1
        assert ItemDelivery.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_import__into_a_new_bank_many_at_once_makes_one_bank(tmp_path):
    questions = parse("Hỏi {=một ~hai}\n\nHỏi nữa {T}").items
    make_item()  # so that content types and the locale are there
    with database_for_threads(tmp_path):
        stored = all_at_once(THREADS, lambda _number: len(import_items(questions, "Cùng lúc")))
        assert stored == [2] * THREADS
        assert QuestionBank.objects.get(name="Cùng lúc").items.count() == 2 * THREADS
