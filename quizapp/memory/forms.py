"""How hard a form a point may be asked in, as its answers tell: forms get harder, and step back once. Pure.

A first failure on a form harder than those answered right says more about the form than about the
memory: it is let pass, and the point is asked again the same day in an easier form.
"""

from dataclasses import dataclass

from questions.kinds.kind import FORMS, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMemory:
    """What a card knows of forms: the hardest one answered right, the hardest one whose first failure
    was let pass, and the one that the next question may not be harder than."""

    known: Form | None = None
    failed: Form | None = None
    easier: Form | None = None


def is_harder(form: Form, than: Form | None) -> bool:
    """Tells whether a form is harder than another; every form is harder than none."""
    return than is None or FORMS.index(form) > FORMS.index(than)


def steps_back(forms: FormMemory, form: Form | None, score: float | None, has_easier: bool) -> bool:
    """Tells whether an answer is a first failure on a harder form.

    ``score`` from 0 to 1, None for a learner's own rating; ``has_easier``: an easier form can be asked.
    """
    if form is None or score is None or score >= 1 or not has_easier:
        return False
    return is_harder(form, forms.known) and is_harder(form, forms.failed)


def after_step_back(forms: FormMemory, form: Form) -> FormMemory:
    """Returns the forms after a failure that was let pass."""
    return FormMemory(known=forms.known, failed=form, easier=FORMS[max(0, FORMS.index(form) - 1)])


def after_answer(forms: FormMemory, form: Form | None, score: float | None) -> FormMemory:
    """Returns the forms after an answer that counts."""
    grown = form is not None and score is not None and score >= 1 and is_harder(form, forms.known)
    return FormMemory(known=form if grown else forms.known, failed=forms.failed)
