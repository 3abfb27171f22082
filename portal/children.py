"""Processes that end with the one that started them, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

#: Of Linux: the signal that a process gets when its parent has died, even by SIGKILL.
PR_SET_PDEATHSIG = 1


def start_child(command: Sequence[str], *, environment: dict[str, str]) -> subprocess.Popen:
    """Start `command` in the process group of this process: what ends the group ends it too.

    When this process dies without a word, Linux ends it; elsewhere only the end of the group does.
    """
    parent = os.getpid()
    system = ctypes.CDLL(None) if sys.platform == "linux" else None

    def die_with_parent() -> None:
        if system is not None:
            system.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died in between
            os._exit(1)

    return subprocess.Popen(command, env=environment, preexec_fn=die_with_parent)
