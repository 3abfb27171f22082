"""Papers that somebody needs, and what people type who look for them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.doors import Door, add_door

add_door(
    Door(
        _("What you need"),
        _("Papers and permits before you may work in Tanzania, and how long they take."),
        lambda: reverse("navigator:needs"),
        words=("permit paper document licence license visa requirement formality kibali vibali nyaraka leseni viza"),
        along=(
            "work working need needed required before which residence professional registration kazi "
            "kufanya nahitaji zipi gani"
        ),
    ),
    order=60,
)
