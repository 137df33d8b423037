"""What the pictures are put together from: ridges, trees, roofs, people seen from behind."""

from math import cos, pi, sin

from home.demo.art import palette as c
from home.demo.art.paper import HEIGHT, WIDTH, Sheet, box, disc, polygon, smooth


def ridge(sheet: Sheet, level: float, rise: float, fill: str, steps: int = 9) -> None:
    """Lay a range of hills across the whole sheet, its crests ``rise`` above ``level``."""
    stride = (WIDTH + 240) / steps
    points = [
        (-120 + i * stride, level - sheet.random.uniform(0.1, 1.0) * rise * (1 if i % 2 else 0.45))
        for i in range(steps + 1)
    ]
    sheet.cut(smooth(points, f" V{HEIGHT + 60} H-120Z"), fill)


def wave(sheet: Sheet, level: float, swing: float, fill: str, shift: float = 0) -> None:
    """Lay a band of water or field with an even swing."""
    points = [(x, level + swing * sin((x + shift) / 170)) for x in range(-120, WIDTH + 200, 85)]
    sheet.cut(smooth(points, f" V{HEIGHT + 60} H-120Z"), fill, lift=0.7)


def sun(sheet: Sheet, x: float, y: float, radius: float, fill: str = c.GOLD) -> None:
    """Lay a sun with two rings of light around it."""
    sheet.flat(disc(x, y, radius * 1.9), fill, 0.16)
    sheet.flat(disc(x, y, radius * 1.42), fill, 0.22)
    sheet.cut(disc(x, y, radius), fill, lift=0.6)


def cloud(sheet: Sheet, x: float, y: float, size: float, fill: str = c.PAPER) -> None:
    """Lay a flat-bottomed cloud; ``x`` is its left end, ``y`` its foot."""
    s = size
    sheet.cut(
        f"M{x} {y}q{0.02 * s} {-0.22 * s} {0.24 * s} {-0.2 * s}q{0.08 * s} {-0.24 * s} "
        f"{0.34 * s} {-0.16 * s}q{0.2 * s} {-0.08 * s} {0.26 * s} {0.14 * s}"
        f"q{0.16 * s} {0.02 * s} {0.16 * s} {0.22 * s}Z",
        fill,
        lift=0.5,
    )


def round_tree(sheet: Sheet, x: float, foot: float, size: float, leaf: str, dark: str) -> None:
    """Plant a tree with a crown of three discs."""
    sheet.cut(box(x - size * 0.06, foot - size * 0.7, size * 0.12, size * 0.7), c.WOOD, 0.4)
    sheet.cut(disc(x - size * 0.26, foot - size * 0.72, size * 0.3), dark, 0.6)
    sheet.cut(disc(x + size * 0.28, foot - size * 0.76, size * 0.32), dark, 0.6)
    sheet.cut(disc(x, foot - size * 0.98, size * 0.42), leaf, 0.6)


def palm(sheet: Sheet, x: float, foot: float, size: float, leaf: str) -> None:
    """Plant an areca palm with seven fronds."""
    sheet.line(
        f"M{x} {foot}q{size * 0.06} {-size * 0.5} {-size * 0.02} {-size}", c.WOOD, size * 0.045
    )
    top = foot - size
    for i in range(7):
        angle = pi * (1.02 + i * 0.16)
        dx, dy = cos(angle) * size * 0.42, sin(angle) * size * 0.3
        sheet.cut(
            f"M{x} {top}q{dx * 0.5:.1f} {dy * 1.5 - size * 0.06:.1f} {dx:.1f} "
            f"{dy + size * 0.14:.1f}"
            f"q{-dx * 0.42:.1f} {dy * 0.6 - size * 0.08:.1f} {-dx:.1f} {-dy - size * 0.14:.1f}Z",
            leaf,
            0.3,
        )


def house(sheet: Sheet, x: float, foot: float, size: float, wall: str, roof: str) -> None:
    """Build a small house: a wall, a tiled roof, a door and a window."""
    w, h = size, size * 0.62
    sheet.cut(box(x, foot - h, w, h), wall, 0.6)
    sheet.flat(box(x + w * 0.16, foot - h * 0.62, w * 0.2, h * 0.62), c.WOOD_DEEP, 0.85)
    sheet.flat(box(x + w * 0.56, foot - h * 0.62, w * 0.26, h * 0.3), c.CREAM)
    sheet.cut(
        polygon(
            [
                (x - w * 0.12, foot - h * 0.94),
                (x + w * 0.2, foot - h * 1.62),
                (x + w * 0.8, foot - h * 1.62),
                (x + w * 1.12, foot - h * 0.94),
            ]
        ),
        roof,
        0.6,
    )


