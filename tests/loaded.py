"""A process that has loaded the program, from which runs of the command line part: none has to load it again.

Each run is a process of its own all the same, with its own output, environment, exit code and memory.
`python loaded.py` is the loaded process; it reads a request a line and answers with the exit code of the run.
"""

import atexit
import gc
import json
import os
import pkgutil
import runpy
import select
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

PATIENCE_SECONDS = 120
# What a run loads when it comes to it, beside the modules of generator/.
LATER = ("PIL.Image", "openpyxl", "pygments.formatters", "pygments.lexers", "material.templates", "mkdocs.__main__")


def run(module: str, arguments: Sequence[str], environment: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """`python -m module arguments`, for generator.cli or mkdocs. Errors: TimeoutExpired; the run is ended then."""
    with tempfile.TemporaryDirectory() as folder:
        printed = [Path(folder, name) for name in ("out", "err")]
        code = _answer({"module": module, "arguments": arguments, "environment": dict(environment),
                        "folder": str(Path.cwd()), "printed": [str(path) for path in printed]})  # fmt: skip
        return subprocess.CompletedProcess(arguments, code, *(path.read_text("utf-8") for path in printed))


def _answer(request: dict[str, Any]) -> int:
    process = _process()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(request) + "\n")
    process.stdin.flush()
    if not select.select([process.stdout], [], [], PATIENCE_SECONDS)[0]:
        process.kill()
        _process.cache_clear()
        raise subprocess.TimeoutExpired(request["arguments"], PATIENCE_SECONDS)
    return int(process.stdout.readline())


@cache
def _process() -> "subprocess.Popen[str]":
    from building import environ

    line = [sys.executable, __file__]
    made = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ({}))
    atexit.register(made.communicate)
    return made


def _serve() -> None:
    """Load everything, then do what comes, one after the other, until nobody is left to ask."""
    import generator

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        import_module(module.name)
    for name in LATER:
        import_module(name)
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _run(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(module: str, arguments: list[str], environment: dict[str, str], folder: str, printed: list[str]) -> NoReturn:
    """Be the process that was asked for."""
    code: object = None
    try:
        _become(environment, folder, printed)
        sys.argv = [module, *arguments]
        if module == "generator.cli":
            import_module(module).main()
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
        if isinstance(code, str):
            print(code, file=sys.stderr)
    except BaseException:
        code = 1
        traceback.print_exc()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _become(environment: dict[str, str], folder: str, printed: list[str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    for number, path in enumerate([os.devnull, *printed]):
        opened = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)


if __name__ == "__main__":
    _serve()
