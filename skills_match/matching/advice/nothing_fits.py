"""Why a person is proposed no assignment: the same words on the first page and on the list of matches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diaspora.models import Profile

from ..openings import Pairing


@dataclass(frozen=True)
class NothingFits:
    """What is the case, what that means, and the page that leads on."""

    title: Promise
    text: Promise
    action: Promise
    address: str

    @property
    def url(self) -> str:
        return reverse(self.address)


NOT_AGREED = NothingFits(
    _("You have not agreed to matching"),
    _("We compare your profile with assignments only when you agree to it. You can read and apply without it."),
    _("Choose who may see me, and for what"),
    "diaspora:visibility",
)
NO_SKILLS = NothingFits(
    _("Add your skills first"),
    _("Matches are found by your skills. It takes two minutes."),
    _("Add skills"),
    "my:skills",
)
NOTHING_ASKS = NothingFits(
    _("No open assignment asks for your skills now"),
    _("Add more skills, look at all open assignments, or save a search: we tell you when something new is in it."),
    _("See all open assignments"),
    "assignments:list",
)
ALL_RULED_OUT = NothingFits(
    _("Your profile rules out every open assignment that comes near to your work"),
    _("It says how long you stay at most, how you work and in which regions. Change that, and they are proposed."),
    _("Change when and how you can work"),
    "diaspora:availability",
)
ALL_APPLIED_FOR = NothingFits(
    _("You have applied for every open assignment that fits you"),
    _("New ones that fit appear here as soon as they are published."),
    _("See your applications"),
    "my:applications",
)
NOTHING_MORE = NothingFits(
    _("No further assignment fits you well enough to be named here"),
    _("Those that come near, and those you have applied for, are in the whole list."),
    _("All assignments that fit you, and why"),
    "my:matches",
)


def why_nothing_fits(
    *, profile: Profile | None, is_agreed: bool, ranked: Sequence[Pairing], applied: Collection[int] = ()
) -> NothingFits:
    """Why nothing of `ranked`, all that comes near, is proposed to somebody who `applied` for these (ids). `is_agreed`:
    to be compared at all."""
    if profile is None or not is_agreed:
        return NOT_AGREED
    if not ranked:
        return NOTHING_ASKS if profile.skills.exists() else NO_SKILLS
    new = [pairing for pairing in ranked if pairing.facts.id not in applied]
    if not new:
        return ALL_APPLIED_FOR
    return ALL_RULED_OUT if all(pairing.score.is_ruled_out for pairing in ranked) else NOTHING_MORE