def flag(sheet: Sheet, x: float, foot: float, height: float, width: float) -> None:
    """Raise the national flag on a pole: a gold star on a red ground."""
    sheet.line(f"M{x} {foot}V{foot - height}", c.QUIET, 8)
    w, h, top = width, width * 0.64, foot - height
    sheet.cut(
        f"M{x} {top}q{w * 0.25} {-h * 0.12} {w * 0.5} 0t{w * 0.5} 0v{h}q{-w * 0.25} {h * 0.12} "
        f"{-w * 0.5} 0t{-w * 0.5} 0Z",
        c.RED,
        0.5,
    )
    star(sheet, x + w * 0.5, top + h * 0.5, h * 0.3)


def star(sheet: Sheet, x: float, y: float, radius: float, fill: str = c.GOLD) -> None:
    """Lay a five-pointed star."""
    points = [
        (
            x + sin(i * pi / 5) * radius * (0.4 if i % 2 else 1),
            y - cos(i * pi / 5) * radius * (0.4 if i % 2 else 1),
        )
        for i in range(10)
    ]
    sheet.flat(polygon(points), fill)


def audience(sheet: Sheet, foot: float, size: float, fills: list[str], shift: float) -> None:
    """Seat one row of people seen from behind: heads and shoulders, no faces."""
    count = int(WIDTH / (size * 1.32)) + 2
    for i in range(count):
        x = shift + (i - 0.5) * size * 1.32
        tilt = sheet.random.uniform(-0.05, 0.05) * size
        fill = fills[(i * 7 + int(foot)) % len(fills)]
        sheet.cut(
            f"M{x - size * 0.58} {foot}q0 {-size * 0.62} {size * 0.58} {-size * 0.62}"
            f"t{size * 0.58} {size * 0.62}v{size}h{-size * 1.16}Z",
            fill,
            0.6,
        )
        sheet.cut(disc(x + tilt, foot - size * 0.84, size * 0.3, size * 0.34), c.INK, 0.4)


def lotus(sheet: Sheet, x: float, foot: float, size: float, petals: tuple[str, str, str]) -> None:
    """Open a lotus flower: three rows of petals over its stem's end."""
    rows = ((7, 1.0, petals[2]), (5, 0.86, petals[1]), (3, 0.7, petals[0]))
    for count, reach, fill in rows:
        for i in range(count):
            angle = (i - (count - 1) / 2) * (150 / (count + 1))
            length = size * reach
            sheet.cut(
                f"M{x} {foot}q{-length * 0.3} {-length * 0.5} 0 {-length}"
                f"q{length * 0.3} {length * 0.5} 0 {length}Z",
                fill,
                0.35,
                turn=f"rotate({angle:.1f} {x} {foot})",
            )


def lotus_leaf(sheet: Sheet, x: float, y: float, size: float, fill: str, vein: str) -> None:
    """Float a lotus leaf with its veins."""
    sheet.cut(disc(x, y, size, size * 0.36), fill, 0.7)
    for i in range(9):
        angle = 2 * pi * i / 9
        sheet.line(
            f"M{x} {y}L{x + cos(angle) * size * 0.82:.1f} {y + sin(angle) * size * 0.3:.1f}",
            vein,
            3,
            0.5,
        )


def bunting(sheet: Sheet, y: float, sag: float, fills: list[str]) -> None:
    """Hang a string of pennants from side to side."""
    sheet.line(f"M-20 {y}Q{WIDTH / 2} {y + 2 * sag} {WIDTH + 20} {y}", c.QUIET, 4)
    for i in range(16):
        x = 50 + i * 100
        t = x / WIDTH
        top = y + 4 * sag * t * (1 - t)
        sheet.cut(
            polygon([(x - 30, top), (x + 30, top), (x, top + 74)]), fills[i % len(fills)], 0.4
        )
