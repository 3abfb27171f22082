"""Giving, and what people type who look for them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.doors import Door, add_door

add_door(
    Door(
        _("Give to an appeal"),
        _("Appeals for projects and assignments, and what happens with each gift."),
        lambda: reverse("contributions:list"),
        words=(
            "give giving gift donate donation donor contribute contribution appeal charity changia "
            "kuchangia mchango michango harambee zawadi"
        ),
        along="money fund funding pay support monthly online pesa fedha toa kutoa kila mwezi",
    ),
    order=40,
)
add_door(
    Door(
        _("My gifts"),
        _("Receipts, and gifts of each month."),
        lambda: reverse("contributions:ask"),
        words="gift donation receipt mchango michango risiti",
        along="monthly cancel stop my giving kila mwezi yangu sitisha kusitisha acha",
    ),
    order=41,
)
