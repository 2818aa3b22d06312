"""Weaves prose from pieces of marked-up text, each piece with its place."""

from array import array

from questions.article import Prose


class Weave:
    """Collects the characters of one block from left to right.

    Marks that touch a character become part of the stretch it stands for: opening marks of the
    next one, closing marks of the last one. So the text as given at any sentence's span has its
    marks in pairs where they enclose whole words of it.
    """

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._starts = array("I")
        self._ends = array("I")
        self._opened: tuple[int, int] | None = None
        self.linked = 0

    def __len__(self) -> int:
        return len(self._starts)

    def copy(self, text: str, start: int, end: int) -> None:
        """Adds ``text[start:end]``, each character for itself."""
        if start >= end:
            return
        first = self._take_opened(start)
        self._chars.append(text[start:end])
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))
        self._starts[len(self._starts) - (end - start)] = first

    def decoded(self, chars: str, start: int, end: int) -> None:
        """Adds characters that all stand for the same stretch, such as a decoded entity."""
        first = self._take_opened(start)
        self._chars.append(chars)
        self._starts.extend([first] * len(chars))
        self._ends.extend([end] * len(chars))

    def opens(self, start: int, end: int) -> None:
        """Notes an opening mark."""
        touching = self._opened is not None and self._opened[1] == start
        self._opened = (self._opened[0] if touching and self._opened else start, end)

    def closes(self, start: int, end: int) -> None:
        """Notes a closing mark."""
        if self._ends and self._ends[-1] == start:
            self._ends[-1] = end

    def prose(self) -> Prose:
        """Returns what was woven."""
        return Prose("".join(self._chars), self._starts, self._ends)

    def _take_opened(self, start: int) -> int:
        opened, self._opened = self._opened, None
        return opened[0] if opened is not None and opened[1] == start else start
