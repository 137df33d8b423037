"""How the editor's form of an item is laid out."""

from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)

from .forms import ItemForm, PlainNumberInput
from .kinds import all_kinds

_hints = format_html_join(
    "",
    '<p class="help qb-only-{}"><strong>{}.</strong> {}</p>',
    ((kind.value, kind.label, kind.hint) for kind in all_kinds()),
)

_choice_panels = [
    FieldRowPanel([FieldPanel("text"), FieldPanel("feedback")]),
    FieldRowPanel(
        [
            FieldPanel("right", classname="qb-only-options"),
            FieldPanel("tolerance", classname="qb-only-number", widget=PlainNumberInput),
            FieldPanel("fraction", widget=PlainNumberInput),
        ]
    ),
]

_question_panels = [
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("bank"), FieldPanel("kind")]), HelpPanel(content=_hints)],
        heading=_("Ngân hàng và loại"),
    ),
    FieldPanel("stem"),
    FieldPanel("statement", heading=_("Khẳng định này"), classname="qb-only-true_false"),
    InlinePanel(
        "choices",
        heading=_("Lựa chọn và đáp án"),
        label=_("lựa chọn"),
        panels=_choice_panels,
        classname="qb-not-true_false",
    ),
    FieldPanel("explanation"),
    MultiFieldPanel(
        [PageChooserPanel("passage_page"), FieldPanel("passage_anchor")],
        heading=_("Đoạn được hỏi"),
    ),
]

_settings_panels = [
    FieldPanel("title"),
    FieldPanel("category"),
    FieldPanel("tags"),
    FieldPanel("shuffle", classname="qb-only-options qb-not-true_false"),
    FieldPanel("ignore_diacritics", classname="qb-only-short_text"),
]

item_edit_handler = TabbedInterface(
    [
        ObjectList(_question_panels, heading=_("Câu hỏi")),
        ObjectList(_settings_panels, heading=_("Phân loại và cách hỏi")),
    ],
    base_form_class=ItemForm,
)
