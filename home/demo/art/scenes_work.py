"""The office's work: hall, contest, design, recording, studying. Nobody has a face."""

from math import cos, pi, sin

from home.demo.art import motifs as m
from home.demo.art import palette as c
from home.demo.art.paper import HEIGHT, WIDTH, Sheet, box, disc, polygon


def hoi_nghi() -> Sheet:
    """A conference hall with a screen joined to many places."""
    sheet = Sheet("hoi-nghi", c.CREAM, c.SHEET)
    for i in range(21):
        x = i * 78 - 10
        sheet.cut(box(x, -40, 82, 720, 20), (c.RED, c.RED_DEEP)[i % 2], 0.4)
    sheet.cut(box(250, 90, 820, 470, 10), c.PAPER, 1.2)
    sheet.flat(box(282, 122, 756, 406, 4), c.BLUE_DEEP)
    hub = (660, 325)
    for i in range(14):
        angle = 2 * pi * i / 14
        reach = 150 if i % 2 else 178
        x, y = hub[0] + cos(angle) * reach * 1.75, hub[1] + sin(angle) * reach
        sheet.line(f"M{hub[0]} {hub[1]}L{x:.0f} {y:.0f}", c.SKY, 3, 0.55)
        sheet.flat(disc(x, y, 13), c.GOLD)
    sheet.flat(disc(*hub, 62), c.RED)
    m.star(sheet, *hub, 38)
    sheet.cut("M-40 690H1640V760H-40Z", c.WOOD, 0.8)
    sheet.cut(polygon([(1220, 700), (1250, 470), (1450, 470), (1480, 700)]), c.WOOD_DEEP, 0.9)
    sheet.cut(box(1226, 446, 248, 40, 8), c.WOOD, 0.6)
    sheet.line("M1330 446q-10-70-50-90", c.INK, 8)
    sheet.cut(disc(1276, 350, 16), c.INK, 0.3)
    m.lotus(sheet, 1350, 650, 96, (c.BLUSH, c.ROSE, c.RED_SOFT))
    rows = ((790, 92, 10), (880, 116, 70), (990, 146, 0))
    for foot, size, shift in rows:
        m.audience(sheet, foot, size, [c.BLUE_DEEP, c.GREEN_DEEP, c.QUIET, c.WOOD_DEEP], shift)
    return sheet


def thi_truc_tuyen() -> Sheet:
    """A question with four answers on a phone, one of them chosen."""
    sheet = Sheet("thi-truc-tuyen", c.RED, c.RED_DEEP)
    for radius, tint in ((640, 0.10), (500, 0.12), (370, 0.14)):
        sheet.flat(disc(800, 520, radius), c.GOLD, tint)
    for x, y, size, turn in (
        (300, 300, 150, -18),
        (1300, 330, 170, 14),
        (330, 760, 130, 12),
        (1290, 760, 140, -10),
    ):
        sheet.cut(
            box(x - size / 2, y - size * 0.65, size, size * 1.3, 12),
            c.CREAM,
            0.9,
            f"rotate({turn} {x} {y})",
        )
        for k in range(4):
            sheet.flat(
                box(
                    x - size * 0.36,
                    y - size * 0.44 + k * size * 0.27,
                    size * (0.72 - 0.14 * (k % 2)),
                    size * 0.09,
                    4,
                ),
                c.CLAY,
                1,
                f"rotate({turn} {x} {y})",
            )
    sheet.cut(box(560, 70, 480, 900, 58), c.INK, 1.3)
    sheet.flat(box(582, 100, 436, 840, 36), c.PAPER)
    sheet.flat(box(620, 150, 130, 18, 9), c.RED)
    sheet.flat(box(620, 186, 360, 12, 6), c.SHEET)
    sheet.flat(box(620, 186, 220, 12, 6), c.GOLD)
    for k, width in enumerate((360, 330, 250)):
        sheet.flat(box(620, 240 + k * 40, width, 22, 6), c.INK, 0.85)
    for k in range(4):
        y, chosen = 400 + k * 108, k == 1
        sheet.cut(box(620, y, 360, 84, 14), c.MINT if chosen else c.SHEET, 0.35)
        sheet.flat(disc(662, y + 42, 20), c.GREEN if chosen else c.CLAY)
        sheet.flat(box(700, y + 32, (230, 200, 180, 215)[k], 20, 6), c.INK, 0.75)
    sheet.line("M652 551l8 9l14-18", c.PAPER, 6)
    sheet.cut(box(620, 846, 360, 64, 14), c.RED, 0.5)
    sheet.flat(box(730, 868, 140, 20, 8), c.PAPER)
    return sheet


