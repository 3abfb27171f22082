"""`manage.py load_pack`: the skills pack and the reference data into the database."""

from django.core.management.base import BaseCommand, CommandError

from ...vocabulary.sources.pack import PackIsFaulty, load_pack


class Command(BaseCommand):
    help = "Load the skills pack, regions, districts, sectors and languages. Does nothing when they are loaded."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="write every row again, also for the same version")

    def handle(self, *, again, **options):
        try:
            loaded = load_pack(again=again)
        except PackIsFaulty as fault:
            raise CommandError(str(fault)) from fault
        figures = ", ".join(f"{count:,} {noun}" for noun, count in loaded.counts.items())
        self.stdout.write(f"Pack {loaded.version} {'loaded' if loaded.is_new else 'was loaded already'}: {figures}")
