"""A page that showed an older state decides nothing: each form that decides, with a colleague who was faster."""

import datetime
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import FunctionType, ModuleType
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from casework import seen
from casework.typed.inner_forms import PAGE_FORM
from contributions.enums import AppealState
from contributions.models import Appeal
from diaspora.enums import InstitutionState
from diaspora.models import Institution
from home.site.groups import TRANSLATORS, ensure_groups
from home.translation_desk.jobs import ask_for_translation
from placements.models import Placement
from skills_match.enums import ASSIGNMENT_PUBLIC
from skills_match.models import Assignment
from tests.bad_input.test_nothing_is_forgotten import OUR_VIEWS
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.events import DelegateFactory, EventFactory, ProposalFactory, TeamMemberFactory
from tests.factories.matching import ApplicationFactory, AssignmentInvitationFactory
from tests.factories.newsletters import NewsletterFactory
from tests.factories.payments import PaymentFactory, RefundFactory
from tests.factories.people import InstitutionFactory, UserFactory
from tests.factories.placements import PlacementFactory
from tests.factories.reviews import RoundFactory
from tests.ours import OURS
from tests.skills_match.assignments.conftest import complete

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + datetime.timedelta(days=40)


@dataclass(frozen=True)
class Form:
    """A form that decides: where its page is, what is typed into it, and what happens to the row meanwhile.

    `meanwhile` is the state that the row gets behind the back of the reader. Where the table of moves would still
    allow the decision from there, only what the page showed can refuse it: the control.
    """

    name: str
    page: str
    shown: str
    meanwhile: str
    who: str = "officer"
    typed: dict[str, str] = field(default_factory=dict)
    part: str = ""
    is_allowed_from_there: bool = True

    @property
    def title(self) -> str:
        return f"{self.name} {self.part}".strip()


REASON = {"reason": "The budget was cut."}


def decision(slug: str, shown: str, meanwhile: str, *, allowed: bool = True, **typed) -> Form:
    page = "office:decide"
    return Form("office:decide", page, shown, meanwhile, typed=typed, part=slug, is_allowed_from_there=allowed)


