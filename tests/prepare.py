"""Sees to what the tests need beside Python packages: a Chromium. Run by ``make test``."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The tests need Chromium: install it (on Debian: apt-get install chromium), then run make test again."
)


def browser() -> str | None:
    """Returns the path of an installed Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Installs Chromium through apt where that is allowed. Exits with one line where it is not."""
    if os.getuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(MISSING)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--no-install-recommends", "-y", "chromium"]):
        done = subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.exit(MISSING)


if __name__ == "__main__":
    if browser() is None:
        print("Installing Chromium for the tests ...", flush=True)
        install()
