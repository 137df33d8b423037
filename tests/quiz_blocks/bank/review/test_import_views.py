"""A question file imported in the admin, as an editor meets it."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.urls import reverse
from wagtail.models import ModelLogEntry

from quiz_blocks.bank.models import Item, QuestionBank
from quiz_blocks.bank.services import current_revision

from ..factories import make_bank, make_item

pytestmark = pytest.mark.django_db

UPLOAD = "wagtailsnippets_quiz_blocks_bank_item:import"
REVIEW = "wagtailsnippets_quiz_blocks_bank_item:import_review"

SOUND = """// [tag:dễ]
$CATEGORY: Nghị quyết/42

Nghị quyết 42 ban hành ngày nào? {~23/11/2023 =24/11/2023 ####Ban hành ngày 24/11/2023.}

[html]<p>Chọn <b>hai</b> nhiệm vụ</p>{~%50%An sinh ~%50%Đào tạo ~%-100%Quảng cáo}

Tỷ lệ giảm nghèo mỗi năm là bao nhiêu? {#1.5:0.1}

Nghị quyết có bốn quan điểm. {TRUE}
"""
#: The second of its three questions has no right choice.
ONE_WRONG = "Câu đầu {=a ~b}\n\nMục tiêu là gì? {~Công bằng ~Giàu có}\n\nCâu cuối {T}\n"


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("biên tập", "b@example.org", "x"))
    return client


def log_in_with(client, django_user_model, *codenames):
    user = django_user_model.objects.create_user("viên", "v@example.org", "x")
    group = Group.objects.create(name="nhóm")
    given = Permission.objects.filter(content_type__app_label="quiz_blocks_bank")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"), *given.filter(codename__in=codenames)
    )
    user.groups.add(group)
    client.force_login(user)
    return user


def upload(client, content, name="câu hỏi.gift", **fields):
    content = content if isinstance(content, bytes) else content.encode()
    data = {"file": SimpleUploadedFile(name, content), "new_bank": "Ngân hàng thử", **fields}
    return client.post(reverse(UPLOAD), data)


def page(response):
    return unescape(response.content.decode())


def fields_of(response):
    """Return what a browser would send back of the review, nothing touched."""
    formset, data = response.context["formset"], QueryDict(mutable=True)
    for key, value in re.findall(r'name="([a-zA-Z_-]+)" value="([^"]*)"', page(response)):
        if key in ("notes", "file_name") or (key.startswith("q-") and key.endswith("_FORMS")):
            data[key] = value
    for name in ("bank", "new_bank"):
        data[name] = response.context["form"][name].value() or ""
    for form in formset.forms:
        data[f"{form.prefix}-sealed"] = form["sealed"].value()
        data[f"{form.prefix}-stem"] = form.stem_text.replace("\n", "\r\n")
        data[f"{form.prefix}-explanation"] = form.explanation_text
        data.setlist(f"{form.prefix}-right", [str(row.index) for row in form.rows if row.right])
        for row in form.rows:
            data[row.name] = row.text
        if form.is_chosen:
            data[f"{form.prefix}-chosen"] = "on"
    return data


def send(client, data, **changes):
    for key, value in changes.items():
        data[key.replace("__", "-")] = value
    return client.post(reverse(REVIEW), data.urlencode(), "application/x-www-form-urlencoded")


def choices_of(item):
    return [(c["text"], c["fraction"]) for c in current_revision(item).payload["choices"]]


# --- The first step ---


def test_list__leads_to_the_import(desk):
    bank = make_bank()
    html = page(desk.get(reverse("wagtailsnippets_quiz_blocks_bank_item:list"), {"bank": bank.pk}))
    assert "Nhập từ tệp" in html
    assert f"{reverse(UPLOAD)}?bank={bank.pk}" in html
    form = desk.get(reverse(UPLOAD), {"bank": bank.pk}).context["form"]
    assert str(form["bank"].value()) == str(bank.pk)


def test_upload__says_which_files_it_takes(desk):
    html = page(desk.get(reverse(UPLOAD)))
    assert "GIFT (Moodle): .gift, .txt" in html
    assert "Word: .docx" in html
    assert "Tối đa 10 MB" in html


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        ("Câu đ {T}".encode("cp1258", "replace") + b"\xf0", "a.gift", "không phải mã UTF-8"),
        ("Câu {T}".encode("utf-16"), "a.gift", "UTF-16"),
        (b"x" * (6 * 1024 * 1024), "a.gift", "Tệp quá lớn (tối đa 5 MB)"),
        (b"", "a.gift", "Tệp này trống"),
        ("Câu {T}", "a.exe", "Không biết tệp «a.exe» thuộc định dạng nào"),
        ("Câu {T}", "a", "Các loại tệp nhập được: .aiken, .csv"),
        ("Chỉ có lời, không có câu hỏi", "a.txt", "không có phần trả lời"),
        ("Hỏi {=a ~b", "a.txt", "chưa có dấu } đóng lại"),
        ("// trống", "a.txt", "Tệp không có câu hỏi nào nhập được."),
        ("\n\n".join(f"Câu {n} {{T}}" for n in range(501)), "a.gift", "Tệp có 501 câu hỏi"),
    ],
    ids=["cp1258", "utf-16", "large", "empty", "exe", "bare", "words", "cut", "blank", "many"],
)
def test_upload__refused_with_a_sentence_beside_the_file(desk, content, name, sentence):
    response = upload(desk, content, name)
    assert sentence in " ".join(response.context["form"].errors["file"])
    assert sentence in page(response)
    assert response.context["form"]["new_bank"].value() == "Ngân hàng thử"
    assert not QuestionBank.objects.exists()


def test_upload__no_file(desk):
    bank = make_bank()
    response = desk.post(reverse(UPLOAD), {"bank": bank.pk})
    assert "Hãy chọn tệp câu hỏi." in page(response)
    assert response.context["form"]["bank"].value() == str(bank.pk)


@pytest.mark.parametrize(
    ("new_bank", "with_bank", "sentence"),
    [
        ("  ", False, "Hãy chọn ngân hàng để nhập câu hỏi vào."),
        ("Mới", True, "Hãy bỏ trống một trong hai."),
        ("x" * 201, False, "200"),
    ],
)
def test_upload__one_bank(desk, new_bank, with_bank, sentence):
    bank = make_bank().pk if with_bank else ""
    assert sentence in page(upload(desk, SOUND, new_bank=new_bank, bank=bank))


# --- The second step ---


def test_review__shows_every_question_and_stores_nothing(desk):
    html = page(upload(desk, SOUND))
    assert "Đọc được 4 câu hỏi" in html
    assert "<p>Chọn <b>hai</b> nhiệm vụ</p>" in html
    assert "1,5" in html and "± 0,1" in html
    assert "Ban hành ngày 24/11/2023." in html
    assert "Nghị quyết/42" in html
    assert not Item.objects.exists()
    assert not QuestionBank.objects.exists()


def test_import__untouched_is_as_the_file_has_it(desk):
    response = send(desk, fields_of(upload(desk, SOUND)))
    items = list(Item.objects.order_by("pk"))
    assert response.url.endswith(f"?bank={items[0].bank_id}")
    assert [item.bank.name for item in items] == ["Ngân hàng thử"] * 4
    assert all(item.live for item in items)
    assert items[1].stem == "<p>Chọn <b>hai</b> nhiệm vụ</p>"
    assert choices_of(items[1]) == [("An sinh", "50"), ("Đào tạo", "50"), ("Quảng cáo", "-100")]
    assert choices_of(items[2]) == [("1.5", "100")]
    html = page(desk.get(response.url))
    assert "Đã nhập 4 câu hỏi vào ngân hàng «Ngân hàng thử»." in html
    log = ModelLogEntry.objects.filter(action="wagtail.create", user__username="biên tập")
    assert log.count() == 5  # the bank too


def test_import__into_a_bank_that_there_is(desk):
    bank = make_bank()
    data = fields_of(upload(desk, SOUND, new_bank="", bank=bank.pk))
    send(desk, data)
    assert bank.items.count() == 4


def test_import__only_what_is_ticked(desk):
    data = fields_of(upload(desk, SOUND))
    for number in (0, 2, 3):
        del data[f"q-{number}-chosen"]
    send(desk, data)
    assert Item.objects.get().kind == "multiple"


def test_import__nothing_ticked(desk):
    data = fields_of(upload(desk, "Câu {T}"))
    del data["q-0-chosen"]
    assert "Chưa chọn câu nào để nhập." in page(send(desk, data))


def test_import__what_was_corrected(desk):
    data = fields_of(upload(desk, SOUND))
    changes = {
        "q-0-stem": "Ban hành\r\nngày nào?",
        "q-0-explanation": "Vì <thế>",
        "q-0-text-0": "24/11/2023",
        "q-0-text-1": "25/11/2023",
        "q-0-text-2": "26/11/2023",
        "q-0-right": "0",
        "q-1-text-2": "",
        "q-2-text-0": "1.234,5",
        "q-3-right": "1",
    }
    send(desk, data, **changes)
    first, second, third, fourth = Item.objects.order_by("pk")
    assert first.stem == "<p>Ban hành<br>ngày nào?</p>"
    assert first.explanation == "<p>Vì &lt;thế&gt;</p>"
    assert choices_of(first) == [("24/11/2023", "100"), ("25/11/2023", "0"), ("26/11/2023", "0")]
    assert choices_of(second) == [("An sinh", "50"), ("Đào tạo", "50")]
    assert choices_of(third) == [("1234.5", "100")]
    assert choices_of(fourth) == [("Đúng", "0"), ("Sai", "100")]


def test_review__an_error_stands_at_its_question_which_is_not_ticked(desk):
    response = upload(desk, ONE_WRONG)
    forms = response.context["formset"].forms
    assert [form.is_chosen for form in forms] == [True, False, True]
    assert forms[1].all_problems == ["Câu nhiều lựa chọn cần ít nhất một lựa chọn đúng."]
    assert page(response).count("Câu nhiều lựa chọn cần ít nhất một lựa chọn đúng.") == 1
    assert not response.context["errors"]


def test_review__what_is_no_question_stands_on_top_and_the_rest_can_be_imported(desk):
    response = upload(desk, "Câu đầu {T}\n\nHỏng {=a ~b\n\nCâu cuối {F}")
    [error] = response.context["errors"]
    assert error.place.line == 3
    again = send(desk, fields_of(response), check="1")
    assert [remark.message for remark in again.context["errors"]] == [error.message]
    send(desk, fields_of(again))
    assert Item.objects.count() == 2


def test_import__a_wrong_question_corrected(desk):
    data = fields_of(upload(desk, ONE_WRONG))
    send(desk, data, **{"q-1-chosen": "on", "q-1-right": "0"})
    assert Item.objects.count() == 3
    assert choices_of(Item.objects.order_by("pk")[1])[0] == ("Công bằng", "100")


def test_import__of_a_question_without_a_right_choice_the_ticks_say_the_kind(desk):
    data = fields_of(upload(desk, "Một {~a ~b ~c}\n\nHai {~d ~e ~f}"))
    data["q-0-chosen"] = data["q-1-chosen"] = "on"
    data["q-0-right"] = "1"
    data.setlist("q-1-right", ["0", "2"])
    send(desk, data)
    assert [item.kind for item in Item.objects.order_by("pk")] == ["single", "multiple"]


def test_review__proposes_repairs_and_says_them(desk):
    response = upload(desk, "Câu 5: Hỏi gì? {=A. một ~B. hai}")
    assert "Đã bỏ số thứ tự «Câu 5:» ở đầu câu hỏi." in page(response)
    send(desk, fields_of(response))
    item = Item.objects.get()
    assert item.stem == "<p>Hỏi gì?</p>"
    assert choices_of(item) == [("một", "100"), ("hai", "0")]


def test_review__a_proposed_repair_can_be_undone(desk):
    data = fields_of(upload(desk, "Câu 5: Hỏi gì? {T}"))
    send(desk, data, **{"q-0-stem": "Câu 5: Hỏi gì?"})
    assert Item.objects.get().stem == "<p>Câu 5: Hỏi gì?</p>"


def test_import__weights_that_do_not_add_up_give_way_to_the_ticks(desk):
    data = fields_of(upload(desk, "Chọn hai {~%50%a ~%30%b ~c}"))
    send(desk, data, **{"q-0-chosen": "on"})
    assert choices_of(Item.objects.get()) == [("a", "50"), ("b", "50"), ("c", "-50")]


def test_import__one_problem_and_nothing_is_stored_and_everything_typed_is_there(desk):
    data = fields_of(upload(desk, SOUND))
    del data["q-3-chosen"]
    changes = {
        "q-0-stem": "Lời mới",
        "q-1-text-0": "Ý mới",
        "q-2-text-0": "nhiều lắm",
        "q-0-explanation": "",
        "new_bank": "Tên khác",
    }
    response = send(desk, data, **changes)
    html = page(response)
    assert not Item.objects.exists()
    assert not QuestionBank.objects.exists()
    assert "«nhiều lắm» không phải là số. Hãy viết như 1.234,5." in html
    assert "Còn lỗi ở câu: 3." in html
    assert "Chưa câu nào được nhập." in html
    for typed in ("Lời mới", "Ý mới", "nhiều lắm", 'value="Tên khác"'):
        assert typed in html
    assert [f.is_chosen for f in response.context["formset"].forms] == [True, True, True, False]
    again = fields_of(response)
    send(desk, again, **{"q-2-text-0": "3"})
    assert Item.objects.count() == 3
    assert Item.objects.first().bank.name == "Tên khác"


def test_import__an_unticked_question_may_stay_wrong(desk):
    data = fields_of(upload(desk, ONE_WRONG))
    send(desk, data)
    assert Item.objects.count() == 2


def test_check__stores_nothing(desk):
    html = page(send(desk, fields_of(upload(desk, SOUND)), check="1"))
    assert "Các câu đã chọn đều nhập được." in html
    assert not Item.objects.exists()


def test_import__a_failure_half_way_stores_nothing(desk, monkeypatch):
    from quiz_blocks.bank.services import importing

    publish, calls = importing.publish_item, []

    def fail_at_the_third(item, user=None):
        calls.append(item)
        if len(calls) == 3:
            raise RuntimeError("the disk is full")
        return publish(item, user=user)

    data = fields_of(upload(desk, SOUND))
    monkeypatch.setattr(importing, "publish_item", fail_at_the_third)
    with pytest.raises(RuntimeError):
        send(desk, data)
    assert not Item.objects.exists()
    assert not QuestionBank.objects.exists()


def test_script__is_shown_as_text_or_not_at_all(desk):
    stem = "[html]<p>Hỏi<script>alert(1)</script></p>"
    response = upload(desk, stem + "{=<img src\\=x onerror\\=alert(2)>a ~<b>b</b>}")
    send_again = send(
        desk, fields_of(response), check="1", **{"q-0-text-0": "<script>alert(3)</script>"}
    )
    for html in (response.content.decode(), send_again.content.decode()):
        assert "alert(1)" not in html
        assert "onerror=" not in html
        assert "<script>alert" not in html


# --- Near-duplicates ---


def test_review__what_the_stock_has_is_not_ticked_and_leads_to_it(desk):
    days = ["24/11/2023", "23/11/2023"]
    item = make_item(stem="<p>NGHI QUYET 42 ban hanh ngay nao</p>", choices=days)
    response = upload(desk, SOUND)
    forms = response.context["formset"].forms
    assert [form.is_chosen for form in forms] == [False, True, True, True]
    assert forms[0].is_repeated
    url = reverse("wagtailsnippets_quiz_blocks_bank_item:edit", args=[item.pk])
    assert url in page(response)
    assert "đã có trong ngân hàng «Nghị quyết Trung ương 8»" in page(response)


def test_review__what_the_file_has_twice_is_not_ticked_the_second_time(desk):
    response = upload(desk, "Câu 1: Hỏi gì? {=a ~b}\n\nCâu 2: Hỏi gì {~b =a}")
    assert [f.is_chosen for f in response.context["formset"].forms] == [True, False]
    assert 'href="#cau-1"' in page(response)


def test_import__a_repeated_question_that_is_ticked_goes_in(desk):
    data = fields_of(upload(desk, "Hỏi {T}\n\nHỏi {T}"))
    send(desk, data, **{"q-1-chosen": "on"})
    assert Item.objects.count() == 2


def test_review__same_queries_for_few_and_many(desk, django_assert_max_num_queries):
    make_item()
    with django_assert_max_num_queries(30) as few:
        upload(desk, "Câu một {T}")
    for number in range(5):
        make_item(stem=f"<p>Có sẵn {number}</p>")
    many = "\n\n".join(f"Câu {n} về việc {n} {{=a ~b ~c}}" for n in range(40))
    with django_assert_max_num_queries(len(few)):
        response = upload(desk, many)
    data = fields_of(response)
    with django_assert_max_num_queries(len(few)):
        send(desk, data, check="1")


def test_review__two_hundred_questions_with_six_choices_fit_into_one_form(desk, settings):
    choices = " ".join(f"~Lựa chọn số {n}" for n in range(5))
    many = "\n\n".join(f"Việc {n} do ai làm? {{=Đúng người {choices}}}" for n in range(200))
    data = fields_of(upload(desk, many))
    count = sum(len(values) for _name, values in data.lists())
    assert count < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 3
    send(desk, data)
    assert Item.objects.count() == 200


@pytest.mark.parametrize(
    "question", ["Hỏi {n}? {{=đúng {wrong}}}", "Hỏi {n} {long}? {{=đúng ~sai}}"]
)
def test_upload__what_would_not_come_back_in_one_request_is_refused(desk, question):
    wrong, long = " ".join(f"~sai {n}" for n in range(60)), "dài " * 1500
    many = "\n\n".join(question.format(n=n, wrong=wrong, long=long) for n in range(400))
    response = upload(desk, many)
    assert "Hãy chia thành nhiều tệp nhỏ hơn." in page(response)
    assert response.context["form"].errors["file"]


# --- Forged forms, other sessions, permissions ---


def test_forged__what_was_read_cannot_be_changed(desk):
    data = fields_of(upload(desk, SOUND))
    data["q-0-sealed"] = data["q-0-sealed"][:-3] + "abc"
    html = page(send(desk, data))
    assert "đã bị thay đổi hoặc đến từ phiên khác" in html
    assert not Item.objects.exists()


def test_forged__the_form_of_another_user(desk, client, django_user_model):
    data = fields_of(upload(desk, SOUND))
    client.force_login(django_user_model.objects.create_superuser("khác", "k@example.org", "x"))
    assert "đến từ phiên khác" in page(send(client, data))
    assert not Item.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"q-TOTAL_FORMS": "x"},
        {"q-TOTAL_FORMS": "0"},
        {"q-TOTAL_FORMS": "100000"},
        {"q-TOTAL_FORMS": "5"},
        {"q-0-right": "99"},
        {"q-0-stem": ""},
        {"q-0-stem": "x" * 20_001},
        {"q-0-text-0": ""},
        {"bank": "99999"},
        {"bank": "x"},
        {"new_bank": ""},
    ],
)
def test_forged__a_sentence_and_nothing_stored(desk, changes):
    data = fields_of(upload(desk, "Câu hỏi {=a ~b}"))
    response = send(desk, data, **changes)
    assert response.status_code == 200
    assert "Chưa câu nào được nhập." in page(response)
    assert not Item.objects.exists()


def test_forged__untouched_counts_do_not_skip_the_rules(desk):
    data = fields_of(upload(desk, ONE_WRONG))
    response = send(desk, data, **{"q-1-chosen": "on", "q-INITIAL_FORMS": "0"})
    assert "Còn lỗi ở câu: 2." in page(response)
    assert not Item.objects.exists()


def test_review__without_a_file_leads_back(desk):
    assert desk.get(reverse(REVIEW)).url == reverse(UPLOAD)


def test_permission__who_may_not_add_items_gets_nothing(client, django_user_model):
    log_in_with(client, django_user_model, "view_item", "change_item")
    assert client.get(reverse(UPLOAD)).status_code == 302
    assert upload(client, SOUND).status_code == 302
    assert client.post(reverse(REVIEW), {}).status_code == 302
    assert "Nhập từ tệp" not in page(
        client.get(reverse("wagtailsnippets_quiz_blocks_bank_item:list"))
    )
    assert not Item.objects.exists()


def test_permission__who_may_not_publish_imports_drafts(client, django_user_model):
    log_in_with(client, django_user_model, "add_item", "change_item", "add_questionbank")
    response = upload(client, SOUND)
    assert "ở dạng bản nháp" in page(response)
    send(client, fields_of(response))
    assert Item.objects.count() == 4
    assert not Item.objects.filter(live=True).exists()
    item = Item.objects.order_by("pk")[1]
    assert item.latest_revision.as_object().choices.count() == 3


def test_permission__who_may_not_add_banks_chooses_one(client, django_user_model):
    log_in_with(client, django_user_model, "add_item")
    bank = make_bank()
    assert "new_bank" not in client.get(reverse(UPLOAD)).context["form"].fields
    assert "Hãy chọn ngân hàng" in page(upload(client, SOUND))
    assert upload(client, SOUND, bank=bank.pk).context["formset"]


# --- The report ---


REPORT = "quiz_blocks_alike_items"


def test_report__groups_with_links(desk):
    one = make_item(stem="<p>Ai ban hành Nghị quyết 42?</p>")
    two = make_item(stem="<p>ai ban hanh nghi quyet 42</p>", bank=make_bank("Khác"))
    make_item(stem="<p>Câu khác hẳn về việc khác</p>")
    html = page(desk.get(reverse(REPORT)))
    assert "Nhóm 1: 2 câu" in html
    assert "Nhóm 2" not in html
    for item in (one, two):
        assert reverse("wagtailsnippets_quiz_blocks_bank_item:edit", args=[item.pk]) in html
    in_one_bank = page(desk.get(reverse(REPORT), {"bank": one.bank.pk}))
    assert "Không có câu hỏi nào gần giống nhau." in in_one_bank
    assert desk.get(reverse(REPORT), {"bank": "x", "p": "99"}).status_code == 200


def test_report__same_queries_for_few_and_many(desk, django_assert_max_num_queries):
    make_item()
    with django_assert_max_num_queries(25) as few:
        desk.get(reverse(REPORT))
    for _ in range(8):
        make_item()
    with django_assert_max_num_queries(len(few)):
        desk.get(reverse(REPORT))


def test_report__closed_to_whom_it_was_not_given(client, django_user_model):
    log_in_with(client, django_user_model)
    assert client.get(reverse(REPORT)).status_code == 302
