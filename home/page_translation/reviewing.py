"""A translation that was handed in is approved or given back where it is written, side by side."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState, WorkflowState
from wagtail_localize.models import StringTranslation

from casework.refusals import Refused


@dataclass(frozen=True)
class Review:
    """How the review of a page stands. `handed_in` waits for somebody; `word` is why it was given back."""

    handed_in: TaskState | None
    may_decide: bool
    word: str
    given_back_by: str


def review_of(page: Page, user) -> Review | None:
    """None for a page of which no review is open."""
    workflow = page.current_workflow_state
    task = page.current_workflow_task_state
    if workflow is None or task is None:
        return None
    if workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Review(None, False, task.comment, str(task.finished_by or ""))
    return Review(task, "approve" in _actions(task, page, user), "", "")


@transaction.atomic
def approve(*, page: Page, by) -> None:
    """The next step of the review; after the last one the page goes live.

    What was handed in is what goes live: with a text that was changed since, the reviewer would publish another page
    than the one on the screen. Raises Refused and NotWhollyTranslated.
    """
    task = _waiting(page, by)
    if changed := _changed_since(task, page):
        raise Refused(
            ngettext(
                "%(number)d text was changed after this was handed in, so that you would publish an older one. "
                "Give it back: the translator hands it in once more.",
                "%(number)d texts were changed after this was handed in, so that you would publish older ones. "
                "Give it back: the translator hands it in once more.",
                changed,
            )
            % {"number": changed}
        )
    task.approve(user=by)


def _changed_since(task: TaskState, page: Page) -> int:
    texts = StringTranslation.objects.filter(context__object_id=page.translation_key, locale_id=page.locale_id)
    return texts.filter(updated_at__gt=task.started_at).count()


@transaction.atomic
def give_back(*, page: Page, by, word: str) -> None:
    """The translator reads `word` and goes on. Raises Refused."""
    task = _waiting(page, by)
    if not word.strip():
        raise Refused(_("Say what is to be changed: the translator reads it."))
    task.reject(user=by, comment=word.strip())


def _waiting(page: Page, by) -> TaskState:
    """The step that waits, locked: of two who decide at once the second is told. Raises Refused."""
    Page.objects.select_for_update(no_key=True).get(pk=page.pk)
    task = page.current_workflow_task_state
    if task is None or task.status != TaskState.STATUS_IN_PROGRESS:
        raise Refused(_("This translation does not wait for review any more."))
    if "approve" not in _actions(task, page, by):
        raise Refused(_("Somebody else reviews this page."))
    return task


def _actions(task: TaskState, page: Page, user) -> list[str]:
    return [action[0] for action in task.task.specific.get_actions(page, user)]
