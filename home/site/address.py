"""The address of the portal stands in the settings; Wagtail's row of its site says the same wherever it moves."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site


def address_of_settings() -> dict[str, str | int]:
    address = urlsplit(settings.PORTAL_URL)
    return {"hostname": address.hostname or "", "port": address.port or (443 if address.scheme == "https" else 80)}


def follow_the_settings() -> None:
    """One query while they agree. Saved as a whole, so that Wagtail forgets what it keeps of the old address."""
    said = address_of_settings()
    for site in Site.objects.filter(is_default_site=True).exclude(**said):
        site.hostname, site.port = said["hostname"], said["port"]
        site.save()
