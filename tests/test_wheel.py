"""The wheel, built and installed where the checkout is not, carries all that its apps need."""

import ast
import os
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("propaganda_cms", "quiz_blocks")

pytestmark = pytest.mark.wheel


def run(*command, cwd, **environment):
    keep = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL")
    env = {name: os.environ[name] for name in keep if name in os.environ} | environment
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build from a copy, as a checkout may hold the remains of an earlier build."""
    copy = tmp_path_factory.mktemp("source")
    files = ["pyproject.toml", "README.md", "LICENSE", *PACKAGES]
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *files],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for name in listed:
        if (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", str(copy), cwd=copy)
    (path,) = (copy / "dist").glob("*.whl")
    return path, {name for name in listed if name.startswith(PACKAGES)}


@pytest.fixture(scope="module")
def host(wheel, tmp_path_factory):
    """A clean environment with the wheel, the dependencies of this one, and a host project.

    The dependencies come through a path file, not from a network; the checkout is not on it.
    """
    folder = tmp_path_factory.mktemp("host")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder / "env"), cwd=folder)
    python = folder / "env" / "bin" / "python"
    run(
        *(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"),
        *("--no-index", "--no-deps", str(wheel[0])),
        cwd=folder,
    )
    site_packages = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
        ).strip()
    )
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    project = folder / "project"
    for source in (ROOT / "tests" / "testapp").rglob("*"):
        if source.is_file() and source.suffix in {".py", ".html"}:
            target = project / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    (project / "tests" / "__init__.py").touch()
    return python, project


def test_wheel__holds_every_file_of_both_packages_and_nothing_else(wheel):
    path, expected = wheel
    names = {name for name in zipfile.ZipFile(path).namelist() if ".dist-info/" not in name}
    assert names == expected
    for part in ("templates/", "static/", "migrations/0001_initial.py", "locale/"):
        for package in PACKAGES:
            assert any(name.startswith(package) and part in name for name in names), part


def test_wheel__is_what_the_host_imports(host):
    python, project = host
    where = run(python, "-c", "import quiz_blocks; print(quiz_blocks.__file__)", cwd=project)
    assert str(project.parent) in where


def test_host__uses_the_blocks_without_propaganda_cms(host, tmp_path):
    python, project = host
    assert "blocks work" in run(
        python, "-m", "tests.testapp.try_blocks", str(tmp_path), cwd=project
    )


def test_host__uses_the_pages_too(host):
    python, project = host
    assert "pages work" in run(python, "-m", "tests.testapp.try_pages", cwd=project)


def test_dependencies__everything_imported_is_declared():
    declared = {canonicalize_name(Requirement(line).name) for line in declared_dependencies()}
    known = packages_distributions()
    for name in imported_names() - set(sys.stdlib_module_names) - set(PACKAGES):
        distributions = {canonicalize_name(found) for found in known[name]}
        assert distributions & (declared | brought_by(declared)), f"{name} is not declared"


def declared_dependencies():
    import tomllib

    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]


def brought_by(declared):
    """What Wagtail's own requirements bring and Wagtail's users import as a matter of course."""
    return {
        canonicalize_name(Requirement(line).name)
        for name in declared & {"wagtail"}
        for line in requires(name) or []
        if "extra ==" not in line
    }


def imported_names():
    names = set()
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(source.read_text())):
                if isinstance(node, ast.Import):
                    names |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                    names.add(node.module.split(".")[0])
    return names
