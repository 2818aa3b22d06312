"""Every column that refers to a person: what an export gives of its rows, and what an erasure does to them.

A test walks the schema and fails for a column that is not here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """``exported``: the person gets the rows. ``erased`` says what becomes of them, for people to read."""

    exported: bool
    erased: str


DELETED = "rows are deleted"
EMPTIED = "the reference is emptied"
CONTENT = (
    "rows are deleted, or emptied where an anonymous score needs them; what others use stays, without name"
)

REFERENCES = {
    ("api_token", "user_id"): Reference(True, DELETED),
    ("sign_in", "user_id"): Reference(True, DELETED),
    ("recovery_code", "user_id"): Reference(False, DELETED),
    ("one_time_link", "user_id"): Reference(False, DELETED),
    ("one_time_link", "maker_id"): Reference(False, DELETED),
    ("audit_entry", "actor_id"): Reference(True, EMPTIED),
    ("audit_entry", "subject_id"): Reference(True, EMPTIED),
    ("job", "owner_id"): Reference(True, DELETED),
    ("article", "owner_id"): Reference(True, CONTENT),
    ("fact", "owner_id"): Reference(True, CONTENT),
    ("question", "owner_id"): Reference(True, CONTENT),
    ("question_version", "author_id"): Reference(True, EMPTIED),
    ("decision", "actor_id"): Reference(True, EMPTIED),
    ("deck", "owner_id"): Reference(True, CONTENT),
    ("quiz", "owner_id"): Reference(True, CONTENT),
    ("attempt", "learner_id"): Reference(True, "emptied with what was answered; the scores stay"),
    ("plan", "learner_id"): Reference(True, DELETED),
    ("card", "learner_id"): Reference(True, DELETED),
    ("log_entry", "learner_id"): Reference(True, "emptied with every text; the scores stay"),
    ("study_session", "learner_id"): Reference(True, DELETED),
    ("study_day", "learner_id"): Reference(True, DELETED),
    ("study_hour", "learner_id"): Reference(True, DELETED),
    ("fitting", "learner_id"): Reference(True, DELETED),
}

SECRET = frozenset({"password", "second_factor", "code_used", "digest"})
"""Columns that prove who somebody is: they are in no export."""

PARTS = {
    "point": ("fact_id", "fact"),
    "question_version": ("question_id", "question"),
    "question_point": ("version_id", "question_version"),
    "rejected": ("article_id", "article"),
    "decision": ("question_id", "question"),
    "deck_fact": ("deck_id", "deck"),
    "quiz_slot": ("quiz_id", "quiz"),
    "response": ("attempt_id", "attempt"),
    "plan_version": ("plan_id", "plan"),
    "plan_day": ("plan_id", "plan"),
    "calibration": ("plan_id", "plan"),
    "log_effect": ("entry", "log_entry"),
}
"""Tables whose rows belong to a person through another row: by which column, to which table."""
