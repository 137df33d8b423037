import io
import json

import pytest
from django.core.management import call_command
from django.db import connection

from quiz_blocks.bank.importers.sheets import template
from quiz_blocks.bank.models import Item, ItemRevision, QuestionBank
from quiz_blocks.bank.services import current_revisions

from .importers.words import word

pytestmark = pytest.mark.django_db

GOOD = """// [tag:dễ]
$CATEGORY: $course$/top/Nghị quyết/42-NQ/TW

::Tên câu::Nghị quyết 42 ban hành ngày nào? {
  ~23/11/2023#Gần đúng
  =24/11/2023
  ####Ban hành ngày 24/11/2023.
}

Chọn hai: {~%50%một ~%50%hai ~ba}

Có bốn nghị quyết. {TRUE#Xem lại}

Đại {=đoàn kết =%50%đoàn} toàn dân tộc.

Năm nào? {#2023:0,5}
"""


@pytest.fixture
def run(tmp_path, capsys):
    def run_command(content, *options, bank="Ngân hàng thử", name="câu hỏi.gift"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        out, err = io.StringIO(), io.StringIO()
        code = 0
        try:
            call_command(
                "import_questions", str(path), "--bank", bank, *options, stdout=out, stderr=err
            )
        except SystemExit as exit_:
            code = exit_.code
        return code, out.getvalue(), err.getvalue()

    return run_command


def test_import__stores_and_publishes_everything(run):
    code, out, _err = run(GOOD)
    assert code == 0
    assert "Đã nhập 5 câu hỏi" in out
    items = list(Item.objects.order_by("pk"))
    assert [item.kind for item in items] == [
        "single",
        "multiple",
        "true_false",
        "short_text",
        "number",
    ]
    assert all(item.live and not item.has_unpublished_changes for item in items)
    assert {item.bank.name for item in items} == {"Ngân hàng thử"}
    assert {item.category for item in items} == {"Nghị quyết/42-NQ/TW"}
    assert len(current_revisions([item.pk for item in items])) == 5


def test_import__what_is_delivered(run):
    run(GOOD)
    payloads = [row.payload for row in ItemRevision.objects.order_by("pk")]
    assert payloads[0]["title"] == "Tên câu"
    assert payloads[0]["stem"] == "<p>Nghị quyết 42 ban hành ngày nào?</p>"
    assert payloads[0]["explanation"] == "<p>Ban hành ngày 24/11/2023.</p>"
    assert payloads[3]["stem"] == "<p>Đại _____ toàn dân tộc.</p>"
    key = [
        [(c["text"], c["fraction"], c["feedback"], c["tolerance"]) for c in payload["choices"]]
        for payload in payloads
    ]
    assert key == [
        [("23/11/2023", "0", "Gần đúng", "0"), ("24/11/2023", "100", "", "0")],
        [("một", "50", "", "0"), ("hai", "50", "", "0"), ("ba", "0", "", "0")],
        [("Đúng", "100", "", "0"), ("Sai", "0", "Xem lại", "0")],
        [("đoàn kết", "100", "", "0"), ("đoàn", "50", "", "0")],
        [("2023", "100", "", "0.5")],
    ]


def test_import__ticks_where_ticks_say_it_all(run):
    run("Một: {=a ~b}\n\nHai: {=a ~%50%b ~c}")
    first, second = Item.objects.order_by("pk")
    assert [(c.right, c.fraction) for c in first.choices.all()] == [(True, None), (False, None)]
    assert [(c.right, c.fraction) for c in second.choices.all()] == [
        (True, 100),
        (False, 50),
        (False, 0),
    ]


def test_import__every_item_may_be_published_again_as_it_is(run):
    run(GOOD + "\nMột trong hai: {=a =b ~c}\n\nBa phần: {~%33%a ~%33%b ~%33%c ~d}")
    assert [item.problems() for item in Item.objects.all()] == [[]] * 7


def test_import__tags_and_the_log(run):
    run("// [tag:dễ] [tag:42-NQ/TW]\nHỏi {T}")
    item = Item.objects.get()
    assert set(item.tags.names()) == {"dễ", "42-NQ/TW"}
    assert item.first_published_at


def test_import__one_error_and_nothing_is_stored(run):
    code, _out, err = run(GOOD + "\nViết một bài {}\n")
    assert code == 1
    assert "Lỗi, dòng 18, cột 1: Câu tự luận" in err
    assert "không câu hỏi nào được lưu" in err
    assert not Item.objects.exists()
    assert not QuestionBank.objects.exists()


def test_import__a_failure_half_way_stores_nothing(run, monkeypatch):
    from quiz_blocks.bank.services import importing

    publish, calls = importing.publish_item, []

    def fail_at_the_third(item, user=None):
        calls.append(item)
        if len(calls) == 3:
            raise RuntimeError("the disk is full")
        return publish(item, user=user)

    monkeypatch.setattr(importing, "publish_item", fail_at_the_third)
    with pytest.raises(RuntimeError):
        run(GOOD)
    assert not Item.objects.exists()
    assert not ItemRevision.objects.exists()
    assert not QuestionBank.objects.exists()


def test_dry_run__stores_nothing(run):
    code, out, _err = run(GOOD, "--dry-run")
    assert code == 0
    assert "Đọc được 5 câu hỏi" in out
    assert not Item.objects.exists()
    assert not QuestionBank.objects.exists()


def test_json__is_all_of_stdout(run):
    code, out, err = run(GOOD, "--json")
    report = json.loads(out)
    assert code == 0
    assert err == ""
    assert set(report) == {"items", "errors", "warnings"}
    assert set(report["items"][0]) == {
        "line",
        "kind",
        "title",
        "stem",
        "choices",
        "answers",
        "explanation",
        "category",
        "tags",
    }
    assert [item["line"] for item in report["items"]] == [4, 10, 12, 14, 16]
    assert report["warnings"][0]["line"] == 2


def test_json__errors_have_line_column_and_sentence(run):
    code, out, _err = run("Một {T}\n\nHai {=a ~b\n", "--json", "--dry-run")
    report = json.loads(out)
    assert code == 1
    assert [set(error) for error in report["errors"]] == [{"line", "column", "message"}]
    assert (report["errors"][0]["line"], report["errors"][0]["column"]) == (3, 5)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfeC\x00",
        "Câu hỏi {T}".encode("utf-16"),
        "Câu đ {T}".encode("cp1258", "replace") + b"\xf0",
        b"C\x00u {T}",
        GOOD.encode()[:200],
        b"{" * 5000,
        b"x" * 6_000_000,
    ],
    ids=["empty", "bom", "utf-16", "cp1258", "nul", "cut short", "braces", "large"],
)
def test_hostile_file__is_refused_with_a_sentence(run, content):
    code, out, _err = run(content, "--json")
    assert code == 1
    assert json.loads(out)["errors"][0]["message"].endswith((".", ")"))
    assert not Item.objects.exists()


