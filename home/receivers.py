"""News of pages and menus that the cached menus have to hear."""

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from .menus.links import forget_menus
from .models import Menu, MenuItem


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
@receiver([post_save, post_delete], sender=Menu)
@receiver([post_save, post_delete], sender=MenuItem)
def read_menus_anew(sender, **kwargs) -> None:
    transaction.on_commit(lambda: forget_menus([code for code, _name in settings.LANGUAGES]))
