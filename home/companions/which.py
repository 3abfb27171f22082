"""The versions of a page in the other languages, and what would happen to them with it, by the right of the person."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Page, Revision

from ..page_translation.rules import may_delete


@dataclass(frozen=True)
class Companion:
    """A version in another language. `may` says whether the person may do there what they do here, `below` how many
    pages go with it. `destination` is where it would be moved; None where its language has no such place."""

    page: Page
    may: bool
    below: int = 0
    destination: Page | None = None

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def language(self) -> str:
        return self.page.locale.get_display_name()


def of_unpublishing(page: Page, user) -> list[Companion]:
    """Those that are public or wait for their hour. One that shows this page, as an alias, goes with it anyway."""
    waits = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    versions = page.get_translations().filter(Q(live=True) | Q(Exists(waits)), alias_of=None)
    return [
        Companion(each, _rights(each, user).can_publish(), each.get_descendants().live().count())
        for each in _whole(versions)
    ]


def of_deleting(page: Page, user) -> list[Companion]:
    """All of them: one that shows this page, as an alias, would stay with its text."""
    return [
        Companion(each, may_delete(user, each), each.get_descendant_count()) for each in _whole(page.get_translations())
    ]


def of_moving(page: Page, destination: Page, user) -> list[Companion]:
    """All of them, with the place in their own language where they would go."""
    places = {place.locale_id: place for place in destination.get_translations(inclusive=True).specific()}
    return [_moving(each, places.get(each.locale_id), user) for each in _whole(page.get_translations())]


def _moving(version: Page, place: Page | None, user) -> Companion:
    may = (
        place is not None
        and _rights(version, user).can_move_to(place)
        and Page._slug_is_available(version.slug, place, page=version)
    )
    return Companion(version, may, version.get_descendant_count(), place)


def _whole(versions) -> list[Page]:
    return [page.specific for page in versions.select_related("locale").order_by("locale_id")]


def _rights(page: Page, user):
    return page.permissions_for_user(user)
