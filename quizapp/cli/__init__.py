"""The command line. Each command has its module, which is loaded only when the command is used.

Whatever goes wrong is one line on stderr: exit code 2 for what was asked for, 1 for a fault of ours;
``--debug`` adds the traceback.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from questions.errors import InputError
from quizapp.config import BadSetting
from quizapp.errors import Refusal

COMMANDS = {
    "serve": "quizapp.cli.serve",
    "generate": "quizapp.cli.generate",
    "user": "quizapp.cli.user",
    "fit": "quizapp.cli.fit",
    "check": "quizapp.cli.check",
    "backup": "quizapp.cli.backup",
    "restore": "quizapp.cli.restore",
    "dump": "quizapp.cli.dump",
    "export-user": "quizapp.cli.export_user",
    "delete-user": "quizapp.cli.delete_user",
    "config": "quizapp.cli.settings",
}
"""Each command's name and the module that has it as ``command``."""

EXPECTED = (click.ClickException, Refusal, InputError, BadSetting, OSError)


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        found: click.Command | None = import_module(module).command if module else None
        return found


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(package_name="quizapp", message="%(prog)s %(version)s")
def quizapp(debug: bool) -> None:
    """Turns an article into lasting knowledge."""
    # ``main`` has acted on --debug already, wherever it stood; the option is here for the help.


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [argument for argument in given if argument != "--debug"] or ["--help"]
    try:
        return quizapp.main(given, prog_name="quizapp", standalone_mode=False) or 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (click.Abort, KeyboardInterrupt):
        return _told("stopped", debug, 130)
    except EXPECTED as error:
        return _told(_words(error), debug, 2)
    except Exception as error:
        hint = "" if debug else " (--debug shows where)"
        return _told(f"something went wrong in quizapp: {type(error).__name__}: {error}{hint}", debug, 1)


def _told(message: str, debug: bool, code: int) -> int:
    """Prints one line on stderr, after the traceback if that is wanted, and returns the exit code."""
    if debug:
        traceback.print_exc()
    click.echo(f"quizapp: {' '.join(message.split())}", err=True)
    return code


def _words(error: Exception) -> str:
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    return str(error)
