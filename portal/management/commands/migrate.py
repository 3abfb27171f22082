"""`manage.py migrate`: as Django's, without its advice to make migrations for words."""

from django.core.management.commands.migrate import Command as DjangoCommand

from portal.schema_changes import words_ignored


class Command(DjangoCommand):
    def handle(self, *args, **options):
        with words_ignored():
            return super().handle(*args, **options)
