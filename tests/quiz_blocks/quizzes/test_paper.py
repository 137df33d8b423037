from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.quizzes.paper import ItemRef, Shuffling, SlotSpec, build, canonical, shuffled

EVERYTHING = Shuffling(questions=True, choices=True)


def ref(key, choices="abcd", shuffle=True):
    return ItemRef(key, revision=ord(key[0]), choices=tuple(choices), shuffle=shuffle)


def fixed(key, points=1, **options):
    return SlotSpec(Decimal(points), item=ref(key, **options))


def draw(count, pool="p", points=1):
    return SlotSpec(Decimal(points), pool=pool, draws=count)


def keys(paper):
    return [question["key"] for question in paper["questions"]]


def test_build__the_same_seed_gives_the_same_bytes():
    slots, pools = [fixed("x"), draw(3)], {"p": [ref(k) for k in "abcdefgh"]}
    paper = build("hạt giống", slots, pools, EVERYTHING)
    assert canonical(paper) == canonical(build("hạt giống", slots, pools, EVERYTHING))
    # Written down: a paper drawn by an older version can be drawn again.
    assert keys(paper) == ["d", "x", "e", "f"]
    assert canonical(build("khác", slots, pools, EVERYTHING)) != canonical(paper)


def test_build__the_order_of_the_pool_makes_no_difference():
    slots = [draw(4)]
    pool = [ref(k) for k in "abcdefgh"]
    assert build("s", slots, {"p": pool}) == build("s", slots, {"p": pool[::-1]})


def test_build__keeps_the_written_order_unless_told():
    paper = build("s", [fixed("b"), fixed("a"), fixed("c")], {})
    assert keys(paper) == ["b", "a", "c"]
    assert paper["questions"][0]["choices"] == list("abcd")


def test_build__an_item_that_must_not_be_shuffled_is_not():
    paper = build("s", [fixed("a", choices="abcdefgh", shuffle=False)], {}, EVERYTHING)
    assert paper["questions"][0]["choices"] == list("abcdefgh")


def test_build__no_item_twice():
    pools = {"p": [ref(k) for k in "abc"]}
    paper = build("s", [fixed("a"), draw(2), draw(2), fixed("a")], pools)
    assert sorted(keys(paper)) == ["a", "b", "c"]


def test_build__points_are_plain_decimals():
    assert build("s", [fixed("a", points="1.50")], {})["questions"][0]["points"] == "1.5"


slots = st.lists(
    st.one_of(
        st.sampled_from("abcdefgh").map(fixed),
        st.tuples(st.integers(1, 5), st.sampled_from(["p", "r"])).map(lambda d: draw(*d)),
    ),
    max_size=6,
)
pools = st.fixed_dictionaries(
    {
        "p": st.lists(st.sampled_from("abcdefgh"), unique=True).map(
            lambda ks: [ref(k) for k in ks]
        ),
        "r": st.lists(st.sampled_from("fghij"), unique=True).map(lambda ks: [ref(k) for k in ks]),
    }
)


@given(st.text(), slots, pools)
def test_build__holds_for_every_quiz(seed, slots, pools):
    paper = build(seed, slots, pools, EVERYTHING)
    assert len(set(keys(paper))) == len(keys(paper))
    assert {s.item.key for s in slots if s.item} <= set(keys(paper))
    assert all(sorted(q["choices"]) == list("abcd") for q in paper["questions"])
    assert len(keys(paper)) <= sum(1 if s.item else s.draws for s in slots)
    assert canonical(paper) == canonical(build(seed, slots, pools, EVERYTHING))


@given(st.lists(st.integers()), st.text())
def test_shuffled__loses_nothing(things, label):
    assert Counter(shuffled(things, label)) == Counter(things)


def test_shuffled__is_even():
    firsts = Counter(shuffled("abcd", str(n))[0] for n in range(4000))
    assert all(900 < count < 1100 for count in firsts.values())
