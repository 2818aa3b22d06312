"""Who is asking."""

from uuid import UUID

from pydantic import BaseModel

from quizapp import policy
from quizapp.api.call import call


class Me(BaseModel):
    id: UUID
    name: str
    role: str


@call("GET", "/me", answers={200: Me})
@policy.anyone_known
def me() -> Me:
    """Returns the person whose key or session makes the call."""
    actor = policy.current_actor()
    return Me(id=actor.id, name=actor.name, role=actor.role)
