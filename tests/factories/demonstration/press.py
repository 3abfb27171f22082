"""Press releases, one of them under embargo, and a press list of invented people."""

import datetime

from django.utils import timezone
from wagtail.models import Page

from home.models import PressContact, PressReleasePage, Topic
from home.site.planting import plant, planted

PRESS_LIST = (
    ("Amani Kessy", "Redio ya Ziwa", "amani.kessy@example.org", "sw"),
    ("Sarah Mollel", "The Northern Paper", "sarah.mollel@example.org", "en"),
)


def build_press(**common) -> list[Page]:
    for name, outlet, email, language in PRESS_LIST:
        PressContact.objects.get_or_create(
            email=email,
            defaults={
                "name": name,
                "outlet": outlet,
                "language": language,
                "consent_source": "By e-mail",
                "consent_wording": "Please send me your press releases until I write otherwise.",
            },
        )
    shared = {
        "kind": PressReleasePage,
        "parent": planted("about-us/press"),
        "topics": list(Topic.objects.filter(slug__in=("diaspora-engagement", "skills-and-knowledge"))),
        **common,
    }
    return [
        plant(name="press/portal-opens", **shared),
        plant(name="press/first-round-results", live=False, go_live_at=_in_five_days(), **shared),
    ]


def _in_five_days() -> datetime.datetime:
    """At ten in the morning in Dar es Salaam."""
    day = timezone.localdate() + datetime.timedelta(days=5)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(10)))
