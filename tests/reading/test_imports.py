"""Reading costs nothing until it is used, and reads no environment."""

import subprocess
import sys

HEAVY = (
    "pypdf",
    "docx",
    "spacy",
    "trafilatura",
    "lxml",
    "numpy",
    "py3langid",
    "charset_normalizer",
    "wordfreq",
    "pycountry",
)


def test_nothing_heavy_is_imported_before_use() -> None:
    code = "import sys, questions.reading, questions.language, questions.library; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in HEAVY if name in done.stdout.split()] == []
