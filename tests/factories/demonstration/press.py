"""A press release, and a press list of invented people."""

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
    return [
        plant(
            kind=PressReleasePage,
            name="press/portal-opens",
            parent=planted("about-us/press"),
            topics=list(Topic.objects.filter(slug__in=("diaspora-engagement", "skills-and-knowledge"))),
            **common,
        )
    ]
