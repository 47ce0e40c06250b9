"""From words on the command line to an exit code: 0 done, 1 refused or failed, 2 wrong usage."""

from __future__ import annotations

import gc
import io
import os
import sys

from companion import early
from companion.cached_status import asked_plainly
from companion.domain.errors import CompanionError, Refused

REFUSED, USAGE, INTERRUPTED = 1, 2, 130


def run(words: list[str]) -> int:
    """Run one command. Every error is one line on standard error; a crash never prints values.

    Raises ModuleNotFoundError when a library is not installed.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from companion.cli.streams import settle

        settle()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter still gets the rest
            stream.reconfigure(errors="replace")
    try:
        if not words or (words[0] == "--data" and len(words) == 2):
            return open_app(words[1] if words else None)
        gc.disable()  # a command lives for a blink; looking for garbage costs more than it frees
        code = run_command(words)
        sys.stdout.flush()
        return code
    except CompanionError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()  # the reader went away, as `head` does
        return REFUSED
    except OSError as error:
        if error.filename is not None:  # not one of our own streams
            what = f"{error.filename} cannot be used ({error.strerror})"
            complain(Refused(what, "what was recorded before is on disk"))
            return REFUSED
        _drop_output()
        complain(Refused(f"the output could not be written ({error.strerror})", "nothing else was lost"))
        return REFUSED
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("companion"):
            raise
        return crash(error)


def run_command(words: list[str]) -> int:
    """Run what ``words`` ask for; its exit code. Raises SystemExit after --help."""
    from companion.cli.context import Context

    asked = asked_plainly(words)
    if asked is not None:
        from companion.cli.status import show  # without the parser: a prompt asks for it after each tick

        return show(asked[1], Context(asked[0]))
    from companion.cli.parser import parse

    try:
        args = parse(words)
    except SystemExit:
        sys.stdout.flush()
        raise
    code: int = args.run(args, Context(args.data))
    return code


def open_app(data: str | None) -> int:
    """Open the app on the store that ``--data`` names, below the early frame if there is one."""
    early.show(data)
    try:
        from companion.cli.app import show  # without the parser, which costs what Today does

        return show(data)
    finally:
        early.give_back()


def _drop_output() -> None:
    """Let what is still buffered go nowhere, quietly, or Python would complain of it on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(error: CompanionError) -> None:
    """Say what is wrong and what to do, in one line."""
    from companion.domain.plain import one_line

    print(f"companion: {one_line(error.line)}", file=sys.stderr)


def crash(error: Exception) -> int:
    """Say what kind of crash and where. Its message and variables may hold somebody's diary."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "an unknown place"
    words = f"companion: stopped by {type(error).__name__} at {place}. What was recorded is on disk."
    print(words, file=sys.stderr)
    return REFUSED
