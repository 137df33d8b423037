import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.models import Workflow, WorkflowPage

from propaganda_cms.enums import EditorialRoleName
from propaganda_cms.models import EditorialRole, NewsPage
from propaganda_cms.services.editorial import WORKFLOW, group_of, set_up_editorial
from quiz_blocks.bank.models import Item
from quiz_blocks.quizzes.models import Quiz
from tests.propaganda_cms import factories as make
from tests.propaganda_cms.test_corrections import form_data

pytestmark = pytest.mark.django_db
WRITER, EDITOR, APPROVER = EditorialRoleName


def test_migrate__makes_groups_and_workflow():
    make.root_page()
    set_up_editorial()
    assert {role.group.name for role in EditorialRole.objects.all()} == {
        "Phóng viên",
        "Biên tập",
        "Duyệt",
    }
    workflow = Workflow.objects.get(name=WORKFLOW)
    steps = [task.specific for task in workflow.tasks]
    assert [step.name for step in steps] == ["Biên tập", "Duyệt"]
    assert [list(step.groups.all()) for step in steps] == [[group_of(EDITOR)], [group_of(APPROVER)]]
    assert make.make_index().get_workflow() == workflow


@pytest.mark.parametrize(("role", "may"), [(WRITER, False), (EDITOR, True), (APPROVER, True)])
def test_roles__editor_and_approver_see_quiz_results(role, may):
    make.root_page()
    set_up_editorial()
    permissions = group_of(role).permissions
    assert permissions.filter(codename="view_attempt").exists() is may


def test_set_up__leaves_what_the_office_changed():
    make.root_page()
    set_up_editorial()
    group = group_of(WRITER)
    group.name = "Cộng tác viên"
    group.save()
    group.permissions.clear()
    group_of(EDITOR).delete()
    assert set_up_editorial() is False
    assert not Group.objects.filter(name__in=["Phóng viên", "Biên tập"]).exists()
    assert group.permissions.count() == 0
    assert Workflow.objects.filter(name=WORKFLOW).count() == 1


def test_set_up__leaves_another_workflow_of_the_root():
    root = make.root_page().get_root()
    EditorialRole.objects.all().delete()
    Workflow.objects.filter(name=WORKFLOW).delete()
    own = Workflow.objects.create(name="Của chúng tôi")
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": own})
    set_up_editorial()
    assert WorkflowPage.objects.get(page=root).workflow == own


@pytest.mark.parametrize(
    ("role", "may_edit_others", "may_publish"),
    [(WRITER, False, False), (EDITOR, True, False), (APPROVER, True, True)],
)
def test_roles__only_duyet_publishes(role, may_edit_others, may_publish):
    page = make.make_news()
    allowed = page.permissions_for_user(make.make_user(role))
    assert allowed.can_edit() is may_edit_others
    assert allowed.can_publish() is may_publish
    assert page.get_parent().permissions_for_user(make.make_user(role, "hai")).can_add_subpage()


@pytest.mark.parametrize("model", [Item, Quiz])
@pytest.mark.parametrize(
    ("role", "may_publish"), [(WRITER, False), (EDITOR, False), (APPROVER, True)]
)
def test_questions_and_quizzes__duyet_publishes_the_others_send_on(
    client, role, may_publish, model
):
    client.force_login(make.make_user(role))
    label = model._meta
    url = reverse(f"wagtailsnippets_{label.app_label}_{label.model_name}:add")
    shown = client.get(url).content.decode()
    assert ('name="action-publish"' in shown) is may_publish
    assert 'name="action-submit"' in shown


@pytest.fixture
def people():
    return {role: make.make_user(role) for role in EditorialRoleName}


@pytest.fixture
def draft(people):
    body = [{"type": "paragraph", "value": "<p>Nội dung.</p>"}]
    page = NewsPage(
        title="Hội nghị học tập", lead="Sapo", body=body, live=False, owner=people[WRITER]
    )
    make.make_index().add_child(instance=page)
    page.save_revision(user=people[WRITER])
    page.get_workflow().start(page, people[WRITER])
    return page


