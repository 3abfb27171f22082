"""Letters that were released leave while their newsletter is being sent."""

from casework.letters.sending import send_due_together

from ..enums import NewsletterState
from ..models import NewsletterLetter
from .letters import emails_of


def send_letters() -> int:
    """Send what is due. A paused newsletter waits from the next letter on. Returns how many went out."""
    rows = NewsletterLetter.objects.filter(newsletter__state=NewsletterState.SENDING)
    return send_due_together(rows.select_related("newsletter", "subscriber"), emails_of)
