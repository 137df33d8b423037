"""Villages, schools and streets where the reader lives."""

from home.demo.art import motifs as m
from home.demo.art import palette as c
from home.demo.art.paper import HEIGHT, WIDTH, Sheet, box, disc, polygon


def loa_phuong() -> Sheet:
    """Loudspeakers over the roofs of a village."""
    sheet = Sheet("loa-phuong", c.CREAM, c.BLUSH)
    m.sun(sheet, 320, 300, 120, c.GOLD)
    m.ridge(sheet, 640, 200, c.SAGE)
    for i, (x, foot, size) in enumerate(
        ((40, 900, 260), (330, 860, 210), (980, 870, 230), (1260, 910, 280), (610, 930, 250))
    ):
        m.house(sheet, x, foot, size, (c.CREAM, c.CLAY, c.PAPER)[i % 3], (c.RED, c.RED_SOFT)[i % 2])
    m.palm(sheet, 1130, 900, 330, c.GREEN)
    m.round_tree(sheet, 250, 930, 190, c.GREEN_SOFT, c.GREEN)
    m.ridge(sheet, 1010, 70, c.GREEN_DEEP)
    sheet.line("M820 960V190", c.WOOD_DEEP, 22)
    for side in (-1, 1):
        y = 300
        sheet.cut(
            f"M{820 + side * 20} {y - 34}L{820 + side * 120} {y - 34}L{820 + side * 270} {y - 130}"
            f"V{y + 150}L{820 + side * 120} {y + 40}L{820 + side * 20} {y + 40}Z",
            c.QUIET,
            0.9,
        )
        sheet.cut(disc(820 + side * 270, y + 10, 30, 140), c.INK, 0.5)
        for k in range(3):
            x = 820 + side * (340 + k * 70)
            sheet.line(
                f"M{x} {y - 60 - k * 36}Q{x + side * (46 + k * 16)} {y + 10} {x} {y + 80 + k * 36}",
                c.RED,
                13,
                0.9 - k * 0.2,
            )
    sheet.cut(disc(820, 190, 22), c.GOLD_DEEP, 0.4)
    return sheet


def truong_hoc() -> Sheet:
    """A school yard with the flag up and flame trees in flower."""
    sheet = Sheet("truong-hoc", c.SKY, c.CREAM)
    m.cloud(sheet, 140, 200, 300)
    m.cloud(sheet, 1180, 150, 320)
    m.ridge(sheet, 560, 160, c.SAGE)
    sheet.cut(box(240, 400, 1120, 390), c.GOLD, 0.9)
    sheet.cut(polygon([(190, 410), (300, 290), (1300, 290), (1410, 410)]), c.RED, 0.8)
    sheet.cut(box(660, 330, 280, 460), c.CREAM, 0.8)
    sheet.cut(polygon([(620, 340), (800, 210), (980, 340)]), c.RED_DEEP, 0.8)
    sheet.cut(disc(800, 292, 30), c.GOLD, 0.3)
    for row in range(2):
        for x in (290, 410, 530, 980, 1100, 1220):
            y = 440 + row * 180
            sheet.cut(box(x, y, 84, 116, 4), c.GREEN, 0.3)
            sheet.flat(box(x + 12, y + 12, 26, 92), c.MIST)
            sheet.flat(box(x + 46, y + 12, 26, 92), c.MIST)
    sheet.cut("M720 790V610q80-96 160 0V790Z", c.WOOD_DEEP, 0.4)
    sheet.cut("M-40 786H1640V1060H-40Z", c.CLAY, 0.5)
    for x, size in ((120, 330), (1480, 360)):
        m.round_tree(sheet, x, 880, size, c.RED_SOFT, c.RED)
    m.flag(sheet, 460, 900, 640, 200)
    for i, x in enumerate((620, 720, 830, 940, 1060, 1170)):
        pupil(sheet, x, 940 + (i % 2) * 24, 96)
    return sheet


