"""Languages in which every page should be, and those in which one page is."""

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import Locale, Page


def full_locales() -> QuerySet[Locale]:
    """Those of the portal: nobody is asked to translate everything into the others."""
    return Locale.objects.filter(_IS_FULL).order_by("pk")


def other_locales(page: Page) -> QuerySet[Locale]:
    """Every full language but that of `page`, and the others in which somebody began it."""
    begun = page.get_translations().values("locale")
    return Locale.objects.filter(_IS_FULL | Q(pk__in=begun)).exclude(pk=page.locale_id).order_by("pk")


_IS_FULL = Q(language_code__in=dict(settings.FULL_LANGUAGES))
