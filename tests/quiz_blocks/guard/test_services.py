import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction

from quiz_blocks.guard.models import RateSlot, SpentToken
from quiz_blocks.guard.services import (
    AlreadySpent,
    Limit,
    RateLimited,
    Token,
    purge,
    spend_token,
    take_slots,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
THREE = Limit("thu", 3, 600)


def test_spend_token__once():
    token = Token("a" * 64, NOW)
    spend_token(token)
    with pytest.raises(AlreadySpent):
        spend_token(token)


def test_spend_token__is_good_again_where_the_rest_failed():
    token = Token("a" * 64, NOW)
    with pytest.raises(RuntimeError), transaction.atomic():
        spend_token(token)
        raise RuntimeError
    spend_token(token)


def taken(times, key="a", limit=THREE):
    """Return which of the moments (in seconds) found a place."""
    result = []
    for second in times:
        try:
            with transaction.atomic():
                take_slots([limit], key, NOW + timedelta(seconds=second))
            result.append(second)
        except RateLimited:
            pass
    return result


@pytest.mark.parametrize(
    ("times", "let_in"),
    [
        ([0, 1, 2, 3], [0, 1, 2]),
        ([0, 1, 2, 599, 600, 601, 602, 603], [0, 1, 2, 600, 601, 602]),
        ([0, 300, 599, 600, 601, 900], [0, 300, 599, 600, 900]),
        ([0, 10_000], [0, 10_000]),
    ],
)
def test_take_slots__any_window_holds_at_most_three(times, let_in):
    assert taken(times) == let_in


def test_take_slots__says_when_to_come_again():
    taken([0, 10, 20])
    with pytest.raises(RateLimited) as caught:
        take_slots([THREE], "a", NOW + timedelta(seconds=30))
    assert caught.value.retry_at == NOW + timedelta(seconds=600)


def test_take_slots__networks_do_not_share():
    assert taken([0, 1, 2], "a") == taken([0, 1, 2], "b") == [0, 1, 2]


def test_take_slots__a_refusal_gives_back_what_was_taken():
    day = Limit("ngay", 1, 86_400)
    with transaction.atomic():
        take_slots([day], "a", NOW)
    with pytest.raises(RateLimited), transaction.atomic():
        take_slots([THREE, day], "a", NOW + timedelta(seconds=1))
    assert taken([2, 3, 4, 5]) == [2, 3, 4]


def test_take_slots__follows_a_changed_setting():
    assert taken([0, 1, 2, 3]) == [0, 1, 2]
    assert taken([4, 5, 6], limit=Limit("thu", 5, 600)) == [4, 5]
    assert taken([7], limit=Limit("thu", 2, 600)) == []


def test_take_slots__costs_the_same_at_the_limit(django_assert_max_num_queries):
    taken(range(20), limit=Limit("ngay", 20, 86_400))
    with django_assert_max_num_queries(5), pytest.raises(RateLimited):
        take_slots([Limit("ngay", 20, 86_400)], "a", NOW + timedelta(seconds=30))


def test_purge__deletes_what_guards_nothing_any_more():
    spend_token(Token("a" * 64, NOW - timedelta(seconds=1)))
    spend_token(Token("b" * 64, NOW + timedelta(seconds=1)))
    taken([0])
    assert purge(NOW) == {"spent_tokens": 1, "rate_slots": 2}
    assert SpentToken.objects.get().digest == "b" * 64
    assert RateSlot.objects.get().taken_at == NOW
    assert taken([1, 2, 3]) == [1, 2]


@pytest.mark.parametrize(("options", "left"), [(["--dry-run"], 1), ([], 0)])
def test_purge_guard__counts_and_deletes(capsys, options, left):
    spend_token(Token("a" * 64, NOW - timedelta(days=400)))
    call_command("purge_guard", "--json", *options)
    assert json.loads(capsys.readouterr().out) == {"spent_tokens": 1, "rate_slots": 0}
    assert SpentToken.objects.count() == left
