"""A worker as it ships, with one more kind of job: one that takes its time and says when it began.

python -m tests.jobs.slow_worker [the worker's own arguments]
"""

import os
import time
from pathlib import Path

from quizapp.jobs.handlers import handler
from quizapp.jobs.worker import main


@handler("slow")
def work_slowly(job, report):
    report(0.5, "Half way")
    began = Path(job.payload["began"])
    began.write_text(str(os.getpid()), encoding="utf-8")
    while Path(job.payload["hold"]).exists():
        time.sleep(0.02)
    return {"done_by": os.getpid()}


if __name__ == "__main__":
    main()
