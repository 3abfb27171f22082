"""`python -m diaspora.inspection [text] < document`: its type, or its text, or why it is refused, as a line of JSON."""

import json
import sys

from .limits import set_limits
from .reasons import DocumentRefused, Reason


def main() -> None:
    set_limits()
    content = sys.stdin.buffer.read()
    try:
        # Read only now: what reading a library costs counts as well.
        if sys.argv[1:] == ["text"]:
            from .texts import text_of

            answer = {"text": text_of(content)}
        else:
            from .document import document_type

            answer = {"type": document_type(content)}
    except DocumentRefused as refusal:
        answer = {"refused": refusal.reason}
    except (MemoryError, RecursionError):
        answer = {"refused": Reason.COMPLICATED}
    print(json.dumps(answer))


main()