ASSIGNMENT = [
    decision("approve", "submitted", "edits_requested", allowed=False, when="later"),
    decision("edits", "submitted", "approved", text="Say more about the tasks."),
    decision("reject", "submitted", "approved", allowed=False, **REASON),
    decision("publish", "approved", "submitted", allowed=False),
    decision("schedule", "approved", "submitted", allowed=False, publish_on=f"{SOON:%Y-%m-%d}"),
    decision("extend", "approved", "published", closing_on=f"{SOON:%Y-%m-%d}"),
    decision("close", "published", "approved", allowed=False),
    decision("reopen", "closed", "approved", closing_on=f"{SOON:%Y-%m-%d}"),
    decision("fill", "closed", "published", allowed=False),
    decision("cancel", "submitted", "published", **REASON),
    Form("institution_assignments:cancel", "institution_assignments:cancel", "draft", "submitted", "manager", REASON),
    Form("institution_assignments:submit", "institution_assignments:submit", "draft", "edits_requested", "manager"),
    Form(
        "institution_assignments:withdraw",
        "institution_assignments:edit",
        "submitted",
        "approved",
        "manager",
        is_allowed_from_there=False,
    ),
]
APPLICATION = [
    Form(
        "office:decision",
        "office:application",
        "screening",
        "shortlisted",
        typed={"decision": "not_selected", **REASON},
        part="not selected",
    ),
    Form(
        "office:decision",
        "office:application",
        "submitted",
        "more_info",
        typed={"decision": "screening"},
        part="screening",
    ),
    Form(
        "my:supply_info",
        "my:application",
        "more_info",
        "not_selected",
        "professional",
        {"text": "Here it is."},
        is_allowed_from_there=False,
    ),
    Form(
        "my:offer",
        "my:offer",
        "offered",
        "offer_expired",
        "professional",
        {"answer": "accept"},
        is_allowed_from_there=False,
    ),
    Form("my:withdraw_application", "my:withdraw_application", "submitted", "offered", "professional"),
    Form(
        "my:reopen_application",
        "my:reopen_application",
        "withdrawn",
        "screening",
        "professional",
        is_allowed_from_there=False,
    ),
]
INVITATION = [
    Form(
        "my:invitation",
        "my:invitation",
        "waiting",
        "expired",
        "professional",
        {"answer": "yes"},
        is_allowed_from_there=False,
    ),
    Form("my:take_back_yes", "my:invitation", "accepted", "applied", "professional", is_allowed_from_there=False),
    Form(
        "institution_assignments:withdraw_invitation",
        "institution_assignments:withdraw_invitation",
        "waiting",
        "accepted",
        "manager",
        is_allowed_from_there=False,
    ),
]
INSTITUTION = [
    Form("office_people:decide_institution", "office_people:institution", "pending", "suspended", part="approve"),
    Form(
        "office_people:decide_institution",
        "office_people:institution",
        "pending",
        "suspended",
        typed=REASON,
        part="reject",
        is_allowed_from_there=False,
    ),
    Form(
        "office_people:decide_institution",
        "office_people:institution",
        "approved",
        "rejected",
        typed=REASON,
        part="suspend",
        is_allowed_from_there=False,
    ),
]
ACCOUNT = [
    Form("office_people:suspend_account", "office_people:account", "active", "closed", typed=REASON),
    Form("office_people:reinstate_account", "office_people:account", "suspended", "closed"),
]
PAYMENT = [
    Form("finance:report", "finance:report", "open", "expired", "finance", {"evidence": "The bank statement of May."}),
    Form("finance:send_back", "finance:send_back", "reported", "expired", "finance", REASON, "", False),
    *(
        Form("finance:act", "finance:payment", shown, meanwhile, "finance", part=part, is_allowed_from_there=False)
        for part, shown, meanwhile in [
            ("confirm", "reported", "open"),
            ("cash", "open", "expired"),
            ("withdraw", "open", "reported"),
        ]
    ),
]
REFUND = [
    Form(
        "finance:decide_refund", "finance:payment", shown, meanwhile, "finance", part=part, is_allowed_from_there=False
    )
    for part, shown, meanwhile in [
        ("approve", "requested", "refused"),
        ("refuse", "requested", "approved"),
        ("paid", "approved", "failed"),
    ]
]
NEWSLETTER = [
    Form("newsletter_send", "newsletter_desk", "draft", "cancelled", "sender", is_allowed_from_there=False),
    *(
        Form("newsletter_move", "newsletter_desk", shown, meanwhile, "sender", {}, part, allowed)
        for part, shown, meanwhile, allowed in [
            ("take_back", "scheduled", "sending", False),
            ("pause", "sending", "sent", False),
            ("go_on", "paused", "cancelled", False),
            ("cancel", "sending", "paused", True),
        ]
    ),
]
TRANSLATION = [
    Form("home:move_translation", "home:translations", shown, meanwhile, "translator", {}, part, allowed)
    for part, shown, meanwhile, allowed in [
        ("in_work", "waiting", "withdrawn", False),
        ("waiting", "in_work", "done", False),
        ("done", "in_work", "waiting", False),
        ("withdrawn", "waiting", "in_work", True),
    ]
]
EVENT = [
    Form("event_desk:cancel", "event_desk:cancel", "announced", "open", "organiser", REASON),
    *(
        Form("event_desk:move", "event_desk:event", shown, meanwhile, "organiser", {}, part, allowed)
        for part, shown, meanwhile, allowed in [
            ("announced", "draft", "cancelled", False),
            ("draft", "announced", "open", False),
            ("open", "announced", "closed", True),
            ("closed", "open", "full", True),
        ]
    ),
]
_DESK, _PUBLIC = "event_desk:registration", "events:cancel_registration"
REGISTRATION = [
    Form("event_desk:decide_registration", _DESK, "requested", "cancelled", "organiser", {}, "approve", False),
    Form("event_desk:decide_registration", _DESK, "confirmed", "offered", "organiser", {}, "cancel"),
    Form(
        "event_desk:refuse_registration",
        "event_desk:refuse_registration",
        "requested",
        "confirmed",
        "organiser",
        REASON,
        is_allowed_from_there=False,
    ),
    Form("events:accept", "events:registration", "offered", "expired", "professional", is_allowed_from_there=False),
    Form(_PUBLIC, _PUBLIC, "confirmed", "offered", "professional"),
]
PROPOSAL = [
    Form("events:confirm_proposal", "events:proposal", "accepted", "withdrawn", "professional", {}, "", False),
    Form("events:withdraw_proposal", "events:proposal", "submitted", "accepted", "professional"),
]
APPEAL = [
    Form("finance_gifts:end", "finance_gifts:end", "open", "draft", "finance", {"end": "cancelled"}, "", False),
    *(
        Form("finance_gifts:act", "finance_gifts:appeal", shown, meanwhile, "finance", {}, part, allowed)
        for part, shown, meanwhile, allowed in [
            ("open", "draft", "closing", True),
            ("close", "closing", "open", False),
            ("take-back", "closing", "draft", True),
        ]
    ),
]
GIFT = [
    Form("finance_gifts:gift", "finance_gifts:gift", "waiting", "accepted", "finance", REASON, "", False),
    Form("finance_gifts:accept", "finance_gifts:gift", "waiting", "declined", "finance", {}, "", False),
]
CONDITION = [
    Form("my:condition", "my:condition", "open", "met", "professional", {"note": "Applied on 3 March."}, "", False),
    Form(
        "institution_assignments:condition",
        "institution_assignments:condition",
        "open",
        "met",
        "manager",
        {"note": "The desk is there."},
        "",
        False,
    ),
    Form("office:condition", "office:condition", "handed_in", "open", typed={"to": "met"}),
]
_LAST = {"ended_on": f"{timezone.localdate():%Y-%m-%d}"}
_END = {"to": "ended_early", "reason": "no_work", "text": "The ward was closed.", **_LAST}
PLACEMENT = [
    *(
        Form(f"{room}:end_placement", f"{room}:end_placement", "deployed", "completed", who, _END, "", False)
        for room, who in [("my", "professional"), ("institution_assignments", "manager"), ("office", "officer")]
    ),
    Form(
        "office:complete_placement", "office:complete_placement", "deployed", "evaluated", "officer", _LAST, "", False
    ),
    Form("office:close_placement", "office:close_placement", "completed", "ended_early", is_allowed_from_there=False),
]
ROUND = [
    Form("office_reviews:open", "office_reviews:round", "preparing", "dropped", is_allowed_from_there=False),
    Form("office_reviews:drop", "office_reviews:drop", "preparing", "open"),
]
KEPT = [Form("finance:keep_refund", "finance:keep_refund", "failed", "approved", "finance", REASON, "", False)]
FORMS = [
    *(ASSIGNMENT + APPLICATION + INVITATION + INSTITUTION + ACCOUNT),
    *(PAYMENT + REFUND + NEWSLETTER + TRANSLATION + EVENT + REGISTRATION + PROPOSAL + APPEAL + GIFT + CONDITION),
    *(PLACEMENT + ROUND + KEPT),
]
#: Forms with an address of their own for each decision; its slug is the part.
BY_PART = {
    "office:decide",
    "office_people:decide_institution",
    "finance:act",
    "finance:decide_refund",
    "newsletter_move",
    "home:move_translation",
    "event_desk:move",
    "event_desk:decide_registration",
    "finance_gifts:act",
}
#: What moves a row without a page that shows its state, or asks by other means whether the page is stale.
OTHERWISE = {
    "institution_assignments:invite_person": "moves no invitation but those that are overdue, as the clock does",
    "assignments:apply_check": "sends a draft, once; the print of the profile that was shown is compared",
    "office:suggestion": "is answered once: whatever the page showed, a second answer is refused",
    "diaspora:delete_account": "everything of the person goes, in whatever state",
    "office_people:delete_account": "everything of the person goes, in whatever state",
    "diaspora:visibility": "invitations lapse when nobody may see the person any more, in whatever state",
    "diaspora:hide": "invitations lapse when nobody may see the person any more, in whatever state",
    "diaspora:withdraw_consent": "invitations lapse when nobody may see the person any more, in whatever state",
    "payments:cancel": "the payer decides nothing but not to pay; whoever has paid meanwhile has paid",
    "payments:returned": "brings what Stripe says, in whatever state",
    "payments:monthly": "brings what Stripe says, in whatever state",
    "payments:card": "brings what Stripe says, in whatever state",
    "stripe_webhook": "brings what Stripe says, in whatever state",
    "finance:compare": "brings what Stripe says, in whatever state",
    "my:agreement": "the fingerprint of the version that was read is compared",
    "institution_assignments:agreement": "the fingerprint of the version that was read is compared",
    "office:agreement": "the fingerprint of the version that was read is compared",
    "office:reserve": "carries the number of whoever was next; another one by now is refused",
    "office:prepared": "each decision keeps the state that its officer saw; the print of the letters is compared",
    "home:translations": "only shows which moves there are",
    "home:translate_text": "the text is there, and whoever was asked for it need not be any more, in whatever state",
    "event_desk:release_decisions": "the print of the letters that were read is compared",
    "events:call": "begins a proposal of its own and moves none",
    "events:proposal": "its writer hands it in, once: whatever the page showed, a second time is refused",
    "events:co_speaker": "says who speaks with whom, and moves no proposal",
    "events:remove_co_speaker": "says who speaks with whom, and moves no proposal",
    "events:details": "makes a registration, which has its places or has not",
    "events:cancel_one": "a place is given back once, and only where the registration is confirmed",
    "finance_gifts:appeal": "only shows which moves there are",
    "finance_gifts:end_gift": "ends a monthly gift, in whatever state",
    "contributions:give": "makes a gift; one of the same form with other words can be paid no more, in whatever state",
    "contributions:manage": "what is running at Stripe is changed, in whatever state",
    "contributions:act": "what is running at Stripe is changed, in whatever state",
    "finance:decide_bank_line": "the explanation that was read is compared",
    "office_reviews:start": "opens the round that it has just made",
    "office_reviews:take_back": "what waits goes to others; what was given meanwhile stays",
    "reviews:rounds": "only lists rounds",
    "reviews:round": "each sheet carries the version that was shown, and a round that is over takes none",
    "reviews:sheet": "carries the version that was shown, and a round that is over takes none",
    "reviews:conflict": "the file is gone for whoever says so, given or not",
    "reviews:ranking": "the fingerprint of the ranking that was read is compared",
    "my:evaluation": "is answered once: whatever the page showed, a second answer is refused",
    "office:evaluation": "is answered once: whatever the page showed, a second answer is refused",
    "placements:evaluation": "is answered once: whatever the page showed, a second answer is refused",
    "office:visit_came": "says on which day somebody came, in whatever state",
    "institution_assignments:visit_came": "says on which day somebody came, in whatever state",
    "my:begin_claim": "begins a claim of its own",
    "my:claim_receipt": "hands out a receipt and moves nothing",
    "my:claim": "carries the state that was shown; tried with claims",
    "my:claim_by_rate": "adds a line to what is being written, and is refused in every other state",
    "my:claim_expense": "adds a line to what is being written, and is refused in every other state",
    "my:remove_claimed": "takes a line out of what is being written, and is refused in every other state",
    "office:check_claim": "carries the state that was shown; tried with claims",
    "office:return_claim": "carries the state that was shown; tried with claims",
    "office:approve_claim": "carries the state that was shown; tried with claims",
    "office:pass_claim": "carries the state that was shown; tried with claims",
    "office:claim_paid": "carries the state that was shown; tried with claims",
    "office:claim_failed": "carries the state that was shown; tried with claims",
    "office:read_payments": "each line is compared with what the claim is by now",
    "safeguarding_desk:move": "carries the state that was shown; tried with cases",
    "office:claim": "carries the state that was shown; tried with claims",
    "finance:read_bank_statement": "a line of the bank reports the invoice that it names; a person confirms",
}


