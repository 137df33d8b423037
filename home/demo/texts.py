"""Reading the content files: TOML, one file a page, for whoever edits them by hand."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


def read(name: str) -> dict[str, Any]:
    """Return one content file, ``site`` for ``content/site.toml``."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text("utf-8"))


def read_folder(folder: str) -> list[dict[str, Any]]:
    """Return every file of a folder, in the order of their names."""
    return [read(f"{folder}/{path.stem}") for path in sorted((CONTENT / folder).glob("*.toml"))]