def thiet_ke() -> Sheet:
    """Posters pinned on a wall, tools on the table before them."""
    sheet = Sheet("thiet-ke", c.BLUSH, c.CREAM)
    grounds = (
        (130, 110, 330, 470, -3, c.RED),
        (540, 80, 380, 520, 1.5, c.PAPER),
        (1010, 120, 460, 330, -1.5, c.GREEN),
    )
    for x, y, w, h, turn, fill in grounds:
        sheet.cut(box(x, y, w, h, 4), fill, 1.1, f"rotate({turn} {x + w / 2} {y})")
        sheet.cut(disc(x + w / 2, y + 8, 13), c.GOLD, 0.3)
    m.star(sheet, 300, 300, 100)
    sheet.flat(box(205, 440, 190, 18, 6), c.CREAM)
    sheet.flat(box(235, 478, 130, 18, 6), c.CREAM)
    for i, height in enumerate((90, 150, 120, 210)):
        sheet.cut(
            box(590 + i * 76, 480 - height, 54, height, 4),
            (c.GOLD, c.RED, c.BLUE_SOFT, c.GREEN)[i],
            0.4,
        )
    sheet.flat(box(590, 130, 230, 26, 6), c.INK, 0.85)
    sheet.flat(box(590, 174, 160, 16, 6), c.QUIET, 0.6)
    sheet.flat(box(580, 486, 310, 6), c.INK)
    m.lotus(sheet, 1240, 400, 190, (c.CREAM, c.BLUSH, c.ROSE))
    sheet.cut("M-40 700H1640V1060H-40Z", c.WOOD, 1)
    sheet.flat("M-40 700H1640V724H-40Z", c.CLAY, 0.6)
    sheet.cut(polygon([(120, 960), (250, 780), (760, 800), (720, 980)]), c.PAPER, 0.8)
    for i, fill in enumerate((c.RED, c.GOLD, c.GREEN, c.BLUE, c.INK)):
        sheet.cut(box(290 + i * 84, 830, 62, 96, 8), fill, 0.4)
    pencil(sheet, 860, 900, -24, c.GOLD_DEEP)
    pencil(sheet, 960, 950, -14, c.RED)
    sheet.cut(disc(1340, 880, 150, 104), c.SHEET, 0.9)
    for i, fill in enumerate((c.RED, c.GOLD, c.GREEN, c.BLUE, c.WOOD_DEEP)):
        angle = pi * (0.95 + i * 0.28)
        sheet.cut(disc(1340 + cos(angle) * 94, 880 + sin(angle) * 62, 26, 20), fill, 0.3)
    return sheet


def pencil(sheet: Sheet, x: float, y: float, turn: float, fill: str) -> None:
    """Lay a pencil on the table, its point to the right."""
    at = f"rotate({turn} {x} {y})"
    sheet.cut(box(x - 20, y - 16, 260, 32, 4), fill, 0.6, at)
    sheet.flat(polygon([(x + 240, y - 16), (x + 300, y), (x + 240, y + 16)]), c.CREAM, 1, at)
    sheet.flat(polygon([(x + 278, y - 6), (x + 300, y), (x + 278, y + 6)]), c.INK, 1, at)


def thu_am() -> Sheet:
    """A microphone and the wave of a recorded voice."""
    sheet = Sheet("thu-am", c.GREEN_DEEP, c.GREEN)
    for radius, tint in ((520, 0.10), (400, 0.12), (290, 0.14)):
        sheet.flat(disc(800, 420, radius), c.SAGE, tint)
    for i in range(41):
        x = 40 + i * 38
        if 600 < x < 1000:
            continue
        away = abs(x - 800) / 800
        height = (1 - away * 0.72) * sheet.random.uniform(60, 380)
        fill = c.GOLD if i % 5 else c.RED_SOFT
        sheet.cut(box(x, 430 - height / 2, 20, height, 10), fill, 0.4)
    sheet.line("M620 430a180 200 0 0 0 360 0", c.CREAM, 24)
    sheet.line("M800 640V800", c.CREAM, 24)
    sheet.cut(box(640, 790, 320, 44, 22), c.CREAM, 0.7)
    sheet.cut(box(680, 120, 240, 450, 118), c.RED, 1.2)
    for k in range(6):
        sheet.flat(box(712, 216 + k * 44, 176, 12, 6), c.RED_DEEP)
    m.wave(sheet, 900, 16, c.GREEN_DEEP)
    for x in (150, 420, 1180, 1450):
        m.round_tree(sheet, x, 960, 120, c.GREEN_SOFT, c.SAGE)
    return sheet


