import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from quiz_blocks.comments.models import ReaderComment
from tests.quiz_blocks.comments.factories import BLOCK_ID, NOW, make_comment, make_page
from tests.quiz_blocks.guard.factories import solve_for

pytestmark = pytest.mark.django_db

GOOD = {"name": "Trần Văn Đức", "title": "Về mục 3", "body": "Tôi đồng ý.\n\nNên làm sớm."}
SAME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def page():
    return make_page()


@pytest.fixture(autouse=True)
def cheap_proof(settings):
    settings.QUIZ_BLOCKS = {"PROOF_ROUNDS": 10, "PROOF_MAX_COUNTER": 10}


def form_url(page, block_id=BLOCK_ID):
    return f"/gop-y/{page.pk}/{block_id}/"


def post_json(client, page, data=None, headers=None, **extra):
    data = GOOD | {"proof": solve_for(page)} | (data or {})
    headers = SAME | {"Accept": "application/json"} | (headers or {})
    return client.post(form_url(page), data, headers=headers, **extra)


def test_post__stores_a_pending_comment_as_typed(client, page):
    response = post_json(client, page)
    assert response.status_code == 201
    assert response.json()["message"] == "Góp ý của bạn đã được gửi và đang chờ duyệt."
    comment = ReaderComment.objects.get()
    assert (comment.name, comment.title, comment.body) == tuple(GOOD.values())
    assert (comment.status, comment.lane, comment.page_id) == ("pending", "fast", page.pk)
    assert (comment.page_title, comment.page_url) == (page.title, page.url)
    assert "127.0.0" not in json.dumps([str(v) for v in vars(comment).values()])


def test_post__sets_no_cookie_and_is_not_stored(client, page):
    response = post_json(client, page)
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Mời bạn ghi họ tên."),
        ("name", " \u200b\u200d ", "Mời bạn ghi họ tên."),
        ("title", "\x00", "Mời bạn ghi tiêu đề của góp ý."),
        ("body", "   \n ", "Mời bạn viết nội dung góp ý."),
        ("name", "A.", "Họ tên ngắn quá; mời bạn ghi ít nhất 2 chữ cái."),
        ("title", "!?", "Tiêu đề ngắn quá; mời bạn ghi ít nhất 2 chữ cái."),
        ("body", "Hay!!!", "Nội dung ngắn quá; mời bạn ghi ít nhất 5 chữ cái."),
        ("name", "a" * 81, "Họ tên dài 81 ký tự; mời bạn rút xuống nhiều nhất 80 ký tự."),
        ("title", "b" * 151, "Tiêu đề dài 151 ký tự; mời bạn rút xuống nhiều nhất 150 ký tự."),
        ("body", "c" * 5001, "Nội dung dài 5.001 ký tự; mời bạn rút xuống nhiều nhất 5.000 ký tự."),
    ],
)
def test_post__says_what_is_wrong_beside_the_field(client, page, field, value, message):
    response = post_json(client, page, {field: value})
    assert response.status_code == 422
    assert response.json()["errors"] == {field: [message]}
    assert not ReaderComment.objects.exists()


def test_post__a_refused_form_does_not_use_up_the_proof(client, page):
    proof = solve_for(page)
    assert post_json(client, page, {"proof": proof, "title": ""}).status_code == 422
    assert post_json(client, page, {"proof": proof}).status_code == 201


def test_post__the_same_again_is_the_same_comment(client, page):
    proof = solve_for(page)
    first, second = (post_json(client, page, {"proof": proof}) for _ in range(2))
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert ReaderComment.objects.count() == 1


def test_post__a_used_proof_buys_no_second_comment(client, page):
    proof = solve_for(page)
    post_json(client, page, {"proof": proof})
    response = post_json(client, page, {"proof": proof, "body": "Một góp ý khác."})
    assert (response.status_code, response.json()["status"]) == (403, "proof")
    assert ReaderComment.objects.count() == 1


def test_post__proof_of_another_form_is_refused(client, page):
    response = post_json(client, page, {"proof": solve_for(make_page())})
    assert (response.status_code, response.json()["status"]) == (403, "proof")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "https://xau.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver"}, 201),
        ({"Referer": "http://testserver/trang-1/"}, 201),
        ({"Referer": "http://testserver.xau.example/"}, 403),
        ({}, 201),
    ],
)
def test_post__is_refused_from_elsewhere(client, page, headers, status):
    data = GOOD | {"proof": solve_for(page)}
    response = client.post(form_url(page), data, headers=headers | {"Accept": "application/json"})
    assert response.status_code == status


def test_post__from_nowhere_goes_down_the_slow_lane(client, page):
    data = GOOD | {"proof": solve_for(page)}
    client.post(form_url(page), data, headers={"Accept": "application/json"})
    assert ReaderComment.objects.get().lane == "slow"


def test_post__a_fourth_comment_in_ten_minutes_is_put_off(client, page):
    for number in range(3):
        assert post_json(client, page, {"title": f"Số {number}"}).status_code == 201
    response = post_json(client, page)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 600
    assert "10 phút" in response.json()["message"]
    assert ReaderComment.objects.count() == 3


