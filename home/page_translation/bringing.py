"""Sync first, then translate: the texts of the original as it is now, next to what was translated before."""

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object


class WrittenByHand(Exception):
    """The version in the other language is a text of its own: bringing the original there would write over it."""


def original_of(page: Page) -> Page:
    """The page that `page` is translated from, in whichever language; the page itself if from none."""
    work = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    source = work.values("source__locale")[:1]
    return page.get_translations().filter(locale__in=source).first() or page


@transaction.atomic
def bring_changes(*, original: Page, locale: Locale, by) -> Page:
    """Take over what `original` says now into its translation, which is begun if there is none. Returns that page.

    No text that somebody translated is lost: it stays with the text that it translates, and comes back with it.
    Raises WrittenByHand, and PermissionDenied where a live alias would become a page by somebody who may not publish.
    """
    work = Translation.objects.filter(source__object_id=original.translation_key, target_locale=locale).first()
    page = original.get_translation_or_none(locale)
    if page is None or page.alias_of_id:
        translate_object(original.specific, [locale], user=by)
        return original.get_translation(locale)
    if work is None:
        raise WrittenByHand
    if not work.enabled:
        work.enabled = True
        work.save(update_fields=["enabled"])
    work.source.update_from_db()
    reuse_translations(work.source, locale)
    return page


def reuse_translations(source: TranslationSource, locale: Locale) -> None:
    """A text that moved to another spot of the page keeps its translation: a new block has a new name."""
    open_segments = StringSegment.objects.filter(source=source).annotate_translation(locale).filter(translation=None)
    for segment in open_segments:
        known = StringTranslation.objects.filter(
            translation_of_id=segment.string_id, locale=locale, context__object_id=source.object_id, has_error=False
        )
        if written := known.exclude(context__path="slug").order_by("-updated_at").first():
            StringTranslation.objects.update_or_create(
                translation_of_id=segment.string_id,
                locale=locale,
                context_id=segment.context_id,
                defaults={
                    "data": written.data,
                    "translation_type": written.translation_type,
                    "tool_name": written.tool_name,
                    "last_translated_by_id": written.last_translated_by_id,
                    "has_error": False,
                    "field_error": "",
                },
            )
