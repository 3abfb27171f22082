"""What a person does next with a profile that is not published yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ..enums import PartState, Visibility
from ..models import Profile
from .parts import ProfilePart


@dataclass(frozen=True)
class NextStep:
    title: str
    text: str
    url: str
    action: str


def next_step(profile: Profile | None, states: Sequence[tuple[ProfilePart, PartState]]) -> NextStep | None:
    """The first required part that is open, then to publish; None once the profile is published, or complete and for
    nobody's eyes."""
    if profile and profile.is_published:
        return None
    required = [(part, state) for part, state in states if part.is_required]
    still_open = [(part, state) for part, state in required if state != PartState.DONE]
    if not still_open and profile and profile.visibility == Visibility.HIDDEN:
        return None
    if not still_open:
        return NextStep(
            _("Publish your profile"),
            _(
                "Everything that is needed is there. "
                "Check your answers and publish, so that those whom you chose can see it."
            ),
            reverse("diaspora:check"),
            _("Check your answers and publish"),
        )
    part, state = still_open[0]
    done = {"done": len(required) - len(still_open), "required": len(required)}
    return NextStep(
        str(part.title),
        _("%(done)d of %(required)d parts are done. Each page saves what you type; come back whenever you like.")
        % done,
        reverse(part.address),
        _("Begin") if state == PartState.NOT_STARTED else _("Go on"),
    )