@pytest.mark.parametrize("as_json", [True, False])
def test_post__ten_megabytes_are_refused_before_parsing(client, page, as_json):
    body = urlencode(GOOD) + "&x=" + "y" * 10_000_000
    response = client.post(
        form_url(page),
        body,
        content_type="application/x-www-form-urlencoded",
        headers=SAME | ({"Accept": "application/json"} if as_json else {}),
    )
    assert response.status_code == 413
    text = response.json()["message"] if as_json else response.content.decode()
    assert "dài quá mức" in text


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data; boundary=", b"--x\r\n"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=xyz", b"--xyz\r\nContent-Disposition: form-data; na"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"name=x"),
        ("application/x-www-form-urlencoded", b"name=%ff%fe&title=%00&body=" + b"%" * 50),
        ("application/json", b'{"name": "x"}'),
        ("text/plain", b"\x00\xff"),
    ],
)
def test_post__bodies_of_a_wrong_kind_break_nothing(client, page, content_type, body):
    response = client.post(form_url(page), body, content_type=content_type, headers=SAME)
    assert response.status_code in {400, 422}
    assert not ReaderComment.objects.exists()


@pytest.mark.parametrize(
    "proof",
    ["x", "e30=", "bnVsbA==", "W10=", "é", "A" * 5000, "eyJjaGFsbGVuZ2UiOiBudWxsfQ==", "\x00"],
)
def test_post__a_proof_that_is_none_asks_for_one(client, page, proof):
    response = post_json(client, page, {"proof": proof})
    assert (response.status_code, response.json()["status"]) == (403, "proof")


@pytest.mark.parametrize(
    "path",
    [
        "/gop-y/999999/{block}/",
        "/gop-y/{page}/3f0e2c1a-0000-4000-8000-00000000ffff/",
        "/gop-y/999999999999999999/{block}/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_place__is_a_kind_404_with_the_text_kept(client, page, path, method):
    url = path.format(page=page.pk, block=BLOCK_ID)
    response = getattr(client, method)(url, GOOD, headers=SAME)
    assert response.status_code == 404
    assert "Không tìm thấy biểu mẫu góp ý" in response.content.decode()
    if method == "post":
        assert GOOD["name"] in response.content.decode()


def test_draft_page__takes_no_comments(client):
    draft = make_page(live=False)
    assert post_json(client, draft).status_code == 404
    assert client.get(form_url(draft) + "thu-thach/").status_code == 404


def test_restricted_page__takes_no_comments_and_shows_none(client, page):
    make_comment(page, title="Chuyện nội bộ")
    page.view_restrictions.create(restriction_type="login")
    assert post_json(client, page).status_code == 404
    response = client.get(form_url(page) + "tat-ca/")
    assert response.status_code == 404
    assert "Chuyện nội bộ" not in response.content.decode()


def test_restricted_page__works_for_who_may_see_it(admin_client, page):
    make_comment(page, title="Chuyện nội bộ")
    page.view_restrictions.create(restriction_type="login")
    assert post_json(admin_client, page).status_code == 201
    response = admin_client.get(form_url(page) + "tat-ca/")
    assert "Chuyện nội bộ" in response.content.decode()
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"is_open": False}, "đã đóng"),
        ({"closes_at": (NOW - timedelta(days=1)).isoformat()}, "đã đóng lúc 09:30 ngày 22/11/2026"),
    ],
)
def test_closed_form__refuses_a_stale_page_and_keeps_the_text(client, block, words):
    page = make_page(block)
    response = post_json(client, page)
    assert (response.status_code, response.json()["status"]) == (409, "closed")
    assert words in response.json()["message"]
    html = client.post(form_url(page), GOOD, headers=SAME).content.decode()
    assert words in html
    assert "Nên làm sớm." in html
    assert not ReaderComment.objects.exists()


def test_form_page__without_script_asks_a_question_and_keeps_everything(client, page):
    response = client.post(form_url(page), GOOD, headers=SAME)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Còn một bước" in html
    assert 'value="Trần Văn Đức"' in html
    assert "Nên làm sớm." in html
    assert "csrfmiddlewaretoken" not in html


def answer_for(response):
    from quiz_blocks.guard.questions import WORDS

    question = response.context["question"]
    words = question.text.removesuffix(" bằng mấy?").lower()
    plus, minus = (words.split(sign) for sign in (" cộng ", " trừ "))
    if len(plus) == 2:
        result = WORDS.index(plus[0]) + WORDS.index(plus[1])
    else:
        result = WORDS.index(minus[0]) - WORDS.index(minus[1])
    return {"question": question.token, "answer": str(result)}


def test_form_page__takes_a_right_answer_and_leads_to_a_page_that_says_so(client, page):
    answer = answer_for(client.get(form_url(page)))
    response = client.post(form_url(page), GOOD | answer, headers=SAME, follow=True)
    assert response.redirect_chain == [(form_url(page) + "da-gui/", 303)]
    assert "đang chờ duyệt" in response.content.decode()
    assert ReaderComment.objects.get().lane == "slow"