class Forms(HTMLParser):
    """The forms of a page that are sent by POST: where each goes, and its hidden fields."""

    is_inside = False

    def __init__(self, page: str, address: str) -> None:
        super().__init__()
        self.address, self.found, self.page_form, self.fields, self.elsewhere = address, {}, {}, {}, {}
        self.feed(page)
        outside = {address: self.page_form if fields is None else fields for address, fields in self.elsewhere.items()}
        self.found = outside | self.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "form" and values.get("method") == "post":
            self.fields = {}
            self.found.setdefault(values.get("action") or self.address, self.fields)
            self.is_inside = True
            self.page_form = self.fields if values.get("id") == PAGE_FORM else self.page_form
        elif tag == "input" and values.get("type") == "hidden" and self.found:
            self.fields[values["name"]] = values.get("value", "")
        elif tag == "button" and "formaction" in values:  # the same form, sent elsewhere
            self.elsewhere[values["formaction"]] = self.fields if self.is_inside and "form" not in values else None

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "form"


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
    if form in REFUND:
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
    hidden = Forms(client.get(page).text, page).found[address]
    typed = hidden | form.typed | {"confirmed": "1"}
    if not sends_what_it_saw:
        del typed[seen.SEEN]

    move(form.meanwhile)
    before = snapshot(row)
    response = client.post(address, typed, follow=True)

    if sends_what_it_saw:
        assert snapshot(row) == before
        assert "while you had the page open" in response.text
        assert all(text in response.text for text in form.typed.values() if " " in text)
    else:
        assert snapshot(row) != before


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
def test_the_hidden_field_tells_no_more_than_the_page(form, place, request):
    row, args, move = place(form)
    client = sign_in(request.getfixturevalue(form.who))
    move(form.shown)

    page = client.get(page_of(form, row, args)).text

    assert set(re.findall(r'name="seen" value="(\w*)"', page)) == {form.shown}


