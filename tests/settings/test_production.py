import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {
    "SECRET_KEY": "k3" * 20 + "-một-khóa-dài-và-ngẫu-nhiên-0123456789",
    "ALLOWED_HOSTS": "tuyengiao.example.vn",
    "DATABASE_URL": "postgres://site@127.0.0.1:5432/site",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "WAGTAILADMIN_BASE_URL": "https://tuyengiao.example.vn",
    "EMAIL_HOST": "thu.example.vn",
}


def manage(*arguments, environment, tmp_path):
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={
            **keep,
            "DJANGO_SETTINGS_MODULE": "settings.production",
            "VAR_DIR": str(tmp_path),
            **environment,
        },
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("value", [None, "  "])
def test_production__refuses_to_start_and_names_the_variable(name, value, tmp_path):
    environment = GIVEN | {name: value} if value else {k: v for k, v in GIVEN.items() if k != name}
    result = manage("check", environment=environment, tmp_path=tmp_path)
    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert f"Thiếu biến môi trường: {name} " in last_line
    assert not (tmp_path / "secret-key").exists()


def test_production__check_deploy_is_clean(tmp_path):
    result = manage(
        "check", "--deploy", "--fail-level", "WARNING", environment=GIVEN, tmp_path=tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_production__serves_no_media_and_no_debug(tmp_path):
    script = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.SERVE_MEDIA, s.SESSION_COOKIE_SECURE, s.DATABASES['default']['ENGINE'],"
        "s.DATABASES['default']['CONN_MAX_AGE'])"
    )
    result = manage("shell", "-v0", "-c", script, environment=GIVEN, tmp_path=tmp_path)
    assert result.stdout.split() == [
        "False",
        "False",
        "True",
        "django.db.backends.postgresql",
        "None",
    ]
