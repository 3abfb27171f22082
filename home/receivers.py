"""News of pages and menus that the cached menus have to hear."""

from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.crypto import get_random_string
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail_localize.models import StringTranslation, Translation

from casework.typed.line_ends import with_one_line_end, without_signs_of_machines
from skills_match.enums import AssignmentState
from skills_match.models import Assignment
from skills_match.signals import assignment_moved

from .files.pictures import without_metadata
from .links.noting import forget_links, note_links
from .menus.links import forget_menus
from .models import Menu, MenuItem, OutOfDate
from .models.base import PortalPage
from .page_translation.bringing import original_of
from .page_translation.marks import page_went_live, state_before
from .page_translation.resuming import keep_what_was_written_by_hand
from .pictures.making import forget_other_cuts, make_first
from .restricted.every_language import close_translations
from .signals import page_goes_live
from .site.serving import forget_site
from .site_search.indexing import index_page
from .translation_desk.jobs import forget_jobs, text_is_translated
from .translation_desk.one_language import ask_for_what_lacks
from .withdrawn.noting import forget_withdrawn, note_withdrawn


@receiver(pre_save, sender=get_image_model_string())
def keep_the_picture_only(sender, instance, **kwargs) -> None:
    """Originals are public. By whichever way a new file comes: where and when it was taken does not stay in it, and
    nobody guesses its address from the name that a camera or a person gave it."""
    if instance.file and not instance.file._committed:
        cleaned = without_metadata(instance.file)
        cleaned.name = f"{get_random_string(20)}{Path(cleaned.name or '').suffix.lower()}"
        instance.file = cleaned
        instance._set_image_file_metadata()


@receiver(post_save, sender=PageViewRestriction)
@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def close_it_in_every_language(sender, instance, **kwargs) -> None:
    """Whose groups are still to come is closed for everybody until then."""
    if isinstance(instance, PageViewRestriction) and not kwargs.get("raw"):
        close_translations(instance)


@receiver(post_save, sender=get_image_model_string())
def make_the_first_size(sender, instance, created: bool, **kwargs) -> None:
    """Its first reader gets a small picture; the worker makes all others."""
    if created:
        make_first(instance)
    else:
        forget_other_cuts(instance)


@receiver(pre_save, sender=Translation)
def resume_a_translation_with_its_texts(sender, instance: Translation, **kwargs) -> None:
    if instance.enabled and Translation.objects.filter(pk=instance.pk, enabled=False).exists():
        keep_what_was_written_by_hand(instance)


@receiver(pre_save, sender=StringTranslation)
def keep_what_readers_see(sender, instance: StringTranslation, **kwargs) -> None:
    """A translated text comes by a program's door, which no form guards: it holds no sign that no text holds."""
    instance.data = without_signs_of_machines(with_one_line_end(instance.data)).replace("\0", "")


@receiver(page_goes_live)
def mark_versions_in_other_languages(sender, page, **kwargs):
    before = state_before(page)
    return lambda stored: page_went_live(page=stored, before=before)


@receiver(post_save)
def keep_the_index(sender, instance, raw: bool = False, **kwargs) -> None:
    """Once the change holds; the worker finds what fails here, so that publishing never does."""
    if issubclass(sender, PortalPage) and not raw:
        transaction.on_commit(partial(index_page, instance.pk), robust=True)


@receiver(page_published)
def take_it_off_the_list(sender, instance, **kwargs) -> None:
    """A translation that says what its original says was what somebody asked for."""
    original = original_of(instance)
    if original != instance and not OutOfDate.objects.filter(page_id=instance.pk).exists():
        text_is_translated(record=original, language=instance.locale.language_code)


@receiver(assignment_moved)
def translate_what_is_in_one_language(sender, move, **kwargs) -> None:
    if move.to == AssignmentState.PUBLISHED:
        ask_for_what_lacks(move.row)


@receiver(post_delete, sender=Page)
@receiver(post_delete, sender=Assignment)
def nobody_translates_what_is_gone(sender, instance, **kwargs) -> None:
    forget_jobs(instance)


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
@receiver([post_save, post_delete], sender=Menu)
@receiver([post_save, post_delete], sender=MenuItem)
def read_menus_again(sender, **kwargs) -> None:
    transaction.on_commit(lambda: forget_menus([code for code, _name in settings.FULL_LANGUAGES]))


@receiver([post_save, post_delete], sender=Site)
def read_the_site_again(sender, **kwargs) -> None:
    transaction.on_commit(forget_site)


@receiver(page_published)
def note_where_it_leads(sender, instance, **kwargs) -> None:
    note_links(instance)


@receiver(page_published)
def its_documents_are_for_its_readers_at_once(sender, instance, **kwargs) -> None:
    """The worker notes what a page names some seconds later; a document that nothing names is closed."""
    ReferenceIndex.create_or_update_for_object(instance)


@receiver(page_unpublished)
def forget_where_it_led(sender, instance, **kwargs) -> None:
    forget_links(instance)


@receiver(page_unpublished)
def tell_readers_that_it_is_gone(sender, instance, **kwargs) -> None:
    """Wagtail unpublishes also what expires and what is deleted, before it is."""
    note_withdrawn(instance)


@receiver([page_published, page_slug_changed, post_page_move])
def it_is_here_again(sender, instance, **kwargs) -> None:
    if instance.live:
        forget_withdrawn(instance)
