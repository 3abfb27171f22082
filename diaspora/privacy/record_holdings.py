"""What is kept of education, licences, memberships, links and referees, why and for how long."""

from django.utils.translation import gettext_lazy as _

from ..models import Education, ProfessionalLicence, ProfessionalMembership, Referee, WorkLink
from .registry import CHANGE, Holding, Kept, LegalGround

_SHOWN = _("So that institutions understand what you can pass on")


def _shown(*fields: str) -> tuple[Kept, ...]:
    return (Kept(fields, _SHOWN, LegalGround.CONSENT, CHANGE),)


RECORD_HOLDINGS = [
    Holding(Education, _("Education"), "profile__user", _shown("level", "title", "school", "country", "year")),
    Holding(
        ProfessionalLicence,
        _("Licences"),
        "profile__user",
        (
            Kept(
                ("title", "body", "number", "country", "valid_until"),
                _("To see whether a licence that an assignment asks for is there"),
                LegalGround.CONSENT,
                CHANGE,
            ),
        ),
    ),
    Holding(ProfessionalMembership, _("Memberships"), "profile__user", _shown("body", "role", "since_year")),
    Holding(WorkLink, _("Links to your work"), "profile__user", _shown("title", "address")),
    Holding(
        Referee,
        _("Referees"),
        "profile__user",
        (
            Kept(
                ("name", "position", "organisation", "email", "phone", "relation"),
                _(
                    "So that a programme can ask them about your work once it says so, "
                    "mostly after you have accepted an offer"
                ),
                LegalGround.CONSENT,
                CHANGE,
            ),
        ),
    ),
]
