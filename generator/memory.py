"""How much of the machine's memory the program takes at most."""

import os
import sys

LEAST_MEMORY = 2 << 30  # address space is more than memory: libraries and stacks count whole


def keep_within_machine() -> None:
    """Let this process, and each that it starts, take three quarters of the machine's memory at most (Linux).

    Beyond that files of strangers would stop the machine; so they stop the command, in words.
    """
    if sys.platform != "linux":
        return
    try:
        import resource
    except ImportError:
        return
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    most, (soft, hard) = max(whole * 3 // 4, LEAST_MEMORY), resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
