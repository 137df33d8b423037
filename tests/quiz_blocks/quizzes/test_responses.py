import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.quizzes.exceptions import BadResponse
from quiz_blocks.quizzes.responses import find_problems, parse

QUESTIONS = [
    {"key": "one", "choices": ["a", "b"]},
    {"key": "many", "choices": ["c", "d", "e"]},
    {"key": "text", "choices": []},
    {"key": "figure", "choices": []},
]
PAYLOADS = {
    "one": {"kind": "single"},
    "many": {"kind": "multiple"},
    "text": {"kind": "short_text"},
    "figure": {"kind": "number"},
}


def parsed(**fields):
    fields = {name.replace("_", "-"): values for name, values in fields.items()}
    return parse(QUESTIONS, PAYLOADS, fields)


@pytest.mark.parametrize(
    ("fields", "responses"),
    [
        ({}, {}),
        ({"q": ["one"]}, {"one": {"choices": []}}),
        ({"q": ["one"], "c-one": ["b"]}, {"one": {"choices": ["b"]}}),
        ({"c-one": ["b"]}, {"one": {"choices": ["b"]}}),
        ({"c-many": ["e", "c", "e"]}, {"many": {"choices": ["c", "e"]}}),
        ({"t-text": [" đổi\u00a0 mới\n"]}, {"text": {"text": "đổi mới"}}),
        ({"t-text": ["e\u0302\u0301\x00"]}, {"text": {"text": "ế"}}),
        ({"t-figure": ["chưa biết"]}, {"figure": {"text": "chưa biết"}}),
        ({"q": ["text"]}, {"text": {"text": ""}}),
        ({"ma": ["x"], "seq": ["1"], "utm_source": ["zalo"]}, {}),
    ],
)
def test_parse(fields, responses):
    assert parse(QUESTIONS, PAYLOADS, fields) == responses


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"q": ["another"]}, "không thuộc bài này"),
        ({"c-another": ["a"]}, "không thuộc bài này"),
        ({"t-": ["x"]}, "không thuộc bài này"),
        ({"c-one": ["c"]}, "Câu 1: lựa chọn không thuộc câu này"),
        ({"c-one": ["a", "b"]}, "Câu 1: chỉ được chọn một ý"),
        ({"c-many": ["x" * 5000]}, "Câu 2: lựa chọn không thuộc câu này"),
        ({"t-one": ["a"]}, "Câu 1: câu này cần chọn"),
        ({"c-text": ["a"]}, "Câu 3: câu này cần ghi"),
        ({"t-text": ["a", "b"]}, "Câu 3: chỉ được một câu trả lời"),
        ({"t-text": ["a" * 501]}, "Câu 3: câu trả lời dài quá 500 ký tự"),
        ({"c-one": ["a"], "c-many": ["a"]}, "Câu 2"),
    ],
)
def test_parse__refuses_what_no_form_of_ours_sends(fields, said):
    with pytest.raises(BadResponse) as refused:
        parse(QUESTIONS, PAYLOADS, fields)
    assert said in refused.value.message


names = st.one_of(
    st.sampled_from(["q", "c-one", "c-many", "t-text", "t-figure", "t-one", "c-"]), st.text()
)


@given(st.dictionaries(names, st.lists(st.one_of(st.sampled_from("abcde"), st.text()))))
def test_parse__either_refuses_or_gives_checked_data(fields):
    try:
        responses = parse(QUESTIONS, PAYLOADS, fields)
    except BadResponse:
        return
    for key, response in responses.items():
        question = next(q for q in QUESTIONS if q["key"] == key)
        assert set(response.get("choices", [])) <= set(question["choices"])
        assert "\x00" not in response.get("text", "")


@pytest.mark.parametrize(
    ("text", "problem"), [("", False), ("12", False), ("1.234,5", False), ("mười hai", True)]
)
def test_find_problems__a_number_is_a_number(text, problem):
    found = find_problems(QUESTIONS, PAYLOADS, {"figure": {"text": text}})
    assert list(found) == ([4] if problem else [])
