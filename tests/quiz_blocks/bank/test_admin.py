"""The bank in the admin, as an editor meets it."""

import io

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.test import override_settings
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from quiz_blocks.bank.models import Item, ItemRevision, QuestionBank
from quiz_blocks.bank.services import current_revision

from .factories import make_bank, make_item

pytestmark = pytest.mark.django_db

ITEM = "wagtailsnippets_quiz_blocks_bank_item"
BANK = "wagtailsnippets_quiz_blocks_bank_questionbank"


@pytest.fixture
def editor_client(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("biên tập", "b@example.org", "x"))
    return client


def item_data(choices=(), **fields):
    rows = [{"feedback": "", "fraction": "", "tolerance": "", **choice} for choice in choices]
    return nested_form_data(
        {
            "bank": make_bank().pk,
            "kind": "single",
            "title": "",
            "stem": rich_text("<p>Câu hỏi?</p>"),
            "explanation": rich_text(""),
            "passage_page": "",
            "passage_anchor": "",
            "category": "",
            "tags": "",
            "choices": inline_formset(rows),
            **fields,
        }
    )


def messages_in(response):
    return response.content.decode()


def test_add_and_publish__from_an_empty_form(editor_client):
    data = item_data([{"text": "Đúng ý", "right": "on"}, {"text": "Ý khác"}])
    response = editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    assert response.status_code == 302
    item = Item.objects.get()
    payload = current_revision(item).payload
    assert [(c["text"], c["fraction"]) for c in payload["choices"]] == [
        ("Đúng ý", "100"),
        ("Ý khác", "0"),
    ]


def test_publish__incomplete_item_says_what_is_missing(editor_client):
    data = item_data([{"text": "Một"}, {"text": "Một"}])
    response = editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    html = messages_in(response)
    assert response.status_code == 200
    assert "Câu một lựa chọn cần một lựa chọn đúng" in html
    assert "Lựa chọn «Một» bị lặp lại." in html
    assert not Item.objects.exists()
    form = response.context["form"]
    assert "kind" not in form.errors
    assert "Câu một lựa chọn cần" in str(form.formsets["choices"].non_form_errors())


def test_publish__an_item_without_answers_says_so_at_the_answers(editor_client):
    data = item_data(kind="short_text")
    response = editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    form = response.context["form"]
    assert not form.errors
    [said] = form.formsets["choices"].non_form_errors()
    assert said in messages_in(response)


def test_publish__a_tick_that_contradicts_its_figure_is_said(editor_client):
    data = item_data([{"text": "Một", "fraction": "100"}, {"text": "Hai", "right": "on"}])
    response = editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    assert "Không khớp với ô «Đúng»." in messages_in(response)


def test_save_draft__may_be_incomplete(editor_client):
    response = editor_client.post(reverse(f"{ITEM}:add"), item_data([{"text": ""}]))
    assert response.status_code == 302
    item = Item.objects.get()
    assert not item.live
    assert not ItemRevision.objects.exists()


@pytest.mark.parametrize(("answer", "right"), [("true", "Đúng"), ("false", "Sai")])
def test_true_false__its_choices_are_made_from_one_answer(editor_client, answer, right):
    data = item_data(kind="true_false", statement=answer)
    editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    payload = ItemRevision.objects.get().payload
    assert [c["text"] for c in payload["choices"]] == ["Đúng", "Sai"]
    assert [c["text"] for c in payload["choices"] if c["fraction"] == "100"] == [right]


def test_true_false__needs_an_answer_to_be_published(editor_client):
    data = item_data(kind="true_false")
    response = editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    assert "Hãy cho biết khẳng định này đúng hay sai." in messages_in(response)


def test_edit__true_false_turned_round_keeps_the_keys(editor_client):
    item = make_item("true_false")
    before = current_revision(item)
    rows = [
        {"id": c.pk, "text": c.text, "right": "on" if c.right else ""} for c in item.choices.all()
    ]
    data = item_data(kind="true_false", statement="false")
    formset = inline_formset(
        [{"feedback": "", "fraction": "", "tolerance": "", **row} for row in rows], initial=2
    )
    data |= nested_form_data({"choices": formset})
    response = editor_client.post(
        reverse(f"{ITEM}:edit", args=[item.pk]), data | {"action-publish": "1"}
    )
    assert response.status_code == 302
    after = current_revision(item)
    assert after.pk != before.pk
    assert [c["key"] for c in after.payload["choices"]] == [
        c["key"] for c in before.payload["choices"]
    ]
    assert [c["fraction"] for c in after.payload["choices"]] == ["0", "100"]
    assert [c["fraction"] for c in before.payload["choices"]] == ["100", "0"]


def test_edit_form__opens_for_every_kind(editor_client):
    for kind in ("single", "multiple", "true_false", "short_text", "number"):
        item = make_item(kind)
        response = editor_client.get(reverse(f"{ITEM}:edit", args=[item.pk]))
        assert response.status_code == 200
        assert 'value="0.000000000000"' not in response.content.decode()


@pytest.mark.parametrize("kind", ["single", "multiple", "true_false", "short_text", "number"])
def test_preview__marks_the_key(kind):
    item = make_item(kind, explanation="<p>Lời giải thích</p>")
    html = item.make_preview_request().content.decode()
    assert "Lời giải thích" in html
    assert "100\xa0%" in html or "100 %" in html or "50 %" in html
    assert "Chưa phát hành được" not in html


def test_preview__of_an_unfinished_draft_says_what_is_missing():
    html = Item(bank=make_bank(), kind="multiple", stem="").make_preview_request().content.decode()
    assert "Hãy nhập câu hỏi." in html


