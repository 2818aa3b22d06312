"""``python -m bench.learning``: points known at the end for each minute studied, by way to study."""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.learning.comparison import table
from bench.learning.course import Plan
from bench.learning.hidden import MEMORIES
from bench.learning.learner import Habits
from bench.learning.policies import OURS, SETS
from bench.learning.verbs import both


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.learning", description=__doc__)
    parser.add_argument("--set", choices=SETS, default="rivals", help="what is compared (rivals)")
    parser.add_argument("--seeds", type=int, default=20, help="learners of each memory (20)")
    parser.add_argument("--first", type=int, default=0, help="number of the first learner (0)")
    parser.add_argument("--points", type=int, default=500)
    parser.add_argument("--days", type=int, default=180)
    parser.add_argument("--minutes", type=float, default=15.0, help="at most so many a day (15)")
    parser.add_argument(
        "--effort",
        type=float,
        default=1.0,
        help="times what harder forms add to memory; 0: they add nothing (1)",
    )
    parser.add_argument("--hindsight", type=float, default=0.1, help="failures rated as recalled (0.1)")
    parser.add_argument("--slip", type=float, default=0.0, help="recalled, but wrong in a new form (0)")
    parser.add_argument("--ours", default=OURS, help="whose lead the last column tells (ours, default)")
    parser.add_argument("--verbs", action="store_true", help="one course through the app's own verbs")
    parser.add_argument("--jobs", type=int, default=1, help="processes (1)")
    chosen = parser.parse_args()
    habits = replace(Habits().with_effort(chosen.effort), hindsight=chosen.hindsight, slip=chosen.slip)
    plan = Plan(points=chosen.points, days=chosen.days, minutes=chosen.minutes)
    if chosen.verbs:
        through_the_verbs(plan)
        return
    seeds = range(chosen.first, chosen.first + max(2, chosen.seeds))
    for line in table(plan, habits, seeds, chosen.set, chosen.jobs, chosen.ours):
        print(line, flush=True)


def through_the_verbs(plan: Plan) -> None:
    """Prints what one learner knows after study through the verbs, and by the fast path."""
    for memory in MEMORIES:
        with tempfile.TemporaryDirectory() as folder:
            slow, fast = both(memory, plan, 0, Path(folder))
        print(f"{memory}: by the verbs {slow}")
        print(f"{memory}: fast path    {fast}{'' if slow == fast else ', which DIFFERS'}", flush=True)


if __name__ == "__main__":
    main()
