"""Questions that are the same, or nearly. Pure: no Django, no database.

What is compared is folded words: without diacritics, case, punctuation, and without the number
that a question ("Câu 12:") or a choice ("B.") carries in a printed list.

- **The same**: the same words in the same order in the stem, and the same choices in any order.
- **Nearly the same**: the sets of the stems' words have a Jaccard index (common words by all
  words) of at least 0.75, those of the choices' words one of at least 0.5, and the words that
  turn a meaning round (figures, không, chưa, sai, trừ) are the same in both stems. Answers that
  are typed are compared as choices are; between a typed question and one with choices, the stems
  alone decide.

Choices count by themselves, lest four long and common ones make two questions alike, and lest
"Khẳng định nào đúng?" be a duplicate of every other.

To compare each with each would take minutes for thousands. Prefix filtering finds the pairs worth
a look: of two sets whose index reaches a threshold, the rarest words of each have one in common,
as long as the prefix is not cut too short; it loses none. (Chaudhuri, Ganti, Kaushik: A primitive
operator for similarity joins in data cleaning, ICDE 2006; Bayardo, Ma, Srikant: Scaling up all
pairs similarity search, WWW 2007.)
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil

from quiz_blocks.text import fold

#: From which index on two stems are nearly the same.
STEM_THRESHOLD = Fraction(3, 4)
#: From which index on the choices of two such questions leave them nearly the same.
CHOICES_THRESHOLD = Fraction(1, 2)

_WORD = re.compile(r"[^\W_]+")
_STEM_NUMBER = re.compile(
    r"\s*(?:(?:cau(?: hoi)?|bai)\s*(?:so\s*)?\d{1,4}\b[\s.:)/-]*|\d{1,4}[.:)]\s+)"
)
_CHOICE_LETTER = re.compile(r"\s*[a-z][.:)]\s+")
_DECISIVE = {"khong", "chua", "sai", "tru"}


_Key = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Question:
    """What is compared of a question: plain texts. Of a typed one, ``choices`` are the answers."""

    stem: str
    choices: tuple[str, ...] = ()
    typed: bool = False

    @cached_property
    def stem_words(self) -> tuple[str, ...]:
        """The folded words of the stem, in their order."""
        folded = fold(self.stem)
        return _words(_STEM_NUMBER.sub("", folded, count=1)) or _words(folded)

    @cached_property
    def choice_words(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each choice, the choices in an order of their own."""
        folded = [fold(choice) for choice in self.choices]
        return tuple(sorted(_words(_CHOICE_LETTER.sub("", one, count=1)) for one in folded))

    @cached_property
    def stem_set(self) -> frozenset[str]:
        """The folded words of the stem."""
        return frozenset(self.stem_words)

    @cached_property
    def choice_set(self) -> frozenset[str]:
        """The folded words of all choices."""
        return frozenset(word for words in self.choice_words for word in words)

    @cached_property
    def decisive(self) -> frozenset[str]:
        """The words of the stem without which it would ask something else."""
        return frozenset(w for w in self.stem_set if w in _DECISIVE or not w.isalpha())

    def is_same(self, other: "Question") -> bool:
        """Say whether the other asks the same in the same words."""
        same_way = self.typed == other.typed
        same_stem = self.stem_words == other.stem_words
        return same_way and same_stem and self.choice_words == other.choice_words

    def likeness(self, other: "Question") -> Fraction:
        """Return the index of the two stems, 0 where the questions are not nearly the same."""
        if self.decisive != other.decisive:
            return Fraction(0)
        if self.typed == other.typed and not self._chooses_like(other):
            return Fraction(0)
        if not _reaches(STEM_THRESHOLD, self.stem_set, other.stem_set):
            return Fraction(0)
        union = len(self.stem_set | other.stem_set)
        return Fraction(len(self.stem_set & other.stem_set), union)

    def _chooses_like(self, other: "Question") -> bool:
        if not (self.choice_set and other.choice_set):
            return True
        return _reaches(CHOICES_THRESHOLD, self.choice_set, other.choice_set)


@dataclass(frozen=True)
class Match:
    """A question that is like another: its place among those that were given."""

    index: int
    same: bool
    likeness: Fraction


class Finder:
    """Finds what a question is like among many. Questions may be added while it is used."""

    def __init__(self, questions: Sequence[Question] = ()) -> None:
        counted = Counter(word for question in questions for word in question.stem_set)
        # Rare words first. A word met later counts as the rarest; the order only has to be fixed.
        by_rarity = sorted(counted, key=lambda word: (counted[word], word))
        self._rank = {word: rank for rank, word in enumerate(by_rarity)}
        self._questions: list[Question] = []
        self._by_key: dict[_Key, list[int]] = defaultdict(list)
        for question in questions:
            self.add(question)

    def add(self, question: Question) -> None:
        """Let later questions be compared with this one too."""
        for key in self._keys(question):
            self._by_key[key].append(len(self._questions))
        self._questions.append(question)

    def like(self, question: Question) -> list[Match]:
        """Return all that it is like: the same first, then the most alike."""
        matches = []
        for index in self._candidates(question):
            other = self._questions[index]
            same = question.is_same(other)
            likeness = Fraction(1) if same else question.likeness(other)
            if likeness:
                matches.append(Match(index, same, likeness))
        return sorted(matches, key=lambda match: (not match.same, -match.likeness, match.index))

    def _candidates(self, question: Question) -> set[int]:
        return {index for key in self._keys(question) for index in self._by_key.get(key, ())}

    def _keys(self, question: Question) -> list[_Key]:
        """Return the rarest words, so many that none of them in common means too few in all.

        With each goes what must be the same anyway.
        """
        words = sorted(question.stem_set, key=lambda word: (self._rank.get(word, -1), word))
        prefix = words[: len(words) - ceil(STEM_THRESHOLD * len(words)) + 1]
        return [(word, question.decisive) for word in prefix]


def find_like(
    asked: Iterable[Question], stock: Sequence[Question]
) -> list[tuple[list[Match], list[Match]]]:
    """Return for each question what it is like in the stock, and among those asked before it."""
    in_stock, before, found = Finder(stock), Finder(), []
    for question in asked:
        found.append((in_stock.like(question), before.like(question)))
        before.add(question)
    return found


def find_groups(questions: Sequence[Question]) -> list[list[int]]:
    """Return the groups of questions that are alike, as places in the order given.

    Who is like one of a group belongs to it, even if not like all the others.
    """
    finder, leader = Finder(questions), list(range(len(questions)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for index, question in enumerate(questions):
        for match in finder.like(question):
            first, second = sorted((find(index), find(match.index)))
            leader[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(questions)):
        groups[find(index)].append(index)
    return [group for group in groups.values() if len(group) > 1]


def _words(folded: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded))


def _reaches(threshold: Fraction, one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether the Jaccard index of two sets is that high; in whole numbers, for speed."""
    common = len(one & other)
    union = len(one) + len(other) - common
    return bool(union) and common * threshold.denominator >= union * threshold.numerator
