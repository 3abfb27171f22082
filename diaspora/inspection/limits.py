"""What one inspection may use. The process sets its own limits, before it reads a byte of the document."""

import resource

#: An ordinary document needs a tenth of a second; a hostile one is ended here.
CPU_SECONDS = 5
#: pikepdf maps about 150 MB before it reads anything.
MEMORY = 768 * 1024 * 1024
#: How long the portal waits, also on a busy machine.
WALL_SECONDS = 30
#: A document of the library is read to its end: by the worker, for which nobody waits.
LONG_CPU_SECONDS = 45
LONG_WALL_SECONDS = 120


def set_limits(*, cpu_seconds: int = CPU_SECONDS, memory: int = MEMORY) -> None:
    """From here on this process is ended after `cpu_seconds`, gets no more than `memory` and writes no file."""
    for kind, most, at_the_latest in (
        # The first limit ends it by a signal of its own, so that one knows what ended it.
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        try:
            resource.setrlimit(kind, (most, at_the_latest))
        except (ValueError, OSError):
            # macOS knows no limit of memory; a limit that is lower already stays.
            continue
