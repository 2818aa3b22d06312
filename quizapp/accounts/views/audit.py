"""The audit log, for the admin."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from quizapp import policy
from quizapp.accounts import audit, changing
from quizapp.accounts.views.area import blueprint

FURTHEST = 2**53


@blueprint.get("/audit")
@policy.admin
def audit_log() -> ResponseReturnValue:
    """Shows who did what to whom and when, newest first."""
    before = request.args.get("before", type=int)
    before = min(max(before, 0), FURTHEST) if before is not None else None
    entries = audit.newest(before, request.args.get("action"))
    names = {user.id: user.name for user in changing.everybody()}
    more = entries[-1].sequence if len(entries) == audit.A_PAGE else None
    return render_template(
        "accounts/audit.html",
        entries=entries,
        names=names,
        more=more,
        actions=audit.actions(),
        action=request.args.get("action"),
    )
