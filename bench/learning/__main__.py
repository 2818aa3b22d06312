"""``python -m bench.learning``: points known at the end for each minute studied, by way to study."""

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product

from bench.learning.course import Plan, Result, study
from bench.learning.hidden import MEMORIES
from bench.learning.learner import Habits, Learner
from bench.learning.policies import OURS, POLICIES
from bench.learning.table import HEAD, rows

Run = tuple[str, str, int, Plan, Habits]


def run(job: Run) -> Result:
    """Studies one course with one learner."""
    memory, policy, seed, plan, habits = job
    return study(POLICIES[policy](plan, seed), Learner(memory, plan.points, seed, habits), plan)


def table(
    plan: Plan, habits: Habits, seeds: int, names: Sequence[str] = tuple(POLICIES), jobs: int = 1
) -> Iterator[str]:
    """Yields the table's lines, memory by memory."""
    yield HEAD
    with ProcessPoolExecutor(jobs) as pool:
        for memory in MEMORIES:
            runs = [(memory, *pair, plan, habits) for pair in product(names, range(seeds))]
            found = list(pool.map(run, runs, chunksize=4))
            results = {name: found[at * seeds : (at + 1) * seeds] for at, name in enumerate(names)}
            yield from rows(memory, results, OURS)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.learning", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="learners of each memory (20)")
    parser.add_argument("--points", type=int, default=500)
    parser.add_argument("--days", type=int, default=180)
    parser.add_argument("--minutes", type=float, default=15.0, help="at most so many a day (15)")
    parser.add_argument("--no-effort", action="store_true", help="every form strengthens memory alike")
    parser.add_argument("--jobs", type=int, default=1, help="processes (1)")
    chosen = parser.parse_args()
    habits = Habits().without_effort() if chosen.no_effort else Habits()
    plan = Plan(points=chosen.points, days=chosen.days, minutes=chosen.minutes)
    for line in table(plan, habits, chosen.seeds, jobs=chosen.jobs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
