"""Draw the pictures in static/ again, after home/patterns/cloth.py changed."""

from django.conf import settings
from django.core.management.base import BaseCommand

from ...patterns.cloth import DRAWINGS
from ...patterns.picture import ICONS, icon


class Command(BaseCommand):
    help = "Draw the pictures in static/ again."

    def handle(self, **options) -> None:
        for name, draw in DRAWINGS.items():
            path = settings.BASE_DIR / "static" / "img" / name
            path.write_text(draw() + "\n")
            self.stdout.write(f"static/img/{name}")
        for name, size in ICONS.items():
            (settings.BASE_DIR / "static" / "root" / name).write_bytes(icon(size, kind=name.rpartition(".")[2]))
            self.stdout.write(f"static/root/{name}")
