"""An institution asks a person whom it knows only as a match: may we see who you are, for this assignment?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from diaspora.models import Profile
from diaspora.rules import is_office

from ..enums import INVITATION_TONES, INVITED_LABELS, InvitationState
from .assignment import Assignment
from .querysets import hosted_for_review, today_in_closing_zone

#: How many invitations of one assignment may be open at a time: enough to choose from, too few to collect names.
OPEN_AT_MOST = 5


class AssignmentInvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own; those of an institution for its reviewers; the office all of them."""
        if not user.is_authenticated:
            return self.none()
        if is_office(user):
            return self
        return self.filter(models.Q(profile__user=user) | hosted_for_review(user))

    def of_person(self, user):
        """One's own, the one that waits first."""
        waits_first = models.Case(models.When(state=InvitationState.WAITING, then=0), default=1)
        return self.filter(profile__user=user).order_by(waits_first, "-sent_at", "-id")

    def of_host(self, user):
        """Those that a reviewer or manager of the institution works with."""
        return self.filter(hosted_for_review(user))

    def overdue(self):
        """Still holding a slot although the last day to answer is over in Dar es Salaam."""
        return self.filter(slot__isnull=False, answer_by__lt=today_in_closing_zone())

    def for_lists(self):
        """Everything that a row of a list shows, in a fixed number of queries."""
        return self.select_related("assignment__institution", "profile__user", "invited_by").prefetch_related(
            "assignment__institution__names"
        )


class AssignmentInvitation(models.Model):
    """One person is asked once for one assignment, whatever came of it: nobody is asked again after a no.

    `slot` is one of the few numbers for open invitations of the assignment. It is held as long as the institution
    may think that an answer can come: until a yes, a withdrawal, or the end of the last day, and after a no as well,
    so that neither the list nor a free slot tells a no from silence.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="invitations")
    profile = models.ForeignKey(Profile, on_delete=models.SET_NULL, null=True, related_name="assignment_invitations")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    message = models.TextField(_("message"), max_length=600, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=InvitationState, default=InvitationState.WAITING, editable=False
    )
    slot = models.PositiveSmallIntegerField(null=True, editable=False)
    answer_by = models.DateField(_("answer by"))
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)

    objects = AssignmentInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        verbose_name = _("invitation to an assignment")
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "profile"], name="a_person_is_invited_to_an_assignment_only_once"
            ),
            models.UniqueConstraint(fields=["assignment", "slot"], name="no_two_open_invitations_share_a_slot"),
            models.CheckConstraint(
                condition=models.Q(slot=None) | models.Q(slot__range=(1, OPEN_AT_MOST)),
                name="at_most_five_open_invitations_per_assignment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=InvitationState.WAITING) | models.Q(slot__isnull=False),
                name="a_waiting_invitation_never_lacks_a_slot",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment.reference} #{self.pk}"

    @property
    def is_over(self) -> bool:
        """The last day to answer has ended in Dar es Salaam, whether or not the clock has been here."""
        return self.answer_by < today_in_closing_zone()

    @property
    def is_answerable(self) -> bool:
        return self.state == InvitationState.WAITING and not self.is_over and self.assignment.is_open

    @property
    def seems_open(self) -> bool:
        """Whether the institution has to think that an answer may still come."""
        return self.slot is not None and not self.is_over and self.assignment.is_open

    @property
    def is_yes(self) -> bool:
        """The person has said yes and not taken it back."""
        return self.state == InvitationState.ACCEPTED

    @property
    def person_label(self) -> str:
        """The state as the invited person reads it."""
        is_late = self.state == InvitationState.WAITING and not self.is_answerable
        return str(INVITED_LABELS[InvitationState.EXPIRED if is_late else InvitationState(self.state)])

    @property
    def host_state(self) -> str:
        """The state as the institution may know it: a no reads like silence, at every moment."""
        if self.state in (InvitationState.ACCEPTED, InvitationState.APPLIED, InvitationState.WITHDRAWN):
            return self.state
        if self.seems_open:
            return InvitationState.WAITING
        if self.state == InvitationState.TAKEN_BACK or (self.state == InvitationState.LAPSED and self.answered_at):
            return InvitationState.TAKEN_BACK
        return InvitationState.EXPIRED

    @property
    def host_label(self) -> str:
        """`host_state` in words."""
        match self.host_state:
            case InvitationState.TAKEN_BACK:
                return str(_("No longer shown"))
            case InvitationState.EXPIRED:
                return str(_("Declined or not answered"))
            case state:
                return str(InvitationState(state).label)

    @property
    def tone(self) -> str:
        return INVITATION_TONES.get(InvitationState(self.state), "neutral")

    @property
    def host_tone(self) -> str:
        """Like `host_label`: no colour tells a no from silence either."""
        if self.state in (InvitationState.ACCEPTED, InvitationState.APPLIED):
            return INVITATION_TONES[InvitationState(self.state)]
        return "wait" if self.seems_open else "neutral"
