"""What the portal says about itself, so that nobody has to keep it up to date by hand."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from diaspora.privacy.controller import run_by


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
