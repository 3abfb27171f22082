"""What the clock does. Each is safe to run at any time and any number of times."""

from django.conf import settings

from casework.clock import Phase, every_tick, hourly, mails

from .alerts import finding as alert_finding
from .alerts import messages as alert_messages
from .applications import drafts as application_drafts
from .assignments import publishing as assignments
from .invitations import endings as invitation_endings
from .models import IndexChange
from .outreach import letters as outreach


@every_tick(Phase.MOVE)
def close_due_assignments() -> int:
    return assignments.close_due()


@every_tick(Phase.MOVE)
def publish_due_assignments() -> int:
    return assignments.publish_due()


@every_tick(Phase.WRITE)
def remind_of_closing_days() -> int:
    return application_drafts.remind_of_closing_days()


@every_tick(Phase.MOVE)
def expire_invitations() -> int:
    return invitation_endings.expire_due_invitations()


@every_tick(Phase.WRITE)
def find_alerts() -> int:
    return alert_finding.find_alerts()


@every_tick(Phase.WRITE)
def gather_alerts() -> int:
    return alert_messages.gather_messages()


@mails()
def send_alerts() -> int:
    return alert_messages.send_messages()


@mails()
def send_campaign_letters() -> int:
    return outreach.send_campaign_letters()


@every_tick(Phase.INDEX)
def keep_match_index() -> None:
    """Bring the indexes on the search server up to date; nothing to do without one."""
    if settings.ELASTICSEARCH_URL:
        from .search_server.keeping import keep_index

        keep_index()


@hourly
def forget_old_changes() -> int:
    """Delete changes that every reader has passed: who last looked longer ago reads everything again."""
    return IndexChange.objects.forgettable().delete()[0]
