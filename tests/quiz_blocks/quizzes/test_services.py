"""What attempts promise, asked of the services."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from quiz_blocks.bank.services import publish_item
from quiz_blocks.quizzes import exceptions, services
from quiz_blocks.quizzes.marking import mark_paper
from quiz_blocks.quizzes.models import Attempt, Slot
from quiz_blocks.quizzes.outcomes import asked_of, to_json
from quiz_blocks.quizzes.paper import canonical
from quiz_blocks.quizzes.revisions import payloads_of
from quiz_blocks.quizzes.signals import attempt_handed_in

from .factories import (
    make_attempt,
    make_bank,
    make_every_kind,
    make_page,
    make_questions,
    make_quiz,
    make_taker,
    now,
)

pytestmark = pytest.mark.django_db


def start(quiz, taker="Một máy", at=None):
    return services.start(quiz, make_taker(taker), now=at or now())


def response(attempt, number, text):
    """The response to one question by the text of the choice."""
    key = attempt.questions[number - 1]["key"]
    choices = payloads_of(attempt.questions)[key]["choices"]
    return {key: {"choices": [c["key"] for c in choices if c["text"] == text]}}


# --- Start ---


def test_start__goes_on_with_what_is_in_progress():
    quiz = make_quiz()
    assert start(quiz).pk == start(quiz).pk


def test_start__another_taker_gets_another_attempt():
    quiz = make_quiz()
    assert start(quiz, "a").pk != start(quiz, "b").pk


def test_start__numbers_the_attempts():
    quiz = make_quiz()
    for number in (1, 2, 3):
        assert make_attempt(quiz).attempt_no == number


def test_start__keeps_the_limit():
    quiz = make_quiz(attempts_allowed=2)
    make_attempt(quiz)
    make_attempt(quiz)
    with pytest.raises(exceptions.LimitReached) as refused:
        start(quiz)
    assert "2 lượt" in refused.value.message
    assert "từng máy" in refused.value.message
    start(quiz, "máy khác")


@pytest.mark.parametrize(
    "broken",
    [
        {"attempt_no": 3},  # beyond the limit
        {"attempt_no": 1},  # taken
        {"attempt_no": 0},
        {"attempt_no": 2, "state": "marked"},  # no result
        {"attempt_no": 2, "score": 1},  # a result, yet in progress
    ],
)
def test_the_database_itself_refuses_what_must_not_be(broken):
    quiz = make_quiz(attempts_allowed=2)
    attempt = make_attempt(quiz)
    values = {f.attname: getattr(attempt, f.attname) for f in Attempt._meta.concrete_fields}
    for name in ("id", "uuid"):
        values.pop(name)
    fresh = {"state": "in_progress", "submitted_at": None, "score": None, "receipt": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(**values | fresh | broken)


@pytest.mark.parametrize(
    ("opens", "closes", "refusal"),
    [
        (timedelta(0), timedelta(hours=1), None),
        (timedelta(seconds=1), timedelta(hours=1), exceptions.NotOpenYet),
        (timedelta(hours=-1), timedelta(0), exceptions.Closed),
        (None, timedelta(microseconds=1), None),
        (None, None, None),
    ],
)
def test_start__between_the_opening_and_before_the_closing(opens, closes, refusal):
    at = now()
    quiz = make_quiz(
        opens_at=None if opens is None else at + opens,
        closes_at=None if closes is None else at + closes,
    )
    if refusal is None:
        assert start(quiz, at=at)
        return
    with pytest.raises(refusal):
        start(quiz, at=at)
    assert not Attempt.objects.exists()


def test_start__a_quiz_without_published_questions_spends_nothing():
    quiz = make_quiz([])
    with pytest.raises(exceptions.NothingToAsk):
        start(quiz)
    assert not Attempt.objects.exists()


def test_start__draws_from_a_bank():
    make_questions(8, category="Nghị quyết/42", tags=["kho"])
    make_questions(4, category="Khác")
    quiz = make_quiz([])
    quiz.slots.add(Slot(bank=make_bank(), category="Nghị quyết", tag="kho", draws=5))
    quiz.save()
    assert quiz.count_questions() == 5
    papers = [start(quiz, str(taker)).paper["questions"] for taker in range(4)]
    assert {len(paper) for paper in papers} == {5}
    assert len({tuple(q["key"] for q in paper) for paper in papers}) > 1


# --- Save ---


def test_save__keeps_what_was_not_on_the_screen():
    attempt = start(make_quiz())
    services.save(attempt, response(attempt, 1, "đúng 1"), now=now())
    services.save(attempt, response(attempt, 2, "sai 2"), now=now())
    attempt.refresh_from_db()
    assert len(attempt.responses) == 2


def test_save__an_older_number_changes_nothing_and_says_what_stands():
    attempt = start(make_quiz())
    services.save(attempt, response(attempt, 1, "đúng 1"), now=now(), seq=5)
    for seq in (4, 5):
        with pytest.raises(exceptions.StaleSave) as refused:
            services.save(attempt, response(attempt, 1, "sai 1"), now=now(), seq=seq)
        assert refused.value.attempt.seq == 5
    attempt.refresh_from_db()
    assert attempt.responses == response(attempt, 1, "đúng 1")


def test_save__the_same_save_twice_is_fine():
    attempt = start(make_quiz())
    for _again in range(2):
        services.save(attempt, response(attempt, 1, "đúng 1"), now=now(), seq=1)
    attempt.refresh_from_db()
    assert (attempt.seq, attempt.version) == (1, 1)


def test_save__is_one_update(django_assert_num_queries):
    attempt = start(make_quiz())
    given = response(attempt, 1, "đúng 1")
    with django_assert_num_queries(1):
        services.save(attempt, given, now=now(), seq=1)


def test_save__after_the_closing_is_refused_and_the_draft_stays():
    quiz = make_quiz(closes_at=now() + timedelta(hours=1))
    attempt = start(quiz)
    services.save(attempt, response(attempt, 1, "đúng 1"), now=now())
    late = quiz.closes_at
    for verb in (services.save, services.submit):
        with pytest.raises(exceptions.Closed) as refused:
            verb(attempt, response(attempt, 1, "sai 1"), now=late)
        assert "vẫn còn nguyên" in refused.value.message
    attempt.refresh_from_db()
    assert attempt.responses == response(attempt, 1, "đúng 1")


def test_a_reader_keeps_the_time_promised_and_gains_by_an_extension():
    promised = now() + timedelta(hours=1)
    quiz = make_quiz(closes_at=promised)
    attempt = start(quiz)
    quiz.closes_at = promised - timedelta(minutes=30)
    quiz.save()
    services.save(attempt, {}, now=promised - timedelta(seconds=1))
    quiz.closes_at = promised + timedelta(hours=1)
    quiz.save()
    attempt = Attempt.objects.get()
    services.submit(attempt, {}, now=promised + timedelta(minutes=1))


# --- Answer at once ---


def test_answer__the_first_answer_counts():
    attempt = start(make_quiz(feedback="at_once"))
    key = attempt.questions[0]["key"]
    services.answer(attempt, key, response(attempt, 1, "sai 1"), now=now())
    services.answer(attempt, key, response(attempt, 1, "đúng 1"), now=now())
    services.save(attempt, response(attempt, 1, "đúng 1"), now=now())
    attempt = services.submit(attempt, response(attempt, 1, "đúng 1"), now=now())
    assert attempt.score == 0
    assert attempt.responses == response(attempt, 1, "sai 1")


def test_answer__a_quiz_that_tells_at_the_end_tells_nothing():
    attempt = start(make_quiz())
    with pytest.raises(exceptions.BadResponse):
        services.answer(attempt, attempt.questions[0]["key"], {}, now=now())


def test_answer__nothing_is_no_answer():
    attempt = start(make_quiz(feedback="at_once"))
    with pytest.raises(exceptions.NotReady):
        services.answer(attempt, attempt.questions[0]["key"], {}, now=now())


# --- Hand in ---


def test_submit__twice_counts_once_and_gives_the_same_receipt():
    attempt = start(make_quiz())
    first = services.submit(attempt, response(attempt, 1, "đúng 1"), now=now())
    receipt, submitted_at = first.receipt, first.submitted_at
    again = Attempt.objects.get()
    later = now() + timedelta(minutes=5)
    second = services.submit(again, response(attempt, 1, "sai 1"), now=later)
    assert (second.receipt, second.submitted_at, second.score) == (receipt, submitted_at, 1)


def test_submit__asks_before_questions_stay_blank_and_keeps_the_draft():
    attempt = start(make_quiz())
    with pytest.raises(exceptions.NotReady) as refused:
        services.submit(attempt, response(attempt, 1, "đúng 1"), now=now(), confirmed=False)
    assert refused.value.blanks == [2, 3]
    attempt = Attempt.objects.get()
    assert attempt.responses == response(attempt, 1, "đúng 1")
    assert services.submit(attempt, {}, now=now()).score == 1


def test_submit__costs_one_update(django_assert_num_queries):
    attempt = start(make_quiz(make_questions(12)))
    given = response(attempt, 1, "đúng 1")
    with django_assert_num_queries(1):
        services.submit(attempt, given, now=now())


def test_submit__what_is_no_number_is_to_be_mended():
    attempt = start(make_quiz(make_every_kind()))
    key = attempt.questions[4]["key"]
    with pytest.raises(exceptions.NotReady) as refused:
        services.submit(attempt, {key: {"text": "chín trăm"}}, now=now())
    assert list(refused.value.problems) == [5]


def test_the_outcome_can_be_made_again_to_the_same_bytes():
    attempt = make_attempt(make_quiz(make_every_kind()), answers={4: "sai", 5: "987.654"})
    payloads = payloads_of(attempt.questions)
    again = mark_paper(asked_of(attempt.questions), payloads, attempt.responses)
    assert canonical(to_json(again)) == canonical(attempt.outcome)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_submit__is_told_once_and_a_listener_that_fails_hinders_nobody():
    told = []

    def listen(attempt, **kwargs):
        told.append(attempt.receipt)
        raise RuntimeError

    attempt_handed_in.connect(listen)
    try:
        attempt = start(make_quiz())
        for _again in range(2):
            services.submit(Attempt.objects.get(pk=attempt.pk), {}, now=now())
    finally:
        attempt_handed_in.disconnect(listen)
    assert told == [Attempt.objects.get().receipt]


# --- What happens later changes nothing ---


def everything_of(attempt):
    fields = [f.attname for f in Attempt._meta.concrete_fields if f.name != "quiz"]
    return canonical(
        {name: str(getattr(Attempt.objects.get(pk=attempt.pk), name)) for name in fields}
    )


def edit_item(quiz, page):
    """Make the wrong answer the right one, and publish it."""
    item = quiz.slots.first().item
    item.stem = "<p>Câu khác hẳn</p>"
    choices = list(item.choices.all())
    choices[0].right, choices[1].right = False, True
    item.choices = choices
    revision = publish_item(item)
    assert [choice["fraction"] for choice in revision.payload["choices"]] == ["0", "100", "0"]


def edit_quiz(quiz, page):
    quiz.title, quiz.pass_mark, quiz.attempts_allowed = "Tên khác", 100, 1
    quiz.slots.first().delete()
    quiz.save()


def delete_items(quiz, page):
    """Only what no quiz asks any more can be deleted."""
    items = [slot.item for slot in quiz.slots.all()]
    quiz.slots.all().delete()
    for item in items:
        item.delete()


LATER = {
    "edit the item": edit_item,
    "edit the quiz": edit_quiz,
    "delete the items": delete_items,
    "delete the quiz": lambda quiz, page: quiz.delete(),
    "delete the page": lambda quiz, page: page.delete(),
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("submitted", [True, False])
def test_attempts_outlive_content(later, submitted):
    quiz = make_quiz(pass_mark=30)
    page = make_page(quiz)
    attempt = make_attempt(quiz, answers={1: "đúng 1"}, submitted=submitted)
    before = everything_of(attempt)
    LATER[later](quiz, page)
    assert everything_of(attempt) == before


def test_an_attempt_in_progress_is_marked_by_its_own_revisions():
    quiz = make_quiz()
    attempt = start(quiz)
    given = response(attempt, 1, "đúng 1")
    edit_item(quiz, None)
    quiz.delete()
    attempt = Attempt.objects.get()
    assert services.submit(attempt, given, now=now()).score == 1


# --- In another language ---


def test_a_translation_shares_the_limit_and_keeps_its_questions():
    quiz = make_quiz(attempts_allowed=1)
    make_attempt(quiz)
    locale = Locale.objects.create(language_code="km")
    translated = quiz.copy_for_translation(locale)
    translated.live = True
    translated.save()
    assert translated.count_questions() == 3
    assert start(translated, "máy khác").questions
    with pytest.raises(exceptions.LimitReached):
        start(translated)
