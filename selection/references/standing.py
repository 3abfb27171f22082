"""How far the references of one application are."""

from dataclasses import dataclass

from casework.letters.stops import addresses_stopped
from casework.models import LetterKind
from diaspora.models import Referee
from skills_match.models import Application
from skills_match.models.querysets import today_in_closing_zone

from ..enums import REFERENCE_TONES, RefereeSays, ReferenceStanding
from ..models import Reference

_R = ReferenceStanding


@dataclass(frozen=True)
class RefereeLine:
    """A referee of the profile with what was asked, or somebody who was asked and stands in the profile no more."""

    name: str
    email: str
    referee: Referee | None
    reference: Reference | None
    standing: ReferenceStanding

    @property
    def tone(self) -> str:
        return REFERENCE_TONES[self.standing]


def lines_of(application: Application) -> list[RefereeLine]:
    """Those of the profile first, then others that were asked, replaced ones last; three queries."""
    rows = list(Reference.objects.filter(application=application).order_by("replaced_at", "pk"))
    stopped = addresses_stopped([row.email for row in rows], kind=LetterKind.OWED)
    now = {row.email: row for row in rows if row.replaced_at is None}
    referees = list(application.profile.referees.all())
    lines = []
    for referee in referees:
        row = now.pop(referee.email.lower(), None) if referee.email else None
        lines.append(RefereeLine(referee.name, referee.email, referee, row, standing_of(row, stopped)))
    left = [*now.values(), *(row for row in rows if row.replaced_at)]
    return lines + [RefereeLine(row.name, row.email, None, row, standing_of(row, stopped)) for row in left]


def standing_of(reference: Reference | None, stopped: set[str]) -> ReferenceStanding:
    """`stopped` are addresses whose letters come back."""
    if reference is None:
        return _R.NOT_ASKED
    if reference.replaced_at:
        return _R.REPLACED
    if reference.says:
        return _R.REFUSED if reference.says == RefereeSays.CANNOT else _R.GIVEN
    if reference.email in stopped:
        return _R.BOUNCED
    return _R.LATE if reference.answer_by < today_in_closing_zone() else _R.ASKED
