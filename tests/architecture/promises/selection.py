"""Promises of selecting and judging."""

from typing import Any

from django.utils import timezone

from reviews.models import BlindCopy, Conflict, Minutes, PanelPack, RankingSignature, Reviewer, Seat
from selection.models import (
    Agreement,
    AgreementDocument,
    Amendment,
    Condition,
    CounterOffer,
    ElementAnswer,
    FollowUp,
    Formality,
    FormerOffer,
    HostOpinion,
    Interview,
    InterviewSlot,
    PreparedDecision,
    ReserveSlot,
)
from tests.factories.matching import ApplicationFactory, AssignmentFactory
from tests.factories.people import UserFactory
from tests.factories.reviews import RoundFactory, SheetFactory, SubjectFactory
from tests.factories.selection import OutsideSignatureFactory, ReferenceFactory

from .rows import DAY, WEEK, Maker


def score():
    sheet = SheetFactory()
    return sheet.scores.create(criterion=sheet.round.criteria.get(), value=3)


def seat():
    minutes = Minutes.objects.create(round=RoundFactory(), held_on=DAY, text="Agreed.")
    return Seat.objects.create(minutes=minutes, user=UserFactory(), name="a", side="office")


def ranking_signature():
    return RankingSignature.objects.create(
        round=RoundFactory(), side="office", signed_by=UserFactory(), name="a", fingerprint="a"
    )


def interview_slot():
    return InterviewSlot.objects.create(assignment=AssignmentFactory(), starts_at=timezone.now(), place="Room 4")


def interview():
    facts = {"starts_at": timezone.now(), "minutes": 30, "zone": "Africa/Dar_es_Salaam"}
    return Interview.objects.create(application=ApplicationFactory(), **facts)


def follow_up():
    return FollowUp.objects.create(application=ApplicationFactory(), kind="feedback", text="What was missing?")


def pack():
    return PanelPack.objects.create(round=RoundFactory(), reader=UserFactory(), language="en")


def condition():
    return Condition.objects.create(application=ApplicationFactory(), kind="visa", owner="person")


def agreement():
    return Agreement.objects.create(application=ApplicationFactory(), number=1, text_en="a", text_sw="b", sha256="c")


def signature():
    return agreement().signatures.create(side="expert", signer=UserFactory(), name="A B")


def outside_signature():
    return OutsideSignatureFactory(agreement=agreement())


def offer():
    return ApplicationFactory(state="offered").offer


def element_answer():
    return ElementAnswer.objects.create(offer=offer(), element="terms", says="question", text="Which ward?")


def counter_offer():
    return CounterOffer.objects.create(offer=offer(), starts_on=DAY, ends_on=DAY, reason="My employer.")


def former_offer():
    return FormerOffer.objects.create(offer=offer(), number=1, answer_by=DAY)


def agreement_document():
    return AgreementDocument.objects.create(agreement=agreement(), language="en", fingerprint="a")


def amendment():
    return Amendment.objects.create(agreement=agreement(), starts_on=DAY, ends_on=DAY, reason="More wards.")


def formality():
    return Formality.objects.create(document="a", body="b")


def reserve_slot():
    application = ApplicationFactory()
    return ReserveSlot.objects.create(application=application, assignment=application.assignment, slot=1)


