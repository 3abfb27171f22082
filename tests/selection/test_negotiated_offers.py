"""Before an offer is answered: each part of it has an answer of its own, other days and more time are asked for, and
what comes of it is a new version or a reason."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed
from diaspora.models import ThreadMessage
from diaspora.privacy.erasure import delete_account
from selection.conditions.moves import MOVES as CONDITIONS
from selection.enums import ConditionState, CounterOfferState
from selection.models import FormerOffer, Offer
from selection.negotiating import answering, asking, errors, renewing, settling
from selection.offers import ending
from selection.offers import errors as offer_errors
from selection.offers.answering import accept_offer
from selection.offers.elements import elements_of
from selection.offers.waiting import offers_to_answer, offers_to_call_about
from skills_match.applications.errors import OwnApplication
from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.skills_match.heard import heard_by

pytestmark = pytest.mark.django_db
S, R = ApplicationState, CounterOfferState
TODAY = datetime.date(2026, 11, 20)
FIRST, LAST = datetime.date(2027, 3, 1), datetime.date(2027, 3, 31)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel("2026-11-18T09:00:00Z", tick=False):
        yield


@pytest.fixture
def offered(professional, manager, officer):
    institution = manager.memberships.get().institution
    mine = {"profile": professional.profile, "assignment__institution": institution, "officer": officer}
    application = ApplicationFactory(state=S.OFFERED, offer_answer_by=TODAY, **mine)
    days = {"starts_on": datetime.date(2027, 2, 1), "ends_on": datetime.date(2027, 2, 28)}
    Offer.objects.filter(application=application).update(terms="Ward four.", **days)
    application.offer.lines.create(kind="travel", unit="once", amount_minor=90_000, currency="USD")
    return type(application).objects.get(pk=application.pk)


def ask(offered, by, **values):
    wanted = {"starts_on": FIRST, "ends_on": LAST, "reason": "My employer lets me go in March."} | values
    return asking.ask_for_change(application=offered, by=by, **wanted)


def offer_of(application) -> Offer:
    return Offer.objects.get(application=application)


def said(application) -> dict[str, str]:
    return {each.kind: each.answer.says for each in elements_of(offer_of(application)) if each.answer}


def test_each_part_has_an_answer_and_questions_go_to_the_office_alone(offered, professional):
    keys = {element.kind: element.key for element in elements_of(offered.offer)}
    answers = {
        keys["days"]: ("agreed", ""),
        keys["allowance"]: ("cannot", "The ticket costs 1,200 dollars."),
        keys["terms"]: ("question", "Who translates on ward four?"),
    }

    for _twice in range(2):
        answering.answer_elements(application=offered, by=professional, answers=answers)

    assert said(offered) == {"days": "agreed", "allowance": "cannot", "terms": "question"}
    message = ThreadMessage.objects.get()
    assert (message.side, message.kept_from) == ("person", "host")
    assert "1,200 dollars" in message.text
    assert "translates" in message.text


def test_nobody_accepts_what_they_said_does_not_work_but_an_open_question_keeps_nobody(offered, professional):
    answering.answer_elements(application=offered, by=professional, answers={"terms": ("cannot", "Not at night.")})
    with pytest.raises(offer_errors.ElementStandsAgainst):
        accept_offer(application=offered, by=professional)
    answering.answer_elements(application=offered, by=professional, answers={"terms": ("question", "At night?")})

    assert accept_offer(application=offered, by=professional).state == S.ACCEPTED


def test_granted_days_are_a_new_version_and_what_was_said_to_the_rest_stays(offered, professional, manager, officer):
    answers = {"terms": ("agreed", ""), "days": ("cannot", "March is possible.")}
    answering.answer_elements(application=offered, by=professional, answers=answers)
    counter_offer = ask(offered, professional)
    told = [heard_by(officer)[-1], heard_by(manager)[-1]]

    settling.grant_counter_offer(counter_offer=counter_offer, by=officer, answer_by=TODAY + datetime.timedelta(days=7))

    offer = offer_of(offered)
    assert (offer.starts_on, offer.ends_on, offer.terms) == (FIRST, LAST, "Ward four.")
    assert offer.former.values_list("number", "starts_on", "answer_by").get() == (1, datetime.date(2027, 2, 1), TODAY)
    assert said(offered) == {"terms": "agreed", "days": "agreed"}
    assert offer.lines.count() == 1
    assert told == ["application_staff_offer_asked", "application_staff_offer_days"]
    assert heard_by(professional)[-1] == "application_offer_changed"


def test_a_refused_counter_offer_says_why_and_leaves_two_days_to_answer(offered, professional, officer):
    counter_offer = ask(offered, professional, starts_on=None, ends_on=None, until=datetime.date(2027, 1, 10))

    with time_machine.travel("2026-11-25T09:00:00Z", tick=False):
        assert ending.expire_due_offers() == 0
        settling.refuse_counter_offer(counter_offer=counter_offer, by=officer, answer="The course begins in February.")
        assert ending.remind_of_offers() == 0  # the letter has said it a moment ago

    offer = offer_of(offered)
    assert (offer.answer_by, offer.former.count()) == (datetime.date(2026, 11, 27), 0)
    assert heard_by(professional)[-1] == "application_offer_kept"
    with time_machine.travel("2026-11-28T09:00:00Z", tick=False):
        assert ending.expire_due_offers() == 1


def test_an_offer_does_not_run_out_while_the_office_has_something_to_answer(offered, professional):
    counter_offer = ask(offered, professional)

    with time_machine.travel("2026-11-21T09:00:00Z", tick=False):
        waits = [ending.remind_of_offers(), ending.expire_due_offers()]
        asking.take_back(counter_offer=counter_offer, by=professional)
        ends = ending.expire_due_offers()

    assert (waits, ends) == ([0, 0], 1)


def test_nobody_is_late_with_an_offer_while_the_office_has_something_to_answer(offered, professional, officer):
    def told() -> list[int]:
        return [len(offers_to_answer(professional)), offers_to_call_about(officer)[0].waiting]

    before = told()
    counter_offer = ask(offered, professional)
    with time_machine.travel("2026-11-25T09:00:00Z", tick=False):
        meanwhile = told()
        mine = sign_in(professional).get(reverse("my:offer", args=[offered.pk])).text
        desk = sign_in(officer).get(reverse("office:application", args=[offered.pk])).text
    asking.take_back(counter_offer=counter_offer, by=professional)

    assert (before, meanwhile, told()) == ([1, 1], [0, 0], [1, 1])
    assert "stands until the end of" not in mine
    assert "stands until the end of" not in desk


def test_with_the_answer_nothing_is_asked_any_more(offered, professional, officer):
    counter_offer = ask(offered, professional)
    accept_offer(application=offered, by=professional)

    counter_offer.refresh_from_db()
    with pytest.raises(MoveNotAllowed):
        settling.grant_counter_offer(counter_offer=counter_offer, by=officer, answer_by=TODAY)
    assert counter_offer.state == R.LAPSED


def test_days_asked_for_go_together_are_asked_for_once_and_decided_by_the_office(offered, professional, stranger):
    day = datetime.timedelta(days=1)
    for wrong, refusal in [
        ({"starts_on": None, "ends_on": None}, errors.NeitherDaysNorTime),
        ({"starts_on": LAST, "ends_on": FIRST}, errors.DaysOutOfOrder),
        ({"ends_on": None}, errors.NeitherDaysNorTime),
        ({"starts_on": TODAY - 2 * day}, errors.DaysOutOfOrder),
        ({"until": FIRST}, errors.DaysOutOfOrder),
    ]:
        with pytest.raises(refusal):
            ask(offered, professional, **wrong)
    with pytest.raises(offer_errors.OfferExpired):
        ask(offered, stranger)
    counter_offer = ask(offered, professional, until=FIRST - day)
    with pytest.raises(errors.CounterOfferOpen):
        ask(offered, professional)
    with pytest.raises(OwnApplication):
        settling.grant_counter_offer(counter_offer=counter_offer, by=professional, answer_by=TODAY)


def test_the_office_writes_a_new_version_with_new_rates_and_nobody_answers_the_old_one(offered, professional, officer):
    key = next(each.key for each in elements_of(offered.offer) if each.kind == "allowance")
    answers = {key: ("cannot", "Too little."), "terms": ("agreed", "")}
    answering.answer_elements(application=offered, by=professional, answers=answers)
    offered.assignment.allowances.create(kind="travel", unit="once", amount_minor=120_000, currency="USD")
    kept = {name: getattr(offer_of(offered), name) for name in ("answer_by", "starts_on", "ends_on", "terms")}

    renewing.change_offer(application=offered, by=officer, **kept)

    assert said(offered) == {"terms": "agreed"}
    assert offer_of(offered).lines.get().amount_minor == 120_000
    assert FormerOffer.objects.get().lines[0]["amount_minor"] == 90_000
    assert ending.remind_of_offers() == 0  # the letter of the new version has said it a moment ago
    with pytest.raises(errors.NothingChanged):
        renewing.change_offer(application=offered, by=officer, **kept)
    with pytest.raises(offer_errors.OfferReplaced):
        accept_offer(application=offered, by=professional, version="1")
    assert accept_offer(application=offered, by=professional, version="2").state == S.ACCEPTED


def test_all_of_it_by_the_pages_of_three_sides(offered, professional, manager, officer):
    me, desk = sign_in(professional), sign_in(officer)
    parts, wish, page = (reverse(f"my:{name}", args=[offered.pk]) for name in ("offer_parts", "offer_ask", "offer"))
    seen = {"seen": "offered", "offer_version": "1"}

    me.post(parts, {**seen, "version": "", "says-terms": "question", "text-terms": "<b>Which</b> ward?"})
    empty = me.post(parts, {**seen, "says-terms": "cannot", "text-terms": ""})
    me.post(wish, {**seen, "starts_on": f"{FIRST}", "ends_on": f"{LAST}", "reason": "Ruhusa ni Machi."})
    mine = me.get(page).text
    answers = reverse("office:offer", args=[offered.pk])
    shown = desk.get(answers).text
    yes = {"seen": "asked", "to": "granted", "answer_by": "2026-11-30", "answer": "Karibu Machi."}
    letter = desk.post(answers, yes).text
    early = offer_of(offered).starts_on
    desk.post(answers, {**yes, "confirmed": "1"})

    assert mine.count("<form id=") == 1
    assert "text-terms" in empty.context["form"].errors
    assert "&lt;b&gt;Which&lt;/b&gt; ward?" in mine
    assert "<b>Which" not in mine
    assert "Ruhusa ni Machi." in shown
    assert "Karibu Machi." in letter
    assert (early, offer_of(offered).starts_on) == (datetime.date(2027, 2, 1), FIRST)
    host = reverse("institution_assignments:application", args=[offered.assignment.reference, offered.pk])
    text = sign_in(manager).get(host).text
    assert "1 March 2027 to 31 March 2027" in text
    assert "Ruhusa ni Machi." not in text
    assert "Version 2" in me.get(page).text
    stale = me.post(page, {**seen, "answer": "accept"}, follow=True).text
    assert "There is a newer version of this offer." in stale


def test_reasons_of_the_office_leave_the_log_with_the_person(offered, professional, officer):
    words = "Mimba ya miezi sita."
    settling.refuse_counter_offer(counter_offer=ask(offered, professional), by=officer, answer=words)
    accept_offer(application=offered, by=professional)
    condition = offered.conditions.first()
    CONDITIONS.make(condition, to=ConditionState.WAIVED, by=officer, reason=words, changes={"reason": words})
    before = sum(words in str(entry.data) for entry in ModelLogEntry.objects.all())

    delete_account(user=professional)

    assert (before, [entry for entry in ModelLogEntry.objects.all() if words in str(entry.data)]) == (2, [])


def test_the_office_answers_the_counter_offer_and_the_version_that_it_read_and_no_other(offered, professional, officer):
    desk, address = sign_in(officer), reverse("office:offer", args=[offered.pk])
    first = ask(offered, professional)
    yes = {"seen": "asked", "to": "granted", "answer_by": "2026-11-30", "confirmed": "1", "answer": "Karibu."}
    read = {"counter_offer": first.pk, "offer_version": 1}
    assert [f'name="{name}" value="{value}"' in desk.get(address).text for name, value in read.items()] == [True, True]

    asking.take_back(counter_offer=first, by=professional)
    second = ask(offered, professional, starts_on=LAST, ends_on=LAST)
    other = desk.post(address, {**yes, **read})
    days = {"answer_by": TODAY, "starts_on": FIRST, "ends_on": LAST, "terms": "At night."}
    renewing.change_offer(application=offered, by=officer, **days)
    older = desk.post(address, {**yes, **read, "counter_offer": second.pk})

    second.refresh_from_db()
    assert (second.state, offer_of(offered).starts_on) == (R.ASKED, FIRST)
    assert "Somebody moved this on" in other.text
    assert "There is a newer version of this offer." in older.text
    assert "Karibu." in older.text


def test_nobody_declines_a_version_that_they_have_not_read_and_their_words_come_back(offered, professional, officer):
    days = {"answer_by": TODAY, "starts_on": FIRST, "ends_on": LAST, "terms": "Ward four."}
    renewing.change_offer(application=offered, by=officer, **days)
    me, page = sign_in(professional), reverse("my:offer", args=[offered.pk])
    no = {"seen": "offered", "offer_version": "1", "answer": "decline", "text": "Februari haiwezekani."}

    told = me.post(page, no).text

    offered.refresh_from_db()
    assert offered.state == S.OFFERED
    assert "There is a newer version of this offer." in told
    assert "Februari haiwezekani." in told
    me.post(page, {**no, "offer_version": "2"})
    offered.refresh_from_db()
    assert offered.state == S.DECLINED


def test_a_host_is_asked_to_look_at_days_that_are_others_and_at_no_others(offered, professional, manager, officer):
    told = []
    for wanted in ({"starts_on": None, "ends_on": None, "until": datetime.date(2026, 12, 20)}, {}):
        request = ask(offered, professional, **wanted)
        settling.grant_counter_offer(counter_offer=request, by=officer, answer_by=datetime.date(2026, 12, 20))
        told.append(heard_by(manager).count("application_staff_offer_changed"))

    assert told == [0, 1]
