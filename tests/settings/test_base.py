import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from django import forms
from django.template import Context, Template

ROOT = Path(__file__).resolve().parents[2]

PRAGMAS = """
from django.conf import settings
from django.db import connection, transaction
with connection.cursor() as cursor:
    for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous"):
        cursor.execute(f"PRAGMA {name}")
        print(cursor.fetchone()[0])
print(connection.transaction_mode)
"""


def run_with_base_settings(script, tmp_path):
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
    }
    result = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", script],
        cwd=ROOT,
        env=environment | {"VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.split()


def test_sqlite__wal_foreign_keys_busy_timeout_and_immediate(tmp_path):
    assert run_with_base_settings(PRAGMAS, tmp_path) == ["wal", "1", "20000", "1", "IMMEDIATE"]


def test_secret_key__is_made_once_and_readable_by_nobody_else(tmp_path):
    script = "from django.conf import settings; print(settings.SECRET_KEY)"
    first = run_with_base_settings(script, tmp_path)
    assert run_with_base_settings(script, tmp_path) == first
    key_file = tmp_path / "secret-key"
    assert [key_file.read_text()] == first
    assert key_file.stat().st_mode & 0o077 == 0


def test_dates__typed_as_in_vietnam():
    field = forms.DateField()
    assert field.clean("25/12/2026") == date(2026, 12, 25)
    assert field.clean("05/03/2026") == date(2026, 3, 5)


def test_dates_and_numbers__shown_as_in_vietnam():
    template = Template(
        '{% load humanize %}{{ day|date }} | {{ day|date:"SHORT_DATE_FORMAT" }} | {{ n|intcomma }}'
    )
    shown = template.render(Context({"day": date(2026, 3, 5), "n": 1234567}))
    assert shown == "Ngày 05 tháng 3 năm 2026 | 05/03/2026 | 1.234.567"
