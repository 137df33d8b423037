from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.panels import CommentsMenuItem
from tests.quiz_blocks.comments.factories import NOW, make_comment, make_moderator, make_page

pytestmark = pytest.mark.django_db
QUEUE = "/admin/gop-y-ban-doc/"
DECIDE = QUEUE + "quyet-dinh/"


@pytest.fixture
def page():
    return make_page()


@pytest.fixture
def moderator(client):
    user = make_moderator()
    client.force_login(user)
    return user


def statuses():
    return dict(ReaderComment.objects.values_list("title", "status"))


def tick(*comments):
    return [f"{comment.pk}:{comment.version}" for comment in comments]


def test_queue__shows_waiting_comments_oldest_first_with_their_page(client, moderator, page):
    late = make_comment(page, status="pending", created_at=NOW)
    early = make_comment(page, status="pending", created_at=NOW - timedelta(hours=2))
    make_comment(page, status="approved")
    response = client.get(QUEUE)
    assert list(response.context["object_list"]) == [early, late]
    html = response.content.decode()
    assert page.title in html
    assert f'href="{page.url}"' in html
    assert [(str(tab.status), tab.count) for tab in response.context["tabs"]][:2] == [
        ("pending", 2),
        ("approved", 1),
    ]


@pytest.mark.parametrize(
    "words", ["quyet dinh", "QUYẾT ĐỊNH", "định  quyết", "nguyễn quyết", "50%"]
)
def test_queue__finds_with_and_without_marks(client, moderator, page, words):
    wanted = make_comment(
        page, status="pending", name="Nguyễn An", title="Về quyết định", body="Tăng 50%_ rồi"
    )
    make_comment(page, status="pending")
    assert list(client.get(QUEUE, {"q": words}).context["object_list"]) == [wanted]


def test_queue__filters_by_page(client, moderator, page):
    other = make_page()
    wanted = make_comment(other, status="pending")
    make_comment(page, status="pending")
    response = client.get(QUEUE, {"page_number": other.pk})
    assert list(response.context["object_list"]) == [wanted]


@pytest.mark.parametrize(
    "query",
    [
        {"page_number": "x"},
        {"page_number": "9" * 30},
        {"created_at_from": "hôm qua"},
        {"lane": "'"},
        {"p": "x"},
        {"p": "99"},
        {"q": "\x00%_'\"" * 50},
        {"ordering": "name"},
    ],
)
def test_queue__strange_queries_break_nothing(client, moderator, page, query):
    make_comment(page, status="pending")
    assert client.get(QUEUE, query).status_code == 200
    assert client.get(QUEUE + "pending/results/", query).status_code == 200


def test_queue__unknown_state_is_404(client, moderator):
    assert client.get(QUEUE + "khac/").status_code == 404


def test_queue__costs_the_same_whatever_its_length(client, moderator, page):
    def queries(count):
        for _ in range(count):
            make_comment(page, status="approved", decided_by=moderator)
        client.get(QUEUE + "approved/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(QUEUE + "approved/").status_code == 200
        return len(captured)

    assert queries(2) == queries(58)


def test_queue__shows_fifty_a_page(client, moderator, page):
    for _ in range(51):
        make_comment(page, status="pending")
    assert len(client.get(QUEUE).context["object_list"]) == 50


def test_decide__one_by_its_own_button(client, moderator, page):
    one, other = (make_comment(page, status="pending") for _ in range(2))
    response = client.post(
        DECIDE,
        {
            "one": f"{one.pk}:1:approved",
            "selected": tick(other),
            "order": f"{one.pk},{other.pk}",
            "next": QUEUE + "?q=x",
        },
    )
    assert response["Location"] == f"{QUEUE}?q=x#gop-y-{other.pk}"
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.status, one.version, one.decided_by) == ("approved", 2, moderator)
    assert other.status == "pending"
    assert one.title in client.get(page.url).content.decode()


@pytest.mark.parametrize("to", ["approved", "rejected", "spam"])
def test_decide__many_touches_only_what_is_ticked(client, moderator, page, to):
    ticked = [make_comment(page, status="pending") for _ in range(12)]
    left = [make_comment(page, status="pending") for _ in range(18)]
    client.post(DECIDE, {"decision": to, "selected": tick(*ticked), "reason": "Theo quy chế"})
    now = statuses()
    assert {now[c.title] for c in ticked} == {to}
    assert {now[c.title] for c in left} == {"pending"}
    assert set(ReaderComment.objects.filter(status=to).values_list("reason", flat=True)) == {
        "Theo quy chế"
    }


def test_decide__logs_each_comment_and_its_history_shows_it(client, moderator, page):
    comments = [make_comment(page, status="pending") for _ in range(3)]
    client.post(DECIDE, {"decision": "spam", "selected": tick(*comments), "reason": "Quảng cáo"})
    entries = ModelLogEntry.objects.filter(action="quiz_blocks_comments.spam")
    assert entries.count() == 3
    assert len({entry.data["batch"] for entry in entries}) == 1
    for comment in comments:
        html = client.get(f"{QUEUE}{comment.pk}/lich-su/").content.decode()
        assert "Đánh dấu góp ý là rác. Lý do: Quảng cáo" in html
        assert "Lan Nguyễn" in html


