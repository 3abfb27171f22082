"""`manage.py add_reading_group NAME`: readers of restricted pages, without any right of their own."""

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Make a group that pages can be restricted to. Administrators put people into it in the programme office."

    def add_arguments(self, parser):
        parser.add_argument("name")

    def handle(self, *, name, **options):
        if not name.strip() or len(name) > 150:
            raise CommandError("A name has 1 to 150 letters.")
        _group, is_new = Group.objects.get_or_create(name=name.strip())
        self.stdout.write(f"{name.strip()}: {'made' if is_new else 'is there already'}")
