"""The list of assignments, and what people type who look for them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.doors import Door, add_door

add_door(
    Door(
        _("Open assignments"),
        _("What hosts in Tanzania ask for now."),
        lambda: reverse("assignments:list"),
        words=(
            "assignment job vacancy vacancies work opportunity opportunities position apply kazi ajira "
            "nafasi omba kuomba tafuta"
        ),
        along="list open current new all application orodha zote wazi mpya maombi muda mfupi",
    ),
    order=10,
)
