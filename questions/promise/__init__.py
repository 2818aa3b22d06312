"""How likely a draft is to be accepted by a strict teacher."""

from questions.promise.draft import Draft, Scene
from questions.promise.model import promise

__all__ = ["Draft", "Scene", "promise"]
