"""From a GIFT file to items, with a place for everything that is wrong.

The grammar is Moodle's (https://docs.moodle.org/en/GIFT_format), its tests in Moodle's order.
Where Moodle guesses, this reader asks: a brace without its other half, or a second answer section
in one question, is an error with its line.
"""

import re
from typing import NamedTuple

from quiz_blocks.bank.kinds import ChoiceData, Kind, kind_of_answers
from quiz_blocks.bank.kinds.answer_block import Answer, AnswerBlock, AnswerError, Text

from ..limits import MAX_ANSWERS, MAX_CATEGORY, MAX_ITEMS, MAX_REMARKS, MAX_TAG, MAX_TEXT
from ..markup import drops_pictures, to_plain
from ..records import ImportedItem, ImportResult, Remark
from .blocks import read_block, read_marked, split_general_feedback
from .source import FILLER, Comment, Source, is_blank, meant

GAP = "_____"

_CATEGORY = "$CATEGORY:"
_BLANK = re.compile(rf"[\s{FILLER}]*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n)")
_STOP = re.compile(r"[{}]|\n[^\S\n]*(?=\n)|\n(?=\$CATEGORY:)|\Z")
_STOP_AFTER = re.compile(r"[{}]|\n[^\S\n]*(?=\n)|\n(?=\$CATEGORY:|::)|\Z")
_BRACE = re.compile(r"[{}]")
_LINE = re.compile(r"[^\n]*")
_TAG = re.compile(r"\[tag:((?:[^\]\\]|\\.)+)\]")
_ID = re.compile(r"\[id:(?:[^\]\\]|\\.)+\]")


_NO_ANSWERS = "Đoạn này không có phần trả lời {…} nên được bỏ qua."
_CUT_SHORT = (
    "Đoạn cuối tệp không có phần trả lời {…} nên được bỏ qua."
    " Nếu đây là một câu hỏi thì có thể tệp đã bị cắt cụt."
)


