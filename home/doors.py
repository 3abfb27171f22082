"""Contact, and whether all this is real, and what people type who look for them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from diaspora.doors import Door, add_door

add_door(
    Door(
        _("Contact us"),
        _("Write to the programme office. You get a reference and the day of our answer."),
        lambda: reverse("home:contact"),
        words=(
            "contact help question complaint complain feedback wasiliana mawasiliano msaada swali "
            "maswali uliza kuuliza lalamiko malalamiko maoni"
        ),
        along=(
            "us ask support email mail phone telephone call number office reach talk you nasi nanyi "
            "simu namba barua pepe ofisi piga"
        ),
    ),
    order=50,
)
add_door(
    Door(
        _("Is this site real?"),
        _("Our address, who runs the portal, and what we never ask for."),
        lambda: reverse("home:is_this_real"),
        words=(
            "real fake scam scammer fraud fraudster genuine kweli uongo tapeli matapeli utapeli laghai ulaghai halali"
        ),
        along="trust official cheat cheated money asked is this portal rasmi pesa niliombwa hii tovuti",
    ),
    order=51,
)
add_door(
    Door(
        _("Your personal data"),
        _("What we keep about you, what for, and how long."),
        lambda: reverse("home:privacy_notice"),
        words="privacy gdpr cookies cookie faragha data",
        along="personal protection delete erase my notice policy binafsi taarifa ulinzi futa kufuta zangu",
    ),
    order=52,
)
