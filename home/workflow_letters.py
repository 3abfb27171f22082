"""Letters about a page that is handed in, approved or given back: notices of the portal, each in its reader's language.

Who hears, and who switched it off, is decided by Wagtail, in whose place they are written.
"""

from collections.abc import Collection

from django.urls import reverse
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

from casework.languages import in_every_language
from diaspora.models import User
from diaspora.notices.notify import notify_many

from .models.parts.hours import hour_in_dar


class HandedIn(GroupApprovalTaskStateSubmissionEmailNotifier):
    """To whoever may review it."""

    def __call__(self, instance: TaskState | None = None, **kwargs) -> bool:
        if instance is None or not self.can_handle(instance, **kwargs):
            return False
        asked_by, page = instance.workflow_state.requested_by, _page_of(instance.workflow_state)
        values = {"title": page.get_admin_display_title(), "who": str(asked_by or "")}
        _tell(self.get_valid_recipients(instance, **kwargs), "page_handed_in", values, _edit(page), asked_by)
        return True


class Approved(WorkflowStateApprovalEmailNotifier):
    """To whoever handed it in. What waits for its hour is not public yet."""

    def __call__(self, instance: WorkflowState | None = None, **kwargs) -> bool:
        if instance is None or not self.can_handle(instance, **kwargs):
            return False
        page = _page_of(instance)
        hour = page.scheduled_revision and page.scheduled_revision.approved_go_live_at
        values = {"title": page.title, "hour": in_every_language(lambda: hour_in_dar(hour)) if hour else ""}
        path = _edit(page) if hour or page.is_restricted else reverse("short_page", args=[page.pk])
        _tell(self.get_valid_recipients(instance, **kwargs), "page_approved", values, path, None)
        return True


class GivenBack(WorkflowStateRejectionEmailNotifier):
    """To whoever handed it in, with the words of the reviewer."""

    def __call__(self, instance: WorkflowState | None = None, **kwargs) -> bool:
        if instance is None or not self.can_handle(instance, **kwargs):
            return False
        page, task, reviewer = _page_of(instance), instance.current_task_state.specific, kwargs.get("user")
        values = {"title": page.get_admin_display_title(), "who": str(reviewer or ""), "word": task.get_comment()}
        _tell(self.get_valid_recipients(instance, **kwargs), "page_given_back", values, _edit(page), reviewer)
        return True


def write_instead_of_wagtail() -> None:
    """Takes the places under which Wagtail connects its own letters, whichever of the two apps is ready first."""
    for signal, sender, name, letter in (
        (task_submitted, TaskState, "group_approval_task_submitted", HandedIn()),
        (workflow_approved, WorkflowState, "workflow_state_approved", Approved()),
        (workflow_rejected, WorkflowState, "workflow_state_rejected", GivenBack()),
    ):
        place = {"sender": sender, "dispatch_uid": f"{name}_email_notification"}
        signal.disconnect(**place)
        signal.connect(letter, weak=False, **place)


def _page_of(state: WorkflowState) -> Page:
    """As it is now: the one in memory is as it was before."""
    return Page.objects.get(pk=state.object_id).specific


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _tell(readers: Collection[User], kind: str, values: dict, path: str, about: User | None) -> None:
    notify_many(users=readers, kind=kind, values=values, path=path, about=about)
