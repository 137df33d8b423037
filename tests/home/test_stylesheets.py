"""What no old phone can read, and what no eye can: looked for in the text of the stylesheets."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders

OWN_APPS = ("home/", "propaganda_cms/", "quiz_blocks/", "search/")
TOO_NEW = {
    ":has()": r":has\(",
    "@layer": r"@layer\b",
    "@container": r"@container\b",
    "nesting": r"(?m)^\s*&",
    "inset shorthand": r"(?<![\w-])inset\s*:",
    "aspect-ratio": r"(?<![\w-])aspect-ratio\s*:",
    "color-mix()": r"color-mix\(",
    "@property": r"@property\b",
    ":where()": r":where\(",
    "import": r"@import\b",
    "negative letter spacing": r"letter-spacing\s*:\s*-",
    "capitals": r"text-transform\s*:\s*uppercase",
    "another host": r"url\(\s*['\"]?(https?:)?//",
}


def own_files(suffix):
    """Every file with this suffix that the project's own apps serve, packages' admin parts too."""
    found = {}
    for finder in get_finders():
        for name, storage in finder.list([]):
            path = Path(storage.path(name))
            if name.endswith(suffix) and name.startswith(OWN_APPS) and ".venv" not in str(path):
                found[name] = path
    return found


STYLESHEETS = own_files(".css")


def without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("name", sorted(STYLESHEETS))
def test_stylesheet__has_nothing_that_chromium_80_drops(name):
    css = without_comments(STYLESHEETS[name].read_text())
    assert [thing for thing, sign in TOO_NEW.items() if re.search(sign, css)] == []


@pytest.mark.parametrize("name", sorted(STYLESHEETS))
def test_stylesheet__gap_only_inside_grids(name):
    """Chromium 80 knows gap in grids only; in a flex box the things would stick together."""
    css = without_comments(STYLESHEETS[name].read_text())
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    grids = {s.strip() for selector, body in rules if "grid" in body for s in selector.split(",")}
    offenders = [
        selector.strip()
        for selector, body in rules
        if re.search(r"(?<![\w-])(row-|column-)?gap\s*:", body)
        and not any(s.strip() in grids for s in selector.split(","))
        and "column-count" not in body
    ]
    assert offenders == []


@pytest.mark.parametrize("name", sorted(STYLESHEETS))
def test_stylesheet__braces_balance(name):
    css = without_comments(STYLESHEETS[name].read_text())
    assert css.count("{") == css.count("}")


# --- The tokens ---


def tokens():
    """Return the four palettes of the site: name -> token -> colour."""
    css = without_comments(STYLESHEETS["home/css/site.css"].read_text())
    css = css[: css.index("html {")]
    palettes = {}
    pattern = r"(@media \(prefers-color-scheme: dark\) \{\s*)?(:root(?:\[[^]]+\])?) \{([^}]*)\}"
    for dark, selector, body in re.findall(pattern, css):
        colours = dict(re.findall(r"(--site-[\w-]+):\s*(#[0-9a-f]{6})", body))
        if len(colours) > 5:
            name = ("dark" if dark else "light") + ("-high" if "contrast" in selector else "")
            palettes[name] = colours
    return palettes


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", ["light", "dark", "light-high", "dark-high"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize(
    ("role", "least"),
    [
        ("ink", 12),
        ("quiet", 6.5),
        ("accent", 6.5),
        ("right", 5.5),
        ("wrong", 6.5),
        ("info", 6.5),
        ("gold-text", 5),
        ("line", 3),
        ("gold", 3),
    ],
)
def test_token__contrast_on_both_grounds(palette, ground, role, least):
    colours = tokens()[palette]
    assert contrast(colours[f"--site-{role}"], colours[f"--site-{ground}"]) >= least


@pytest.mark.parametrize("palette", ["light", "dark", "light-high", "dark-high"])
def test_token__text_on_the_accent(palette):
    colours = tokens()[palette]
    assert contrast(colours["--site-on-accent"], colours["--site-accent"]) >= 7


@pytest.mark.parametrize("prefix", ["qb", "pc"])
def test_token__every_token_of_the_packages_is_set(prefix):
    css = STYLESHEETS["home/css/site.css"].read_text()
    roles = "ink quiet accent on-accent gold gold-text right wrong info paper sheet line hairline"
    wanted = [*roles.split(), "font", "font-serif", "radius"]
    assert [name for name in wanted if f"--{prefix}-{name}: var(--site-{name});" not in css] == []


def test_script__no_syntax_newer_than_chromium_80():
    too_new = {
        "private field": r"this\.#|^\s*#\w+\s*[=(;]",
        "logical assignment": r"\|\|=|&&=|\?\?=",
        "replaceAll": r"\.replaceAll\(",
        "at()": r"\.at\(-?\d",
        "top-level await": r"(?m)^await\b",
        "structuredClone": r"\bstructuredClone\(",
        "replaceChildren": r"\.replaceChildren\(",
        "crypto.randomUUID": r"(?<!\.)\bcrypto\.randomUUID\(\)(?! *:)",
        "Object.hasOwn": r"Object\.hasOwn\(",
    }
    found = [
        (name, thing)
        for name, path in own_files(".js").items()
        if "vendor" not in name and "altcha" not in name and not name.endswith(".min.js")
        for thing, sign in too_new.items()
        if re.search(sign, path.read_text())
    ]
    assert found == []
