"""`manage.py import_esco CLASSIFICATION.zip RELATIONS.zip [FRENCH.zip]`: ESCO alongside our pack."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ...vocabulary.sources.esco import import_esco
from ...vocabulary.sources.esco_files import EscoFileError, read_esco


class Command(BaseCommand):
    help = (
        "Load the official downloads of ESCO alongside our own skills. Does nothing when these very files are loaded."
    )

    def add_arguments(self, parser):
        parser.add_argument("classification", type=Path, help="the classification in English, a zip of CSV files")
        parser.add_argument("relations", type=Path, help="its relations, a zip of CSV files")
        parser.add_argument("french", type=Path, nargs="?", help="the classification in French, a zip of CSV files")
        parser.add_argument("--again", action="store_true", help="compare every row, also for the same files")

    def handle(self, *, classification, relations, french, again, verbosity, **options):
        started = time.monotonic()

        def tell(text: str) -> None:
            if verbosity:
                self.stdout.write(f"{time.monotonic() - started:5.1f} s  {text}")
                self.stdout.flush()

        try:
            esco = read_esco(classification=classification, relations=relations, french=french, progress=tell)
        except EscoFileError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        for remark in esco.remarks:
            tell(remark)
        done = import_esco(esco=esco, again=again, progress=tell)
        figures = ", ".join(f"{count:,} {noun}" for noun, count in done.counts.items())
        tell(f"ESCO {done.version} {'loaded' if done.is_new else 'was loaded already'}: {figures}")
