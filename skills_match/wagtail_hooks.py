"""What the log can say about skills, assignments and applications, and what the search server refused."""

from django.conf import settings
from django.urls import path, reverse
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem as AdminMenuItem
from wagtail.log_actions import LogFormatter

from .assignments.steps import STEPS
from .enums import ApplicationState, InvitationState, Right
from .search_server.views import index_failure_again, index_failures, index_failures_results, keeper_of_the_index

_S = ApplicationState
_I = InvitationState


@hooks.register("register_log_actions")
def application_actions(actions) -> None:
    for state, label in {
        _S.SUBMITTED: _("Application sent"),
        _S.SCREENING: _("Screening started or continued"),
        _S.MORE_INFO: _("More information asked for"),
        _S.SHORTLISTED: _("Shortlisted"),
        _S.INTERVIEW: _("Asked to an interview"),
        _S.RESERVE: _("Put on the reserve list"),
        _S.OFFERED: _("Place offered"),
        _S.ACCEPTED: _("Offer accepted"),
        _S.CONFIRMED: _("Confirmed: conditions met, agreement signed"),
        _S.DECLINED: _("Offer declined"),
        _S.OFFER_EXPIRED: _("Offer expired"),
        _S.NOT_ELIGIBLE: _("Marked as not eligible"),
        _S.NOT_SELECTED: _("Marked as not selected"),
        _S.WITHDRAWN: _("Withdrawn by the applicant"),
        _S.CANCELLED_BY_HOST: _("Ended with the cancelled assignment"),
    }.items():
        actions.register_action(f"application.{state}", label, label)
    entered = _("Entered by the office, confirmed by the applicant")
    actions.register_action("application.entered", entered, entered)
    actions.register_action("application.team", _("In a team"), _("In a team"))
    actions.register_action("application.team_left", _("Left the team"), _("Left the team"))


@hooks.register("register_log_actions")
def assignment_actions(actions) -> None:
    for action, label in {
        "created": _("Draft begun"),
        "submitted": _("Sent to the programme office"),
        "withdrawn": _("Taken back by the institution"),
        "edits_requested": _("Edits requested"),
        "approved": _("Approved"),
        "rejected": _("Not approved"),
        "published": _("Published"),
        "closed": _("Closed for applications"),
        "reopened": _("Opened again"),
        "filled": _("Filled"),
        "cancelled": _("Cancelled"),
        "question_answered": _("Question answered"),
        "answered_for_all": _("Question answered for everybody"),
        "answer_removed": _("Answer for everybody removed"),
        "entered": _("An application was entered by the office"),
        "campaign_written": _("Letter to people who fit: written"),
        "campaign_released": _("Letter to people who fit: released"),
        "entered_for_host": _("Entered by the office for the institution"),
        "entered_discarded": _("What was entered is deleted."),
        "named": _("Somebody was invited by name"),
        "head_asked": _("The head was asked to sign"),
        "head_signed": _("Signed by the head"),
        "confirmed_on_paper": _("Sent with the paper that the head signed"),
        "file_reference": _("File reference written"),
        "endorsed": _("Endorsed by the institution above"),
        "not_endorsed": _("Not endorsed by the institution above"),
    }.items():
        actions.register_action(f"assignment.{action}", label, label)


@hooks.register("register_log_actions")
def assignment_actions_with_details(actions) -> None:
    @actions.register_action("assignment.edited")
    class EditedFormatter(LogFormatter):
        label = message = _("Text changed")

        def format_comment(self, entry) -> str:
            step = STEPS.get(entry.data.get("step", ""))
            return str(step.title) if step else ""

    @actions.register_action("assignment.translated")
    class TranslatedFormatter(LogFormatter):
        label = message = _("Text translated")

        def format_comment(self, entry) -> str:
            return " · ".join(entry.data.get("texts", {}).values())

    @actions.register_action("assignment.extended")
    class ExtendedFormatter(LogFormatter):
        label = message = _("Closing day extended")

        def format_comment(self, entry) -> str:
            return gettext("To %(day)s") % {"day": _day(entry.data["to"])}

    @actions.register_action("assignment.scheduled")
    class ScheduledFormatter(LogFormatter):
        label = message = _("Publication planned")

        def format_comment(self, entry) -> str:
            return gettext("For %(day)s") % {"day": _day(entry.data["publish_on"])}


def _day(text: str) -> str:
    return date_format(parse_date(text))


@hooks.register("register_log_actions")
def programme_actions(actions) -> None:
    for action, label in {
        "created": _("Programme begun"),
        "edited": _("Programme changed"),
        "part_changed": _("Rules, rates or budget changed"),
    }.items():
        actions.register_action(f"programme.{action}", label, label)
    for action, label in {
        "right_proposed": _("Right proposed"),
        "right_confirmed": _("Right confirmed by a second person"),
        "right_ended": _("Right ended"),
    }.items():
        actions.register_action(f"programme.{action}")(_about_a_right(label))


def _about_a_right(title) -> type[LogFormatter]:
    class RightFormatter(LogFormatter):
        label = message = title

        def format_comment(self, entry) -> str:
            person = getattr(entry, "people", {}).get(entry.data.get("member"))
            return f"{Right(entry.data['right']).label}: {person or gettext('Deleted account')}"

    return RightFormatter


@hooks.register("register_log_actions")
def invitation_actions(actions) -> None:
    for action, label in {
        "sent": _("Invitation sent"),
        _I.ACCEPTED: _("Invitation answered with yes"),
        _I.DECLINED: _("Invitation answered with no"),
        _I.APPLIED: _("Invitation answered by applying"),
        _I.EXPIRED: _("Invitation not answered in time"),
        _I.WITHDRAWN: _("Invitation withdrawn by the institution"),
        _I.TAKEN_BACK: _("Yes to the invitation taken back"),
        _I.LAPSED: _("Invitation ended with the assignment, the profile or a consent"),
    }.items():
        actions.register_action(f"invitation.{action}", label, label)


@hooks.register("register_log_actions")
def alert_actions(actions) -> None:
    for action, label in {
        "chosen": _("Messages about new assignments chosen"),
        "stopped": _("Messages about new assignments stopped by the link in a message"),
    }.items():
        actions.register_action(f"alerts.{action}", label, label)


@hooks.register("register_log_actions")
def suggestion_actions(actions) -> None:
    actions.register_action("suggestion.answered", _("Suggested skill answered"), _("Suggested skill answered"))


@hooks.register("register_log_actions")
def word_actions(actions) -> None:
    for action, label in {"reviewed": _("Word reviewed"), "rejected": _("Word removed")}.items():
        actions.register_action(f"word.{action}", label, label)
    actions.register_action("concept.merged", _("Merged into another"), _("Merged into another"))


@hooks.register("register_admin_urls")
def index_failure_addresses():
    return [
        path("reports/search-server/", index_failures, name="index_failures"),
        path("reports/search-server/results/", index_failures_results, name="index_failures_results"),
        path("reports/search-server/<int:pk>/again/", index_failure_again, name="index_failure_again"),
    ]


class IndexFailuresItem(AdminMenuItem):
    """Only where there is a search server."""

    def is_shown(self, request) -> bool:
        return bool(settings.ELASTICSEARCH_URL) and keeper_of_the_index(request)


@hooks.register("register_reports_menu_item")
def index_failures_item():
    return IndexFailuresItem(
        _("Refused by the search server"), reverse("index_failures"), icon_name="warning", order=900
    )
