"""Landscapes of nowhere in particular: river, terraces, sea, pond, grove, night."""

from math import sin

from home.demo.art import motifs as m
from home.demo.art import palette as c
from home.demo.art.paper import HEIGHT, WIDTH, Sheet, box, disc, polygon, smooth


def song_nui() -> Sheet:
    """A river between hills at daybreak, one sampan on it."""
    sheet = Sheet("song-nui", c.CREAM, c.BLUSH)
    m.sun(sheet, 1080, 330, 120, c.RED_SOFT)
    m.cloud(sheet, 180, 260, 330)
    m.cloud(sheet, 1250, 190, 240)
    for level, rise, fill, steps in (
        (540, 330, c.SKY, 7),
        (610, 290, c.BLUE_SOFT, 9),
        (650, 190, c.SAGE, 8),
        (700, 150, c.GREEN_SOFT, 11),
    ):
        m.ridge(sheet, level, rise, fill, steps)
    sheet.cut(
        "M700 660C900 690 620 730 860 770C1140 815 980 890 700 1060H1700V1060C1400 960 1480 880 "
        "1180 800C980 746 1010 690 800 656Z",
        c.MIST,
        0.6,
    )
    m.ridge(sheet, 1010, 90, c.GREEN_DEEP, 7)
    sheet.cut("M830 800q90 46 220 0q-30 60-108 60t-112-60Z", c.WOOD_DEEP, 0.5)
    sheet.cut("M900 796q44-74 88 0Z", c.GOLD_DEEP, 0.4)
    for x, size in ((90, 210), (210, 160), (1480, 220)):
        m.palm(sheet, x, 960, size, c.GREEN)
    return sheet


def ruong_bac_thang() -> Sheet:
    """Terraced fields in the ripe season, a house on stilts above them."""
    sheet = Sheet("ruong-bac-thang", c.MIST, c.CREAM)
    m.sun(sheet, 340, 210, 84)
    m.ridge(sheet, 420, 240, c.SKY)
    m.ridge(sheet, 470, 180, c.BLUE_SOFT)
    m.ridge(sheet, 500, 120, c.GREEN)
    m.house(sheet, 1130, 520, 170, c.CLAY, c.WOOD_DEEP)
    m.round_tree(sheet, 1390, 540, 150, c.GREEN_SOFT, c.GREEN)
    fills = [c.GREEN_SOFT, c.SAGE, c.GOLD, c.GOLD_DEEP, c.SAGE, c.GOLD, c.GREEN_SOFT, c.GOLD]
    for i, fill in enumerate(fills):
        level, swing = 520 + i * 62, 22 + i * 3
        points = [
            (x, level + swing * sin((x + i * 140) / 210) + (x - 800) ** 2 / 22000)
            for x in range(-120, WIDTH + 220, 80)
        ]
        sheet.cut(smooth(points, f" V{HEIGHT + 60} H-120Z"), c.CREAM, 0.5)
        sheet.flat(smooth([(x, y + 9) for x, y in points], f" V{HEIGHT + 60} H-120Z"), fill)
    return sheet


def bien_dao() -> Sheet:
    """A lighthouse on an island, fishing boats going out with flags."""
    sheet = Sheet("bien-dao", c.SKY, c.CREAM)
    m.sun(sheet, 420, 420, 110)
    m.cloud(sheet, 690, 240, 320)
    m.cloud(sheet, 60, 190, 230)
    m.wave(sheet, 560, 10, c.BLUE_SOFT)
    sheet.cut("M1000 620q60-150 220-160q170-30 300 60q120 20 180 130V700H1000Z", c.GREEN_DEEP, 0.8)
    sheet.cut(polygon([(1216, 470), (1244, 190), (1316, 190), (1344, 470)]), c.PAPER, 0.7)
    for top in (240, 340, 430):
        sheet.flat(box(1232 if top < 400 else 1222, top, 96 if top < 400 else 116, 34), c.RED)
    sheet.cut(box(1228, 150, 104, 44, 6), c.RED_DEEP, 0.5)
    sheet.cut(box(1248, 104, 64, 50, 8), c.GOLD, 0.4)
    sheet.flat("M1312 120L1600 40V210L1312 140Z", c.CREAM, 0.55)
    m.wave(sheet, 640, 14, c.BLUE, 90)
    for x, y, size in ((300, 690, 1.0), (720, 730, 1.35)):
        boat(sheet, x, y, size)
    m.wave(sheet, 830, 18, c.BLUE_DEEP, 30)
    m.wave(sheet, 915, 20, c.BLUE, 260)
    return sheet


