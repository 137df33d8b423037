"""``manage.py rebuild_cards``: writes the tables that listings are made of anew."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from propaganda_cms.models import PageCard
from propaganda_cms.services.cards import rebuild_cards


class Command(BaseCommand):
    """Rebuilds cards and the numbers of the archive; safe at any time."""

    help = "Dựng lại thẻ trang và số bài lưu trữ từ các trang đang đăng."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--json``."""
        parser.add_argument("--json", action="store_true", help="In kết quả dạng JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many cards there were and are."""
        before = PageCard.objects.count()
        after = rebuild_cards()
        if options["json"]:
            self.stdout.write(json.dumps({"before": before, "after": after}))
        else:
            self.stdout.write(f"Đã dựng lại {after} thẻ trang (trước đó: {before}).")
