"""Decisions are prepared, then released: nothing outside differs before, and everybody hears in the same moment."""

import datetime
import json
import re
import zipfile
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.moves import MoveNotAllowed, ReasonMissing, Stale
from diaspora.models import Notice
from diaspora.privacy.my_data import export_data
from selection.decisions import errors, releasing
from selection.decisions.preparing import prepare_decision
from selection.models import Offer, PreparedDecision
from selection.offers import errors as offer_errors
from skills_match.applications import applying
from skills_match.applications.errors import OwnApplication
from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import ProfileFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S = ApplicationState
DAY = timezone.localdate() + datetime.timedelta(days=12)


@pytest.fixture
def chosen(officer, professional):
    """One who gets the place and one who does not, both prepared."""
    assignment = AssignmentFactory(posts=1)
    first = ApplicationFactory(assignment=assignment, state=S.SHORTLISTED, profile=professional.profile)
    second = ApplicationFactory(assignment=assignment, state=S.SHORTLISTED)
    prepare_decision(application=first, to=S.OFFERED, by=officer, answer_by=DAY, terms="Housing in Dodoma.")
    prepare_decision(application=second, to=S.NOT_SELECTED, by=officer, reason="Another has taught before.")
    return [first, second]


def release(officer, **values):
    decisions = list(releasing.prepared(officer))
    told = {"numbers": [each.pk for each in decisions], "by": officer, "shown": releasing.print_of(decisions)}
    return releasing.release_decisions(**{**told, **values})


def pages_of(person) -> list[str]:
    """What somebody reads about their applications, and takes away as their data."""
    client = sign_in(person)
    mine = person.profile.applications.values_list("pk", flat=True)
    addresses = [reverse(name) for name in ("my:home", "my:applications", "diaspora:notices", "diaspora:privacy")]
    addresses += [reverse("my:application", args=[pk]) for pk in mine]
    pages = [client.get(address).text.partition("<main")[2] for address in addresses]
    with zipfile.ZipFile(export_data(user=person)) as archive:
        taken = {name: archive.read(name) for name in archive.namelist() if name.startswith("data/")}
    # When somebody last signed in, and that they took their data.
    changing = {"data/diaspora.user.json", "data/wagtailcore.modellogentry.json"}
    told = [f"{name}: {content!r}" for name, content in sorted(taken.items()) if name not in changing]
    return [re.sub('name="csrfmiddlewaretoken" value="[^"]*"', "", page) for page in pages] + told


def test_before_the_release_nothing_that_an_applicant_can_get_differs(officer, professional):
    application = ApplicationFactory(state=S.SHORTLISTED, profile=professional.profile)
    pages_of(professional)
    before = pages_of(professional)

    prepare_decision(application=application, to=S.OFFERED, by=officer, answer_by=DAY, terms="Housing in Dodoma.")

    assert pages_of(professional) == before
    assert sign_in(professional).get(reverse("my:offer", args=[application.pk])).status_code == 404
    release(officer)
    assert pages_of(professional) != before


def test_chosen_and_refused_are_told_together(officer, professional, chosen):
    release(officer)

    first, second = (type(each).objects.get(pk=each.pk) for each in chosen)
    assert (first.state, second.state, second.reason) == (S.OFFERED, S.NOT_SELECTED, "Another has taught before.")
    assert (first.offer.answer_by, first.offer.terms) == (DAY, "Housing in Dodoma.")
    assert heard_by(professional) == ["application_offered"]
    assert heard_by(second.profile.user) == ["application_not_selected"]


def test_a_released_decision_is_among_the_data_of_its_person(officer, chosen):
    release(officer)

    with zipfile.ZipFile(export_data(user=chosen[1].profile.user)) as archive:
        decision = json.loads(archive.read("data/selection.prepareddecision.json"))[0]

    assert (decision["to"], decision["reason"]) == ("not_selected", "Another has taught before.")
    assert "prepared_by" not in decision


def test_when_one_cannot_be_told_nobody_is(officer, chosen):
    second_offer = ApplicationFactory(assignment=chosen[0].assignment, state=S.SHORTLISTED)
    prepare_decision(application=second_offer, to=S.OFFERED, by=officer, answer_by=DAY)

    with pytest.raises(offer_errors.PostsTaken):
        release(officer)

    assert Notice.objects.count() == 0
    assert PreparedDecision.objects.filter(released_at=None).count() == 3
    assert Offer.objects.count() == 0


def test_a_second_release_of_the_same_page_writes_no_letter_twice(officer, chosen):
    decisions = list(releasing.prepared(officer))
    page = {"numbers": [each.pk for each in decisions], "shown": releasing.print_of(decisions)}
    release(officer, **page)
    letters = Notice.objects.count()

    with pytest.raises(errors.LettersChanged):
        release(officer, **page)

    assert Notice.objects.count() == letters


def test_what_a_colleague_changed_meanwhile_is_not_sent_unread(officer, chosen):
    decisions = list(releasing.prepared(officer))
    shown = releasing.print_of(decisions)
    prepare_decision(application=chosen[1], to=S.NOT_SELECTED, by=officer, reason="Another text.")

    with pytest.raises(errors.LettersChanged):
        release(officer, shown=shown)

    assert Notice.objects.count() == 0