class GiftError(Exception):
    """Something wrong at ``position``; reading may go on at ``resume``."""

    def __init__(self, message: str, position: int, resume: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.resume = resume


class _Pieces(NamedTuple):
    """A question taken apart: offsets into the source."""

    start: int
    title: str
    body: int
    opening: int
    closing: int
    end: int


def parse(text: str, max_items: int = MAX_ITEMS) -> ImportResult:
    """Read a whole GIFT file. Never raises; time grows with the size of the text."""
    return _Parser(Source(text), max_items).run()


class _Parser:
    def __init__(self, source: Source, max_items: int) -> None:
        self.source = source
        self.text = source.text
        self.max_items = max_items
        self.position = 0
        self.category = ""
        self.id_seen = False
        self.comments = iter([*source.comments, Comment(len(self.text) + 1, "")])
        self.comment = next(self.comments)
        self.result = ImportResult()

    def run(self) -> ImportResult:
        while self._skip_blank() < len(self.text) and not self._is_full():
            start = self.position
            try:
                self._read_next()
            except GiftError as error:
                self._error(error.message, error.position)
                resume = error.resume or self._end_of_paragraph(error.position)
                self.position = max(resume, start + 1)
        if not (self.result.items or self.result.errors or self.result.warnings):
            self._error("Tệp không có câu hỏi nào nhập được.", 0)
        return self.result

    # --- Splitting the file ---

    def _skip_blank(self) -> int:
        self.position = _BLANK.match(self.text, self.position).end()
        return self.position

    def _read_next(self) -> None:
        if self.text.startswith(_CATEGORY, self.position):
            self._read_category()
        else:
            self._read_question()

    def _read_category(self) -> None:
        start = self.position
        self._tags_before(start)
        self.position = _LINE.match(self.text, start).end()
        name = meant(self.text[start + len(_CATEGORY) : self.position])
        if len(name) > MAX_CATEGORY:
            raise GiftError(f"Tên chuyên mục dài quá {MAX_CATEGORY} ký tự.", start)
        self.category = name
        self._warn(f"Chuyên mục «{name}» được ghi vào các câu hỏi đứng sau dòng này.", start)

    def _read_question(self) -> None:
        start = self.position
        title, body = self._read_title(start)
        stop = self._first_stop(body, bool(title))
        self.position = stop
        tags = self._tags_before(stop)
        if self.text[stop : stop + 1] == "}":
            raise GiftError("Dấu } ở đây không có dấu { mở trước nó.", stop)
        if self.text[stop : stop + 1] != "{":
            self._warn(_NO_ANSWERS if stop < len(self.text.rstrip()) else _CUT_SHORT, start)
            return
        closing = self._closing_brace(stop)
        problem, end = self._end_of_question(closing + 1)
        self.position = end
        self._build(_Pieces(start, title, body, stop, closing, end), tags)
        if problem:
            raise problem

    def _read_title(self, start: int) -> tuple[str, int]:
        if not self.text.startswith("::", start):
            return "", start
        end = self.text.find("::", start + 2)
        if end < 0 or end > self._end_of_paragraph(start):
            raise GiftError("Tên câu hỏi mở bằng :: ở đây nhưng thiếu :: đóng.", start)
        return meant(self.text[start + 2 : end]), end + 2

    def _first_stop(self, body: int, has_title: bool) -> int:
        """Return where the stem ends: a brace, a blank line, or the end of the file.

        A blank line between title and stem, or before the answer section, is forgiven.
        """
        stop = _STOP.search(self.text, body).start()
        if has_title and is_blank(self.text[body:stop]):
            stop = _STOP.search(self.text, _BLANK.match(self.text, stop).end()).start()
        after = _BLANK.match(self.text, stop).end()
        return after if self.text.startswith("{", after) else stop

    def _closing_brace(self, opening: int) -> int:
        found = _BRACE.search(self.text, opening + 1)
        if found and found[0] == "}":
            return found.start()
        other = ""
        if found:
            other = f" trước khi gặp một dấu {{ khác ở {self.source.place(found.start())}"
        raise GiftError(
            f"Dấu {{ ở đây chưa có dấu }} đóng lại{other}."
            " (Dấu ngoặc nhọn trong nội dung phải viết là \\{ và \\}.)",
            opening,
        )

    def _end_of_question(self, after: int) -> tuple[GiftError | None, int]:
        """Return where the text behind the answer section ends, and what is wrong there."""
        found = _STOP_AFTER.search(self.text, after)
        stop = found.start()
        if found[0] == "}":
            return GiftError("Dấu } ở đây không có dấu { mở trước nó.", stop), after
        if found[0] == "{" or self.text.startswith("\n::", stop):
            return self._next_question_too_near(after, stop)
        return None, stop

    def _next_question_too_near(self, after: int, stop: int) -> tuple[GiftError | None, int]:
        line_end = self.text.find("\n", after, stop + 1)
        if line_end < 0:
            return GiftError("Một câu hỏi chỉ được có một phần trả lời {…}.", stop), after
        begin = _BLANK.match(self.text, line_end).end()
        if is_blank(self.text[after:line_end]) and FILLER in self.text[line_end:begin]:
            return None, begin  # a comment line stands between the two
        message = "Thiếu dòng trống trước câu hỏi này: giữa hai câu phải có một dòng trống."
        return GiftError(message, begin, resume=begin), line_end

    def _end_of_paragraph(self, position: int) -> int:
        found = _BLANK_LINE.search(self.text, position)
        return found.start() if found else len(self.text)

    def _tags_before(self, position: int) -> tuple[str, ...]:
        """Return the tags in the comments since the last question."""
        tags: list[str] = []
        while self.comment.position < position:
            tags += [
                re.sub(r"\\(.)", r"\1", tag).strip() for tag in _TAG.findall(self.comment.text)
            ]
            self._warn_of_id()
            self.comment = next(self.comments)
        for tag in tags:
            if len(tag) > MAX_TAG:
                raise GiftError(f"Nhãn «{tag[:30]}…» dài quá {MAX_TAG} ký tự.", position)
        return tuple(dict.fromkeys(tags))

    # --- One question ---

    def _build(self, pieces: _Pieces, tags: tuple[str, ...]) -> None:
        if pieces.end - pieces.start > MAX_TEXT:
            raise GiftError(f"Câu hỏi dài quá {MAX_TEXT} ký tự.", pieces.start, pieces.end)
        stem = self._stem(pieces)
        if not to_plain(stem):
            raise GiftError("Câu hỏi này chưa có lời.", pieces.start)
        raw = self.text[pieces.opening + 1 : pieces.closing]
        raw, explanation = split_general_feedback(raw, stem.markup)
        try:
            block = read_block(raw, pieces.opening + 1, stem.markup)
            kind = self._kind(raw, block, pieces.start)
            answers = kind.read(block)
        except AnswerError as error:
            raise GiftError(error.message, error.position, resume=pieces.end) from error
        self._warn_of_pictures(stem, explanation, answers, pieces.start)
        sound = self._check(kind, answers, pieces)
        (self.result.items if sound else self.result.broken).append(
            ImportedItem(
                place=self.source.place(pieces.start),
                kind=kind.value,
                title=pieces.title,
                stem=stem,
                answers=tuple(answers),
                explanation=explanation,
                category=self.category,
                tags=tags,
                end=self.source.place(max(pieces.start, pieces.end - 1)),
            )
        )

    def _stem(self, pieces: _Pieces) -> Text:
        """Return the question, with a gap where its answers stood in mid-sentence."""
        before = self.text[pieces.body : pieces.opening]
        after = self.text[pieces.closing + 1 : pieces.end]
        if is_blank(after):
            return read_marked(before)
        first = read_marked(before)
        rest = read_marked(after, first.markup)
        return Text(f"{first.text} {GAP} {rest.text}".strip(), first.markup)

    def _kind(self, raw: str, block: AnswerBlock, start: int) -> Kind:
        if is_blank(raw):
            raise AnswerError("Câu tự luận (phần trả lời để trống) chưa nhập được.", start)
        kind = kind_of_answers(block)
        if kind is None or (kind.value == "short_text" and "->" in raw):
            raise AnswerError(_unknown(raw), start)
        return kind

    def _check(self, kind: Kind, answers: list[Answer], pieces: _Pieces) -> bool:
        """Report every rule of the kind that is broken, each where it is; say if none is."""
        if len(answers) > MAX_ANSWERS:
            raise GiftError(f"Câu hỏi có hơn {MAX_ANSWERS} đáp án.", pieces.start, pieces.end)
        choices = [
            ChoiceData(to_plain(a.text), fraction=a.fraction, tolerance=a.tolerance)
            for a in answers
        ]
        places = {None: pieces.start} | {i: a.position for i, a in enumerate(answers)}
        problems = list(kind.problems(choices))
        for problem in problems:
            self._error(problem.message, places[problem.index])
        for doubt in kind.doubts(answers):
            self._warn(doubt.message, places[doubt.index])
        return not problems

    def _warn_of_pictures(
        self, stem: Text, explanation: Text, answers: list[Answer], start: int
    ) -> None:
        texts = [stem, explanation, *(t for a in answers for t in (a.text, a.feedback))]
        if any(drops_pictures(text) for text in texts):
            self._warn("Hình ảnh trong câu hỏi này không được nhập.", start)

    def _warn_of_id(self) -> None:
        if not self.id_seen and _ID.search(self.comment.text):
            self.id_seen = True
            self._warn("Mã [id:…] trong tệp không được lưu lại.", self.comment.position)

    # --- What is said ---

    def _error(self, message: str, position: int) -> None:
        self.result.errors.append(Remark(self.source.place(position), message))

    def _warn(self, message: str, position: int) -> None:
        if len(self.result.warnings) < MAX_REMARKS:
            self.result.warnings.append(Remark(self.source.place(position), message))

    def _is_full(self) -> bool:
        if len(self.result.errors) >= MAX_REMARKS:
            self._error("Còn lỗi nữa; hãy sửa những lỗi trên trước.", self.position)
            return True
        if len(self.result.items) >= self.max_items:
            self._error(f"Tệp có hơn {self.max_items} câu hỏi; hãy chia nhỏ ra.", self.position)
            return True
        return False


def _unknown(raw: str) -> str:
    if "->" in raw and "=" in raw:
        return "Câu ghép đôi (có dấu ->) chưa nhập được."
    return (
        "Không hiểu phần trả lời này: mỗi lựa chọn phải đứng sau dấu = (đúng) hoặc ~ (sai),"
        " số đứng sau dấu #, câu đúng hay sai ghi TRUE hoặc FALSE."
    )
