"""Published pages that the other language lacks: missing, half done, not published, or older than their original."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import OutOfDate
from ..models.translation.locales import full_locales
from .standing import originals


def lacking() -> QuerySet[Page]:
    """The originals that are not up to date in every language, as `standings` tells it; found by the database."""
    lacks = Q(pk__in=[])
    for locale in full_locales():
        lacks |= ~Q(locale=locale) & (~Exists(_published(locale)) | Exists(_half(locale)) | _is_older(locale))
    return originals().filter(lacks).order_by("-last_published_at", "path")


def _published(locale: Locale) -> QuerySet:
    return Page.objects.live().filter(translation_key=OuterRef("translation_key"), locale=locale, alias_of=None)


def _half(locale: Locale) -> QuerySet:
    """Texts that nobody has translated yet, of a page that is translated side by side."""
    done = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), locale=locale, has_error=False
    )
    side_by_side = Translation.objects.filter(source=OuterRef("source"), target_locale=locale, enabled=True)
    texts = StringSegment.objects.filter(source__object_id=OuterRef("translation_key"))
    return texts.filter(Exists(side_by_side), ~Exists(done))


def _is_older(locale: Locale) -> Q:
    return Q(Exists(OutOfDate.objects.filter(page__translation_key=OuterRef("translation_key"), page__locale=locale)))
