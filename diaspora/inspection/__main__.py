"""`python -m diaspora.inspection < document`: its type, or why it is refused, as one line of JSON."""

import json
import sys

from .limits import set_limits
from .reasons import DocumentRefused, Reason


def main() -> None:
    set_limits()
    # Only now: what reading a library costs counts as well.
    from .document import document_type

    try:
        answer = {"type": document_type(sys.stdin.buffer.read())}
    except DocumentRefused as refusal:
        answer = {"refused": refusal.reason}
    except (MemoryError, RecursionError):
        answer = {"refused": Reason.COMPLICATED}
    print(json.dumps(answer))


main()
