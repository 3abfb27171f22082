"""What skills_match forgets about a person whose account is deleted."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from diaspora.models import OfficeNote, Profile, User

from .applications.applying import withdraw_application
from .enums import APPLICATION_MOVES, Actor, ApplicationState
from .invitations.endings import forget_invited
from .models import AlertSettings, Answer, Application, ConceptSuggestion, HostOpinion, Inquiry, MatchItem


def erase_person(*, user: User) -> None:
    """Skills, occupations, saved assignments and searches, alerts and questions go; drafts too; sent applications and
    invitations lose the person, and so do match runs: that somebody stood at a place remains, with the points and
    without what they were for.

    An open application is withdrawn first, so that the institution and the office know.
    """
    for rows in (user.saved_assignments, user.alerts, user.alert_messages, user.saved_searches):
        rows.all().delete()
    AlertSettings.objects.filter(user=user).delete()
    Inquiry.objects.filter(asked_by=user).delete()
    ConceptSuggestion.objects.filter(suggested_by=user).update(suggested_by=None)
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
            withdraw_application(application=application, by=user)
        forget_person(application)


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
    HostOpinion.objects.filter(application=application).delete()
    kind = ContentType.objects.get_for_model(Application)
    OfficeNote.objects.filter(content_type=kind, object_id=application.pk).delete()
    for entry in ModelLogEntry.objects.filter(content_type=kind, object_id=str(application.pk)):
        data = {name: value for name, value in entry.data.items() if name in ("from", "to", "actor")}
        ModelLogEntry.objects.filter(pk=entry.pk).update(data=data, label=f"#{application.pk}")
