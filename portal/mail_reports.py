"""Where a provider of mail reports bounces and complaints: only the one that is used, and only with a secret."""

from anymail import urls
from django.conf import settings
from django.urls import URLPattern


def mail_reports() -> list[URLPattern]:
    """The address of the webhook of the provider that sends our letters; nothing without one, or without a secret.

    The view is django-anymail's own, which asks for the secret; what it tells us is read in casework.letters.gateway.
    """
    if not settings.ANYMAIL.get("WEBHOOK_SECRET"):
        return []
    provider = settings.MAIL_TRANSPORT.split(".")[-2]
    return [pattern for pattern in urls.urlpatterns if pattern.name == f"{provider}_tracking_webhook"]
