"""A page that showed an older state decides nothing: each form that decides, with a colleague who was faster."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from casework import seen
from contributions.enums import AppealState
from contributions.models import Appeal
from diaspora.enums import InstitutionState
from diaspora.models import Institution
from home.site.groups import TRANSLATORS, ensure_groups
from home.translation_desk.jobs import ask_for_translation
from placements.models import Placement
from skills_match.enums import ASSIGNMENT_PUBLIC
from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.events import DelegateFactory, EventFactory, ProposalFactory, TeamMemberFactory
from tests.factories.matching import ApplicationFactory, AssignmentInvitationFactory
from tests.factories.newsletters import NewsletterFactory
from tests.factories.payments import PaymentFactory, RefundFactory
from tests.factories.people import InstitutionFactory, UserFactory
from tests.factories.placements import PlacementFactory
from tests.factories.reviews import RoundFactory
from tests.skills_match.assignments.conftest import complete

from .stale import BY_PART, FORMS
from .stale.events import EVENT, PROPOSAL, REGISTRATION
from .stale.form import SOON, Form
from .stale.money import APPEAL, GIFT, KEPT, PAYMENT, REFUND
from .stale.page import Forms
from .stale.people import ACCOUNT, INSTITUTION
from .stale.selecting import ASSIGNMENT, CONDITION, INVITATION, PLACEMENT, ROUND
from .stale.texts import NEWSLETTER, TRANSLATION

pytestmark = [pytest.mark.django_db, pytest.mark.shared]


@pytest.fixture
def finance(db):
    """Somebody who may prepare and approve, and prepared nothing of this."""
    user = UserFactory(first_name="Neema")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["prepare_finance", "approve_finance"]))
    return user


@pytest.fixture
def sender(db):
    """Somebody who sends newsletters."""
    user = UserFactory(first_name="Daudi")
    rights = ["access_admin", "change_newsletter", "send_newsletter"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    return user


@pytest.fixture
def translator(db):
    user = UserFactory(first_name="Zawadi")
    user.groups.add(ensure_groups()[TRANSLATORS])
    return user


@pytest.fixture
def organiser(db):
    return UserFactory(first_name="Halima")


@pytest.fixture
def place(manager, professional, officer, translator, organiser):
    """Makes the row of a form in a state; returns it with what addresses its pages and what moves it elsewhere."""
    institution = manager.memberships.get().institution

    def made(form: Form) -> tuple[Model, list, Callable[[str], None]]:
        if form in ACCOUNT:
            return professional, [professional.pk], _close(professional)
        if form in INSTITUTION:
            row = InstitutionFactory(state=form.shown)
            return row, [row.pk], _mover(row)
        if form in ASSIGNMENT:
            row = complete(institution, form.shown, author=manager, closing_on=SOON - datetime.timedelta(days=9))
            return row, [row.reference], _mover(row)
        values = {"profile": professional.profile, "assignment": complete(institution, "published")}
        if form in CONDITION:
            owner = "host" if form.who == "manager" else "person"
            row = ApplicationFactory(state="accepted", **values).conditions.create(kind="visa", owner=owner)
            return row, [row.application.assignment.reference, row.pk] if owner == "host" else [row.pk], _mover(row)
        if form in NEWSLETTER:
            row = NewsletterFactory(state=form.shown, send_at=timezone.now(), started_at=timezone.now())
            return row, [row.pk], _mover(row)
        if form in TRANSLATION:  # asked for and taken by the same person, who may do all there is
            people = {"by": translator, "translator": translator}
            row = ask_for_translation(
                record=values["assignment"], from_language="en", to_language="sw", due_on=SOON, **people
            )
            return row, [row.pk], _mover(row)
        if form in EVENT + REGISTRATION:
            event = EventFactory(state=form.shown if form in EVENT else "open")
            TeamMemberFactory(event=event, user=organiser)
            if form in EVENT:
                return event, [event.slug], _mover(event)
            row = DelegateFactory(registration__event=event, registration__state=form.shown).registration
            return row, [event.slug, row.pk if form.who == "organiser" else row.key], _mover(row)
        if form in PROPOSAL:
            row = ProposalFactory(state=form.shown)
            return row, [row.event.slug, row.key], _mover(row)
        if form in APPEAL:
            row = AppealFactory(state=form.shown, end="missed" if form.shown == "closing" else "")
            return row, [row.slug], _mover(row)
        if form in GIFT:
            row = GiftFactory(state=form.shown, way="invoice")
            return row, [row.pk], _mover(row)
        if form in PAYMENT:
            row = PaymentFactory(way="cash" if form.part == "cash" else "invoice", state=form.shown)
            return row, [row.reference], _mover(row)
        if form in PLACEMENT:
            row = PlacementFactory(state=form.shown, application=ApplicationFactory(state="confirmed", **values))
            return row, [row.pk], _mover(row)
        if form in ROUND:
            row = RoundFactory(state=form.shown)
            return row, [row.pk], _mover(row)
        if form in REFUND + KEPT:
            now = timezone.now()
            invoice = PaymentFactory(
                way="invoice", state="paid", paid_at=now, confirmed_at=now, refunded_minor=1_000_000
            )
            row = RefundFactory(state=form.shown, payment=invoice)
            return row, [row.pk], _mover(row)
        if form in INVITATION:
            row = AssignmentInvitationFactory(state=form.shown, **values)
            return row, [row.assignment.reference, row.pk] if form.who == "manager" else [row.pk], _mover(row)
        row = ApplicationFactory(state=form.shown, offer_answer_by=SOON, requested_info="Which years?", **values)
        return row, [row.pk], _mover(row)

    return made


def _mover(row: Model) -> Callable[[str], None]:
    def move(state: str) -> None:
        type(row)._base_manager.filter(pk=row.pk).update(state=state, **_goes_with(row, state))

    return move


def _goes_with(row: Model, state: str) -> dict[str, Any]:
    """What a row in this state never lacks."""
    if isinstance(row, Assignment) and state in ASSIGNMENT_PUBLIC:
        return {"published_at": timezone.now()}
    if isinstance(row, Institution) and state == InstitutionState.REJECTED:
        return {"decision_reason": "The letter is missing."}
    if isinstance(row, Placement) and state in ("completed", "evaluated"):
        return {"ended_on": row.ends_on}
    if isinstance(row, Placement) and state == "ended_early":
        return {"ended_on": row.ends_on, "ending_side": "host", "ending_reason": "no_work"}
    if isinstance(row, Appeal) and state == AppealState.CLOSING:
        return {"end": "missed"}
    return {}


def _close(account) -> Callable[[str], None]:
    def move(state: str) -> None:
        account.is_active = state == "active"
        account.suspended_at = timezone.now() if state == "suspended" else None
        account.save()

    return move


def page_of(form: Form, row: Model, args: list) -> str:
    if form.page == "finance:payment" and form in REFUND:
        return reverse(form.page, args=[row.payment.reference])
    if form in TRANSLATION:
        return reverse(form.page)
    return reverse(form.page, args=[*args, form.part] if form.page == "office:decide" else args)


def snapshot(row: Model) -> dict[str, Any]:
    stored = type(row)._base_manager.get(pk=row.pk)
    return {each.attname: getattr(stored, each.attname) for each in stored._meta.concrete_fields}


#: The control: a form without the state that its reader saw decides on what nobody has read.
TRIED = [(form, True) for form in FORMS] + [(form, False) for form in FORMS if form.is_allowed_from_there]


@pytest.mark.parametrize(
    ("form", "sends_what_it_saw"), TRIED, ids=[f"{form.title} {'seen' if sends else 'unseen'}" for form, sends in TRIED]
)
def test_a_page_that_showed_an_older_state_changes_nothing(form, sends_what_it_saw, place, request):
    row, args, move = place(form)
    client = sign_in(request.getfixturevalue(form.who))
    move(form.shown)
    slug = [form.part] if form.name in BY_PART else []
    page = page_of(form, row, args)
    address = reverse(form.name, args=args + slug)
    shown = client.get(page).text
    hidden = Forms(shown, page).found[address]
    typed = hidden | form.typed | {"confirmed": "1"}
    if not sends_what_it_saw:
        del typed[seen.SEEN]

    # The hidden field tells no more than the page.
    assert set(re.findall(r'name="seen" value="(\w*)"', shown)) == {form.shown}

    move(form.meanwhile)
    before = snapshot(row)
    response = client.post(address, typed, follow=True)

    if sends_what_it_saw:
        assert snapshot(row) == before
        assert "while you had the page open" in response.text
        assert all(text in response.text for text in form.typed.values() if " " in text)
    else:
        assert snapshot(row) != before
