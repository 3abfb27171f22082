"""The list of conferences in the tree and in the main menu of every installation."""

from pathlib import Path

from django.dispatch import receiver

from home.signals import site_planted
from home.site.planting import plant

from .models import ConferenceIndexPage

TEXTS = Path(__file__).resolve().parent / "data" / "site"


@receiver(site_planted)
def plant_list_of_conferences(sender, home, locales, report, main_menu, **kwargs) -> None:
    page = plant(kind=ConferenceIndexPage, name="conferences", parent=home, texts=TEXTS, locales=locales)
    report(page.title)
    main_menu.insert(main_menu.index("news") + 1, "conferences")
