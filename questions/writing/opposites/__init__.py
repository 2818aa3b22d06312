"""Words with one safe opposite, by part of speech: swapping one makes a statement false."""

from questions.writing.opposites.finding import Swap, best_swap

__all__ = ["Swap", "best_swap"]
