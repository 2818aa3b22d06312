"""Ways to study side by side: the same learners under each, memory by memory."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import NamedTuple

from bench.learning.course import Plan, Result, study
from bench.learning.hidden import MEMORIES
from bench.learning.learner import Habits, Learner
from bench.learning.policies import OURS, SETS
from bench.learning.table import HEAD, rows

SHORT = Plan(points=200, days=90, minutes=15.0)
"""The course of the short table, which ``make bench`` prints."""


class Run(NamedTuple):
    """One learner's course."""

    memory: str
    policies: str
    policy: str
    seed: int
    plan: Plan
    habits: Habits


def run(job: Run) -> Result:
    """Studies one course with one learner."""
    policy = SETS[job.policies][job.policy](job.plan, job.seed)
    return study(policy, Learner(job.memory, job.plan.points, job.seed, job.habits), job.plan)


def table(
    plan: Plan, habits: Habits, seeds: range, policies: str = "rivals", jobs: int = 1, ours: str = OURS
) -> Iterator[str]:
    """Yields the lines of one set of policies, over two or more learners.

    The last column says by how much the policy ``ours`` leads.
    """
    yield HEAD
    names = list(SETS[policies])
    with ProcessPoolExecutor(jobs) as pool:
        for memory in MEMORIES:
            runs = [Run(memory, policies, *pair, plan, habits) for pair in product(names, seeds)]
            found = list(pool.map(run, runs, chunksize=4))
            results = {name: found[at * len(seeds) : (at + 1) * len(seeds)] for at, name in enumerate(names)}
            yield from rows(memory, results, ours)