def reaches(view: Callable, what: str) -> bool:
    """Whether a view, or what it calls through functions, modules and tables of ours, mentions `what`."""
    known, waiting = set(), [inspect.unwrap(view)]
    while waiting:
        function = waiting.pop()
        if function in known:
            continue
        known.add(function)
        if re.search(what, inspect.getsource(function)):
            return True
        waiting += _called(function)
    return False


def _called(function: FunctionType) -> list[FunctionType]:
    names, things = _names(function.__code__), []
    for name in names:
        thing = function.__globals__.get(name)
        if isinstance(thing, ModuleType) and thing.__name__.partition(".")[0] in OURS:
            things += [getattr(thing, other, None) for other in names]
        elif isinstance(thing, dict) and (found := [each for each in thing.values() if isinstance(each, FunctionType)]):
            things += found  # a table of verbs
        elif isinstance(thing, dict) and "verb" in names:  # a table of decisions, one of which is made here
            things += [verb for each in thing.values() for verb in _fields(each)]
        else:
            things.append(thing)
    found = [inspect.unwrap(thing) for thing in things if isinstance(thing, FunctionType)]
    return [thing for thing in found if thing.__module__.partition(".")[0] in OURS]


def _names(code) -> set[str]:
    inner = [const for const in code.co_consts if inspect.iscode(const)]
    return {*code.co_names, *code.co_varnames}.union(*(_names(each) for each in inner))


def _fields(decision: Any) -> list:
    return list(decision) if isinstance(decision, tuple) else list(vars(decision).values())


MOVES = r"\bMOVES\.make(_many)?\(|\bsuspended_at = "


def test_no_form_that_decides_is_forgotten():
    deciding = {name for name, view in OUR_VIEWS.items() if reaches(view, MOVES)}

    assert deciding - set(OTHERWISE) == {form.name for form in FORMS}


def test_no_exception_outlives_its_view():
    assert set(OTHERWISE) - set(OUR_VIEWS) == set()
