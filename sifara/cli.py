"""The ``sifara`` command: arguments in, one library function called, its result printed.

Results go to standard output, all else to standard error, an error as one line. Exit codes: ``sifara.exits``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from ontology.errors import SifaraError
from sifara.commands import COMMANDS
from sifara.exits import Exit
from sifara.terminal import complain

_DESCRIPTION = (
    "Reads diplomatic news, Arabic first, and keeps what it says as a graph that can be asked and seen."
)
_EPILOG = """\
The store is where --store says, else SIFARA_STORE, else ./sifara.store.
exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs refused and the rest done
example: sifara load articles/ --published 2024-07-25 && sifara query meetings"""


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line, as any error is."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; {self.prog} --help says what it takes", self.prog)
        sys.exit(Exit.USAGE)


class _Version(argparse.Action):
    """Looked up only when asked for: reading a package's metadata takes longer than all other set-up."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from sifara import __version__

        print(f"sifara {__version__}")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; ``command`` of what it gives is the module to run."""
    parser = _Parser(
        prog="sifara",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and end")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        own = commands.add_parser(
            name,
            help=command.SUMMARY,
            description=command.DESCRIPTION,
            epilog=f"example: {command.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.add_arguments(own)
        own.set_defaults(command=command, parser=own)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; ``arguments`` are those of the process by default. The exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Arabic must not depend on the locale
    try:
        args, rest = build_parser().parse_known_args(arguments)
        if rest and not args.command.TAKES_MORE:
            args.parser.error(f"unrecognised: {' '.join(rest)}")
        args.rest = rest
        code: int = args.command.run(args)
        sys.stdout.flush()
    except SystemExit as wrong_usage:
        return int(wrong_usage.code or 0)
    except SifaraError as error:
        complain(str(error))
        return Exit.FAILED
    except BrokenPipeError:
        _close_stdout()  # the reader has had enough: `sifara export | head`
        return Exit.FAILED
    except OSError as error:
        if error.filename is not None:
            raise  # no write to standard output, but something that should have become a SifaraError
        _close_stdout()
        complain(f"standard output can't be written ({error.strerror or error}); send it to another place")
        return Exit.FAILED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return code


def _close_stdout() -> None:
    """So that Python's own last flush does not complain of the pipe again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
