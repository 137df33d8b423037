"""Infographics and PDF papers, set by typst from the figures and texts of the content files.

The picture and the accessible table of an infographic come from the same rows, so that they
cannot disagree.
"""

import json
from pathlib import Path
from typing import Any, Literal

import typst

from home.demo.art.scenes import SCENES

SHEETS = Path(__file__).parent / "typst"
PIXELS_A_POINT = 72.0


def _set(
    sheet: str, data: dict[str, Any], output: Literal["png", "pdf"], ppi: float, svg: str = ""
) -> bytes:
    """Set one sheet with its data and return the file."""
    compiler = typst.Compiler(
        SHEETS / f"{sheet}.typ",
        root=SHEETS,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str), "svg": svg},
    )
    return compiler.compile(format=output, ppi=ppi)


def infographic(content: dict[str, Any], width: int = 1600) -> bytes:
    """Draw an infographic from its rows, ``width`` pixels wide, and return a PNG.

    ``content`` has ``layout`` (the sheet's name), ``picture`` (the scene above), ``heading``,
    ``stamp``, ``rows``, ``foot`` and ``source``; ``demo`` marks invented figures in the picture.
    """
    data = {key: content[key] for key in ("heading", "stamp", "rows", "foot", "source")}
    data["demo"] = content.get("demo", False)
    svg = SCENES[content["picture"]]().svg()
    return _set(content["layout"], data, "png", PIXELS_A_POINT * width / 1200, svg)


def paper(content: dict[str, Any]) -> bytes:
    """Set a paper (title, kicker, stamp, notice, sections) on A4 and return a PDF."""
    return _set("digest", content, "pdf", PIXELS_A_POINT)