def act(client, user, page, action, comment=""):
    client.force_login(user)
    state = NewsPage.objects.get(pk=page.pk).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    response = client.post(url, {"comment": comment})
    assert response.status_code in (200, 302), response.content
    return NewsPage.objects.get(pk=page.pk)


def history(client, user, page):
    client.force_login(user)
    return client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()


def test_two_steps__publish(client, people, draft):
    page = act(client, people[EDITOR], draft, "approve", "Đã biên tập.")
    assert not page.live
    assert page.current_workflow_task.name == "Duyệt"
    page = act(client, people[APPROVER], page, "approve", "Đồng ý đăng.")
    assert page.live
    text = history(client, people[APPROVER], page)
    for words in ("phong-vien", "bien-tap", "duyet", "Đã biên tập.", "Đồng ý đăng."):
        assert words in text


def test_editor__cannot_take_the_second_step(client, people, draft):
    page = act(client, people[EDITOR], draft, "approve")
    client.force_login(people[EDITOR])
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client.post(url, {"comment": ""})
    assert not NewsPage.objects.get(pk=page.pk).live


def test_returned__remark_reaches_the_writer(client, people, draft):
    mail.outbox.clear()
    act(client, people[EDITOR], draft, "reject", "Thiếu nguồn ảnh.")
    assert "Thiếu nguồn ảnh." in history(client, people[EDITOR], draft)
    [told] = [message for message in mail.outbox if people[WRITER].email in message.to]
    assert told.subject.startswith("Cần sửa: trang")
    assert "bien-tap yêu cầu sửa trang" in told.body
    assert 'Lời nhận xét: "Thiếu nguồn ảnh."' in told.body
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in told.body
    client.force_login(people[WRITER])
    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Bài được trả lại để sửa" in dashboard
    assert "bien-tap trả lại ở bước Biên tập" in dashboard
    assert "Thiếu nguồn ảnh." in dashboard
    form = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert "bien-tap yêu cầu sửa bài này" in form
    assert "«Thiếu nguồn ảnh.»" in form


def test_returned__others_do_not_find_it_on_their_dashboard(client, people, draft):
    act(client, people[EDITOR], draft, "reject", "Thiếu nguồn ảnh.")
    client.force_login(make.make_user(WRITER, "nguoi-khac"))
    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Bài được trả lại để sửa" not in dashboard


def test_returned__sent_again_the_remark_is_gone(client, people, draft):
    act(client, people[EDITOR], draft, "reject", "Thiếu nguồn ảnh.")
    NewsPage.objects.get(pk=draft.pk).current_workflow_state.resume(user=people[WRITER])
    client.force_login(people[WRITER])
    for url in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
    ):
        assert "«Thiếu nguồn ảnh.»" not in client.get(url).content.decode()


def test_workflow_buttons__read_vietnamese(client, people):
    page = NewsPage(title="Nháp", lead="Sapo", live=False, owner=people[WRITER])
    make.make_index().add_child(instance=page)
    page.save_revision(user=people[WRITER])
    client.force_login(people[WRITER])
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Gửi duyệt (Biên tập rồi duyệt)" in text
    page.get_workflow().start(page, people[WRITER])
    client.force_login(people[EDITOR])
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Yêu cầu sửa" in text
    assert "propaganda_cms/js/one_workflow_action" in text


def test_writer__may_not_publish_through_the_form(client, people):
    body = [{"type": "paragraph", "value": "<p>Nội dung.</p>"}]
    page = NewsPage(title="Bản nháp", lead="Sapo", body=body, live=False, owner=people[WRITER])
    make.make_index().add_child(instance=page)
    page.save_revision(user=people[WRITER])
    client.force_login(people[WRITER])
    data = form_data(page) | {"action-publish": "1"}
    assert client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data).status_code == 302
    assert not NewsPage.objects.get(pk=page.pk).live
