"""Publishing a page in another language from ready texts, and how pages stand in the other languages."""

from collections.abc import Mapping
from html import escape

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from casework.languages import is_full


class TextMissing(Exception):
    """A text of the page has no translation; nothing was published."""


@transaction.atomic
def publish_translation(*, page: Page, locale: Locale, texts: Mapping[str, str], by=None) -> Page:
    """Translate `page` as an editor would, side by side, and publish it. `texts` maps source text to translation.

    Texts without a letter (figures) stand as they are. In a language that is not full, pages above it that are
    missing become drafts. Raises TextMissing rather than publish half a page.
    """
    translated = draft_translation(page=page, locale=locale, texts=texts, by=by)
    translated.get_latest_revision().publish(user=by)
    translated.refresh_from_db()
    return translated


def _as_kept(texts: Mapping[str, str]) -> dict[str, str]:
    """Plain texts as segments keep them: "Trade & health" is HTML there."""
    return {escape(text, quote=False): escape(said, quote=False) for text, said in texts.items()}


@transaction.atomic
def draft_translation(*, page: Page, locale: Locale, texts: Mapping[str, str], by=None) -> Page:
    """The same, left for an editor to publish."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.update_or_create(source=source, target_locale=locale, defaults={"enabled": True})
    texts = {**_as_kept(texts), **texts}
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        text = segment.string.data
        if text not in texts and any(char.isalpha() for char in text):
            raise TextMissing(f"{page}: {segment.context.path}: {text}")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": texts.get(text, text), "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
    is_alone = not is_full(locale.language_code)
    translated, _created = source.create_or_update_translation(
        locale, user=by, publish=False, copy_parent_pages=is_alone
    )
    return translated