def so_tay() -> Sheet:
    """A handbook that is a book on the left and a phone on the right."""
    sheet = Sheet("so-tay", c.CREAM, c.CLAY)
    for i in range(7):
        m.lotus(sheet, 130 + i * 230, 170 + (i % 2) * 40, 76, (c.PAPER, c.BLUSH, c.CREAM))
    sheet.cut("M-40 760H1640V1060H-40Z", c.WOOD, 0.8)
    sheet.cut(box(230, 250, 600, 600, 22), c.RED_DEEP, 1.4)
    sheet.cut(box(252, 268, 570, 560, 10), c.PAPER, 0.5)
    for k, width in enumerate((420, 460, 380, 440, 460, 300, 430, 250)):
        sheet.flat(box(310, 430 + k * 44, width, 16, 6), c.QUIET, 0.45)
    sheet.flat(box(310, 330, 300, 34, 8), c.RED)
    sheet.cut(box(800, 190, 440, 720, 48), c.INK, 1.3)
    sheet.flat(box(820, 220, 400, 660, 28), c.SHEET)
    sheet.flat("M820 248a28 28 0 0 1 28-28h344a28 28 0 0 1 28 28v92H820Z", c.RED)
    m.star(sheet, 880, 282, 32)
    sheet.flat(box(930, 262, 200, 18, 8), c.PAPER)
    sheet.flat(box(930, 294, 130, 12, 6), c.BLUSH)
    for k in range(6):
        x, y = 856 + (k % 2) * 172, 374 + (k // 2) * 160
        sheet.cut(box(x, y, 152, 136, 16), c.PAPER, 0.35)
        fill = (c.RED, c.GOLD_DEEP, c.GREEN, c.BLUE, c.WOOD, c.RED_SOFT)[k]
        sheet.flat(disc(x + 76, y + 54, 32), fill)
        sheet.flat(box(x + 36, y + 104, 80, 12, 6), c.QUIET, 0.5)
    sheet.cut(polygon([(640, 250), (690, 250), (690, 520), (665, 490), (640, 520)]), c.GOLD, 0.5)
    pencil(sheet, 1290, 900, -62, c.RED)
    return sheet


def tri_thuc() -> Sheet:
    """A tree of many leaves growing out of an open book."""
    sheet = Sheet("tri-thuc", c.MIST, c.CREAM)
    sheet.flat(disc(800, 380, 430), c.GOLD, 0.16)
    sheet.flat(disc(800, 380, 330), c.GOLD, 0.2)
    m.ridge(sheet, 860, 120, c.SAGE)
    sheet.line("M800 800C780 640 830 560 800 330", c.WOOD_DEEP, 42)
    for x, y, bend in (
        (520, 330, -90),
        (1080, 320, 90),
        (600, 190, -40),
        (1000, 180, 40),
        (800, 130, 0),
    ):
        sheet.line(f"M802 580Q{800 + bend} {(580 + y) / 2} {x} {y}", c.WOOD_DEEP, 20)
    fills = (c.GREEN, c.GREEN_SOFT, c.GOLD, c.RED_SOFT, c.BLUE_SOFT, c.SAGE, c.GREEN)
    for i in range(64):
        angle = sheet.random.uniform(pi, 2 * pi) if i % 4 else sheet.random.uniform(0, 2 * pi)
        reach = sheet.random.uniform(60, 330)
        x, y = 800 + cos(angle) * reach * 1.15, 330 + sin(angle) * reach * 0.78
        leaf(sheet, x, y, sheet.random.uniform(34, 58), angle, fills[i % len(fills)])
    sheet.cut("M800 860C690 770 480 760 300 810V940C500 890 700 900 800 970Z", c.PAPER, 1.1)
    sheet.cut("M800 860C910 770 1120 760 1300 810V940C1100 890 900 900 800 970Z", c.SHEET, 1.1)
    for k in range(3):
        y = 836 + k * 30
        sheet.line(f"M370 {y}Q580 {y - 40} 740 {y + 44}", c.CLAY, 7)
        sheet.line(f"M1230 {y}Q1020 {y - 40} 860 {y + 44}", c.CLAY, 7)
    sheet.cut(
        "M270 830V975Q560 930 800 1000Q1040 930 1330 975V830L1300 940Q1040 890 800 970"
        "Q560 890 300 940Z",
        c.RED,
        0.6,
    )
    return sheet


def leaf(sheet: Sheet, x: float, y: float, size: float, angle: float, fill: str) -> None:
    """Hang one leaf, its tip pointing away at ``angle`` (radians)."""
    turn = f"rotate({angle * 180 / pi:.0f} {x:.1f} {y:.1f})"
    sheet.cut(
        f"M{x - size:.1f} {y:.1f}q{size:.1f} {-size:.1f} {2 * size:.1f} 0q{-size:.1f} {size:.1f} "
        f"{-2 * size:.1f} 0Z",
        fill,
        0.35,
        turn,
    )


def bang_so_lieu() -> Sheet:
    """A board of charts cut out of paper."""
    sheet = Sheet("bang-so-lieu", c.BLUE_DEEP, c.BLUE)
    sheet.cut(box(110, 90, 1380, 820, 18), c.PAPER, 1.3)
    sheet.flat(box(170, 150, 420, 30, 8), c.RED)
    sheet.flat(box(170, 200, 620, 14, 6), c.QUIET, 0.4)
    for i, height in enumerate((120, 170, 150, 230, 280, 340)):
        fill = c.RED if i == 5 else c.ROSE
        sheet.cut(box(190 + i * 96, 800 - height, 64, height, 6), fill, 0.5)
    sheet.flat(box(170, 800, 590, 6), c.INK)
    for share, start, fill in ((0.45, 0, c.GREEN), (0.3, 0.45, c.GOLD), (0.25, 0.75, c.BLUE_SOFT)):
        wedge(sheet, 1120, 420, 210, start, share, fill)
    sheet.cut(disc(1120, 420, 104), c.PAPER, 0.5)
    for k, fill in enumerate((c.GREEN, c.GOLD, c.BLUE_SOFT)):
        sheet.flat(disc(930, 716 + k * 48, 13), fill)
        sheet.flat(box(962, 706 + k * 48, 300 - k * 50, 18, 6), c.QUIET, 0.5)
    sheet.line("M222 560L318 520L414 540L510 450L606 400L702 330", c.GOLD_DEEP, 9)
    for x, y in ((222, 560), (318, 520), (414, 540), (510, 450), (606, 400), (702, 330)):
        sheet.cut(disc(x, y, 15), c.GOLD_DEEP, 0.3)
    sheet.line("M1330 760L1440 900", c.WOOD_DEEP, 40)
    sheet.cut(disc(1270, 690, 100), c.INK, 0.8)
    sheet.flat(disc(1270, 690, 78), c.MIST)
    return sheet


def wedge(
    sheet: Sheet, x: float, y: float, radius: float, start: float, share: float, fill: str
) -> None:
    """Lay a slice of a pie; ``start`` and ``share`` are parts of the whole turn."""
    a, b = 2 * pi * start - pi / 2, 2 * pi * (start + share) - pi / 2
    sheet.cut(
        f"M{x} {y}L{x + cos(a) * radius:.1f} {y + sin(a) * radius:.1f}A{radius} {radius} 0 "
        f"{int(share > 0.5)} 1 {x + cos(b) * radius:.1f} {y + sin(b) * radius:.1f}Z",
        fill,
        0.6,
    )


def thu_vien() -> Sheet:
    """Shelves of books, a lamp and a reading table."""
    sheet = Sheet("thu-vien", c.CLAY, c.CREAM)
    sheet.cut(box(60, 40, 1480, 760, 10), c.WOOD_DEEP, 1)
    fills = (c.RED, c.GREEN, c.GOLD_DEEP, c.BLUE, c.CREAM, c.RED_SOFT, c.SAGE, c.BLUE_DEEP, c.ROSE)
    for row in range(3):
        top = 66 + row * 244
        sheet.flat(box(84, top, 1432, 218), "#3d2718")
        x = 96.0
        while x < 1480:
            width, height = sheet.random.uniform(26, 52), sheet.random.uniform(140, 204)
            if x + width > 1508:
                break
            fill = sheet.random.choice(fills)
            sheet.cut(box(x, top + 218 - height, width, height, 3), fill, 0.3)
            sheet.flat(box(x + 5, top + 240 - height, width - 10, 8, 2), c.GOLD, 0.8)
            x += width + (46 if sheet.random.random() < 0.08 else 3)
        sheet.cut(box(60, top + 218, 1480, 26), c.WOOD, 0.5)
    sheet.cut("M-40 820H1640V1060H-40Z", c.WOOD, 1)
    sheet.cut(box(300, 790, 260, 40, 6), c.RED, 0.6)
    sheet.cut(box(320, 752, 220, 40, 6), c.BLUE, 0.6)
    sheet.cut(box(312, 716, 230, 38, 6), c.GOLD_DEEP, 0.6)
    sheet.cut("M900 850C840 800 740 800 660 826V900C740 880 840 880 900 930Z", c.PAPER, 0.8)
    sheet.cut("M900 850C960 800 1060 800 1140 826V900C1060 880 960 880 900 930Z", c.SHEET, 0.8)
    sheet.flat(polygon([(1180, 560), (1420, 560), (1560, 840), (1040, 840)]), c.GOLD, 0.28)
    sheet.line("M1300 840V560", c.INK, 14)
    sheet.cut(polygon([(1230, 430), (1370, 430), (1430, 570), (1170, 570)]), c.GREEN, 0.8)
    sheet.cut(box(1220, 836, 160, 24, 10), c.INK, 0.5)
    return sheet


def trien_lam() -> Sheet:
    """Framed pictures in a long bright room."""
    sheet = Sheet("trien-lam", c.PAPER, c.SHEET)
    sheet.cut(f"M-40 760H{WIDTH + 40}V{HEIGHT + 60}H-40Z", c.CLAY, 0.6)
    for x in range(-200, WIDTH, 260):
        sheet.line(f"M{x} {HEIGHT + 40}L{x * 0.5 + 400} 764", c.WOOD, 4, 0.35)
    frames = ((120, 170, 340, c.BLUE_SOFT), (560, 120, 480, c.RED), (1140, 170, 340, c.SAGE))
    for x, y, w, fill in frames:
        h = w * 1.16
        sheet.cut(box(x - 22, y - 22, w + 44, h + 44, 4), c.WOOD_DEEP, 1.1)
        sheet.flat(box(x - 8, y - 8, w + 16, h + 16), c.PAPER)
        sheet.flat(box(x, y, w, h), fill)
        sheet.flat(box(x + w / 2 - 70, y + h + 52, 140, 34, 4), c.GOLD)
    sheet.cut("M120 480q80-120 170-40t170-40v164H120Z", c.GREEN, 0.4)
    sheet.flat(disc(380, 260, 46), c.GOLD)
    m.star(sheet, 800, 330, 130)
    sheet.flat(box(640, 530, 320, 26, 6), c.CREAM)
    sheet.flat(box(700, 578, 200, 18, 6), c.ROSE)
    m.lotus(sheet, 1310, 470, 200, (c.PAPER, c.BLUSH, c.ROSE))
    for x, size, fill in (
        (330, 170, c.BLUE_DEEP),
        (520, 150, c.GREEN_DEEP),
        (1110, 176, c.RED_DEEP),
        (1310, 150, c.QUIET),
    ):
        visitor(sheet, x, 950, size, fill)
    return sheet


def visitor(sheet: Sheet, x: float, foot: float, size: float, fill: str) -> None:
    """Stand a visitor before a picture, seen from behind."""
    s = size
    sheet.cut(
        f"M{x - 0.34 * s} {foot}l{0.04 * s} {-0.9 * s}q{0.3 * s} {-0.26 * s} {0.6 * s} 0"
        f"l{0.04 * s} {0.9 * s}Z",
        fill,
        0.7,
    )
    sheet.cut(disc(x, foot - 1.24 * s, 0.2 * s, 0.23 * s), c.INK, 0.5)
