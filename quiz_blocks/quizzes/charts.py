"""Charts as inline SVG, without script or other host; beside each stands a table of its figures."""

from collections.abc import Sequence
from typing import Any

import pygal
from django.utils.safestring import SafeString, mark_safe
from pygal.style import Style

_STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="currentColor",
    foreground_strong="currentColor",
    foreground_subtle="#8886",
    opacity="1",
    colors=("#a61c1c",),
    font_family="inherit",
    label_font_size=13,
    major_label_font_size=13,
    value_font_size=13,
    value_colors=("#fff",),
    guide_stroke_color="#8884",
    major_guide_stroke_color="#8884",
    guide_stroke_dasharray="0",
    major_guide_stroke_dasharray="0",
    transition="0s",
)
_COMMON: dict[str, Any] = {
    "style": _STYLE,
    "js": (),
    "show_legend": False,
    "explicit_size": False,
    "disable_xml_declaration": True,
    "pretty_print": False,
    "no_data_text": "",
    "margin": 4,
    "margin_right": 24,
    "truncate_label": -1,
    "print_zeroes": False,
}


def column_chart(label: str, names: Sequence[str], values: Sequence[int]) -> SafeString:
    """Return a chart of upright bars, described by ``label``."""
    chart = pygal.Bar(
        **_COMMON,
        width=760,
        height=320,
        print_values=True,
        min_scale=1,
        value_formatter=lambda value: str(int(value)),
    )
    chart.x_labels = names
    chart.add("", list(values))
    return _svg(chart, label)


def bar_chart(label: str, names: Sequence[str], percents: Sequence[float]) -> SafeString:
    """Return a chart of lying bars from 0 to 100 %, the first at the top."""
    chart = pygal.HorizontalBar(
        **_COMMON,
        width=760,
        height=60 + 28 * max(len(names), 1),
        range=(0, 100),
        print_values=True,
        value_formatter=lambda value: f"{value:.0f} %",
    )
    chart.x_labels = list(reversed(names))
    chart.add("", list(reversed(percents)))
    return _svg(chart, label)


def _svg(chart: Any, label: str) -> SafeString:
    """Return the picture, named for a screen reader."""
    chart.add_xml_filter(_bare)
    chart.add_xml_filter(lambda root: _named(root, label))
    return mark_safe(chart.render(is_unicode=True))


def _bare(root: Any) -> Any:
    """Take out the library's scripts and notes; they name other hosts."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or child.tag.endswith("script"):
                parent.remove(child)
    return root


def _named(root: Any, label: str) -> Any:
    root.set("role", "img")
    root.set("aria-label", label)
    return root
