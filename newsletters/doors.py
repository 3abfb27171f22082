"""The newsletter, and what people type who look for them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.doors import Door, add_door

add_door(
    Door(
        _("Get the newsletter"),
        _("By e-mail, in English or Kiswahili, with the topics that you choose."),
        lambda: reverse("newsletters:subscribe"),
        words=(
            "newsletter subscribe subscription subscriber bulletin unsubscribe jarida majarida "
            "jiandikishe jiandikisha kujiandikisha"
        ),
        along=(
            "news mailing list email e mail updates get receive sign up register habari barua pepe "
            "pokea kupokea taarifa la"
        ),
    ),
    order=20,
)
add_door(
    Door(
        _("Newsletters so far"),
        _("Every issue that was sent."),
        lambda: reverse("newsletters:list"),
        words="newsletter jarida majarida",
        along="past old archive issue issues all so far yaliyopita matoleo toleo zamani kumbukumbu yote",
    ),
    order=21,
)