def test_decide__second_moderator_is_told_who_was_first(client, moderator, page):
    comment = make_comment(page, status="pending", title="Hai người duyệt")
    client.post(DECIDE, {"one": f"{comment.pk}:1:rejected"})
    client.force_login(make_moderator("minh"))
    response = client.post(DECIDE, {"one": f"{comment.pk}:1:approved"}, follow=True)
    assert "“Hai người duyệt” đã được Lan Nguyễn chuyển sang “Từ chối”" in response.content.decode()
    assert statuses() == {"Hai người duyệt": "rejected"}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"decision": "approved"},
        {"decision": "approved", "selected": ["all"]},
        {"decision": "approved", "selected": ["x:1", ":", "1:", "9" * 30 + ":1"]},
        {"decision": "approved", "selected": ["999999999999999999:1"]},
        {"decision": "gone", "selected": ["1:1"]},
        {"one": "1:1:gone"},
        {"one": ":::approved"},
        {"one": "\x00:1:approved"},
        {"one": "²:1:approved"},
    ],
)
def test_decide__posts_that_mean_nothing_change_nothing(client, moderator, page, data):
    make_comment(page, status="pending", title="Vẫn chờ")
    assert client.post(DECIDE, data).status_code == 302
    assert statuses() == {"Vẫn chờ": "pending"}


@pytest.mark.parametrize("url", ["https://xau.example/", "//xau.example", "javascript:alert(1)"])
def test_decide__leads_nowhere_else(client, moderator, url):
    assert client.post(DECIDE, {"next": url})["Location"] == QUEUE + "pending/"


def test_decide__needs_a_csrf_token(page):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_moderator())
    comment = make_comment(page, status="pending")
    assert client.post(DECIDE, {"one": f"{comment.pk}:1:approved"}).status_code == 403
    assert client.get(DECIDE).status_code == 405


ADMIN_URLS = [QUEUE, QUEUE + "spam/", QUEUE + "spam/results/", QUEUE + "{pk}/lich-su/"]


@pytest.mark.parametrize("url", ADMIN_URLS)
@pytest.mark.parametrize("who", ["nobody", "editor"])
def test_access__is_the_moderators_alone(client, page, url, who):
    comment = make_comment(page, status="pending", title="Riêng cho người duyệt")
    if who == "editor":
        editor = make_moderator("bien-tap")
        group = editor.groups.get()
        group.permissions.remove(group.permissions.get(codename="moderate_readercomment"))
        client.force_login(editor)
    response = client.get(url.format(pk=comment.pk))
    assert response.status_code == 302
    assert "Riêng cho" not in response.content.decode()
    client.post(DECIDE, {"one": f"{comment.pk}:1:approved"})
    assert statuses() == {"Riêng cho người duyệt": "pending"}


def test_moderator__sees_the_whole_job_and_nothing_else(client, moderator, page):
    make_comment(page, status="pending")
    html = client.get("/admin/").content.decode()
    assert "góp ý chờ duyệt" in html
    for url in ("/admin/pages/", "/admin/images/", "/admin/users/", "/admin/snippets/"):
        assert client.get(url).status_code in {302, 403, 404}


def test_dashboard__an_editor_sees_no_panel(client, page):
    make_comment(page, status="pending")
    user = User.objects.create_superuser("quan-tri")
    client.force_login(user)
    assert "góp ý chờ duyệt" in client.get("/admin/").content.decode()
    editor = make_moderator("bien-tap")
    group = editor.groups.get()
    group.permissions.remove(group.permissions.get(codename="moderate_readercomment"))
    client.force_login(editor)
    assert "góp ý chờ duyệt" not in client.get("/admin/").content.decode()


def test_group_form__offers_the_right(client):
    client.force_login(User.objects.create_superuser("quan-tri"))
    group = make_moderator().groups.get()
    response = client.get(f"/admin/groups/edit/{group.pk}/")
    right = Permission.objects.get(codename="moderate_readercomment")
    assert right in response.context["form"].fields["permissions"].queryset
    assert right in response.context["form"].initial["permissions"]


@pytest.mark.parametrize(
    ("waiting", "label"),
    [(0, "Góp ý bạn đọc"), (3, "Góp ý bạn đọc (3)"), (120, "Góp ý bạn đọc (99+)")],
)
def test_menu_item__says_how_many_wait(rf, moderator, page, waiting, label):
    for _ in range(waiting):
        make_comment(page, status="pending")
    request = rf.get("/admin/")
    request.user = moderator
    item = CommentsMenuItem()
    assert item.is_shown(request)
    assert item.render_component(request).label == label
