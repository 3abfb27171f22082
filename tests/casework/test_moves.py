"""The door through which every state changes: what it asks, in which order, and who may add or object."""

import ast
import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.dispatch import Signal
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.log_actions import registry as log_actions
from wagtail.models import ModelLogEntry

from casework.moves import AlreadyDone, Move, MoveNotAllowed, MoveRefused, Moves, ReasonMissing, Stale, Words
from diaspora.enums import InstitutionState
from diaspora.models import Institution
from skills_match.applications.moves import MOVES as APPLICATION_MOVES
from skills_match.invitations.moves import MOVES as INVITATION_MOVES
from tests.factories.matching import ApplicationFactory, AssignmentInvitationFactory
from tests.factories.people import InstitutionFactory, UserFactory
from tests.ours import ROOT, sources

pytestmark = pytest.mark.django_db

S = InstitutionState


class Veto(MoveRefused):
    text = "An audit is under way."


@pytest.fixture
def toy():
    """A table of its own for institutions: cooks approve, anybody may suspend with a reason."""

    def actors_of(by, _row):
        return {"clock"} if by is None else set(by.groups.values_list("name", flat=True))

    return Moves(
        model=Institution,
        name="toy",
        states=InstitutionState,
        allowed={(S.PENDING, S.APPROVED): {"cook"}, (S.APPROVED, S.SUSPENDED): {"cook", "guest", "clock"}},
        actors_of=actors_of,
        before=Signal(),
        after=Signal(),
        needs_reason=lambda _before, to: to == S.SUSPENDED,
        words=Words(impossible="Not from “%(state)s”.", stale="By now it is “%(state)s”."),
    )


@pytest.fixture(autouse=True)
def words_of_the_history():
    """The log takes no action that it has no word for."""
    log_actions.scan_for_actions()
    formatters, choices = dict(log_actions.formatters), list(log_actions.choices)
    for action in ("toy.approved", "toy.suspended"):
        log_actions.register_action(action, action, action)
    yield
    log_actions.formatters, log_actions.choices = formatters, choices


@pytest.fixture
def kitchen():
    return InstitutionFactory(state=S.PENDING)


@pytest.fixture
def who(db):
    """Makes somebody who comes in these capacities."""

    def make(*capacities: str):
        user = UserFactory()
        user.groups.set([Group.objects.get_or_create(name=name)[0] for name in capacities])
        return user

    return make


def logged(row) -> list[tuple[str, dict]]:
    return [(entry.action, entry.data) for entry in ModelLogEntry.objects.for_instance(row)]


def state_of(row) -> str:
    return type(row).objects.get(pk=row.pk).state


def said(row) -> str:
    return f"{state_of(row)}, {len(logged(row))} logged"


def test_a_move_writes_the_state_with_its_changes_and_is_logged(toy, kitchen, who):
    day = timezone.now() - datetime.timedelta(days=1)

    move = toy.make(kitchen, to=S.APPROVED, by=who("cook"), changes={"decided_at": day})

    kitchen.refresh_from_db()
    assert (kitchen.state, kitchen.decided_at) == (S.APPROVED, day)
    assert (move.before, move.to, move.actor) == (S.PENDING, S.APPROVED, "cook")
    assert logged(kitchen) == [("toy.approved", {"from": "pending", "to": "approved", "actor": "cook"})]


def test_everything_happens_in_the_order_that_the_door_promises(toy, kitchen, who):
    heard = []
    toy.before.connect(lambda move, **_: heard.append(f"before: {state_of(kitchen)}"), weak=False)
    toy.after.connect(lambda move, **_: heard.append(f"after: {said(kitchen)}"), weak=False)

    toy.make(
        kitchen,
        to=S.APPROVED,
        by=who("cook"),
        check=lambda row: heard.append(f"check: {row.state}"),
        then=lambda row: heard.append(f"then: {said(row)}"),
    )

    assert heard == ["check: pending", "before: pending", "then: approved, 0 logged", "after: approved, 1 logged"]


