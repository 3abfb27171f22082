"""Draw the pictures in static/img/ anew, after home/patterns/cloth.py changed."""

from django.conf import settings
from django.core.management.base import BaseCommand

from ...patterns.cloth import DRAWINGS


class Command(BaseCommand):
    help = "Draw the pictures in static/img/ anew."

    def handle(self, **options) -> None:
        for name, draw in DRAWINGS.items():
            path = settings.BASE_DIR / "static" / "img" / name
            path.write_text(draw() + "\n")
            self.stdout.write(f"static/img/{name}")
