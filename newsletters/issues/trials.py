"""A trial of a newsletter, to the person who asks for it: in each language, through the same way as all letters."""

from django.conf import settings
from django.core.mail import get_connection

from ..models import Newsletter
from .letters import trial_email


def send_trial(*, newsletter: Newsletter, to: str) -> None:
    """Whoever asks waits for the mail server: a trial shows whether it works. Raises what the server says."""
    server = get_connection(settings.MAIL_TRANSPORT)
    server.send_messages([trial_email(newsletter, to=to, language=code) for code, _name in settings.FULL_LANGUAGES])
