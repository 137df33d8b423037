"""``manage.py purge_guard``: delete used-up proofs and free rate slots; run it once a night."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from quiz_blocks.guard.services import purge


class Command(BaseCommand):
    """Delete what guards nothing any more."""

    help = "Xóa bằng chứng đã hết hạn và các chỗ giới hạn đã trống của biểu mẫu công khai."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--dry-run`` and ``--json``."""
        parser.add_argument("--dry-run", action="store_true", help="chỉ đếm, không xóa")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, or only count, and print the numbers."""
        with transaction.atomic():
            counts = purge(timezone.now())
            transaction.set_rollback(options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        else:
            self.stdout.write(
                f"Bằng chứng: {counts['spent_tokens']}; chỗ giới hạn: {counts['rate_slots']}"
            )
