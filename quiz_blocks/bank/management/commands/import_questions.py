"""Import questions from a file: all of them, or none."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError

from quiz_blocks.bank.importers.files import FileRefused, read_content
from quiz_blocks.bank.importers.formats import all_formats, get_format, recognise, start_of
from quiz_blocks.bank.importers.records import ImportedItem, ImportResult, Place, Remark
from quiz_blocks.bank.models import QuestionBank
from quiz_blocks.bank.services import find_alike, import_items

_NO_DATABASE = (
    "Không đọc được ngân hàng câu hỏi trong cơ sở dữ liệu. Nếu mới cài đặt hay mới nâng cấp,"
    " hãy chạy «manage.py migrate» rồi nhập lại."
)


class Command(BaseCommand):
    """``manage.py import_questions FILE [--format F] --bank NAME [--dry-run] [--json]``."""

    help = "Nhập câu hỏi từ một tệp vào ngân hàng câu hỏi: tất cả, hoặc không câu nào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file, the bank, and how to run."""
        parser.add_argument("file", metavar="FILE", help="tệp câu hỏi")
        parser.add_argument(
            "--format",
            choices=[known.value for known in all_formats()],
            help="định dạng của tệp; bỏ trống thì nhận theo tên và nội dung tệp",
        )
        parser.add_argument(
            "--bank", required=True, help="tên ngân hàng câu hỏi; chưa có thì được tạo"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="chỉ đọc và kiểm tra, không lưu gì"
        )
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, say what is wrong, and store only where nothing is. Exit code 1 on any error."""
        result = self._read(options["file"], options["format"], options["bank"])
        if not result.errors and not options["dry_run"]:
            import_items(result.items, options["bank"])
        if options["json"]:
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
        else:
            self._report(result, options["bank"], options["dry_run"])
        if result.errors:
            raise SystemExit(1)

    def _read(self, path: str, format_name: str | None, bank: str) -> ImportResult:
        try:
            largest = max(known.max_bytes for known in all_formats())
            start = get_format(format_name).start if format_name else start_of(path)
            content = read_content(path, largest, start)
            known = get_format(format_name) if format_name else recognise(path, content)
            result = known.read(content)
        except FileRefused as refused:
            return ImportResult(errors=[refused.remark])
        limit = QuestionBank._meta.get_field("name").max_length
        if not bank.strip() or len(bank.strip()) > limit:
            message = f"Tên ngân hàng câu hỏi phải có từ 1 đến {limit} ký tự."
            return ImportResult(errors=[Remark(Place(line=1, column=1), message)])
        try:
            result.warnings += _likenesses(result.items)
        except (OperationalError, ProgrammingError):
            return ImportResult(errors=[Remark(Place(), _NO_DATABASE)])
        return result

    def _report(self, result: ImportResult, bank: str, dry_run: bool) -> None:
        for warning in result.warnings:
            self.stderr.write(_said("Lưu ý", warning))
        for error in result.errors:
            self.stderr.write(self.style.ERROR(_said("Lỗi", error)))
        count = len(result.items)
        if result.errors:
            self.stderr.write(f"Có {len(result.errors)} lỗi, không câu hỏi nào được lưu.")
        elif dry_run:
            self.stdout.write(f"Đọc được {count} câu hỏi, không có lỗi. Chưa lưu gì.")
        else:
            self.stdout.write(f"Đã nhập {count} câu hỏi vào «{bank.strip()}».")


def _said(what: str, remark: Remark) -> str:
    place = str(remark.place)
    return f"{what}, {place}: {remark.message}" if place else f"{what}: {remark.message}"


def _likenesses(items: list[ImportedItem]) -> list[Remark]:
    """Return a remark for each question that the stock, or the file itself, seems to have."""
    remarks = []
    for item, alikes in zip(items, find_alike(items), strict=True):
        for alike in alikes:
            if alike.item is None:
                other = f"câu ở {items[alike.earlier].place} của tệp này"
            else:
                other = f"câu «{alike.item.name}» đã có trong ngân hàng «{alike.item.bank}»"
            how = "giống" if alike.same else "gần giống"
            remarks.append(Remark(item.place, f"Câu hỏi này {how} {other}."))
    return remarks
