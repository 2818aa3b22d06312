"""What people fill in on the pages of articles and questions."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
    URLField,
)
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from questions.kinds import all_kinds
from questions.question import Question as Content
from quizapp.bank.generating import MOST
from quizapp.bank.questions import LONGEST_NOTE

EMPTY_ROWS = 1
"""Empty rows for further options that the form of a choice offers."""


class ArticleForm(FlaskForm):
    """An article to add: pasted, a file, or the address of a page."""

    text = TextAreaField("Text of the article", render_kw={"rows": 8})
    file = FileField(
        "Or a file",
        description="PDF, DOCX, plain text, Markdown or HTML, with up to 2 MB of text",
        render_kw={"accept": ".pdf,.docx,.txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html"},
    )
    url = URLField(
        "Or the address of a page",
        [Length(max=2000, message="An address has 2000 characters at most.")],
        description="It is fetched once; what is kept is its text",
    )
    title = StringField(
        "Title",
        [Length(max=500, message="A title has 500 characters at most.")],
        description="Left empty, it is taken from the text",
    )

    def content(self) -> str | bytes:
        """Returns what was given: the file if one was chosen, else the text, its lines ended plainly."""
        if self.file.data:
            content: bytes = self.file.data.read()
            return content
        return (self.text.data or "").replace("\r\n", "\n")

    def refuse(self, sentence: str) -> None:
        """Puts a sentence beside the field that it is about."""
        field = self.url if self.url.data else self.file if self.file.data else self.text
        field.errors = [*field.errors, sentence]


class RetireForm(FlaskForm):
    """Why a question is put away."""

    reason = StringField("Why?")
    note = StringField("Note", [Length(max=LONGEST_NOTE, message="This note is too long.")])


class GenerateForm(FlaskForm):
    """What to generate anew."""

    kinds = SelectMultipleField("Kinds", choices=[], validate_choice=False)
    count = IntegerField(
        "At most",
        [Optional(), NumberRange(1, MOST, message=f"Choose a number from 1 to {MOST}.")],
        description="Doubtful ones count too; left empty, it goes by the length of the article",
    )

    def offer(self) -> "GenerateForm":
        """Offers every kind there is."""
        self.kinds.choices = [SelectChoice(name, kind.label) for name, kind in sorted(all_kinds().items())]
        return self


class OptionForm(Form):
    """One option of a choice; an empty text leaves it out."""

    text = StringField("Option")
    feedback = StringField("What to tell those who choose it")


class QuestionForm(FlaskForm):
    """The parts of a question that a person writes. Which of them are there depends on its kind."""

    based_on = HiddenField()
    stem = TextAreaField("Question", [DataRequired("Write the question.")], render_kw={"rows": 3})
    explanation = TextAreaField("Explanation", render_kw={"rows": 2})

    def changes(self) -> dict[str, Any]:
        """Returns what was written, as ``bank.writing.edit`` takes it."""
        return {"stem": _line(self.stem.data), "explanation": _line(self.explanation.data)}

    def fill(self, content: Content, version: int) -> None:
        """Shows what is there."""
        self.based_on.data = str(version)
        self.stem.data, self.explanation.data = content.stem, content.explanation

    @property
    def seen(self) -> int:
        """The version that the person looked at; 0 for none that there is."""
        digits = self.based_on.data or ""
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0


class ChoiceForm(QuestionForm):
    options = FieldList(FormField(OptionForm), max_entries=20)
    right = RadioField("Right option", choices=[], validate_choice=False)

    def fill(self, content: Content, version: int) -> None:
        super().fill(content, version)
        for number, option in enumerate(content.options):
            self.options.append_entry({"text": option.text, "feedback": option.feedback})
            if option.correct:
                self.right.data = str(number)
        for _ in range(EMPTY_ROWS):
            self.options.append_entry({})

    def changes(self) -> dict[str, Any]:
        options = [
            {"text": _line(row.form.text.data), "feedback": _line(row.form.feedback.data)}
            | {"correct": str(number) == self.right.data}
            for number, row in enumerate(self.options)
        ]
        return super().changes() | {"options": [option for option in options if option["text"]]}


class TrueFalseForm(QuestionForm):
    answer = RadioField(
        "The statement is", choices=[SelectChoice("true", "True"), SelectChoice("false", "False")]
    )

    def fill(self, content: Content, version: int) -> None:
        super().fill(content, version)
        self.answer.data = str(content.answer)

    def changes(self) -> dict[str, Any]:
        return super().changes() | {"answer": self.answer.data}


class TypedForm(QuestionForm):
    """A question whose key is a text, and others that are right too, each on its own line."""

    answer = StringField("Right answer", [DataRequired("Give the right answer.")])
    accepted = TextAreaField(
        "Also right", description="Other answers to accept, one a line", render_kw={"rows": 3}
    )

    def fill(self, content: Content, version: int) -> None:
        super().fill(content, version)
        self.answer.data, self.accepted.data = str(content.answer), "\n".join(content.accepted)

    def changes(self) -> dict[str, Any]:
        accepted = [_line(line) for line in (self.accepted.data or "").splitlines()]
        answer = {"answer": _line(self.answer.data), "accepted": [line for line in accepted if line]}
        return super().changes() | answer


class WriteForm(FlaskForm):
    """A question written by hand, to be answered by typing."""

    stem = TextAreaField("Question", [DataRequired("Write the question.")], render_kw={"rows": 2})
    answer = StringField("Right answer", [DataRequired("Give the right answer.")])
    accepted = TextAreaField(
        "Also right", description="Other answers to accept, one a line", render_kw={"rows": 2}
    )
    explanation = TextAreaField("Explanation", description="Shown with the answer", render_kw={"rows": 2})

    def question(self, place: Mapping[str, int] | None) -> dict[str, Any]:
        """Returns what was written, as ``bank.writing.write`` takes it, with its place in the article."""
        accepted = [_line(line) for line in (self.accepted.data or "").splitlines()]
        return {
            "kind": "short_answer",
            "stem": _line(self.stem.data),
            "answer": _line(self.answer.data),
            "accepted": [line for line in accepted if line],
            "explanation": _line(self.explanation.data),
            "evidence": place,
        }

    def says(self) -> str | None:
        """Returns the statement that the question asks for, or None to take it from the question."""
        return _line(self.explanation.data) or None


class NumericForm(TypedForm):
    unit = StringField("Unit")
    tolerance = StringField("Tolerance", description="How far off an answer may be, in the same unit")

    def fill(self, content: Content, version: int) -> None:
        super().fill(content, version)
        self.unit.data = content.unit or ""
        self.tolerance.data = "" if content.tolerance is None else f"{content.tolerance:g}"

    def changes(self) -> dict[str, Any]:
        unit, tolerance = _line(self.unit.data) or None, _line(self.tolerance.data)
        return super().changes() | {"unit": unit, "tolerance": _number(tolerance) if tolerance else None}


class GapsForm(QuestionForm):
    """A cloze with several gaps."""

    answer = TextAreaField("Right answers", [DataRequired("Give an answer for each gap.")])

    def fill(self, content: Content, version: int) -> None:
        super().fill(content, version)
        self.answer.description = "One for each gap, in order, one a line"
        self.answer.data = "\n".join(content.answer)

    def changes(self) -> dict[str, Any]:
        return super().changes() | {"answer": [_line(line) for line in self.answer.data.splitlines() if line]}


_FORMS: Mapping[str, type[QuestionForm]] = {
    "multiple_choice": ChoiceForm,
    "true_false": TrueFalseForm,
    "numeric": NumericForm,
}


def form_for(content: Content) -> QuestionForm:
    """Returns the form to change a question with, for its kind."""
    several = isinstance(content.answer, tuple)
    form = GapsForm if several else _FORMS.get(content.kind, TypedForm)
    return form()


def _line(text: Any) -> str:
    return " ".join(str(text or "").split())


def _number(text: str) -> Any:
    """A number, or the text as it is, for the kind's own check to refuse."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return text
