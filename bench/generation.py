"""Questions from an article, beside the parser alone on the same text."""

import resource
from pathlib import Path

from bench.timing import Row, timed

TEXT = Path(__file__).parent / "article.md"
"""About 1,000 words of our own."""


def generation() -> list[str]:
    """Returns the lines that tell how long an article takes, the model being loaded, and the memory."""
    import questions
    from questions.language import pipeline

    text = TEXT.read_text(encoding="utf-8")
    questions.generate(text, count=80)
    parser = timed([lambda: pipeline()(text)] * 5)
    ours = timed([lambda: questions.generate(text, count=80)] * 5)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row = Row(f"questions from {len(text.split()):,} words", ours, "the parser alone on the text", parser)
    return [str(row), f"{'peak memory of that process':<44}{peak:>10.0f} MB"]


if __name__ == "__main__":
    print("\n".join(generation()))
