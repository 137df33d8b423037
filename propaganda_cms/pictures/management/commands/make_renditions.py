"""Make the files of every picture on every live page."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Page

from propaganda_cms.pictures.pages import make_page_renditions, missing_on_page


class Command(BaseCommand):
    """``make_renditions [--dry-run] [--json]``: what the publish task does, for the whole site."""

    help = "Tạo sẵn mọi cỡ ảnh cho các trang đang đăng."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the two switches."""
        parser.add_argument("--dry-run", action="store_true", help="chỉ đếm, không tạo")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through the live pages, one after the other, and say what was made."""
        work = missing_on_page if options["dry_run"] else make_page_renditions
        counts: dict[int, int] = {}
        for page in Page.objects.live().specific().iterator(chunk_size=100):
            counts[page.pk] = work(page)
        self.stdout.write(self.report(counts, **options))

    def report(self, counts: dict[int, int], **options: Any) -> str:
        """Return the result, as JSON or as a sentence."""
        made = sum(counts.values())
        if options["json"]:
            result = {
                "dry_run": options["dry_run"],
                "pages": len(counts),
                "files": made,
                "by_page": {str(pk): count for pk, count in counts.items() if count},
            }
            return json.dumps(result)
        verb = "Cần tạo" if options["dry_run"] else "Đã tạo"
        return f"{verb} {made} tệp ảnh cho {len(counts)} trang."
