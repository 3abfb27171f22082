"""`python -m diaspora.inspection [text|pages|photo|rows|.xlsx|.ods|.odt] < document`: its type, text, pages, PDF or
rows, or why it is refused."""

import json
import sys
from typing import Any

from .limits import CPU_SECONDS, LONG_CPU_SECONDS, set_limits
from .reasons import DocumentRefused, Reason


def main() -> None:
    what = sys.argv[1:]
    set_limits(cpu_seconds=LONG_CPU_SECONDS if what == ["pages"] else CPU_SECONDS)
    content = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        # Read only now: what reading a library costs counts as well.
        if what == ["pages"]:
            from .pages import pages_of

            answer = pages_of(content)
        elif what == ["photo"]:
            from .photo import pdf_of

            answer = {"pdf": pdf_of(content)}
        elif what == ["text"]:
            from .texts import text_of

            answer = {"text": text_of(content)}
        elif what == ["rows"]:
            from .rows import rows_of

            answer = {"rows": rows_of(content)}
        elif what:
            from .document import check_published

            check_published(content, what[0])
            answer = {"type": what[0]}
        else:
            from .document import document_type

            answer = {"type": document_type(content)}
    except DocumentRefused as refusal:
        answer = {"refused": refusal.reason}
    except (MemoryError, RecursionError):
        answer = {"refused": Reason.COMPLICATED}
    print(json.dumps(answer))


main()
