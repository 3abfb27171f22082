"""A translator is done: the page waits for somebody who reviews and publishes it."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from casework.refusals import Refused


def side_by_side(page: Page) -> Translation | None:
    """The translation through which `page` is written, if it is."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()


@transaction.atomic
def hand_in(*, translation: Translation, by) -> WorkflowState:
    """Write the texts into the page as a draft, and submit it as every other page is submitted.

    Raises Refused while texts are missing or the page waits for its review already.
    """
    page = Page.objects.select_for_update(no_key=True).get(pk=translation.get_target_instance().pk).specific
    if missing := page.open_texts:
        raise Refused(_not_whole(missing))
    given_back = page.current_workflow_state
    if given_back and given_back.status == WorkflowState.STATUS_IN_PROGRESS:
        raise Refused(_("This translation waits for review already."))
    workflow = page.get_workflow()
    if workflow is None:
        raise Refused(_("Nobody reviews pages of this section. Ask an administrator."))
    translation.save_target(user=by, publish=False)
    page = type(page).objects.get(pk=page.pk)
    if given_back:
        given_back.resume(by)
        return given_back
    return workflow.start(page, by)


def _not_whole(missing: int) -> str:
    return ngettext(
        "%(number)d text is not translated yet. Translate it, then hand the page in.",
        "%(number)d texts are not translated yet. Translate them, then hand the page in.",
        missing,
    ) % {"number": missing}
