"""How production sends mail. A mail counts as sent when a server took it, so what only pretends to send is refused."""

from importlib.util import find_spec
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .environment import env, setting

SMTP = "django.core.mail.backends.smtp.EmailBackend"
#: They print, keep or drop a mail and report it as sent.
PRETENDING = ("console", "filebased", "locmem", "dummy", "test")


def mail_settings() -> dict:
    """The settings that EMAIL_URL stands for: the backend that it names is that by which rows leave (MAIL_TRANSPORT).

    Raises ImproperlyConfigured for what sends nothing.
    """
    url = setting("EMAIL_URL")
    mail = _provider(url) if url.startswith("anymail://") else env.email("EMAIL_URL")
    mail["MAIL_TRANSPORT"] = mail.pop("EMAIL_BACKEND")
    if mail["MAIL_TRANSPORT"].split(".")[-2] in PRETENDING:
        raise ImproperlyConfigured(
            "EMAIL_URL names nothing that sends mail, and production would count every mail as sent. "
            "Name a mail server: smtp+tls://user:password@host:587. To try the portal without one: make serve"
        )
    if mail["MAIL_TRANSPORT"] == SMTP and not mail["EMAIL_HOST"]:
        raise ImproperlyConfigured("EMAIL_URL is malformed: it names no host, like smtp+tls://user:password@host:587")
    if secret := setting("EMAIL_WEBHOOK_SECRET"):
        if "ANYMAIL" not in mail or not all(secret.partition(":")):
            raise ImproperlyConfigured(
                "EMAIL_WEBHOOK_SECRET is malformed: it looks like user:password, and EMAIL_URL names a provider "
                "of django-anymail. A mail server sends its reports to a mailbox: manage.py read_bounces"
            )
        mail["ANYMAIL"]["WEBHOOK_SECRET"] = secret
    return mail


def _provider(url: str) -> dict:
    """anymail://mailgun?api_key=…&sender_domain=… A provider of django-anymail, with its settings by their names."""
    parts = urlsplit(url)
    provider = (parts.hostname or "").replace("-", "_")
    if not provider.isidentifier() or not find_spec(f"anymail.backends.{provider}"):
        raise ImproperlyConfigured(f"EMAIL_URL is malformed: django-anymail knows no provider “{provider}”.")
    options = {f"{provider}_{name}".upper(): value for name, value in parse_qsl(parts.query)}
    return {
        "EMAIL_BACKEND": f"anymail.backends.{provider}.EmailBackend",
        "ANYMAIL": {"REQUESTS_TIMEOUT": 10, **options},
    }
