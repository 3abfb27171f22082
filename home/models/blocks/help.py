"""Whom to call, for readers whose screen somebody else may see."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class HelpBlock(blocks.StructBlock):
    """Contacts for people in danger. Its page gets a neutral title and a way to leave it at once."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    contacts = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(label=_("Who answers"), max_length=120)),
                ("telephone", blocks.RegexBlock(r"^[+\d][\d ]{2,19}$", label=_("Telephone"), required=False)),
                ("email", blocks.EmailBlock(label=_("E-mail address"), required=False)),
                ("hours", blocks.CharBlock(label=_("When"), max_length=120, required=False)),
                ("note", blocks.CharBlock(label=_("Languages, cost, what happens"), max_length=200, required=False)),
            ]
        ),
        label=_("Contacts"),
        min_num=1,
        max_num=10,
    )

    class Meta:
        icon = "help"
        label = _("Whom to call for help")
        template = "pages/blocks/help.html"