@pytest.mark.parametrize(
    ("to", "capacities", "seen", "refusal", "text"),
    [
        (S.APPROVED, [], None, MoveNotAllowed, "You are not allowed to do this."),
        (S.APPROVED, ["guest"], None, MoveNotAllowed, "You are not allowed to do this."),
        (S.PENDING, ["cook"], S.APPROVED, AlreadyDone, "This was already done."),
        (S.APPROVED, ["cook"], S.SUSPENDED, Stale, "By now it is “Waiting for approval”."),
        (S.SUSPENDED, ["cook"], S.PENDING, MoveNotAllowed, "Not from “Waiting for approval”."),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(toy, kitchen, who, to, capacities, seen, refusal, text):
    with pytest.raises(refusal) as refused:
        toy.make(kitchen, to=to, by=who(*capacities), seen=seen, reason="Because")

    assert str(refused.value) == text
    assert (state_of(kitchen), logged(kitchen)) == (S.PENDING, [])


def test_a_reason_of_blanks_is_none(toy, kitchen, who):
    Institution.objects.update(state=S.APPROVED)

    with pytest.raises(ReasonMissing):
        toy.make(kitchen, to=S.SUSPENDED, by=who("guest"), reason="  ")


def test_a_person_of_several_capacities_comes_in_the_one_that_they_chose(toy, kitchen, who):
    Institution.objects.update(state=S.APPROVED)

    move = toy.make(kitchen, to=S.SUSPENDED, by=who("cook", "guest"), actor="guest", reason="Dirty")

    assert move.actor == "guest"


def test_nobody_takes_a_capacity_that_is_not_theirs(toy, kitchen, who):
    with pytest.raises(MoveNotAllowed):
        toy.make(kitchen, to=S.APPROVED, by=who("guest"), actor="cook")


def test_a_receiver_vetoes_a_move_and_nothing_of_it_stays(toy, kitchen, who):
    def object_to(move: Move, **_kwargs) -> None:
        raise Veto

    toy.before.connect(object_to, weak=False)

    with pytest.raises(MoveRefused) as refused:
        toy.make(kitchen, to=S.APPROVED, by=who("cook"))

    assert str(refused.value) == "An audit is under way."
    assert (state_of(kitchen), logged(kitchen)) == (S.PENDING, [])


def test_what_fails_after_the_move_takes_the_move_back(toy, kitchen, who):
    def stumble(move: Move, **_kwargs) -> None:
        raise Veto

    toy.after.connect(stumble, weak=False)

    with pytest.raises(Veto):
        toy.make(kitchen, to=S.APPROVED, by=who("cook"))

    assert state_of(kitchen) == S.PENDING


def test_a_row_that_was_read_before_somebody_moved_it_is_read_again(toy, kitchen, who):
    Institution.objects.update(state=S.APPROVED)
    assert kitchen.state == S.PENDING

    with pytest.raises(AlreadyDone) as done:
        toy.make(kitchen, to=S.APPROVED, by=who("cook"))

    assert done.value.row.state == S.APPROVED


def test_whoever_lost_their_part_while_the_page_was_open_moves_nothing(toy, kitchen, who):
    cook = who("cook")
    cook.groups.clear()

    with pytest.raises(MoveNotAllowed):
        toy.make(kitchen, to=S.APPROVED, by=cook)

    assert state_of(kitchen) == S.PENDING


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("moves", "factory"), [(APPLICATION_MOVES, ApplicationFactory), (INVITATION_MOVES, AssignmentInvitationFactory)]
)
def test_the_assignment_is_locked_before_what_was_sent_to_it(moves, factory):
    row = factory()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        moves.lock(row)

    locks = [query["sql"] for query in queries if "FOR NO KEY UPDATE" in query["sql"]]
    assert ['FROM "skills_match_assignment"' in locks[0], f'FROM "{row._meta.db_table}"' in locks[1]] == [True, True]
    assert len(locks) == 2


def test_a_host_never_learns_of_a_no_from_a_stale_page():
    """To the institution a no reads like silence: neither the hidden state of a form nor a refusal may tell."""
    waiting, declined = AssignmentInvitationFactory(), AssignmentInvitationFactory(state="declined")

    shown = [INVITATION_MOVES.shown(invitation, "host") for invitation in (waiting, declined)]

    assert shown == ["waiting", "waiting"]
    assert [INVITATION_MOVES.label(each, "host") for each in (waiting, declined)] == ["Waiting for an answer"] * 2


def test_the_errors_of_moves_exist_once():
    names = {"MoveRefused", "MoveNotAllowed", "AlreadyDone", "Stale", "ReasonMissing"}
    defined = [
        (node.name, str(path.relative_to(ROOT)))
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef) and node.name in names
    ]

    assert sorted(defined) == sorted((name, "casework/moves.py") for name in names)


def test_the_history_of_a_move_names_states_actor_and_reason(officer):
    application = ApplicationFactory(state="screening")

    APPLICATION_MOVES.make(application, to="not_selected", by=officer, actor="office", reason=" Another. ")

    entry = ModelLogEntry.objects.for_instance(application).get()
    assert entry.data == {"from": "screening", "to": "not_selected", "actor": "office", "reason": "Another."}


@pytest.mark.parametrize("many", [False, True])
def test_a_move_writes_since_when_a_row_is_in_its_state(officer, many):
    long_ago = timezone.now() - datetime.timedelta(days=9)
    moved, untouched = ApplicationFactory.create_batch(2, state="screening", in_state_since=long_ago)
    rows = type(moved).objects.filter(pk=moved.pk)
    who = {"to": "not_selected", "by": officer, "actor": "office", "reason": "Another."}

    APPLICATION_MOVES.make_many(rows, **who) if many else APPLICATION_MOVES.make(moved, **who)

    moved.refresh_from_db()
    untouched.refresh_from_db()
    assert moved.in_state_since > long_ago
    assert untouched.in_state_since == long_ago
