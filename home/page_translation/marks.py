"""A page went live: are its versions in other languages still right?

Publishing marks them as out of date, unless it was a small change. Publishing them up to date takes the mark away.
"""

from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext, TranslationSource
from wagtail_localize.strings import StringValue

from ..models.translation.out_of_date import OutOfDate, SmallChange
from .texts import Spot, State, replaced, state_of


def say_small_change(revision: Revision, *, is_small: bool) -> None:
    """Keep what the writer of `revision` says about it until it goes live, which may be by another hand or later."""
    if is_small:
        SmallChange.objects.get_or_create(revision=revision)
    else:
        SmallChange.objects.filter(revision=revision).delete()


def state_before(page: Page) -> State | None:
    """What readers, or translators of a page that was never live, had before `page` goes live. None: nothing."""
    if not page.get_translations().exists():
        return None
    stored = type(page)._base_manager.get(pk=page.pk)
    if stored.live:
        return state_of(stored)
    source = TranslationSource.objects.get_for_instance_or_none(stored)
    return state_of(source.as_instance()) if source else None


def page_went_live(*, page: Page, before: State | None) -> None:
    """Mark, or take marks away. `page` is as it was stored; `before` is what `state_before` said."""
    is_small = SmallChange.objects.filter(revision_id=page.live_revision_id).exists()
    if _answers_a_mark(page, is_small=is_small) or before is None or not (followers := followers_of(page)):
        return
    after = state_of(page)
    if after == before:
        return
    if is_small:
        _keep_translations(page, before, after)
        return
    for follower in followers:
        _mark(follower, page, before)


def followers_of(page: Page) -> list[Page]:
    """The versions in other languages that somebody brings up to date when `page` changes: none of a translation."""
    if is_a_translation(page):
        return []
    return list(page.get_translations().filter(alias_of=None))


def is_a_translation(page: Page) -> bool:
    return Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id).exists()


def translation_of(page: Page) -> Translation | None:
    """The work behind a page that is translated side by side; None for one that is written by hand."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )


def still_right(page: Page) -> None:
    """Somebody read what changed, and the page need not change for it."""
    OutOfDate.objects.filter(page=page).delete()


def _mark(page: Page, original: Page, before: State) -> None:
    """The oldest `before` and `since` stay: they are what the page still says."""
    now = timezone.now()
    OutOfDate.objects.update_or_create(
        page_id=page.pk,
        defaults={"changed_at": now, "original_id": original.pk},
        create_defaults={"changed_at": now, "original_id": original.pk, "since": now, "before": before},
    )


def _answers_a_mark(page: Page, *, is_small: bool) -> bool:
    """Whether `page` is the one that was behind. The mark stays while its texts are those of an older original."""
    mark = OutOfDate.objects.filter(page=page).select_related("original").first()
    if mark is None:
        return False
    if (work := translation_of(page)) is None:
        is_right = not is_small
    else:
        total, done = work.get_progress()
        is_right = total == done and state_of(work.source.as_instance()) == state_of(mark.original.specific)
    if is_right:
        mark.delete()
    return True


def _keep_translations(page: Page, before: State, after: State) -> None:
    """After a small change the translation of a text belongs to the new wording too: nobody has to write it again."""
    for was, now in replaced(before, after):
        if was.text and now.text:
            _keep(page, was, now)


def _keep(page: Page, was: Spot, now: Spot) -> None:
    written = StringTranslation.objects.filter(
        translation_of__locale_id=page.locale_id,
        translation_of__data_hash=String._get_data_hash(was.text),
        context__object_id=page.translation_key,
        context__path=was.path,
        has_error=False,
    )
    for translation in written:
        context, _made = TranslationContext.objects.get_or_create(object_id=page.translation_key, path=now.path)
        StringTranslation.objects.get_or_create(
            translation_of=String.from_value(page.locale_id, StringValue(now.text)),
            locale_id=translation.locale_id,
            context=context,
            defaults={
                "data": translation.data,
                "translation_type": translation.translation_type,
                "tool_name": translation.tool_name,
                "last_translated_by_id": translation.last_translated_by_id,
            },
        )
