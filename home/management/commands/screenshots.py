"""Pictures of the pattern page and of each page type, to look at until they are right."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from home.screenshots.camera import take_pictures
from home.screenshots.pages import worthy_pages
from home.screenshots.server import running_site


class Command(BaseCommand):
    """``manage.py screenshots [--url ADDRESS] [--only NAME ...] [--folder FOLDER]``."""

    help = "Chụp trang mẫu và mỗi loại trang, rộng 360 và 1280 điểm, nền sáng và nền tối."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        folder = Path(settings.VAR_DIR) / "screenshots"
        parser.add_argument("--url", help="Địa chỉ trang đang chạy; bỏ trống thì tự chạy một bản.")
        parser.add_argument("--only", nargs="+", default=[], help="Chỉ chụp các tên này.")
        parser.add_argument("--folder", type=Path, default=folder, help="Nơi để ảnh.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the pictures, of a running site or of one started here."""
        # Playwright's event loop runs in this thread; Django would refuse it the database.
        os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        wanted = set(options["only"])
        pages = {n: path for n, path in worthy_pages().items() if not wanted or n in wanted}
        if options["url"]:
            self.take(options["url"], pages, options["folder"])
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        with running_site() as address:
            self.take(address, pages, options["folder"])

    def take(self, address: str, pages: dict[str, str], folder: Path) -> None:
        """Take them, and print one line a file."""
        for file in take_pictures(address, pages, folder):
            self.stdout.write(str(file))
