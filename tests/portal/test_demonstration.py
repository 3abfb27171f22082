"""The demonstration convinces: every stage is there, nothing is said twice, and no band contradicts its own lines."""

import datetime
import re
from collections import Counter

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from diaspora.enums import INSTITUTION_MOVES
from diaspora.models import Consent, Institution, Notice, Profile, User, WrittenEmail
from home.enums import URGENT_TOPICS
from home.models import ContactMessage
from home.site.groups import ensure_groups
from placements.enums import PLACEMENT_MOVES
from placements.missions.seats import seats_of, who_could_come
from placements.models import Certificate, Claim, ClaimLine, DeliverableUse, Placement, Story
from selection.enums import CONDITION_MOVES
from selection.models import Agreement, Condition, CounterOffer
from skills_match.enums import (
    APPLICATION_MOVES,
    ASSIGNMENT_MOVES,
    INVITATION_MOVES,
    SUGGESTION_MOVES,
    ApplicationState,
    AssignmentState,
    Audience,
    Band,
    Section,
)
from skills_match.matching.bands import band_of
from skills_match.matching.explain import explain
from skills_match.matching.rows import assignment_facts, person_facts
from skills_match.matching.score import score
from skills_match.matching.taxonomy import taxonomy_facts
from skills_match.matching.words import ShownNames
from skills_match.models import Alert, Application, Assignment, AssignmentInvitation, ConceptSuggestion, MatchRun, Team
from skills_match.search.finding import find_assignments
from skills_match.search.forms import Sort
from skills_match.vocabulary.suggestions import waiting_too_long
from tests.conftest import forget_everything
from tests.databases import written_once
from tests.factories import demonstration
from tests.factories.demonstration.missions import told_of_placements
from tests.factories.demonstration.texts import read, read_one
from tests.skills_match.people_for import people_for

