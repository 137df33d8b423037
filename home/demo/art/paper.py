"""A sheet of cut paper: shapes laid one over another, each with the soft shadow of its edge.

The picture is described as SVG and drawn to pixels by typst, which needs no system library.
Shadows are a few wide, faint strokes and no blur filter: the same look at a twentieth of the time.
"""

import io
from collections.abc import Iterable
from itertools import pairwise
from random import Random

import typst
from PIL import Image

WIDTH, HEIGHT = 1600, 1000
SHADOW = "#2b170a"
SHADOW_STROKES = ((6, 2), (14, 4), (24, 6), (36, 9))
Point = tuple[float, float]

PAGE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image(bytes(sys.inputs.svg), width: {width}pt)
"""


def polygon(points: Iterable[Point]) -> str:
    """Return the path of a closed shape with straight edges."""
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def smooth(points: list[Point], closing: str = "") -> str:
    """Return a path through the middles of the points' edges, rounded at each point."""
    (x0, y0), *rest = points
    path = f"M{x0:.1f} {y0:.1f}"
    for (x, y), (next_x, next_y) in pairwise(rest):
        path += f" Q{x:.1f} {y:.1f} {(x + next_x) / 2:.1f} {(y + next_y) / 2:.1f}"
    return f"{path} L{rest[-1][0]:.1f} {rest[-1][1]:.1f}{closing}"


def disc(x: float, y: float, radius: float, radius_y: float | None = None) -> str:
    """Return the path of a circle, or of an ellipse where the second radius is given."""
    ry = radius if radius_y is None else radius_y
    return (
        f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {ry:.1f} 0 1 0 {2 * radius:.1f} 0"
        f"a{radius:.1f} {ry:.1f} 0 1 0 {-2 * radius:.1f} 0Z"
    )


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """Return the path of a rectangle with rounded corners."""
    r = radius
    return (
        f"M{x + r:.1f} {y:.1f}h{width - 2 * r:.1f}a{r} {r} 0 0 1 {r} {r}v{height - 2 * r:.1f}"
        f"a{r} {r} 0 0 1 {-r} {r}h{2 * r - width:.1f}a{r} {r} 0 0 1 {-r} {-r}v{2 * r - height:.1f}"
        f"a{r} {r} 0 0 1 {r} {-r}Z"
    )


class Sheet:
    """One picture in the making. The same seed draws the same picture, to the byte."""

    def __init__(self, seed: str, top: str, bottom: str) -> None:
        self.random = Random(seed)  # noqa: S311 - a drawing, not a secret
        self.shapes: list[str] = []
        self.ground = (top, bottom)

    def cut(self, path: str, fill: str, lift: float = 1.0, turn: str = "") -> None:
        """Lay a shape on the sheet; ``lift`` is how far it stands off, 0 for no shadow.

        ``turn`` is an SVG transform for the shape with its shadow.
        """
        shadow = "".join(
            f'<path d="{path}" transform="translate(0 {drop * lift:.1f})" fill="none" '
            f'stroke="{SHADOW}" stroke-opacity=".055" stroke-linejoin="round" '
            f'stroke-width="{width * lift:.1f}"/>'
            for width, drop in SHADOW_STROKES
            if lift
        )
        self.shapes.append(f'<g transform="{turn}">{shadow}<path d="{path}" fill="{fill}"/></g>')

    def flat(self, path: str, fill: str, opacity: float = 1.0, turn: str = "") -> None:
        """Lay a shape without shadow, as if printed on the one below."""
        self.shapes.append(
            f'<path d="{path}" fill="{fill}" fill-opacity="{opacity}" transform="{turn}"/>'
        )

    def line(self, path: str, colour: str, width: float, opacity: float = 1.0) -> None:
        """Draw a line with round ends."""
        self.shapes.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
            f'stroke-opacity="{opacity}" stroke-linecap="round" stroke-linejoin="round"/>'
        )

    def svg(self) -> str:
        """Return the picture as SVG."""
        top, bottom = self.ground
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
            '<defs><linearGradient id="ground" x2="0" y2="1">'
            f'<stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/>'
            f'</linearGradient></defs><rect width="{WIDTH}" height="{HEIGHT}" fill="url(#ground)"/>'
            f"{''.join(self.shapes)}</svg>"
        )

    def jpeg(self, width: int = WIDTH) -> bytes:
        """Draw the picture ``width`` pixels wide and return it as a JPEG."""
        source = PAGE.format(width=WIDTH, height=HEIGHT).encode()
        drawn = typst.Compiler(
            source, ignore_system_fonts=True, sys_inputs={"svg": self.svg()}
        ).compile(format="png", ppi=72 * width / WIDTH)
        target = io.BytesIO()
        with Image.open(io.BytesIO(drawn)) as image:
            image.convert("RGB").save(target, "JPEG", quality=86, optimize=True)
        return target.getvalue()
