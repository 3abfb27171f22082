"""The door through which wagtail-localize writes the page of another language, made safe.

As it comes, this door overwrites a live page also when a draft is asked for, publishes without asking who does it, and
where a page above is not translated, it puts a live copy of the original there.
Here it writes drafts; publishing, and making a live alias a page, ask the right of the person.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from ..models import NotWhollyTranslated
from ..models.drafts import are_drafts_only, drafts_only


def make_translations_drafts() -> None:
    """Put our door in the place of the one of wagtail-localize. Called once, when the apps are ready."""
    write, copy_privacy = TranslationSource.create_or_update_translation, TranslationSource.sync_view_restrictions

    @wraps(write)
    def write_draft(source, locale, user=None, publish=True, copy_parent_pages=False, fallback=False):
        page = source.get_translated_instance(locale) if source.object.has_translation(locale) else None
        if isinstance(page, Page):
            _ask(page, user=user, publish=publish)
        elif copy_parent_pages:
            _translate_pages_above(source, locale, user=user)
        with drafts_only():
            written, is_new = write(source, locale, user=user, publish=False, fallback=fallback)
        if publish:
            written.get_latest_revision().publish(user=user)
        return written, is_new

    @wraps(copy_privacy)
    def copy_privacy_to_drafts(source, original, page):
        """A page that is new or waits takes the privacy of its original; readers of a live page are not touched. An
        open original opens nothing: each language is opened on its own, by somebody who looks at it."""
        if not (page.live and are_drafts_only()) and original.view_restrictions.exists():
            copy_privacy(source, original, page)

    TranslationSource.create_or_update_translation = write_draft
    TranslationSource.sync_view_restrictions = copy_privacy_to_drafts


def _ask(page: Page, *, user, publish: bool) -> None:
    """Raise before anything is written. A live alias becomes a page of its own only by who may publish."""
    if user and (publish or (page.live and page.alias_of_id)) and not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    if publish and (missing := page.specific.open_texts):
        raise NotWhollyTranslated(page, missing)


def _translate_pages_above(source: TranslationSource, locale: Locale, *, user) -> None:
    """The way down to the page exists in the other language as drafts, where otherwise live copies would appear."""
    above = source.get_source_instance().get_parent()
    if above.depth == 1 or above.has_translation(locale):
        return
    upper, _created = TranslationSource.get_or_create_from_instance(above.specific)
    Translation.objects.get_or_create(source=upper, target_locale=locale)
    upper.create_or_update_translation(locale, user=user, publish=False, copy_parent_pages=True, fallback=True)
