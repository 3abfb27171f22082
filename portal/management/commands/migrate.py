"""`manage.py migrate`: as Django's, faster, and without its advice to make migrations for words."""

from django.core.management.commands.migrate import Command as DjangoCommand

from portal.schema.drawing import fields_copied
from portal.schema.new_tables import new_tables_at_once
from portal.schema.words import words_ignored


class Command(DjangoCommand):
    def handle(self, *args, **options):
        with words_ignored(), fields_copied(), new_tables_at_once():
            return super().handle(*args, **options)
