"""`manage.py clean_pictures`: uploads are cleaned; pictures from before that may still say where they were taken."""

from django.core.management.base import BaseCommand

from ...files.cleaning import clean_pictures


class Command(BaseCommand):
    help = "Takes place, time and camera out of all pictures, and out of what was made of them. Safe to run again."

    def handle(self, *args, **options) -> None:
        cleaned = left = 0
        for name, error in clean_pictures():
            if error:
                left += 1
                self.stderr.write(f"{name} could not be cleaned: {type(error).__name__}")
            else:
                cleaned += 1
        self.stdout.write(f"Files cleaned: {cleaned}. Could not be cleaned: {left}.")
