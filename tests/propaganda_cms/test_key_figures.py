import pytest

from propaganda_cms.blocks.key_figures import KeyFigureBlock


@pytest.mark.parametrize(
    ("figure", "unit", "large", "said"),
    [
        ("60", "%", ["60"], "60%"),
        ("trên 95", "%", ["95"], "trên 95%"),
        ("1 triệu", "", ["1"], "1 triệu"),
        ("1.204,5", "buổi", ["1.204,5"], "1.204,5 buổi"),
        ("60–65", " %", ["60–65"], "60–65%"),
        ("5/10", "mục tiêu", ["5/10"], "5/10 mục tiêu"),
        ("Một nửa", "số xã", ["Một nửa"], "Một nửa số xã"),
        ("", "", [], ""),
    ],
)
def test_figure__its_digits_are_large_and_its_words_are_not(figure, unit, large, said):
    value = KeyFigureBlock().to_python({"figure": figure, "unit": unit, "label": "ý nghĩa"})
    assert [part.text for part in value.parts if part.is_large] == large
    assert "".join(part.text for part in value.parts) == said
