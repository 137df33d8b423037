"""What the README shows is what the tests run, and what it names is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from propaganda_cms import conf as pages_conf
from propaganda_cms.pictures import conf as pictures_conf
from quiz_blocks.comments.conf import conf as comments_conf
from quiz_blocks.guard.conf import conf as guard_conf
from quiz_blocks.quizzes.conf import conf as quizzes_conf

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
READMES = ["README.md", "README.vi.md"]


def code_lines():
    """Yield every line of Python or template that the README shows, without its comments."""
    for block in re.findall(r"```(?:python|html\+django)\n(.*?)```", README, flags=re.DOTALL):
        for line in block.splitlines():
            if line.strip() and not line.lstrip().startswith(("#", "{#")):
                yield line.strip()


def test_code__every_line_stands_in_the_host_site_that_the_wheel_test_runs():
    files = [
        path for path in (ROOT / "tests" / "testapp").rglob("*") if path.suffix in {".py", ".html"}
    ]
    run = {line.strip() for path in files for line in path.read_text().splitlines()}
    lines = list(code_lines())
    assert len(lines) > 15
    assert [line for line in lines if line not in run] == []


@pytest.mark.parametrize("name", READMES)
def test_links__lead_to_files_that_are_there(name):
    text = (ROOT / name).read_text()
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_settings__all_are_listed():
    names = {
        *comments_conf.defaults,
        *guard_conf.defaults,
        *quizzes_conf.defaults,
        *pages_conf.DEFAULTS,
        *pictures_conf.DEFAULTS,
    }
    assert sorted(name for name in names if f"`{name}`" not in README) == []


def test_commands__exist():
    named = set(re.findall(r"manage\.py (\w+)", README)) | {"purge_guard", "rebuild_cards"}
    assert named - {"check", "migrate"} <= get_commands().keys()


@pytest.mark.parametrize("name", READMES)
def test_make_targets__exist(name):
    targets = set(re.findall(r"(?:^|`)make (\w+)", (ROOT / name).read_text(), flags=re.M))
    makefile = (ROOT / "Makefile").read_text()
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
