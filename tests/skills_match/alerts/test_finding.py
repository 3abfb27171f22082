"""For whom an assignment is new: rows written with the cause, looked at by the worker, each pair once."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from diaspora.enums import ConsentPurpose, Visibility
from diaspora.models import Profile
from diaspora.privacy.consents import give_consent, withdraw_consent
from diaspora.privacy.retention import forget_what_is_past
from diaspora.profiles.publishing import publish_profile
from home.models import TranslationJob
from skills_match import tasks
from skills_match.alerts import finding
from skills_match.alerts.saved_searches import save_search
from skills_match.alerts.settings import choose_alerts
from skills_match.assignments.publishing import close_assignment, publish_assignment, reopen_assignment
from skills_match.enums import AlertFrequency, ChangeKind
from skills_match.models import Alert, AlertCause, Assignment
from tests.factories.matching import AssignmentSkillFactory, PersonOccupationFactory, PersonSkillFactory
from tests.factories.people import ProfileFactory, ProfileLanguageFactory, RegionFactory, UserFactory
from tests.statements import Killed, just_before, kill

from .conftest import ALL_THREE

pytestmark = pytest.mark.django_db

READS_ASSIGNMENT = f'SELECT "{Assignment._meta.db_table}"."id"'
WRITES_ALERTS = r"INSERT (OR IGNORE )?INTO " + f'"{Alert._meta.db_table}"'
DELETES_CAUSE = f'DELETE FROM "{AlertCause._meta.db_table}"'


def told() -> set[tuple]:
    return set(Alert.objects.values_list("user", "assignment"))


def complete(profile: Profile) -> None:
    """Fill the parts that a profile has to have before it is published."""
    PersonOccupationFactory(profile=profile)
    ProfileLanguageFactory(profile=profile)
    profile.experiences.create(title="Nurse", organisation="A hospital", from_year=2015)


def settle_profiles() -> None:
    """As if nobody had touched a profile for a while."""
    AlertCause.objects.update(marked_at=timezone.now() - finding.SETTLES_IN)


def test_a_published_assignment_is_new_for_whom_it_fits_and_not_before_the_worker_looks(nurse_of, publish):
    nurse = nurse_of()
    ProfileFactory(consents=ALL_THREE)

    assignment = publish()

    assert told() == set()
    assert tasks.find_alerts() == 1
    assert told() == {(nurse.user_id, assignment.pk)}
    assert Alert.objects.get().band in ("good", "strong")
    assert not AlertCause.objects.exists()


@pytest.mark.parametrize("rules_out", ["mode", "length", "region"])
def test_nobody_is_told_of_what_the_profile_rules_out(nurse_of, publish, rules_out):
    never = {"mode": {"on_site": False, "online": True}, "length": {"longest_stay_days": 20}, "region": {}}
    nurse = nurse_of(**never[rules_out])
    if rules_out == "region":
        type(nurse).objects.filter(pk=nurse.pk).update(anywhere=False)
        nurse.regions.add(RegionFactory(code="TZ-17"))

    publish()

    assert tasks.find_alerts() == 1
    assert told() == set()


def test_half_of_the_required_skills_is_news(nurse_of, approved, officer):
    nurse = nurse_of()
    assignment = approved()
    AssignmentSkillFactory(assignment=assignment)

    publish_assignment(assignment=assignment, by=officer)

    assert tasks.find_alerts() == 1
    assert told() == {(nurse.user_id, assignment.pk)}


def test_a_partial_match_is_no_news(nurse_of, approved, officer):
    nurse_of()
    assignment = approved()
    AssignmentSkillFactory.create_batch(2, assignment=assignment)

    publish_assignment(assignment=assignment, by=officer)

    assert tasks.find_alerts() == 1
    assert told() == set()


@pytest.mark.parametrize("lacks", ["alerts", "matching", "hidden", "unpublished", "never", "suspended"])
def test_nobody_is_told_without_having_agreed(nurse_of, publish, lacks):
    nurse = nurse_of(
        frequency="never" if lacks == "never" else None,
        consents=[purpose for purpose in ALL_THREE if purpose.value != lacks],
        visibility=Visibility.HIDDEN if lacks == "hidden" else Visibility.OFFICE,
    )
    if lacks == "unpublished":
        type(nurse).objects.filter(pk=nurse.pk).update(published_at=None)
    if lacks == "suspended":
        type(nurse.user).objects.filter(pk=nurse.user_id).update(is_active=False)

    publish()
    tasks.find_alerts()

    assert told() == set()


def test_many_people_are_found_a_batch_at_a_time(nurse_of, publish, monkeypatch):
    monkeypatch.setattr(finding, "BATCH", 2)
    people = [nurse_of() for _number in range(5)]

    publish()
    tasks.find_alerts()

    assert {user for user, _assignment in told()} == {person.user_id for person in people}


def test_looking_twice_or_reopening_is_no_second_news(nurse_of, publish, officer):
    nurse_of()
    assignment = publish()
    tasks.find_alerts()
    close_assignment(assignment=assignment, by=officer)

    reopen_assignment(assignment=assignment, by=officer, closing_on=timezone.localdate() + datetime.timedelta(days=9))
    late = nurse_of()

    assert tasks.find_alerts() == 1
    assert Alert.objects.count() == 2
    assert (late.user_id, assignment.pk) in told()


def test_the_database_knows_a_person_and_an_assignment_once(nurse_of, publish):
    nurse, assignment = nurse_of(), publish()
    tasks.find_alerts()

    with pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.create(user=nurse.user, assignment=assignment)


def test_a_saved_search_is_enough_also_for_somebody_without_a_profile(publish, stranger):
    reader = UserFactory()
    save_search(user=reader, name="Nurses", text="nurses", chosen={"mode": ["on_site"]}, tells=True)
    save_search(user=stranger, name="Quiet", text="nurses", chosen={}, tells=False)
    save_search(user=UserFactory(), name="Fish", text="fish", chosen={}, tells=True)

    assignment = publish(title_en="Train nurses")
    publish(title_en="Train nurses online", mode="online")
    tasks.find_alerts()

    assert told() == {(reader.pk, assignment.pk)}
    alert = Alert.objects.get()
    assert (alert.band, alert.saved_search.name) == ("", "Nurses")


def test_both_reasons_make_one_alert(nurse_of, publish):
    nurse = nurse_of()
    for name, text in (("First", "nurses"), ("Second", "train")):
        save_search(user=nurse.user, name=name, text=text, chosen={}, tells=True)

    publish(title_en="Train nurses")
    tasks.find_alerts()

    alert = Alert.objects.get()
    assert alert.band
    assert alert.saved_search.name == "First"


def test_a_changed_profile_makes_open_assignments_new_once_it_has_settled(publish, nursing):
    profile = ProfileFactory(consents=ALL_THREE)
    assignment = publish()
    tasks.find_alerts()
    assert told() == set()
    PersonSkillFactory(profile=profile, skill=nursing, level=3)
    give_consent(user=profile.user, purpose=ConsentPurpose.DIRECTORY)  # a verb that announces the profile

    assert tasks.find_alerts() == 0
    settle_profiles()
    assert tasks.find_alerts() == 1
    assert told() == {(profile.user_id, assignment.pk)}


def test_agreeing_to_alerts_makes_what_is_open_new(nurse_of, publish):
    nurse = nurse_of(consents=[ConsentPurpose.MATCHING, ConsentPurpose.HOSTS])
    assignment = publish()
    tasks.find_alerts()
    choose_alerts(user=nurse.user, frequency=AlertFrequency.DAILY, messages_a_week=2, agrees=True)
    settle_profiles()

    tasks.find_alerts()

    assert told() == {(nurse.user_id, assignment.pk)}


def test_a_change_that_comes_while_the_worker_looks_is_looked_at_again(nurse_of, publish):
    early, assignment, late = nurse_of(), publish(), []

    def change() -> None:
        late.append(nurse_of())
        AlertCause.objects.mark(kind=ChangeKind.ASSIGNMENT, object_id=assignment.pk)

    with just_before(WRITES_ALERTS, change):
        tasks.find_alerts()
    first = told()
    tasks.find_alerts()

    assert first == {(early.user_id, assignment.pk)}
    assert told() == first | {(late[0].user_id, assignment.pk)}
    assert tasks.find_alerts() == 0


def test_a_worker_killed_before_the_end_leaves_the_cause(nurse_of, publish, time_machine):
    """Killed after the alerts were written and before the cause was deleted: nothing lost, nothing twice."""
    nurse, assignment = nurse_of(), publish()

    with pytest.raises(Killed), just_before(DELETES_CAUSE, kill):
        tasks.find_alerts()

    assert told() == {(nurse.user_id, assignment.pk)}
    assert tasks.find_alerts() == 0
    time_machine.move_to(timezone.now() + finding.LEASE)
    assert tasks.find_alerts() == 1
    assert Alert.objects.count() == 1
    assert not AlertCause.objects.exists()


def test_one_bad_cause_does_not_stop_the_others(nurse_of, publish):
    nurse, bad, good = nurse_of(), publish(), publish()

    def fail() -> None:
        raise RuntimeError("bad row")

    with just_before(READS_ASSIGNMENT, fail, about=bad.pk):
        assert tasks.find_alerts() == 1

    assert told() == {(nurse.user_id, good.pk)}
    assert AlertCause.objects.get().object_id == bad.pk


def test_withdrawing_the_consent_ends_it(nurse_of, publish):
    nurse = nurse_of()
    withdraw_consent(user=nurse.user, purpose=ConsentPurpose.ALERTS)

    publish()
    tasks.find_alerts()

    assert told() == set()


def test_alerts_are_forgotten_after_a_year(nurse_of, publish):
    nurse_of()
    publish()
    tasks.find_alerts()
    assert forget_what_is_past() == 0
    Alert.objects.update(found_at=timezone.now() - datetime.timedelta(days=366))

    assert forget_what_is_past() == 1


def test_publishing_a_profile_makes_open_assignments_new(nurse_of, publish):
    nurse = nurse_of()
    complete(nurse)
    type(nurse).objects.filter(pk=nurse.pk).update(published_at=None)
    assignment = publish()
    tasks.find_alerts()
    assert told() == set()

    publish_profile(profile=nurse, by=nurse.user)
    settle_profiles()
    tasks.find_alerts()

    assert told() == {(nurse.user_id, assignment.pk)}


def test_a_worker_killed_between_two_batches_goes_on_where_it_was(nurse_of, publish, monkeypatch, time_machine):
    """Some were written down, the others and those of saved searches not yet: nobody lost, nobody twice."""
    monkeypatch.setattr(finding, "BATCH", 2)
    people = [nurse_of().user_id for _number in range(5)]
    reader = UserFactory()
    save_search(user=reader, name="Nurses", text="nurses", chosen={}, tells=True)
    publish(title_en="Train nurses")

    with pytest.raises(Killed), just_before(WRITES_ALERTS, kill, time=2):
        tasks.find_alerts()
    written = set(Alert.objects.values_list("pk", flat=True))

    assert len(written) == 2
    time_machine.move_to(timezone.now() + finding.LEASE)
    assert tasks.find_alerts() == 1
    assert {user for user, _assignment in told()} == {*people, reader.pk}
    assert written <= set(Alert.objects.values_list("pk", flat=True))


def test_what_cannot_be_looked_at_waits_longer_each_time(publish, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    publish()

    def fail(execute, sql, *arguments):
        if "skills_match_savedsearch" in sql:
            raise ValueError("a bad row")
        return execute(sql, *arguments)

    waits = []
    for _attempt in range(4):
        with connection.execute_wrapper(fail):
            assert (tasks.find_alerts(), tasks.find_alerts()) == (0, 0)
        cause = AlertCause.objects.get()
        waits.append((cause.look_at - timezone.now()).total_seconds() // 60)
        time_machine.move_to(cause.look_at, tick=False)

    assert waits == [1, 2, 4, 8]
    assert tasks.find_alerts() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_publishing_costs_the_same_however_many_want_to_hear(
    nurse_of, approved, officer, count, django_assert_num_queries
):
    for _number in range(count):
        save_search(user=nurse_of().user, name="Nurses", text="nurses", chosen={}, tells=True)
    assignment = approved(title_en="Train nurses")
    ContentType.objects.get_for_models(Assignment, TranslationJob)

    with django_assert_num_queries(30):
        publish_assignment(assignment=assignment, by=officer)


@pytest.mark.parametrize("count", [1, 3])
def test_finding_costs_the_same_for_a_whole_batch(nurse_of, publish, count, django_assert_num_queries):
    publish()
    tasks.find_alerts()
    for number in range(count):
        nurse = nurse_of()
        save_search(user=nurse.user, name="Nurses", text="nurses", chosen={}, tells=True)
        save_search(user=UserFactory(), name="Other", text=f"nurses {number}", chosen={}, tells=True)
    publish(title_en="Train nurses 0 1 2")

    with django_assert_num_queries(26):
        tasks.find_alerts()

    assert Alert.objects.count() == 2 * count
