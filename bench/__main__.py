"""Prints the benchmark table: ``make bench``. Read ratios, not milliseconds: machines differ and drift."""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.fitting import fitting
from bench.learning.comparison import SHORT, table
from bench.learning.learner import Habits
from bench.study import over_http, verbs
from bench.timing import HEAD


def main() -> None:
    print(HEAD)
    subprocess.run([sys.executable, "-m", "bench.generation"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        print(verbs(Path(folder)))
        for row in over_http(Path(folder)):
            print(row)
        print(fitting(Path(folder)))
    print(f"\nSimulated learners, {SHORT.points} points, {SHORT.days} days (docs/learning.md):")
    for line in table(SHORT, Habits(), range(4)):
        print(line)


if __name__ == "__main__":
    main()
