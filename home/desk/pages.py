"""Lists of pages: one's own drafts, what waits for a review, hours that passed, sections with nothing in them."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision, TaskState

from ..models import StandardPage
from .lists import DeskRow, DeskRows, on_desk, pages_of


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _rows(text: Callable[[Page], str], since: Callable[[Page], datetime | None]) -> Callable[[list], list[DeskRow]]:
    def row(page: Page) -> DeskRow:
        return DeskRow(page.get_admin_display_title(), _edit(page), text(page), since(page))

    return lambda pages: [row(page) for page in pages]


@on_desk("drafts", title=gettext_lazy("My drafts"), order=10)
def drafts(user) -> DeskRows:
    """Pages whose newest version is the user's and not what readers see, unless it waits for its review or its hour."""
    newest = Revision.objects.filter(pk=OuterRef("latest_revision"))
    reviewed = TaskState.objects.filter(revision=OuterRef("latest_revision"), status=TaskState.STATUS_IN_PROGRESS)
    mine = (
        Page.objects.filter(has_unpublished_changes=True, pk__in=pages_of(user).values("pk"))
        .filter(Exists(newest.filter(user=user, approved_go_live_at=None)))
        .exclude(Exists(reviewed))
        .order_by("-latest_revision_created_at")
    )
    return DeskRows(
        mine,
        _rows(
            lambda page: _("Published, with changes that readers do not see.") if page.live else _("Not published."),
            lambda page: page.latest_revision_created_at,
        ),
    )


@on_desk("reviews", title=gettext_lazy("Waiting for my review"), order=20)
def reviews(user) -> DeskRows:
    """What the user may approve or give back, the oldest first."""
    waiting = TaskState.objects.reviewable_by(user).select_related("revision__user", "workflow_state__requested_by")
    return DeskRows(waiting.prefetch_related("revision__content_object").order_by("started_at"), _review_rows)


def _review_rows(states: list[TaskState]) -> list[DeskRow]:
    return [
        DeskRow(
            state.revision.content_object.get_admin_display_title(),
            _edit(state.revision.content_object),
            since=state.started_at,
            who=str(state.workflow_state.requested_by or ""),
        )
        for state in states
        if state.revision.content_object
    ]


@on_desk("dates", title=gettext_lazy("Dates that have passed"), order=40)
def dates(user) -> DeskRows:
    """Pages that came down by themselves, and drafts whose hour came without anybody having approved them."""
    now = timezone.now()
    approved = Revision.objects.filter(
        object_id=Cast(OuterRef("pk"), CharField()), base_content_type__model="page", approved_go_live_at__isnull=False
    )
    passed = (
        pages_of(user)
        .filter(live=False)
        .filter(Q(expired=True) | Q(go_live_at__lt=now) & ~Exists(approved))
        .order_by("-latest_revision_created_at", "-pk")
    )
    return DeskRows(
        passed,
        _rows(
            lambda page: (
                _("Came down by itself. Give it a new date, or delete it.")
                if page.expired
                else _("Its hour came, but nobody had approved it.")
            ),
            lambda page: page.expire_at if page.expired else page.go_live_at,
        ),
    )


@on_desk("empty", title=gettext_lazy("Empty sections"), order=70)
def empty_sections(user) -> DeskRows:
    """Published pages without a text and without a published page below: readers come to a dead end."""
    below = Page.objects.live().filter(path__startswith=OuterRef("path"), depth=OuterRef("depth") + 1)
    empty = StandardPage.objects.live().filter(pk__in=pages_of(user).values("pk"), alias_of=None, body=[])
    return DeskRows(
        empty.exclude(Exists(below)).order_by("path"),
        _rows(lambda page: _("No text, and no published page below it."), lambda page: page.last_published_at),
    )
