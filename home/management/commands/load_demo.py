from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.demo.loader import NotEmptyError, load
from home.demo.people import accounts_file


class Command(BaseCommand):
    """``manage.py load_demo``."""

    help = (
        "Nạp nội dung minh họa vào một trang trống và lập tài khoản thử. Chạy lần nữa không ghi đè "
        "gì; mất tệp mật khẩu thì đặt mật khẩu mới."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the width of the pictures."""
        parser.add_argument(
            "--width", type=int, default=1600, help="bề rộng của tranh, tính bằng điểm ảnh"
        )

    def handle(self, *args: Any, width: int, **options: Any) -> None:
        """Load what is missing and print the accounts."""
        try:
            loaded, accounts = load(width)
        except NotEmptyError as error:
            message = "Trang đã có nội dung khác; nội dung minh họa chỉ nạp vào trang trống."
            raise CommandError(message) from error
        self.stdout.write(
            "Đã nạp nội dung minh họa." if loaded else "Nội dung minh họa đã có, giữ nguyên."
        )
        self.stdout.write(f"\nTài khoản (lưu trong {accounts_file()}):")
        for account in accounts:
            role, name = account["role"], account["username"]
            self.stdout.write(f"  {role:<18} {name:<12} {account['password']}")