def prepared_decision():
    return PreparedDecision.objects.create(
        application=ApplicationFactory(), to="offered", seen="shortlisted", answer_by=DAY
    )


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "an_element_of_an_offer_has_only_one_answer": (element_answer, {"says": "agreed", "line_id": None}),
    "a_referee_is_asked_only_once_about_an_application": (ReferenceFactory, {"name": "B"}),
    "only_one_open_counter_offer": (counter_offer, {"reason": "b"}),
    "no_two_earlier_offers_share_a_version": (former_offer, {"terms": "b"}),
    "only_one_paper_of_an_agreement_a_language": (agreement_document, {"fingerprint": "b"}),
    "a_condition_is_asked_only_once": (condition, {"note": "b"}),
    "no_two_agreements_share_a_version": (agreement, {"sha256": "b"}),
    "a_side_signs_a_version_only_once": (signature, {"signer_id": lambda: UserFactory().pk}),
    "a_side_signs_without_an_account_only_once": (outside_signature, {"signature_id": None}),
    "nobody_signs_a_version_for_two_sides": (signature, {"side": "host"}),
    "nobody_shares_a_slot_of_a_reserve_list": (
        reserve_slot,
        {"application_id": lambda: ApplicationFactory().pk},
    ),
    "only_one_prepared_decision_per_application": (prepared_decision, {"reason": "b"}),
    "only_one_opinion_per_member_and_application": (
        lambda: HostOpinion.objects.create(application=ApplicationFactory(), member=UserFactory(), recommends=True),
        {},
    ),
    "only_one_pack_of_a_round_for_a_reader": (pack, {}),
    "an_hour_is_offered_only_once": (interview_slot, {}),
    "only_one_follow_up_of_a_kind_after_a_refusal": (follow_up, {}),
    "only_one_round_under_way_for_each_group": (RoundFactory, {"state": "preparing"}),
    "only_one_phase_of_a_number_in_each_round": (lambda: RoundFactory().phases.get(), {}),
    "only_one_criterion_of_a_number_in_each_round": (lambda: RoundFactory().criteria.get(), {}),
    "only_one_wording_for_each_score": (lambda: RoundFactory().criteria.get().words.first(), {}),
    "nobody_judges_twice_in_one_round": (
        lambda: Reviewer.objects.create(round=RoundFactory(), user=UserFactory(), side="office"),
        {"side": "host"},
    ),
    "only_one_file_of_a_record_in_each_round": (SubjectFactory, {"number": 2}),
    "only_one_file_of_a_number_in_each_round": (SubjectFactory, {"record_id": 0}),
    "only_one_sheet_per_reviewer_and_file": (SheetFactory, {}),
    "only_one_score_per_criterion_and_sheet": (score, {"value": 1}),
    "only_one_conflict_per_person_and_file": (
        lambda: Conflict.objects.create(subject=SubjectFactory(), user=UserFactory(), kind="declared"),
        {"kind": "own"},
    ),
    "nobody_sits_twice_in_one_meeting": (seat, {"name": "b"}),
    "only_one_signature_for_each_side": (ranking_signature, {"signed_by_id": lambda: UserFactory().pk}),
    "nobody_signs_for_two_sides": (ranking_signature, {"side": "host"}),
    "only_one_blind_copy_of_each_text": (lambda: BlindCopy.objects.create(subject=SubjectFactory(), key="about"), {}),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "an_answer_to_an_allowance_never_lacks_its_line": (element_answer, {"element": "allowance"}),
    "a_question_or_a_no_to_an_offer_never_lacks_its_words": (element_answer, {"text": ""}),
    "a_counter_offer_asks_for_days_or_time": (counter_offer, {"starts_on": None, "ends_on": None}),
    "a_refused_counter_offer_never_lacks_the_reason": (counter_offer, {"state": "refused"}),
    "an_amendment_never_ends_before_it_starts": (amendment, {"starts_on": DAY, "ends_on": WEEK}),
    "a_paper_of_an_agreement_never_lacks_its_content": (agreement_document, {"made_at": timezone.now()}),
    "only_a_head_signs_by_link_and_paper_is_signed": (outside_signature, {"how": "paper"}),
    "an_answered_reference_never_lacks_what_was_said": (ReferenceFactory, {"answered_at": timezone.now()}),
    "a_waived_condition_never_lacks_the_reason": (condition, {"state": "waived"}),
    "a_fee_or_a_time_never_lacks_its_source": (formality, {"lead_days": 30}),
    "the_fee_of_a_formality_never_lacks_its_currency": (formality, {"currency": "USD"}),
    "a_reserve_list_begins_with_one": (reserve_slot, {"slot": 0}),
    "a_decided_offer_never_lacks_its_last_day": (prepared_decision, {"answer_by": None}),
    "offered_days_never_end_before_they_start": (
        lambda: ApplicationFactory(state="offered").offer,
        {"starts_on": DAY, "ends_on": WEEK},
    ),
    "a_signed_round_never_lacks_its_ranking": (RoundFactory, {"state": "signed"}),
    "one_to_five_reviewers_for_each_file": (RoundFactory, {"reviewers_each": 6}),
    "a_criterion_never_weighs_nothing_or_over_a_hundred": (lambda: RoundFactory().criteria.get(), {"weight": 0}),
    "worded_scores_are_zero_to_four": (lambda: RoundFactory().criteria.get().words.first(), {"value": 5}),
    "a_file_that_left_never_has_a_rank": (lambda: SubjectFactory(left_at=timezone.now()), {"rank": 1}),
    "a_given_sheet_never_lacks_its_time": (SheetFactory, {"state": "given"}),
    "scores_are_zero_to_four": (score, {"value": 5}),
    "an_offer_never_lacks_its_last_day": (lambda: ApplicationFactory(state="offered").offer, {"answer_by": None}),
    "a_pack_that_is_made_never_lacks_its_content": (pack, {"made_at": timezone.now()}),
    "interviews_of_ten_minutes_to_four_hours": (interview_slot, {"minutes": 5}),
    "an_outcome_never_lacks_its_interview": (interview, {"outcome": "held"}),
    "an_answer_never_lacks_its_time": (follow_up, {"answer": "Lessons on a ward."}),
}
