"""What the portal knows by itself, so that no page has to be kept up to date by hand."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from diaspora.privacy.controller import run_by

from ..organisations import FieldOffice, organisations_by_kind


class ThisPortalBlock(blocks.StaticBlock):
    """The address, who runs it, and where its e-mails come from."""

    class Meta:
        icon = "lock"
        label = _("This portal: address, who runs it, sender of e-mails")
        admin_text = _("Shown as the settings say it.")
        template = "pages/blocks/this_portal.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | {
            "host": urlsplit(settings.PORTAL_URL).netloc,
            "run_by": run_by(),
            "sender": settings.DEFAULT_FROM_EMAIL,
        }


class OrganisationsBlock(blocks.StaticBlock):
    """All funders and partners, by kind, with logo or initials."""

    class Meta:
        icon = "group"
        label = _("All partners")
        admin_text = _("Everything under “Partners and offices”, as it is then.")
        template = "pages/blocks/organisations.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | {"kinds": organisations_by_kind()}


class OfficesBlock(blocks.StaticBlock):
    """All offices; of one that must stay hidden only how to reach it."""

    class Meta:
        icon = "home"
        label = _("All offices")
        admin_text = _("Everything under “Partners and offices”, as it is then.")
        template = "pages/blocks/offices.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | {"offices": FieldOffice.objects.select_related("region")}