def boat(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Put a fishing boat with its flag on the water."""
    s = 100 * size
    sheet.cut(
        f"M{x - 1.3 * s} {y}q{1.3 * s} {0.3 * s} {2.7 * s} {-0.2 * s}l{-0.5 * s} {0.9 * s}"
        f"h{-1.7 * s}Z",
        c.RED_DEEP,
        0.7,
    )
    sheet.cut(box(x - 0.2 * s, y - 0.62 * s, 0.8 * s, 0.66 * s, 8), c.CREAM, 0.5)
    sheet.flat(box(x, y - 0.46 * s, 0.2 * s, 0.2 * s), c.BLUE_DEEP)
    sheet.flat(box(x + 0.28 * s, y - 0.46 * s, 0.2 * s, 0.2 * s), c.BLUE_DEEP)
    m.flag(sheet, x - 0.5 * s, y, 1.5 * s, 0.62 * s)


def sen() -> Sheet:
    """A lotus pond in the morning."""
    sheet = Sheet("sen", c.MIST, c.MINT)
    m.sun(sheet, 1230, 230, 96, c.CREAM)
    m.ridge(sheet, 380, 120, c.SAGE)
    m.wave(sheet, 420, 8, c.SKY)
    for x, y, size, fill in (
        (220, 520, 190, c.GREEN_SOFT),
        (620, 500, 150, c.SAGE),
        (1160, 510, 200, c.GREEN_SOFT),
        (1500, 570, 170, c.SAGE),
        (420, 680, 260, c.GREEN),
        (960, 700, 240, c.GREEN_SOFT),
        (1380, 800, 300, c.GREEN),
        (110, 860, 280, c.GREEN_DEEP),
        (740, 920, 330, c.GREEN),
    ):
        m.lotus_leaf(sheet, x, y, size, fill, c.MINT)
    for x, foot, stem, size in ((420, 520, 660, 240), (1010, 430, 690, 290), (1360, 620, 780, 190)):
        sheet.line(f"M{x} {foot}Q{x + 24} {(foot + stem) / 2} {x + 6} {stem}", c.GREEN_DEEP, 14)
        m.lotus(sheet, x, foot, size, (c.BLUSH, c.ROSE, c.RED_SOFT))
    return sheet


def luy_tre() -> Sheet:
    """A bamboo hedge at the edge of a village: many stems, one hedge."""
    sheet = Sheet("luy-tre", c.CREAM, c.MINT)
    m.sun(sheet, 800, 400, 190)
    m.ridge(sheet, 760, 130, c.SAGE)
    fills = [c.SAGE, c.GREEN_SOFT, c.GREEN, c.GREEN_DEEP]
    for row, fill in enumerate(fills):
        for i in range(9):
            x = (i + 0.5) * WIDTH / 9 + sheet.random.uniform(-60, 60)
            bamboo(sheet, x, 24 + row * 6, fill)
    for i, x in enumerate((250, 610, 980, 1290)):
        m.house(sheet, x, 936 + (i % 2) * 24, 150, (c.CREAM, c.CLAY)[i % 2], c.RED)
    m.ridge(sheet, 985, 60, c.GREEN_DEEP)
    return sheet


def bamboo(sheet: Sheet, x: float, width: float, fill: str) -> None:
    """Grow one bamboo stem with joints and a few leaves, leaning a little."""
    lean = sheet.random.uniform(-4, 4)
    turn = f"rotate({lean:.1f} {x:.0f} 1000)"
    sheet.cut(box(x - width / 2, -40, width, 1080), fill, 0.4, turn)
    for y in range(60, 980, 150):
        sheet.flat(box(x - width / 2 - 3, y, width + 6, 7, 3), c.CREAM, 0.5, turn)
    for _ in range(5):
        y, length = sheet.random.uniform(40, 640), sheet.random.uniform(90, 160)
        side = sheet.random.choice((-1, 1))
        sheet.cut(
            f"M{x:.0f} {y:.0f}q{side * length * 0.5:.0f} {-20} {side * length:.0f} {34}"
            f"q{-side * length * 0.6:.0f} 8 {-side * length:.0f} -34Z",
            fill,
            0.3,
        )


def cau_dem() -> Sheet:
    """A bridge lit at night, lanterns on the water."""
    sheet = Sheet("cau-dem", c.BLUE_DEEP, "#274d73")
    sheet.flat(disc(1270, 210, 150), c.CREAM, 0.12)
    sheet.cut(disc(1270, 210, 92), c.CREAM, 0.5)
    for _ in range(60):
        x, y = sheet.random.uniform(0, WIDTH), sheet.random.uniform(0, 420)
        sheet.flat(disc(x, y, sheet.random.uniform(1.5, 3.5)), c.CREAM, 0.8)
    m.ridge(sheet, 560, 190, "#123a60")
    for i in range(16):
        height = sheet.random.uniform(50, 190)
        x = i * 104 - 20
        sheet.cut(box(x, 590 - height, 92, height + 40), "#0f2f50", 0.4)
        for row in range(int(height // 46)):
            if sheet.random.random() < 0.6:
                sheet.flat(box(x + 18, 602 - height + row * 44, 16, 20), c.GOLD, 0.9)
            if sheet.random.random() < 0.5:
                sheet.flat(box(x + 54, 602 - height + row * 44, 16, 20), c.GOLD, 0.7)
    m.wave(sheet, 640, 6, "#17456f")
    sheet.cut("M-40 620H1640V660H-40Z", c.RED_DEEP, 0.6)
    for x in (120, 500, 880, 1260):
        sheet.line(f"M{x} 640Q{x + 190} 280 {x + 380} 640", c.RED_SOFT, 16)
        for k in range(1, 8):
            t = k / 8
            top = 640 - 720 * t * (1 - t)
            sheet.line(f"M{x + 380 * t:.0f} {top:.0f}V640", c.RED_SOFT, 4, 0.8)
        sheet.cut(box(x - 16, 640, 32, 120, 4), c.RED_DEEP, 0.5)
    m.wave(sheet, 740, 9, c.BLUE_DEEP, 60)
    for x, y, size in (
        (260, 830, 46),
        (560, 900, 60),
        (900, 820, 44),
        (1160, 890, 58),
        (1440, 840, 46),
    ):
        sheet.flat(disc(x, y, size * 1.7, size * 1.2), c.GOLD, 0.14)
        m.lotus(sheet, x, y + size * 0.5, size * 1.4, (c.GOLD, c.RED_SOFT, c.RED))
    return sheet
