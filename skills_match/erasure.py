"""What skills_match forgets about a person whose account is deleted."""

from contextlib import suppress

from django.db.models import Q

from casework.moves import MoveRefused
from diaspora.accounts.addresses import addresses_of
from diaspora.models import Profile, User
from diaspora.privacy.log_traces import forget_in_logs

from .applications.applying import withdraw_application
from .enums import APPLICATION_MOVES, Actor, ApplicationState
from .invitations.endings import forget_invited
from .models import (
    AlertSettings,
    Answer,
    Application,
    CampaignLetter,
    ConceptSuggestion,
    Declaration,
    EnteredApplication,
    HeadSupport,
    Inquiry,
    LinkArrival,
    MatchItem,
    NamedPerson,
    ProgrammeRight,
    TeamPlace,
)


def erase_person(*, user: User) -> None:
    """Skills, occupations, saved assignments and searches, alerts and questions go; drafts too; sent applications and
    invitations lose the person, and so do match runs: that somebody stood at a place remains, with the points and
    without what they were for.

    An open application is withdrawn first, so that the institution and the office know.
    """
    for rows in (user.saved_assignments, user.alerts, user.alert_messages, user.saved_searches):
        rows.all().delete()
    AlertSettings.objects.filter(user=user).delete()
    LinkArrival.objects.filter(user=user).delete()
    CampaignLetter.objects.filter(profile__user=user).delete()
    Inquiry.objects.filter(asked_by=user).delete()
    theirs = Q(email__iexact=user.email) | Q(email__in=addresses_of(user))
    NamedPerson.objects.filter(theirs).delete()
    EnteredApplication.objects.waiting().filter(theirs).delete()
    HeadSupport.objects.filter(theirs, signed_at=None).delete()
    HeadSupport.objects.filter(theirs).update(name="", position="", email="")
    _forget_suggestions(user)
    ProgrammeRight.objects.filter(user=user).delete()
    profile = Profile.objects.filter(user=user).first()
    if profile is None:
        return
    profile.skills.all().delete()
    profile.occupations.all().delete()
    forget_invited(profile=profile)
    MatchItem.objects.filter(profile=profile).update(profile=None, parts=None)
    never_sent = profile.applications.filter(submitted_at=None)
    never_sent.delete()
    for application in profile.applications.all():
        if Actor.APPLICANT in APPLICATION_MOVES.get(
            (ApplicationState(application.state), ApplicationState.WITHDRAWN), set()
        ):
            # Work that has begun is not taken back: that it was done stays, without the person.
            with suppress(MoveRefused):
                withdraw_application(application=application, by=user)
        forget_person(application)


def _forget_suggestions(user: User) -> None:
    """A word that became part of the list stays there, reviewed; what was suggested in vain goes with the person."""
    suggestions = list(ConceptSuggestion.objects.filter(suggested_by=user))
    forget_in_logs(suggestions)
    theirs = ConceptSuggestion.objects.filter(pk__in=[suggestion.pk for suggestion in suggestions])
    theirs.filter(concept=None).delete()
    theirs.update(suggested_by=None, text="", explanation="", answer="")


def forget_person(application: Application) -> None:
    """Keep that it was sent and how it ended; nothing that the person wrote or that was written about the person."""
    Application.objects.filter(pk=application.pk).update(
        snapshot={},
        motivation="",
        supplied_info="",
        requested_info="",
        reason="",
        available_from=None,
        available_until=None,
        cv=None,
    )
    Answer.objects.filter(application=application).delete()
    Declaration.objects.filter(application=application).delete()
    EnteredApplication.objects.filter(application=application).delete()
    TeamPlace.objects.filter(application=application).delete()
    forget_in_logs([application])
