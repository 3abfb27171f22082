"""`manage.py prepare`: bring an installation up to date, its texts too. Safe to run at every start of a new version."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

STEPS = [
    ("Texts in every language", ["catalogues", "compile"]),
    ("Database", ["migrate", "--noinput", "-v", "0"]),
    ("Skills, occupations and places", ["load_pack"]),
    ("Pages and groups", ["set_up_site"]),
]


class Command(BaseCommand):
    help = "Migrate the database, load the vocabulary and set up the pages."

    def handle(self, **options):
        for name, command in STEPS:
            self.stdout.write(name)
            call_command(*command, stdout=self.stdout)
