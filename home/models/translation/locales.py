"""Languages in which every page should be."""

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Locale


def full_locales() -> QuerySet[Locale]:
    """Those of the portal: nobody is asked to translate everything into the others."""
    return Locale.objects.filter(language_code__in=dict(settings.FULL_LANGUAGES)).order_by("pk")
