"""Institutions and those who work for them in the search box."""

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from casework.found import SHOWN, ResultGroup, SearchResult, finds
from casework.translated.spoken import with_language
from diaspora.enums import InstitutionState
from diaspora.models import Institution, User

TONES = {InstitutionState.APPROVED: "good", InstitutionState.PENDING: "wait"}


@finds(order=40)
def institutions_called(text: str, officer: User) -> ResultGroup:
    return ResultGroup(
        "institutions",
        _("Institutions"),
        [
            SearchResult(
                title=with_language(institution, "name"),
                url=reverse("office_people:institution", args=[institution.pk]),
                tag=institution.get_state_display(),
                tone=TONES.get(InstitutionState(institution.state), "stop"),
            )
            for institution in Institution.objects.called(text).with_names()[:SHOWN]
        ],
    )


@finds(order=45)
def members_called(text: str, officer: User) -> ResultGroup:
    """Accounts of institutions: people without a profile of their own are found here."""
    members = User.objects.called(text).filter(memberships__isnull=False).distinct().order_by("-date_joined", "-pk")
    members = members.prefetch_related("memberships__institution__names")
    return ResultGroup(
        "members",
        _("Members of institutions"),
        [
            SearchResult(
                title=str(member),
                url=reverse("office_people:account", args=[member.pk]),
                text=format_html_join(
                    ", ", "{}", [[with_language(one.institution, "name")] for one in member.memberships.all()]
                ),
            )
            for member in members[:SHOWN]
        ],
    )
