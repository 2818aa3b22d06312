"""How far long work is."""

from typing import Any
from uuid import UUID

from quizapp import policy
from quizapp.api.call import call
from quizapp.api.shapes import Text, shaped
from quizapp.jobs import claiming
from quizapp.jobs.models import Job

JobShape = shaped("id", "kind", "state", "progress", state=Text, progress={"type": "number"}, error=Text)


@call("GET", "/jobs/<uuid:job_id>", answers={200: JobShape})
@policy.anyone_known
def job_state(job_id: UUID) -> dict[str, Any]:
    """Returns the state of a job, its progress from 0 to 1, and its error if it failed."""
    return _told(policy.find(Job, job_id, "see"))


@call("POST", "/jobs/<uuid:job_id>/cancel", answers={200: JobShape})
@policy.anyone_known
def cancel_job(job_id: UUID) -> dict[str, Any]:
    """Stops a job that is not finished; one that is stays as it is. What it stored before is kept."""
    job = policy.find(Job, job_id, "cancel")
    claiming.cancel(job.id)
    return _told(job)


def _told(job: Job) -> dict[str, Any]:
    told = {"id": job.id, "kind": job.kind, "state": job.state, "progress": job.progress}
    more = {"stage": job.stage, "error": job.error, "result": job.result}
    return told | {name: value for name, value in more.items() if value is not None}
