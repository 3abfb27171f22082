"""`make bench-quality`: how good the order of people, titles and suggestions is, and that it looks at nothing else.

    python -m benchmarks.quality [FOLDER]

The folder (or SHARED_DATA, or else ../shared/data) holds ESCO and the test sets; docs/benchmarks.md describes them.
What needs a file that is not there is left out with one message, and the command fails at the end.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="portal-quality-")
os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "DEBUG": "false", "VAR_DIR": FOLDER}
os.environ |= {"DATABASE_URL": f"sqlite:///{FOLDER}/quality.sqlite3"}

import django

django.setup()

from django.core.management import call_command
from django.db import transaction

from .figures import report
from .quality_bias import largest_difference
from .quality_data import DataMissing
from .quality_ranking import ranking
from .quality_text import sentences, titles
from .quality_words import figures as words

ROOT = Path(__file__).resolve().parent.parent
#: Figures of quality are shares of one: three digits say what can be told apart.
DIGITS = 3


def main() -> int:
    arguments = sys.argv[1:]
    folder = Path(arguments[0] if arguments else os.environ.get("SHARED_DATA") or ROOT.parent / "shared" / "data")
    missing = [_missing(figure, folder) for figure in (_ranking, _titles, _sentences)]
    _bias()
    _words()
    for message in dict.fromkeys(filter(None, missing)):
        print(message, file=sys.stderr)
    return 1 if any(missing) else 0


def _missing(figure: Callable[[Path], None], folder: Path) -> str:
    try:
        figure(folder)
    except DataMissing as error:
        return str(error)
    return ""


def _ranking(folder: Path) -> None:
    for name, (mean, half) in ranking(folder).items():
        report(name, mean, "nDCG@10", digits=DIGITS)
        report(f"{name}_ci95", half, "nDCG@10 (half width)", digits=DIGITS)


def _titles(folder: Path) -> None:
    report("quality_talentclef_en_map", titles(folder), "MAP", digits=DIGITS)


def _sentences(folder: Path) -> None:
    for part, suffix in (("validation", "_validation"), ("test", "")):
        precision, reciprocal = sentences(folder, part)
        report(f"quality_tech_rp5{suffix}", precision, "RP@5", digits=DIGITS)
        report(f"quality_tech_mrr{suffix}", reciprocal, "MRR", digits=DIGITS)


def _bias() -> None:
    with open(os.devnull, "w") as quiet:
        for command in ("migrate", "load_pack"):
            call_command(command, stdout=quiet)
    with transaction.atomic():
        report("bias_max_difference", largest_difference(), "points of 10,000")


def _words() -> None:
    with transaction.atomic():
        for name, value in words():
            report(name, value, "share", digits=DIGITS)
        transaction.set_rollback(True)


if __name__ == "__main__":
    sys.exit(main())
