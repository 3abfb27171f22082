"""`manage.py draw_life_cycle`: docs/life-cycle.svg, one picture of both tables of moves. A test says when it is old."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from ...life_cycle import picture

PLACE = Path(settings.BASE_DIR) / "docs" / "life-cycle.svg"


class Command(BaseCommand):
    help = "Draw the states of assignments and applications, with who may move them, into docs/life-cycle.svg."

    def handle(self, **options):
        PLACE.write_text(picture())
        self.stdout.write("docs/life-cycle.svg is drawn")