def pupil(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """Stand a pupil in a white shirt and red scarf, seen from behind."""
    s = size
    sheet.cut(box(x - 0.26 * s, foot - 0.5 * s, 0.52 * s, 0.5 * s, 4), c.BLUE_DEEP, 0.4)
    sheet.cut(box(x - 0.32 * s, foot - 1.06 * s, 0.64 * s, 0.62 * s, 14), c.PAPER, 0.4)
    sheet.flat(
        polygon(
            [(x - 0.26 * s, foot - 1.04 * s), (x + 0.26 * s, foot - 1.04 * s), (x, foot - 0.78 * s)]
        ),
        c.RED,
    )
    sheet.cut(disc(x, foot - 1.3 * s, 0.22 * s, 0.25 * s), c.INK, 0.4)


def mai_nha() -> Sheet:
    """Many roofs on one hillside, kites above."""
    sheet = Sheet("mai-nha", c.MIST, c.CREAM)
    m.sun(sheet, 1290, 240, 110)
    m.ridge(sheet, 520, 240, c.SKY)
    m.ridge(sheet, 640, 260, c.SAGE, 5)
    for row, (foot, size, count) in enumerate(
        ((560, 110, 9), (690, 140, 8), (830, 170, 7), (970, 200, 6))
    ):
        m.ridge(sheet, foot + 20, 40, (c.GREEN_SOFT, c.SAGE)[row % 2], 7)
        for i in range(count):
            x = (i + 0.15 + 0.3 * (row % 2)) * WIDTH / count + sheet.random.uniform(-16, 16)
            wall = (c.CREAM, c.PAPER, c.CLAY, c.BLUSH)[(i + row) % 4]
            m.house(
                sheet,
                x,
                foot + sheet.random.uniform(-12, 8),
                size,
                wall,
                (c.RED, c.RED_SOFT, c.RED_DEEP)[(i * 2 + row) % 3],
            )
            if (i + row) % 3 == 0:
                m.round_tree(sheet, x + size * 1.3, foot + 10, size * 0.7, c.GREEN_SOFT, c.GREEN)
    for x, y, size, fill in (
        (350, 180, 76, c.RED),
        (640, 120, 60, c.GOLD_DEEP),
        (930, 220, 66, c.BLUE),
    ):
        sheet.line(f"M{x} {y + size}q40 60 10 130q-30 40 20 90", c.QUIET, 3, 0.7)
        sheet.cut(
            polygon([(x, y - size), (x + size * 0.7, y), (x, y + size), (x - size * 0.7, y)]),
            fill,
            0.5,
        )
    return sheet


def dinh_lang() -> Sheet:
    """A village hall with a curved roof beside an old banyan."""
    sheet = Sheet("dinh-lang", c.BLUSH, c.CREAM)
    m.sun(sheet, 1180, 300, 130, c.RED_SOFT)
    m.ridge(sheet, 600, 180, c.SAGE)
    sheet.cut(box(520, 560, 860, 240), c.CLAY, 0.8)
    for k in range(7):
        sheet.cut(box(540 + k * 136, 540, 28, 270, 6), c.RED_DEEP, 0.5)
    for k in range(6):
        sheet.flat(box(586 + k * 136, 600, 64, 200), c.WOOD_DEEP, 0.8)
    sheet.cut(
        "M420 570Q560 560 620 420Q950 450 1280 420Q1340 560 1480 570Q1440 590 1400 600"
        "H500Q460 590 420 570Z",
        c.RED,
        1,
    )
    sheet.cut(
        "M600 424Q640 400 650 360Q950 400 1250 360Q1260 400 1300 424Q950 460 600 424Z",
        c.RED_DEEP,
        0.8,
    )
    sheet.cut(disc(950, 372, 34), c.GOLD, 0.4)
    sheet.cut(f"M-40 790H{WIDTH + 40}V{HEIGHT + 60}H-40Z", c.CLAY, 0.6)
    sheet.cut(polygon([(640, 800), (1260, 800), (1330, 860), (570, 860)]), c.SHEET, 0.5)
    sheet.line("M250 900C270 760 230 700 260 540", c.WOOD_DEEP, 70)
    for dx in (-70, -34, 46, 84):
        sheet.line(f"M{250 + dx * 0.4} 620Q{250 + dx} 760 {250 + dx} 890", c.WOOD, 9)
    for x, y, r, fill in (
        (120, 470, 150, c.GREEN_DEEP),
        (400, 480, 150, c.GREEN_DEEP),
        (180, 360, 150, c.GREEN),
        (350, 350, 160, c.GREEN),
        (260, 250, 150, c.GREEN_SOFT),
        (60, 560, 100, c.GREEN),
        (470, 570, 90, c.GREEN),
    ):
        sheet.cut(disc(x, y, r, r * 0.8), fill, 0.7)
    m.flag(sheet, 1450, 880, 420, 130)
    return sheet


def pho_co() -> Sheet:
    """A street of narrow houses, a bicycle with a basket of newspapers."""
    sheet = Sheet("pho-co", c.MIST, c.CREAM)
    m.cloud(sheet, 900, 170, 300)
    walls = (c.GOLD, c.CREAM, c.SAGE, c.ROSE, c.GOLD, c.SKY, c.CLAY)
    for i, wall in enumerate(walls):
        x, top = i * 236 - 20, sheet.random.uniform(180, 330)
        sheet.cut(box(x, top, 226, 640), wall, 0.7)
        sheet.cut(
            polygon(
                [(x - 16, top + 8), (x + 40, top - 70), (x + 190, top - 70), (x + 242, top + 8)]
            ),
            (c.RED, c.RED_SOFT, c.WOOD)[i % 3],
            0.6,
        )
        for k in (0, 1):
            sheet.cut(box(x + 34 + k * 92, top + 60, 66, 116, 4), c.GREEN, 0.3)
            sheet.flat(box(x + 64 + k * 92, top + 66, 6, 104), c.GREEN_DEEP)
        sheet.cut(box(x + 14, top + 216, 198, 24, 4), c.WOOD_DEEP, 0.4)
        sheet.cut(box(x + 44, 610, 138, 190, 6), c.WOOD_DEEP, 0.4)
        for k in range(4):
            sheet.flat(box(x + 52 + k * 32, 620, 26, 180), c.WOOD)
    m.bunting(sheet, 90, 60, [c.RED, c.GOLD, c.RED])
    sheet.cut(f"M-40 790H{WIDTH + 40}V{HEIGHT + 60}H-40Z", c.QUIET, 0.6)
    sheet.flat(f"M-40 790H{WIDTH + 40}V812H-40Z", c.CLAY)
    bicycle(sheet, 700, 900)
    return sheet


def bicycle(sheet: Sheet, x: float, y: float) -> None:
    """Stand a bicycle with a basket of papers; ``x``, ``y`` is the hub of its back wheel."""
    for hub in (x, x + 270):
        sheet.line(disc(hub, y, 92), c.INK, 12)
        sheet.line(f"M{hub - 84} {y}H{hub + 84}M{hub} {y - 84}V{y + 84}", c.SHEET, 3, 0.6)
    sheet.line(f"M{x} {y}L{x + 90} {y - 150}H{x + 230}L{x + 130} {y}Z", c.RED, 14)
    sheet.line(f"M{x + 270} {y}L{x + 220} {y - 190}h44", c.RED, 14)
    sheet.line(f"M{x + 90} {y - 150}l-14-40", c.INK, 12)
    sheet.cut(box(x + 34, y - 206, 96, 22, 11), c.INK, 0.3)
    sheet.cut(
        polygon([(x + 250, y - 190), (x + 400, y - 190), (x + 376, y - 90), (x + 272, y - 90)]),
        c.WOOD,
        0.5,
    )
    for k in range(3):
        sheet.cut(
            box(x + 268 + k * 36, y - 250 + k * 10, 50, 74, 6),
            c.PAPER,
            0.3,
            f"rotate({k * 7 - 8} {x + 300} {y - 200})",
        )


def den_long() -> Sheet:
    """Lanterns at a mid-autumn evening."""
    sheet = Sheet("den-long", c.BLUE_DEEP, "#3a2a4a")
    sheet.flat(disc(800, 300, 260), c.GOLD, 0.12)
    sheet.cut(disc(800, 300, 180), c.CREAM, 0.8)
    for x, y, size in ((860, 260, 34), (750, 350, 26), (830, 370, 18)):
        sheet.flat(disc(x, y, size), c.CLAY, 0.5)
    m.ridge(sheet, 760, 170, "#1c2444")
    for i in range(6):
        m.house(sheet, i * 280 - 40, 880, 200, "#3f3355", c.RED_DEEP)
    for x, y, size, fill in (
        (190, 250, 110, c.RED),
        (430, 420, 90, c.GOLD_DEEP),
        (1180, 430, 96, c.RED_SOFT),
        (1400, 250, 116, c.RED),
        (640, 640, 80, c.RED),
        (980, 640, 84, c.GOLD_DEEP),
    ):
        lantern(sheet, x, y, size, fill)
    m.ridge(sheet, 1000, 60, "#14182f")
    return sheet


def lantern(sheet: Sheet, x: float, y: float, size: float, fill: str) -> None:
    """Hang a lantern with ribs, a glow and a tassel."""
    sheet.line(f"M{x} -20V{y - size}", c.CLAY, 3, 0.7)
    sheet.flat(disc(x, y, size * 1.7), c.GOLD, 0.12)
    sheet.cut(disc(x, y, size, size * 0.86), fill, 0.7)
    for k in (0.35, 0.72):
        sheet.line(disc(x, y, size * k, size * 0.86), c.GOLD, 4, 0.7)
    sheet.cut(box(x - size * 0.34, y - size * 0.98, size * 0.68, size * 0.16, 4), c.GOLD, 0.3)
    sheet.cut(box(x - size * 0.34, y + size * 0.82, size * 0.68, size * 0.16, 4), c.GOLD, 0.3)
    for k in (-1, 0, 1):
        sheet.line(f"M{x + k * 9} {y + size}v{size * 0.7}", c.RED_SOFT, 5)
