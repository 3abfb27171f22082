"""`manage.py makemigrations`: as Django's, without migrations for words."""

from django.core.management.commands.makemigrations import Command as DjangoCommand

from portal.schema.words import words_ignored


class Command(DjangoCommand):
    def handle(self, *app_labels, **options):
        with words_ignored():
            return super().handle(*app_labels, **options)