#: A host may write in one language; one did, so that readers see how that looks.
IN_ONE_LANGUAGE = {"pemba-seaweed"}
#: What is told of people and assignments that is no sentence.
NAMES = {
    "assignment",
    "state",
    "country",
    "city",
    "link",
    "language",
    "occupation",
    "region",
    "sector",
    "mode",
    "licence_needed",
}


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Vocabulary, people, assignments and what became of them, once; pages of the editors are tested elsewhere."""
    with written_once(_build, django_db_blocker) as made:
        yield made
    forget_everything()


def _build() -> None:
    call_command("load_pack", verbosity=0)
    ensure_groups()
    forget_everything()
    demonstration.build_cases()


@pytest.fixture(autouse=True)
def _empty_process_memory():
    """The rows of the one build keep their numbers."""


@pytest.fixture
def db(built, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def texts_in(told, path=()):
    """Every text of a file, with the names that lead to it."""
    if isinstance(told, str):
        yield path, told
    elif isinstance(told, dict):
        for name, value in told.items():
            yield from texts_in(value, (*path, name))
    elif isinstance(told, list):
        for value in told:
            yield from texts_in(value, path)


def sentences() -> list[str]:
    files = {**read("people"), **read("assignments"), "talk": read_one("talk"), "invitations": read_one("invitations")}
    files["placements"] = read_one("placements")
    found = [text for path, text in texts_in(files) if path[-1] not in NAMES]
    return [part.strip() for text in found for part in re.split(r"[.?!]\s|\n", text) if len(part.split()) > 5]


def assignments():
    """Without those of people who are or were on assignment: their way to the confirmation is not told."""
    return Assignment.objects.exclude(title_en__in=[told["title"][0] for told in told_of_placements()])


def applications():
    return Application.objects.filter(assignment__in=assignments())


def reached(moves) -> set[str]:
    return {state for move in moves for state in move}


def states_of(model) -> set[str]:
    return set(model.objects.values_list("state", flat=True))


@pytest.mark.parametrize(
    ("model", "moves"),
    [
        (Assignment, ASSIGNMENT_MOVES),
        (Application, APPLICATION_MOVES),
        (AssignmentInvitation, INVITATION_MOVES),
        (Institution, INSTITUTION_MOVES),
        (ConceptSuggestion, SUGGESTION_MOVES),
        (Condition, CONDITION_MOVES),
        (Placement, PLACEMENT_MOVES),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_stage_of_every_table_of_moves_is_there(db, model, moves):
    assert states_of(model) == reached(moves)


def test_one_agreement_is_half_signed_and_it_is_there_in_both_languages(db):
    agreement = Agreement.objects.get(application__state=ApplicationState.ACCEPTED)

    assert list(agreement.signatures.values_list("side", flat=True)) == ["expert"]
    assert agreement.text_en.startswith("Agreement on a short assignment")
    assert agreement.text_sw.startswith("Makubaliano ya kazi ya muda mfupi")


def test_the_files_say_what_became_of_each(db):
    told = {
        person["given_names"]: [a["state"] for a in person.get("applications", [])]
        for person in read("people").values()
    }

    for name, states in told.items():
        rows = applications().filter(profile__user__first_name=name)
        assert Counter(rows.values_list("state", flat=True)) == Counter(states), name
    assert dict(Counter(assignments().values_list("state", flat=True))) == dict(
        Counter([told["state"] for told in read("assignments").values()] + [AssignmentState.DRAFT])
    ), "and the request that the office typed from paper"


def test_there_are_twenty_people_and_thirty_applications(db):
    assert (Profile.objects.count(), applications().count()) == (20, 30)
    assert assignments().count() >= 12


def test_one_placement_is_finished_and_has_its_certificate(db):
    certificate = Certificate.objects.latest("placement__ended_on")

    assert certificate.placement.state == "evaluated"
    assert (certificate.days, certificate.taught_hours, certificate.supervised_hours) == (60, 5, 6)


def test_one_sign_in_is_that_of_an_expert_on_assignment_whose_claim_waits_for_finance(db):
    placement = Placement.objects.get(application__profile__user__email__startswith="expert@")

    assert (placement.state, placement.claims.get(kind="claim").state) == ("deployed", "submitted")


def test_a_mission_has_a_free_seat_a_story_waits_for_its_expert_and_a_year_later_two_of_three_are_used(db):
    seats = seats_of(Team.objects.get(code="MAMA-LAKE"))
    could = who_could_come(Team.objects.get(code="MAMA-LAKE"), User.objects.get(email__startswith="office@"))

    assert [seat.is_free for seat in seats] == [False, False, True]
    assert could.count() == 1
    assert Counter(Story.objects.values_list("side", "language")) == {
        ("expert", "en"): 1,
        ("host", "en"): 1,
        ("expert", "sw"): 2,
        ("host", "sw"): 1,
    }
    assert Story.objects.filter(expert_agreed_at=None).count() == 1
    assert Counter(DeliverableUse.objects.values_list("is_used", flat=True)) == {True: 2, False: 1}


def test_claims_stand_in_four_states_and_what_was_paid_was_frozen(db):
    paid = ClaimLine.objects.filter(claim__state="paid", claim__kind="claim")

    assert sorted(states_of(Claim)) == ["failed", "paid", "returned", "submitted"]
    settled = Claim.objects.advances().values_list("settled_minor", flat=True)
    assert sorted(settled) == [0, 20_000, 30_000]
    # 30 nights of 45 dollars; 65,000 shillings at 2,480.50 for a dollar.
    assert sorted(paid.values_list("pay_minor", flat=True)) == [2_620, 135_000]


def test_no_three_people_have_one_name(db):
    names = Counter(name for pair in User.objects.values_list("first_name", "last_name") for name in pair)

    assert [name for name, count in names.items() if count > 2] == []


def test_no_sentence_is_said_twice():
    assert len(sentences()) > 300
    assert [text for text, count in Counter(sentences()).items() if count > 1] == []


def test_every_text_of_an_assignment_is_in_both_languages():
    alone = {
        key
        for key, told in read("assignments").items()
        if set(told["en"]) != set(told["sw"]) or not told["sw"]["title"]
    }

    assert alone == IN_ONE_LANGUAGE


def test_people_write_in_both_languages():
    assert Counter(person["language"] for person in read("people").values()) == {"en": 16, "sw": 4}


def test_no_band_contradicts_its_own_lines(db):
    """Every person against every assignment, listed or not, by the words that are read."""
    bands = Counter()
    people, taxonomy = person_facts(Profile.objects.all()), taxonomy_facts()
    for assignment in Assignment.objects.for_matching():
        facts = assignment_facts(assignment, taxonomy)
        for person in people.values():
            parts = score(person, facts)
            said = explain(parts, names=ShownNames())
            lines = zip(parts.skills, said.said.skills, strict=True)
            required = [line for part, line in lines if part in parts.required]
            met = sum(line.status == "Met" for line in required)
            held = met + sum(line.status == "Held at a lower level" for line in required)
            bands[said.band_text] += 1

            assert f"{met} of {len(required)} " in said.summary or not required
            match said.band_text:
                case "Strong match":
                    assert (met, said.ruled_out) == (len(required), ())
                case "Good match":
                    assert 2 * met >= len(required)
                    assert met < len(required) or said.ruled_out
                case "Partial match":
                    assert held > 0
                    assert 2 * met < len(required)
                case _:
                    assert held == 0
    assert set(bands) == {*map(str, Band.labels), str(Section.SAME_OCCUPATION.label), ""}


def test_every_explanation_is_kiswahili_for_a_kiswahili_reader(db):
    """Each line of an explanation has words of its own in Kiswahili, conditions included."""
    officer = User.objects.get(email__startswith="office@")
    for assignment in Assignment.objects.filter(state=AssignmentState.PUBLISHED):
        said, licences = {}, set()
        for language in ("en", "sw"):
            with override(language):
                people = people_for(assignment=assignment, audience=Audience.OFFICE, reader=officer)
                said[language] = [_free_words(match) for match in people]
                licences.add(assignment.licence_needed)
        english, swahili = said.values()
        assert english
        assert len(licences) == 2 or licences == {""}
        for one, other in zip(english, swahili, strict=True):
            assert len(one) == len(other)
            assert not set(one) & set(other)


def _free_words(match) -> list[str]:
    """What an explanation says, without names and numbers."""
    said = match.explanation
    details = [line.detail for line in said.lines]
    kinds = [said.band_text, said.feasibility_text, *said.ruled_out]
    return [*details, said.summary, *kinds, *said.conditions, said.not_used]


def test_whoever_was_chosen_fits_and_each_open_assignment_finds_somebody(db):
    officer = User.objects.get(email__startswith="office@")
    for assignment in Assignment.objects.filter(state__in=[AssignmentState.PUBLISHED, AssignmentState.CLOSED]):
        people = people_for(assignment=assignment, audience=Audience.OFFICE, reader=officer)
        bands = {match.profile.pk: band_of(match.score) for match in people}
        assert {Band.STRONG, Band.GOOD} & set(bands.values()), assignment
        chosen = assignment.applications.filter(
            state__in=[ApplicationState.SHORTLISTED, ApplicationState.OFFERED, ApplicationState.ACCEPTED]
        )
        assert {bands.get(each.profile_id) for each in chosen} <= {Band.STRONG, Band.GOOD}, assignment


def test_the_invitation_of_the_professional_is_one_that_fits(db):
    officer = User.objects.get(email__startswith="office@")
    mine = AssignmentInvitation.objects.get(profile__user__email__startswith="professional@")
    people = people_for(assignment=mine.assignment, audience=Audience.OFFICE, reader=officer)
    parts = next(match.score for match in people if match.profile == mine.profile)

    assert (band_of(parts), parts.is_ruled_out) == (Band.GOOD, False)


def test_what_happened_has_a_past_and_nothing_lies_in_the_future(db):
    moves = ModelLogEntry.objects.filter(action__startswith="application.")

    assert ModelLogEntry.objects.filter(timestamp__gt=timezone.now()).count() == 0
    assert moves.values("timestamp__date").distinct().count() > 20
    assert {str(pk) for pk in applications().exclude(state="draft").values_list("pk", flat=True)} <= set(
        moves.values_list("object_id", flat=True)
    )


def test_no_letter_of_the_past_is_sent_when_the_portal_starts(db):
    assert not Notice.objects.filter(emailed_at=None).exclude(email_due_at=None).exists()
    assert not WrittenEmail.objects.exists()


def test_nobody_both_writes_and_publishes_and_the_professional_has_a_cv(db):
    groups = {user.email.split("@")[0]: {group.name for group in user.groups.all()} for user in User.objects.all()}

    assert (groups["editor"], groups["moderator"], groups["translator"]) == (
        {"Editors"},
        {"Moderators"},
        {"Translators"},
    )
    assert User.objects.get(email__startswith="professional@").private_files.get().is_current


def test_nobody_did_anything_before_coming(db):
    """Accounts before what they did, consents before the lists that used them."""
    came = dict(User.objects.values_list("pk", "date_joined"))
    done = ModelLogEntry.objects.exclude(user=None).values_list("user", "timestamp")
    first_list = MatchRun.objects.earliest("made_at").made_at

    assert [(user, at) for user, at in done if at < came[user]] == []
    assert [
        row for row in Application.objects.exclude(submitted_at=None) if row.submitted_at < came[row.profile.user_id]
    ] == []
    assert [row for row in Institution.objects.all() if row.created_at < came[row.memberships.get().user_id]] == []
    assert not Consent.objects.filter(given_at__gt=first_list).exists()
    assert not User.objects.filter(date_joined__gt=timezone.now() - datetime.timedelta(days=2)).exists()


def test_what_happened_is_spread_over_the_hours_of_a_day(db):
    hours = [timezone.localtime(at) for at in ModelLogEntry.objects.values_list("timestamp", flat=True)]
    past = [at for at in hours if at < timezone.now() - datetime.timedelta(days=1)]

    assert {at.hour for at in past} <= set(range(7, 23))
    assert len({at.strftime("%H:%M") for at in past}) > 60
    assert max(Counter(at.strftime("%H:%M") for at in past).values()) < len(past) / 10


def test_something_is_overdue_an_offer_runs_out_and_money_and_abuse_were_told(db):
    soon = timezone.localdate() + datetime.timedelta(days=3)

    assert ConceptSuggestion.objects.filter(waiting_too_long()).exists()
    assert Application.objects.filter(state=ApplicationState.OFFERED, offer__answer_by__lte=soon).exists()
    assert set(CounterOffer.objects.values_list("state", flat=True)) == {"asked", "granted"}
    assert set(ContactMessage.objects.values_list("topic", flat=True)) >= set(URGENT_TOPICS)


def test_what_is_new_in_a_search_is_found_by_it(db):
    for alert in Alert.objects.exclude(saved_search=None):
        search = alert.saved_search
        found = find_assignments(text=search.text, chosen=search.chosen, sort=Sort.NEWEST)
        assert alert.assignment_id in found.worth, search


def test_an_invitation_says_one_thing_and_goes_to_somebody_who_would_come(db):
    for invitation in AssignmentInvitation.objects.filter(state__in=["waiting", "accepted"]):
        facts = assignment_facts(invitation.assignment, taxonomy_facts())
        profile = invitation.profile
        applied = Application.objects.filter(profile=profile, assignment=invitation.assignment)
        assert not score(person_facts([profile])[profile.pk], facts).is_ruled_out, invitation
        assert not applied.exists(), invitation


def test_a_driver_is_no_nurse(db):
    drivers = Assignment.objects.get(title_en__startswith="Drive the hospital")

    assert drivers.occupation.isco.startswith("83")


def test_officers_of_institutions_read_kiswahili_letters(db):
    members = User.objects.filter(memberships__isnull=False)

    assert set(members.values_list("preferred_language", flat=True)) == {"sw"}


def test_no_assignment_asks_for_fewer_years_than_its_programme():
    """Whoever meets what stands on the page of an assignment is not told of more years after "Apply"."""
    least = {
        told["sector"]: max((rule["number"] for rule in told["rules"] if rule["kind"] == "experience"), default=0)
        for told in read_one("programmes").values()
    }

    fewer = [
        code for code, told in read("assignments").items() if told["experience_years"] < least.get(told["sector"], 0)
    ]

    assert fewer == []
