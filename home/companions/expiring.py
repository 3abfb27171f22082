"""A page is taken down at an hour: and its versions in other languages?"""

from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from ..page_translation.rules import may_publish
from .which import Companion


@dataclass(frozen=True)
class Expiry:
    """`page` is taken down at its hour, and `others`, which are public, at another one or never."""

    page: Page
    others: list[Companion]

    @property
    def may(self) -> bool:
        return any(each.may for each in self.others)


def expiry_of(page: Page, user) -> Expiry | None:
    """None for a page without an hour, and where all versions are taken down at the same one."""
    if not (page.live and page.expire_at):
        return None
    versions = page.get_translations().live().filter(alias_of=None).exclude(expire_at=page.expire_at)
    others = [Companion(each.specific, may_publish(user, each.specific)) for each in versions.select_related("locale")]
    return Expiry(page, others) if others else None


@transaction.atomic
def expire_together(*, expiry: Expiry, by) -> None:
    """The other versions are taken down with the page, those that `by` may take down; drafts of them keep the hour."""
    for each in expiry.others:
        if each.may:
            _set_hour(each.page, expiry.page.expire_at)
            log(instance=each.page, action="companions.expire", user=by)


def _set_hour(page: Page, hour) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=hour)
    for revision in page.revisions.filter(pk__in=[page.latest_revision_id, page.live_revision_id]):
        revision.content["expire_at"] = hour.isoformat()
        revision.save(update_fields=["content"])