def test_list__filters(editor_client):
    shown = make_item(category="Đảng/Nghị quyết", title="Câu cần tìm")
    make_item(category="Khác", title="Câu khác", kind="number")
    draft = make_item(category="Đảng", title="Bản nháp", published=False)
    url = reverse(f"{ITEM}:list")

    def titles(**query):
        response = editor_client.get(url, query)
        return {item.title for item in response.context["object_list"]}

    assert titles(category="Đảng") == {shown.title, draft.title}
    assert titles(kind="single", live="True") == {shown.title}
    assert titles(kind="number", bank=shown.bank.pk) == {"Câu khác"}
    assert titles(live="False") == {"Bản nháp"}


def test_list__same_queries_for_few_and_many(
    client, django_user_model, django_assert_max_num_queries
):
    """For an editor; to whom may translate, wagtail-localize gives buttons at two queries a row."""
    user = django_user_model.objects.create_user("biên tập viên", "v@example.org", "x")
    group = Group.objects.create(name="biên tập")
    of_the_bank = Permission.objects.filter(content_type__app_label="quiz_blocks_bank")
    group.permissions.add(Permission.objects.get(codename="access_admin"), *of_the_bank)
    user.groups.add(group)
    client.force_login(user)
    url = reverse(f"{ITEM}:list")
    make_item()
    with django_assert_max_num_queries(24) as few:
        assert client.get(url).status_code == 200
    for _ in range(12):
        make_item()
    with django_assert_max_num_queries(len(few)):
        client.get(url)


def test_bank_list__same_queries_for_few_and_many(editor_client, django_assert_max_num_queries):
    url = reverse(f"{BANK}:list")
    make_bank("Một")
    with django_assert_max_num_queries(24) as few:
        editor_client.get(url)
    for number in range(12):
        make_item(bank=make_bank(f"Ngân hàng {number}"))
    with django_assert_max_num_queries(len(few)):
        response = editor_client.get(url)
    assert "?bank=" in response.content.decode()


def test_export__to_excel(editor_client):
    make_item(title="Câu xuất ra")
    response = editor_client.get(reverse(f"{ITEM}:list"), {"export": "xlsx"})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    assert rows[0][:3] == ("Mã", "Tên gọi", "Loại câu hỏi")
    assert "Câu xuất ra" in rows[1]


def test_history_usage_copy_delete__open(editor_client):
    item = make_item()
    for name in ("history", "usage", "copy", "delete", "unpublish"):
        assert editor_client.get(reverse(f"{ITEM}:{name}", args=[item.pk])).status_code == 200


def test_copy__gets_keys_of_its_own(editor_client):
    """The form of a copy is posted to the address for adding, with the ids of the original."""
    item = make_item()
    assert editor_client.get(reverse(f"{ITEM}:copy", args=[item.pk])).status_code == 200
    rows = [{"id": c.pk, "text": c.text, "right": c.right or ""} for c in item.choices.all()]
    rows = [{"feedback": "", "fraction": "", "tolerance": "", **row} for row in rows]
    data = item_data() | nested_form_data({"choices": inline_formset(rows, initial=len(rows))})
    editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    first, second = (row.payload for row in ItemRevision.objects.order_by("pk"))
    assert first["item"] != second["item"]
    assert not {c["key"] for c in first["choices"]} & {c["key"] for c in second["choices"]}


def test_empty_explanation__is_delivered_as_nothing(editor_client):
    data = item_data(kind="true_false", statement="true")
    editor_client.post(reverse(f"{ITEM}:add"), data | {"action-publish": "1"})
    assert Item.objects.get().explanation
    assert ItemRevision.objects.get().payload["explanation"] == ""


def test_revert__delivers_the_old_content_again(editor_client):
    item = make_item()
    old = current_revision(item)
    old_wagtail_revision = item.latest_revision
    item.stem = "<p>Mới</p>"
    item.save_revision().publish()
    old_wagtail_revision.publish()
    item.refresh_from_db()
    assert current_revision(item) == old


def test_delete_bank__with_items_is_refused_kindly(editor_client):
    item = make_item()
    response = editor_client.post(reverse(f"{BANK}:delete", args=[item.bank.pk]), follow=True)
    assert "vì còn câu hỏi" in response.content.decode()
    assert QuestionBank.objects.filter(pk=item.bank.pk).exists()


def test_delete_bank__without_items(editor_client):
    bank = make_bank("Rỗng")
    editor_client.post(reverse(f"{BANK}:delete", args=[bank.pk]))
    assert not QuestionBank.objects.filter(pk=bank.pk).exists()


@override_settings(LANGUAGE_CODE="vi")
def test_permissions__every_view_is_closed_to_whom_it_was_not_given(client, django_user_model):
    item = make_item()
    group = Group.objects.create(name="chỉ vào quản trị")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = django_user_model.objects.create_user("khách", "k@example.org", "x")
    user.groups.add(group)
    client.force_login(user)
    for name in ("list", "add"):
        assert client.get(reverse(f"{ITEM}:{name}")).status_code in (302, 403)
    for name in ("edit", "delete", "history", "usage", "copy", "unpublish", "preview_on_edit"):
        url = reverse(f"{ITEM}:{name}", args=[item.pk])
        assert client.get(url).status_code in (302, 403), name
    client.post(reverse(f"{ITEM}:delete", args=[item.pk]))
    assert Item.objects.filter(pk=item.pk).exists()


def test_menu__stands_under_trac_nghiem(editor_client):
    html = editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Tr\\u1eafc nghi\\u1ec7m" in html or "Trắc nghiệm" in html
