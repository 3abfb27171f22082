"""What selection keeps about people, why, on what ground and for how long."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from diaspora.accounts.addresses import addresses_of
from diaspora.models import Thread, ThreadMessage, ThreadReading, User
from diaspora.privacy.log_traces import forget_in_logs
from diaspora.privacy.registry import ACCOUNT, Holding, Kept, LegalGround, register_eraser, register_holdings
from skills_match.models import Application

from .agreements.documents import ask_for_documents
from .agreements.privacy import HOLDINGS as AGREEMENTS
from .messages.kind import PERSON
from .models import (
    Agreement,
    AgreementDocument,
    Condition,
    CounterOffer,
    FollowUp,
    HostOpinion,
    Interview,
    InterviewSlot,
    Offer,
    OutsideSignature,
    PreparedDecision,
    Reference,
    ReserveSlot,
    Signature,
)
from .offers.privacy import HOLDINGS as OFFERS
from .references.privacy import HOLDINGS as REFERENCES


def _released(decisions: QuerySet) -> QuerySet:
    """What is prepared may still change, and who applied hears it with all the others."""
    return decisions.filter(released_at__isnull=False)


def _about_their_applications(user: User) -> Q:
    kind = ContentType.objects.get_for_model(Application)
    own = Application.objects.filter(profile__user=user, submitted_at__isnull=False)
    return Q(thread__content_type=kind, thread__object_id__in=own.values("pk"))


def _not_kept_from_them(messages: QuerySet) -> QuerySet:
    """What host and office say between them is no message to the person."""
    return messages.exclude(kept_from=PERSON)


HOLDINGS = [
    Holding(
        Interview,
        _("Your interviews"),
        "application__profile__user",
        (
            Kept(
                ("starts_at", "minutes", "place", "zone", "changed_at", "outcome", "note", "recorded_at"),
                _("To meet you at an hour that suits you, and to decide on what was said"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("slot", "sequence", "reminded_at", "recorded_by"),
                _("To keep your calendar right, and to know who led the interview"),
                LegalGround.SERVICE,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        InterviewSlot,
        _("Hours for interviews"),
        "",
        (
            Kept(
                ("offered_by",),
                _("To know who offered them"),
                LegalGround.PUBLIC_TASK,
                _("As long as the assignment"),
                is_exported=False,
            ),
        ),
        impersonal=("assignment", "starts_at", "minutes", "zone", "place"),
    ),
    Holding(
        FollowUp,
        _("What you asked after a refusal"),
        "application__profile__user",
        (
            Kept(
                ("kind", "text", "asked_at", "answer", "answered_at"),
                _("To answer you"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("answered_by",),
                _("To know who answered"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        ThreadMessage,
        _("Messages about your applications"),
        "",
        (
            Kept(
                ("side", "text", "written_at"),
                _("So that you, the institution and the office can agree on your application"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
            Kept(
                ("author", "kept_from"),
                _("To show a message to its readers, and to nobody else"),
                LegalGround.SERVICE,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        impersonal=("thread", "key"),
        also=_about_their_applications,
        shown=_not_kept_from_them,
    ),
    Holding(
        ThreadReading,
        _("How far you have read messages about applications"),
        "user",
        (
            Kept(
                ("side", "read_at", "told_at"),
                _("To tell you once of what is new, and to show others that you read it"),
                LegalGround.SERVICE,
                ACCOUNT,
            ),
        ),
        impersonal=("thread",),
    ),
    Holding(
        Condition,
        _("Conditions before your assignment"),
        "application__profile__user",
        (
            Kept(
                ("kind", "owner", "state", "due_on", "note", "evidence", "valid_until", "reason", "in_state_since"),
                _("So that you may work safely and by the law"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
            Kept(
                ("decided_by",),
                _("To know who decided"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    Holding(
        PreparedDecision,
        _("Decisions of the programme office on your applications"),
        "application__profile__user",
        (
            Kept(
                ("to", "seen", "reason", "answer_by", "starts_on", "ends_on", "terms", "prepared_at", "released_at"),
                _("To tell all who applied in the same moment"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
            Kept(
                ("prepared_by", "released_by"),
                _("To know who decided"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
        shown=_released,
    ),
    Holding(
        ReserveSlot,
        _("Your place on reserve lists"),
        "application__profile__user",
        (
            Kept(
                ("assignment", "slot"),
                _("To offer a free place to whoever is next"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
        ),
    ),
    Holding(
        HostOpinion,
        _("Recommendations of institutions on your applications"),
        "application__profile__user",
        (
            Kept(
                ("recommends", "text", "written_at"),
                _("To choose together with the institution"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
            ),
            Kept(
                ("member",),
                _("To know who wrote it"),
                LegalGround.PUBLIC_TASK,
                ACCOUNT,
                is_exported=False,
            ),
        ),
    ),
    *OFFERS,
    *AGREEMENTS,
    *REFERENCES,
]


def erase_person(*, user: User) -> None:
    """What was written about the person and agreed with them goes; that an application was sent stays, without them.
    Where they signed for a host or the office, the agreement of somebody else stays, without their name."""
    HostOpinion.objects.filter(application__profile__user=user).delete()
    applications = Application.objects.filter(profile__user=user).values("pk")
    kind = ContentType.objects.get_for_model(Application)
    Thread.objects.filter(content_type=kind, object_id__in=applications).delete()
    ThreadReading.objects.filter(user=user).delete()
    ThreadMessage.objects.filter(author=user).update(author=None)
    forget_in_logs(list(Condition.objects.filter(application__profile__user=user)))
    forget_in_logs(list(CounterOffer.objects.filter(offer__application__profile__user=user)))
    for model in (Agreement, Condition, Interview, PreparedDecision, Offer, FollowUp, Reference, ReserveSlot):
        model._base_manager.filter(application__profile__user=user).delete()
    Reference.objects.filter(email__in=addresses_of(user)).delete()
    as_head = OutsideSignature.objects.filter(email__in=addresses_of(user))
    signed = Q(agreement__signatures__signer=user) | Q(agreement__outside__in=as_head)
    on_paper = list(Agreement.objects.filter(pk__in=AgreementDocument.objects.filter(signed).values("agreement")))
    Signature.objects.filter(signer=user).update(name="")
    as_head.filter(signature=None).delete()
    Signature.objects.filter(outside__in=as_head).update(name="")
    as_head.update(name="", position="", email="")
    for agreement in on_paper:
        ask_for_documents(agreement)


def register() -> None:
    register_holdings(HOLDINGS)
    register_eraser(erase_person)
