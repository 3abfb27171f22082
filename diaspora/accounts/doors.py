"""Accounts, and what people type who look for them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.doors import Door, add_door

add_door(
    Door(
        _("Join"),
        _("Make an account with your e-mail address, as a professional or for an institution."),
        lambda: reverse("account_signup"),
        words=(
            "join account sign signup signing register registration jiunge kujiunga akaunti jisajili "
            "kujisajili usajili jiandikishe kujiandikisha"
        ),
        along="up create open new my make fungua kufungua mpya tengeneza",
    ),
    order=30,
)
add_door(
    Door(
        _("Sign in"),
        _("For whoever has an account."),
        lambda: reverse("account_login"),
        words="sign signin log login logging ingia kuingia",
        along="account in my enter akaunti yangu kwenye",
    ),
    order=31,
)
add_door(
    Door(
        _("Forgotten password"),
        _("We send you a link with which you choose a new one."),
        lambda: reverse("account_reset_password"),
        words="password nenosiri nywila",
        along=(
            "forgotten forgot lost reset change new my neno siri umesahau nimesahau kusahau sahau "
            "badilisha kubadilisha jipya langu"
        ),
    ),
    order=32,
)
