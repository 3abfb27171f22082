"""Pages for tests: published, English unless said otherwise, below the `parent` that is given."""

import datetime

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Locale

from conferences.models import ConferenceIndexPage, ConferencePage
from home import models


class TopicFactory(factory.django.DjangoModelFactory):
    """A theme; a goal with `group` and `number`."""

    class Meta:
        model = models.Topic

    slug = factory.Sequence(lambda n: f"topic-{n}")
    name_en = factory.LazyAttribute(lambda topic: f"About {topic.slug}")
    name_sw = factory.LazyAttribute(lambda topic: f"Kuhusu {topic.slug}")


class PortalPageFactory(wagtail_factories.PageFactory):
    """Wagtail's factory, published and with a summary."""

    title = factory.Sequence(lambda n: f"Page {n}")
    slug = factory.LazyAttribute(lambda page: page.title.lower().replace(" ", "-"))
    summary = factory.LazyAttribute(lambda page: f"What {page.title} is about.")
    locale = factory.LazyFunction(lambda: Locale.objects.get_or_create(language_code="en")[0])

    class Meta:
        abstract = True


class HomePageFactory(PortalPageFactory):
    title = "Home"

    class Meta:
        model = models.HomePage


class StandardPageFactory(PortalPageFactory):
    class Meta:
        model = models.StandardPage


class ThemeIndexPageFactory(PortalPageFactory):
    title = "Themes"

    class Meta:
        model = models.ThemeIndexPage


class ThemePageFactory(PortalPageFactory):
    class Meta:
        model = models.ThemePage


class NewsIndexPageFactory(PortalPageFactory):
    title = "News"

    class Meta:
        model = models.NewsIndexPage


class NewsPageFactory(PortalPageFactory):
    date = datetime.date(2026, 3, 5)

    class Meta:
        model = models.NewsPage


class CallIndexPageFactory(PortalPageFactory):
    title = "Calls"

    class Meta:
        model = models.CallIndexPage


class CallPageFactory(PortalPageFactory):
    """Open for thirty days."""

    closes_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=30))

    class Meta:
        model = models.CallPage


class PressIndexPageFactory(PortalPageFactory):
    title = "Press"

    class Meta:
        model = models.PressIndexPage


class PressReleasePageFactory(PortalPageFactory):
    contacts = factory.LazyFunction(
        lambda: [{"type": "contact", "value": {"name": "Press desk", "email": "press@example.org"}}]
    )

    class Meta:
        model = models.PressReleasePage


class PressContactFactory(factory.django.DjangoModelFactory):
    """A journalist of every beat, who agreed."""

    class Meta:
        model = models.PressContact

    name = factory.Sequence(lambda n: f"Reporter {n}")
    outlet = "The Paper"
    email = factory.Sequence(lambda n: f"reporter{n}@example.org")
    language = "en"
    consent_source = "By e-mail"
    consent_wording = "Yes, send me your press releases."


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Series

    name_en = "Working at home"
    name_sw = "Kazi nyumbani"


class ConferenceIndexPageFactory(PortalPageFactory):
    title = "Conferences"

    class Meta:
        model = ConferenceIndexPage


class ConferencePageFactory(PortalPageFactory):
    starts_on = datetime.date(2014, 8, 14)
    ends_on = datetime.date(2014, 8, 15)
    place = "Dar es Salaam"

    class Meta:
        model = ConferencePage


class LibraryIndexPageFactory(PortalPageFactory):
    title = "Library"

    class Meta:
        model = models.LibraryIndexPage


class LibraryPageFactory(PortalPageFactory):
    kind = "study"
    year = 2014
    publisher = "IOM"

    class Meta:
        model = models.LibraryPage


class ProjectIndexPageFactory(PortalPageFactory):
    title = "Projects"

    class Meta:
        model = models.ProjectIndexPage


class ProjectPageFactory(PortalPageFactory):
    starts_on = datetime.date(2011, 7, 1)
    target_group = "Officials"
    objective = "Borders work."

    class Meta:
        model = models.ProjectPage


class OrganisationFactory(factory.django.DjangoModelFactory):
    name_en = factory.Sequence(lambda n: f"Fund {n}")
    name_sw = factory.Sequence(lambda n: f"Mfuko {n}")
    initials = "F"
    kind = "international"

    class Meta:
        model = models.Organisation


class FieldOfficeFactory(factory.django.DjangoModelFactory):
    name_en = factory.Sequence(lambda n: f"Office {n}")
    name_sw = factory.Sequence(lambda n: f"Ofisi {n}")
    address = "12 Example Street"
    email = "office@example.org"

    class Meta:
        model = models.FieldOffice
