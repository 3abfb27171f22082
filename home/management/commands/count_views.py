"""`manage.py count_views LOGFILE…`: how often readers opened each page, from logs of the proxy."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ...visits.counting import count_log


class Command(BaseCommand):
    help = "Count views of pages from logs of the proxy, also rotated and compressed ones; each line once."

    def add_arguments(self, parser):
        parser.add_argument("logs", nargs="+", type=Path, metavar="LOGFILE")

    def handle(self, *, logs: list[Path], **options):
        for path in logs:
            try:
                self.stdout.write(f"{path.name}: {count_log(path)} views")
            except OSError as error:
                raise CommandError(f"{path} cannot be read: {error.strerror or error}") from error
