"""Doing to a page and to its versions in other languages the same, or nothing at all."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from .which import Companion


@transaction.atomic
def unpublish_all(*, pages: Iterable[Page], by, with_pages_below: bool = False) -> None:
    """Take down what is public, and what waits for its hour. Raises PermissionDenied for a page of others."""
    for page in pages:
        action = UnpublishPageAction(page, user=by, include_descendants=with_pages_below)
        if page.live:
            action.execute()
        elif page.permissions_for_user(by).can_publish():
            page.revisions.update(approved_go_live_at=None)
            log(instance=page, action="wagtail.schedule.cancel", user=by)


@transaction.atomic
def delete_all(*, pages: Iterable[Page], by) -> None:
    """Raises PermissionDenied for a page that `by` may not delete."""
    for page in pages:
        if Page.objects.filter(pk=page.pk).exists():  # it may have gone with one above it
            DeletePageAction(page, user=by).execute()


@transaction.atomic
def move_all(*, page: Page, destination: Page, companions: Iterable[Companion], by) -> None:
    """Each goes to the place in its own language. Raises PermissionDenied."""
    MovePageAction(page, destination, pos="last-child", user=by).execute()
    move_companions(companions=companions, by=by)


@transaction.atomic
def move_companions(*, companions: Iterable[Companion], by) -> None:
    """Each as it is by now: moving one changes the tree around the others. Raises PermissionDenied."""
    for each in companions:
        version = Page.objects.get(pk=each.page.pk).specific
        place = Page.objects.get(pk=each.destination.pk).specific  # type: ignore[union-attr]
        MovePageAction(version, place, pos="last-child", user=by).execute()