@pytest.mark.parametrize("answer", ["99", "", "mấy", "1" * 5000, "٩٩", "²"])
def test_form_page__a_wrong_answer_gets_a_new_question_and_keeps_everything(client, page, answer):
    first = client.get(form_url(page))
    data = GOOD | answer_for(first) | {"answer": answer}
    response = client.post(form_url(page), data, headers=SAME)
    html = response.content.decode()
    assert response.status_code == 422
    assert ("Câu trả lời chưa đúng" if answer else "Mời bạn trả lời câu hỏi này") in html
    assert 'value="Trần Văn Đức"' in html
    assert response.context["question"].token != first.context["question"].token
    assert not ReaderComment.objects.exists()


def test_form_page__an_answer_serves_once(client, page):
    answer = answer_for(client.get(form_url(page)))
    client.post(form_url(page), GOOD | answer, headers=SAME)
    response = client.post(form_url(page), GOOD | answer | {"title": "Khác"}, headers=SAME)
    assert response.status_code == 422
    assert "đã dùng cho một lần gửi khác" in response.content.decode()
    assert ReaderComment.objects.count() == 1


def test_form_page__says_the_least_beside_the_label_and_holds_to_it(client, page):
    first = client.get(form_url(page))
    assert "(ít nhất 5 chữ cái, nhiều nhất 5.000 ký tự)" in first.content.decode()
    data = GOOD | answer_for(first) | {"body": "a"}
    response = client.post(form_url(page), data, headers=SAME)
    assert response.status_code == 422
    assert "Nội dung ngắn quá; mời bạn ghi ít nhất 5 chữ cái." in response.content.decode()
    assert not ReaderComment.objects.exists()


def test_form_page__all_errors_stand_beside_their_fields(client, page):
    response = client.post(form_url(page), {"name": "", "title": "", "body": ""}, headers=SAME)
    html = response.content.decode()
    assert response.status_code == 422
    for name in ("name", "title", "body"):
        assert f'aria-describedby="gop-y-{name}_error"' in html
        assert f'id="gop-y-{name}_error"' in html
    assert html.count('aria-invalid="true"') == 3


def test_form_page__third_in_an_hour_is_put_off_with_everything_kept(client, page):
    for number in range(2):
        answer = answer_for(client.get(form_url(page)))
        data = GOOD | answer | {"title": f"Số {number}"}
        assert client.post(form_url(page), data, headers=SAME).status_code == 303
    answer = answer_for(client.get(form_url(page)))
    response = client.post(form_url(page), GOOD | answer, headers=SAME)
    assert response.status_code == 429
    assert 'value="Trần Văn Đức"' in response.content.decode()


def test_challenge__is_never_cached(client, page):
    response = client.get(form_url(page) + "thu-thach/")
    assert "no-store" in response["Cache-Control"]
    assert response.json()["parameters"]["data"] == {"scope": f"comments:{page.pk}:{BLOCK_ID}"}
    assert not response.cookies


def test_thread_page__walks_through_all_comments_once(client, page):
    comments = [
        make_comment(page, created_at=NOW + timedelta(minutes=n // 3), title=f"Ý kiến {n:02d}")
        for n in range(50)
    ]
    make_comment(page, status="pending", title="Chưa duyệt")
    url, seen = form_url(page) + "tat-ca/", []
    while url:
        thread = client.get(url).context["thread"]
        seen += thread.comments
        url = thread.older and f"{form_url(page)}tat-ca/?truoc={thread.older}"
    assert seen == sorted(comments, key=lambda c: (c.created_at, c.pk), reverse=True)


@pytest.mark.parametrize(
    "cursor", ["x", "-", "1-", "9" * 40 + "-1", "1-" + "9" * 40, "\x00-1", "²-1"]
)
def test_thread_page__a_made_up_cursor_shows_the_newest(client, page, cursor):
    comment = make_comment(page)
    response = client.get(form_url(page) + "tat-ca/", {"truoc": cursor})
    assert response.status_code == 200
    assert response.context["thread"].comments == [comment]


def test_get__never_changes_anything(client, page):
    comment = make_comment(page, status="pending")
    for path in ("", "thu-thach/", "tat-ca/", "da-gui/"):
        client.get(form_url(page) + path, GOOD | {"proof": solve_for(page)})
    assert list(ReaderComment.objects.values_list("pk", "status", "version")) == [
        (comment.pk, "pending", 1)
    ]


def test_copied_page__has_comments_of_its_own(client, page):
    make_comment(page, title="Của trang cũ")
    copied = page.copy(update_attrs={"slug": "ban-sao"})
    assert copied.body[0].id == BLOCK_ID
    assert "Của trang cũ" not in client.get(copied.url).content.decode()
    assert "Của trang cũ" in client.get(page.url).content.decode()


def test_deleted_page__leaves_the_comment_with_its_title(page):
    comment = make_comment(page)
    number, title = page.pk, page.title
    page.delete()
    comment.refresh_from_db()
    assert (comment.page, comment.page_number, comment.page_title) == (None, number, title)