def test_html_and_script__do_not_reach_what_is_delivered(run):
    run(
        "[html]<script>alert(1)</script><p onclick\\=x()>Hỏi</p>"
        "{~x<img src\\=x onerror\\=alert(1)> =a<script>b</script> ~<b>c</b>"
        "####<a href\\='javascript\\:alert(1)'>vì</a>}"
    )
    payload = ItemRevision.objects.get().payload
    assert "script" not in json.dumps(payload)
    assert "onclick" not in json.dumps(payload)
    assert payload["stem"] == "<p>Hỏi</p>"


@pytest.mark.parametrize("bank", ["", "   ", "x" * 201])
def test_bank_name__is_checked(run, bank):
    code, out, _err = run(GOOD, "--json", bank=bank)
    assert code == 1
    assert "Tên ngân hàng" in json.loads(out)["errors"][0]["message"]


def test_import_again__warns_of_what_the_bank_holds(run):
    run(GOOD)
    code, out, _err = run(GOOD, "--json", "--dry-run", bank=" Ngân hàng thử ")
    assert code == 0
    repeated = [w for w in json.loads(out)["warnings"] if "đã có trong ngân hàng" in w["message"]]
    assert [w["line"] for w in repeated] == [4, 10, 12, 14, 16]


FILES = [
    ("Đề.docx", word("Câu 1. Thủ đô?\nA. Huế\n[b:B. Hà Nội]"), {"paragraph": 1}),
    ("Đề.xlsx", template(), {"cell": "A5"}),
    ("Đề.csv", "Câu hỏi;A;B;Đáp án\nThủ đô?;Huế;Hà Nội;B".encode("utf-8-sig"), {"cell": "A2"}),
    ("Đề.txt", "Thủ đô?\nA. Huế\nB. Hà Nội\nANSWER: B".encode(), {"line": 1}),
    ("Đề gift.txt", "Thủ đô? {~Huế =Hà Nội}".encode(), {"line": 1}),
]


@pytest.mark.parametrize(("name", "content", "place"), FILES, ids=[file[0] for file in FILES])
def test_every_format__has_one_shape_and_can_be_stored(run, name, content, place):
    code, out, err = run(content, "--dry-run", "--json", name=name)
    report = json.loads(out)
    assert (code, err, report["errors"]) == (0, "", [])
    first = report["items"][0]
    assert {key: first.pop(key) for key in place} == place
    assert set(first) == {
        *("kind", "title", "stem", "choices", "answers", "explanation", "category", "tags")
    }
    assert (first["kind"], [answer["text"] for answer in first["answers"]]) == (
        "single",
        ["Hà Nội"],
    )
    assert not Item.objects.exists()
    assert run(content, name=name)[0] == 0
    assert Item.objects.count() == len(report["items"])
    assert [item.problems() for item in Item.objects.all()] == [[]] * len(report["items"])


@pytest.mark.parametrize("name", ["Đề.docx", "Đề.doc", "Đề.xlsx", "Đề.xls", "Đề.csv", "Đề.txt"])
@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04x"])
def test_every_format__refuses_what_it_cannot_read_with_a_sentence(run, name, content):
    code, out, _err = run(content, "--json", name=name)
    assert code == 1
    assert json.loads(out)["errors"][0]["message"].endswith((".", ")"))


@pytest.mark.parametrize("options", [[], ["--dry-run"], ["--json"]])
def test_database_without_tables__is_said_in_a_sentence(run, options):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {ItemRevision._meta.db_table} RENAME TO elsewhere")
        cursor.execute(f"ALTER TABLE {Item._meta.db_table} RENAME TO elsewhere_too")
    code, out, err = run(GOOD, *options)
    assert code == 1
    said = json.loads(out)["errors"] if "--json" in options else err
    assert "manage.py migrate" in str(said)


@pytest.mark.parametrize(
    ("name", "place"),
    [("a.docx", {}), ("a.xlsx", {}), ("a.doc", {}), ("a.gift", {"line": 1, "column": 1})],
)
def test_file_too_large__has_a_place_only_where_it_has_lines(run, name, place):
    code, out, _err = run(b"x" * 10_600_000, "--json", name=name)
    (error,) = json.loads(out)["errors"]
    assert code == 1
    assert "quá lớn" in error.pop("message")
    assert error == place
    if not place:
        assert "Lỗi: Tệp" in run(b"x" * 10_600_000, name=name)[2]