def test_an_application_that_moved_on_is_not_released(officer, professional, chosen):
    applying.withdraw_application(application=chosen[0], by=professional)

    with pytest.raises(errors.MovedOn):
        release(officer)

    assert not Notice.objects.filter(kind="application_not_selected").exists()


def test_preparing_asks_what_the_move_would_ask(officer, professional):
    ProfileFactory(user=officer)
    sent = ApplicationFactory(state=S.SHORTLISTED)
    own = ApplicationFactory(state=S.SHORTLISTED, profile=officer.profile)
    prepare = partial(prepare_decision, by=officer, to=S.NOT_SELECTED, reason="Another.")

    with pytest.raises(OwnApplication):
        prepare(application=own)
    with pytest.raises(Stale):
        prepare(application=sent, seen="screening")
    with pytest.raises(ReasonMissing):
        prepare(application=sent, reason=" ")
    with pytest.raises(MoveNotAllowed):
        prepare(application=sent, to=S.NOT_ELIGIBLE)
    with pytest.raises(MoveNotAllowed):
        prepare(application=sent, by=professional)
    assert PreparedDecision.objects.count() == 0


def test_preparing_again_replaces_what_was_prepared(officer, chosen):
    prepare_decision(application=chosen[0], to=S.RESERVE, by=officer)

    decision = PreparedDecision.objects.get(application=chosen[0])
    assert (decision.to, decision.terms, decision.answer_by) == (S.RESERVE, "", None)


def test_the_office_reads_each_letter_in_the_language_of_its_reader_and_sends_with_the_second_click(officer, chosen):
    reader = chosen[1].profile.user
    type(reader).objects.filter(pk=reader.pk).update(preferred_language="sw")
    desk, address = sign_in(officer), reverse("office:prepared")
    numbers = [each.pk for each in PreparedDecision.objects.all()]

    page = desk.post(address, {"decision": numbers})
    hidden = {field["name"]: field["value"] for field in page.context["carried"]}
    before = Notice.objects.count()
    done = desk.post(address, {"decision": numbers, "shown": hidden["shown"], "confirmed": "1"}, follow=True)

    assert {letter.language for letter in page.context["letters"]} == {"en", "sw"}
    assert "Another has taught before." in page.text
    assert before == 0
    assert "2 people have been told." in done.text
    assert PreparedDecision.objects.filter(released_by=officer).count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_prepared_decisions_costs_the_same_at_any_length(officer, count, django_assert_num_queries):
    for application in ApplicationFactory.create_batch(count, state=S.SHORTLISTED):
        prepare_decision(application=application, to=S.RESERVE, by=officer)
    desk = sign_in(officer)
    desk.get(reverse("office:home"))

    with django_assert_num_queries(9):
        page = desk.get(reverse("office:prepared"))

    assert page.text.count('name="decision"') == count


def test_a_dropped_decision_tells_nobody(officer, professional, chosen):
    decision = PreparedDecision.objects.get(application=chosen[0])
    address = reverse("office:drop_decision", args=[decision.pk])

    assert sign_in(professional).post(address).status_code == 403
    sign_in(officer).get(address)
    assert PreparedDecision.objects.filter(pk=decision.pk).exists()
    sign_in(officer).post(address)

    assert not PreparedDecision.objects.filter(pk=decision.pk).exists()
    assert heard_by(professional) == []


def test_an_officer_neither_sees_nor_releases_the_decision_on_themselves(officer, administrator):
    ProfileFactory(user=officer)
    own = ApplicationFactory(state=S.SHORTLISTED, profile=officer.profile)
    decision = prepare_decision(application=own, to=S.RESERVE, by=administrator)

    page = sign_in(officer).get(reverse("office:prepared"))

    assert "No decision is prepared" in page.text
    with pytest.raises(errors.LettersChanged):
        release(officer, numbers=[decision.pk], shown=releasing.print_of([decision]))


def test_whoever_declines_may_say_why_to_the_office_alone(officer, professional, manager):
    application = ApplicationFactory(
        state=S.OFFERED, profile=professional.profile, assignment__institution=manager.memberships.get().institution
    )
    answer = {"answer": "decline", "reason": "employer", "text": "The ward has nobody else."}

    sign_in(professional).post(reverse("my:offer", args=[application.pk]), answer)

    host = reverse("institution_assignments:application", args=[application.assignment.reference, application.pk])
    pages = [sign_in(officer).get(reverse("office:application", args=[application.pk])), sign_in(manager).get(host)]
    assert ["The ward has nobody else." in page.text for page in pages] == [True, False]


def test_an_offer_keeps_the_allowances_as_they_were(officer, professional):
    application = ApplicationFactory(state=S.SHORTLISTED, profile=professional.profile)
    line = application.assignment.allowances.create(
        kind="subsistence", unit="day", amount_minor=25_000_000, currency="TZS", source="Circular of May 2026"
    )
    prepare_decision(application=application, to=S.OFFERED, by=officer, answer_by=DAY)
    release(officer)
    line.delete()

    page = sign_in(professional).get(reverse("my:offer", args=[application.pk])).text

    assert "250,000" in page
    assert "Circular of May 2026" in page
    assert "Do not resign or book before the confirmation" in page
