"""Where the command begins: until the rest is loaded, who stops it sees no traceback."""

import signal
import sys


def main() -> None:
    """Load the command line and run it; a Ctrl+C before it can answer ends the process at once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from generator import garbage

    with garbage.paused():
        from generator.cli import INTERRUPTED
        from generator.cli import main as run

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
