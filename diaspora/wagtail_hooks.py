"""What the log can say about people and institutions."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter


def named(entry, name: str) -> str:
    """The person whose number the entry holds; without a name where nobody looked it up (office.history does)."""
    person = getattr(entry, "people", {}).get(entry.data.get(name))
    return str(person) if person else ""


@hooks.register("register_log_actions")
def register_office_actions(actions):
    actions.register_action("office.note", _("Wrote an internal note"), _("Wrote an internal note"))

    actions.register_action("office.export", _("Downloaded a list"), _("Downloaded a list"))

    @actions.register_action("office.assign")
    class AssignFormatter(LogFormatter):
        label = _("Assign to an officer")

        def format_message(self, entry):
            if not entry.data.get("officer"):
                return gettext("Assigned to nobody")
            officer = named(entry, "officer")
            return gettext("Assigned to %(officer)s") % {"officer": officer} if officer else self.label


@hooks.register("register_log_actions")
def register_account_actions(actions):
    for name, text in {
        "account.suspend": _("Closed the account"),
        "account.reinstate": _("Opened the account again"),
        "account.second_factor": _("Reset the second factor"),
        "account.open": _("Opened the account"),
        "account.connect": _("Connected an account elsewhere"),
        "account.disconnect": _("Disconnected an account elsewhere"),
        "account.address": _("Proposed another e-mail address"),
        "account.works_again": _("Said that e-mails arrive again"),
        "digest.chosen": _("Asked for letters about what waits"),
        "digest.stopped": _("Stopped the letters about what waits"),
        "institution.register": _("Asked to be registered"),
        "institution.approve": _("Approved the institution"),
        "institution.reject": _("Did not approve the institution"),
        "institution.suspend": _("Suspended the institution"),
        "institution.ask_back": _("Asked the institution"),
        "institution.answer": _("The institution answered"),
        "institution.address_asked": _("Sent a link to the official address"),
        "institution.address_confirmed": _("The official address was confirmed by the link sent to it"),
        "institution.details": _("Changed the details"),
        "institution.rename": _("Changed the name"),
        "institution.confirm_name": _("Confirmed the name"),
        "institution.refuse_name": _("Left the old name"),
        "institution.place": _("Changed the institution above"),
        "institution.site": _("Changed the sites"),
        "institution.institutionplan": _("Changed the plans"),
        "institution.invite": _("Invited a member"),
        "institution.revoke": _("Took an invitation back"),
        "institution.join": _("Joined"),
    }.items():
        actions.register_action(name, text, text)
    for name, text in {
        "institution.role": _("Changed a role"),
        "institution.remove": _("Removed a member"),
        "institution.leave": _("Left"),
    }.items():
        actions.register_action(name)(type("MemberFormatter", (_MemberFormatter,), {"label": text, "message": text}))


class _MemberFormatter(LogFormatter):
    def format_comment(self, entry) -> str:
        return named(entry, "member")


@hooks.register("register_log_actions")
def register_role_actions(actions):
    @actions.register_action("account.groups")
    class RolesFormatter(LogFormatter):
        label = message = _("Changed the roles")

        def format_comment(self, entry):
            given = [f"+ {name}" for name in entry.data.get("given", [])]
            return ", ".join([*given, *(f"− {name}" for name in entry.data.get("taken", []))])


@hooks.register("register_log_actions")
def register_profile_actions(actions):
    for action, label in {
        "publish_profile": _("Profile published"),
        "hide_profile": _("Profile hidden"),
        "confirm_profile": _("Profile confirmed as still true"),
        "give_consent": _("Consent given"),
        "withdraw_consent": _("Consent withdrawn"),
        "store_file": _("File stored"),
        "remove_file": _("File removed"),
        "export_data": _("Personal data downloaded"),
        "delete_account": _("Account deleted"),
    }.items():
        actions.register_action(f"diaspora.{action}", label, label)
