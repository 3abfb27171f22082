"""The state of every page in the other languages: what is missing, half done, unpublished or out of date."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..enums import TranslationState
from ..models import OutOfDate
from ..models.translation.locales import full_locales


@dataclass(frozen=True)
class Standing:
    """One page in one other language. `done` of `total` texts are translated; `page` is None while it is missing.

    `since` is when the original went live with a change that the page does not have.
    """

    original: Page
    locale: Locale
    page: Page | None
    state: TranslationState
    total: int
    done: int
    since: datetime | None


def standings(pages: list[Page]) -> list[Standing]:
    """The originals among `pages` in every full language but their own, in six queries at any number of pages."""
    locales = list(full_locales())
    versions: dict = defaultdict(dict)
    keys = [page.translation_key for page in pages]
    behind = OutOfDate.objects.filter(page_id=OuterRef("pk")).values("since")
    pages_of_all = Page.objects.filter(translation_key__in=keys).annotate(stale_since=Subquery(behind))
    for page in pages_of_all.select_related("locale"):
        versions[page.translation_key][page.locale_id] = page
    work = {
        (translation.source.object_id, translation.target_locale_id): translation
        for translation in Translation.objects.filter(source__object_id__in=keys, enabled=True).select_related("source")
    }
    progress = _progress(keys)
    return [
        _standing(page, locale, versions[page.translation_key].get(locale.pk), work, progress)
        for page in pages
        for locale in locales
        if locale.pk != page.locale_id
    ]


def originals():
    """Published pages that are nobody's translation, whatever language they were written in."""
    translated = Translation.objects.filter(source__object_id=OuterRef("translation_key"), enabled=True)
    older = Page.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return (
        Page.objects.live()
        .filter(depth__gt=1, alias_of=None)
        .exclude(Exists(translated.filter(target_locale_id=OuterRef("locale_id"))))
        .exclude(Exists(older))
        .select_related("locale", "content_type")
        .order_by("path")
    )


def _standing(original: Page, locale: Locale, page: Page | None, work: dict, progress: dict) -> Standing:
    translation = work.get((original.translation_key, locale.pk))
    total, done = progress.get((translation.source_id, locale.pk), (0, 0)) if translation else (0, 0)
    since = getattr(page, "stale_since", None)
    return Standing(original, locale, page, _state(page, translation, total, done, since), total, done, since)


def _state(page: Page | None, translation, total: int, done: int, since: datetime | None) -> TranslationState:
    if page is None or page.alias_of_id:
        return TranslationState.MISSING
    if translation and done < total:
        return TranslationState.INCOMPLETE
    if not page.live:
        return TranslationState.DRAFT
    return TranslationState.STALE if since else TranslationState.CURRENT


def _progress(keys: list) -> dict[tuple[int, int], tuple[int, int]]:
    """(source, target locale) → texts in all, texts translated."""
    counts: dict[tuple[int, int], tuple[int, int]] = {}
    for locale in full_locales():
        translated = StringTranslation.objects.filter(
            translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), locale=locale, has_error=False
        )
        rows = (
            StringSegment.objects.filter(source__object_id__in=keys)
            .annotate(is_translated=Exists(translated))
            .values("source_id")
            .annotate(total=Count("pk"), done=Count("pk", filter=Q(is_translated=True)))
        )
        counts |= {(row["source_id"], locale.pk): (row["total"], row["done"]) for row in rows}
    return counts
