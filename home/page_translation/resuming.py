"""Translating a page side by side again, after somebody stopped it and wrote into the page by hand.

wagtail-localize would put its older texts back over theirs; here what was written by hand becomes the translation.
"""

from collections import defaultdict

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


@transaction.atomic
def keep_what_was_written_by_hand(translation: Translation) -> None:
    """Take over every text that is still at its spot in the page; what stayed as in the original waits."""
    page = translation.get_target_instance()
    written: dict[str, list[str]] = defaultdict(list)
    for value in extract_segments(page.get_latest_revision_as_object()):
        if isinstance(value, StringSegmentValue):
            written[value.path].append(value.string.data)
    originals: dict[str, list[StringSegment]] = defaultdict(list)
    rows = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    for segment in rows.order_by("order"):
        originals[segment.context.path].append(segment)
    for path, segments in originals.items():
        if len(segments) == len(written[path]):
            for segment, text in zip(segments, written[path], strict=True):
                _keep(translation, segment, text)


def _keep(translation: Translation, segment: StringSegment, text: str) -> None:
    if text == segment.string.data:
        return
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL, "has_error": False},
    )
