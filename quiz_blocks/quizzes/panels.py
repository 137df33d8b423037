"""How the editor's form of a quiz is laid out."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from .forms import QuizForm

_slot_panels = [
    FieldPanel("item"),
    # On a line of its own: a bank's name is long, and would squeeze a field beside it.
    FieldPanel("bank", widget=forms.Select),
    FieldRowPanel([FieldPanel("category"), FieldPanel("tag")]),
    FieldRowPanel([FieldPanel("draws"), FieldPanel("points")]),
]

_content_panels = [
    FieldPanel("title"),
    FieldPanel("intro"),
    InlinePanel(
        "slots",
        heading=_("Câu hỏi"),
        label=_("mục"),
        panels=_slot_panels,
        help_text=_("Mỗi mục là một câu chọn sẵn, hoặc một số câu rút ngẫu nhiên từ ngân hàng."),
    ),
]

_rules_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("feedback"), FieldPanel("layout")]),
            FieldRowPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_choices")]),
        ],
        heading=_("Cách làm bài"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("attempts_allowed")])],
        heading=_("Mức đạt và số lượt"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")])],
        heading=_("Thời gian"),
    ),
]

quiz_edit_handler = TabbedInterface(
    [
        ObjectList(_content_panels, heading=_("Nội dung")),
        ObjectList(_rules_panels, heading=_("Cách làm bài")),
    ],
    base_form_class=QuizForm,
)
