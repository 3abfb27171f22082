"""Promises of placements."""

import datetime
import uuid
from typing import Any

from django.db import models
from django.utils import timezone

from tests.factories.earlier import EarlierAssignmentFactory, EarlierExpertFactory
from tests.factories.people import ProfileFactory, UserFactory
from tests.factories.placements import (
    AdvanceFactory,
    AdvanceSettlementFactory,
    AimFactory,
    AlumniOfferFactory,
    ArrivalTickFactory,
    CertificateFactory,
    ClaimedDaysFactory,
    ClaimFactory,
    ClaimLineFactory,
    ClaimPaymentFactory,
    ClosedMonthFactory,
    ClosingTickFactory,
    CounterpartFactory,
    EvaluationFactory,
    ExchangeRateFactory,
    GrantFactory,
    IndicatorFactory,
    IndicatorValueFactory,
    LaterContactFactory,
    LearnersBySexFactory,
    LineShareFactory,
    PayAccountFactory,
    PaymentFileFactory,
    PaymentFileRowFactory,
    PlacementFactory,
    ProgrammeReportFactory,
    RegionMessageFactory,
    ReminderFactory,
    ReportDocumentFactory,
    ReportFactory,
    ReturnAnswerFactory,
    SafetyAnswerFactory,
    ServiceRecordFactory,
    StoryFactory,
    SupervisorFactory,
    TargetFactory,
    TeachingSessionFactory,
    TravelLegFactory,
    VisitFactory,
    WeekNoteFactory,
)

from .rows import DAY, Maker

TOMORROW, FAR_AWAY = datetime.date(2026, 11, 21), datetime.date(2126, 11, 20)


def accepted_line():
    return ClaimLineFactory(accepted_minor=45_000)


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "a_thing_is_done_only_once": (ClosingTickFactory, {"at": timezone.now}),
    "a_thing_is_done_only_once_on_arrival": (ArrivalTickFactory, {"at": timezone.now}),
    "only_one_service_record_of_the_same_assignments": (ServiceRecordFactory, {"number": "S-2026-ZZZZZZ"}),
    "only_one_payment_file_of_a_currency_is_being_made": (
        lambda: PaymentFileFactory(is_being_made=True),
        {"made_at": timezone.now},
    ),
    "expert_and_supervisor_are_asked_once_a_wave": (EvaluationFactory, {"due_on": DAY, "key": uuid.uuid4}),
    "a_counterpart_is_asked_once_a_wave": (
        lambda: EvaluationFactory(counterpart=CounterpartFactory(), asked="counterpart"),
        {"due_on": DAY, "key": uuid.uuid4},
    ),
    "only_one_official_rate_per_currency_and_month": (ExchangeRateFactory, {"per_dollar": 1}),
    "only_one_new_claim_of_a_placement_is_being_written": (ClaimFactory, {"currency": "EUR"}),
    "only_one_advance_of_a_placement_is_open": (AdvanceFactory, {"currency": "EUR"}),
    "a_month_of_a_programme_is_closed_only_once": (ClosedMonthFactory, {"closed_at": timezone.now}),
    "only_one_advance_is_paid_back_by_a_reference": (AdvanceSettlementFactory, {"amount_minor": 7}),
    "an_advance_is_taken_off_a_claim_only_once": (
        lambda: AdvanceSettlementFactory(claim=ClaimFactory(), reference=""),
        {"amount_minor": 7},
    ),
    "only_one_claim_is_paid_by_a_reference": (ClaimPaymentFactory, {"amount_minor": 7}),
    "only_one_account_on_which_one_is_paid": (PayAccountFactory, {"number": "12345"}),
    "a_claim_stands_only_once_in_a_payment_file": (PaymentFileRowFactory, {"amount_minor": 7}),
    "only_one_share_of_a_line_by_grant_and_budget_line": (LineShareFactory, {"amount_minor": 7}),
    "only_one_grant_per_code_and_programme": (GrantFactory, {"donor": "B"}),
    "an_expert_is_asked_once_a_stage_of_return": (ReturnAnswerFactory, {"due_on": DAY}),
    "a_side_tells_one_story_of_a_placement": (StoryFactory, {"title": "Another"}),
    "an_offer_of_alumni_is_made_once": (AlumniOfferFactory, {"agreed_at": timezone.now}),
    "only_one_aim_per_code_and_programme": (AimFactory, {"text_en": "B"}),
    "only_one_indicator_per_code_and_programme": (IndicatorFactory, {"text_en": "B"}),
    "only_one_target_by_days_without_grant": (TargetFactory, {"value": 7}),
    "only_one_target_by_grant_and_days": (lambda: TargetFactory(grant=GrantFactory()), {"value": 7}),
    "a_value_of_an_indicator_is_entered_once": (IndicatorValueFactory, {"value": 7}),
    "one_report_of_a_programme_and_its_months_a_month": (ProgrammeReportFactory, {"tables": []}),
    "one_report_of_a_grant_and_its_months_a_month": (
        lambda: ProgrammeReportFactory(grant=GrantFactory()),
        {"tables": []},
    ),
    "only_one_paper_of_a_report_and_language": (ReportDocumentFactory, {"is_pdf": False}),
    "only_one_running_message_a_region": (RegionMessageFactory, {"text": "B"}),
    "everyone_is_asked_once_a_message": (SafetyAnswerFactory, {"key": uuid.uuid4}),
    "only_one_note_a_week": (WeekNoteFactory, {"done": "B"}),
    "no_two_reports_of_a_side_on_one_day": (ReportFactory, {"stage": "end"}),
    "only_one_first_and_last_report_of_a_side": (ReportFactory, {"due_on": DAY}),
    "at_most_one_reminder_a_person_and_day": (ReminderFactory, {"at": timezone.now}),
    "only_one_supervisor_at_a_time": (SupervisorFactory, {"name": "B"}),
    "no_counterpart_learns_twice": (CounterpartFactory, {"position": "B"}),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "an_answer_about_the_return_is_whole": (ReturnAnswerFactory, {"answered_at": timezone.now}),
    "a_later_contact_is_an_address_or_a_number": (LaterContactFactory, {"email": ""}),
    "an_output_leads_to_an_outcome_and_an_outcome_to_none": (AimFactory, {"kind": "output"}),
    "a_baseline_has_its_day": (IndicatorFactory, {"baseline": 3}),
    "a_target_never_ends_before_it_begins": (TargetFactory, {"last_on": datetime.date(2025, 12, 31)}),
    "only_months_that_are_over_are_frozen": (ProgrammeReportFactory, {"edition": datetime.date(2026, 3, 1)}),
    "a_paper_that_is_made_never_lacks_its_content": (ReportDocumentFactory, {"made_at": timezone.now}),
    "a_placement_never_ends_before_it_starts": (PlacementFactory, {"ends_on": DAY, "starts_on": TOMORROW}),
    "a_placement_never_ended_before_it_began": (PlacementFactory, {"ended_on": DAY, "began_on": TOMORROW}),
    "a_placement_that_began_never_lacks_the_day": (PlacementFactory, {"began_on": None}),
    "a_placement_that_ended_never_lacks_the_day": (PlacementFactory, {"state": "completed"}),
    "what_ended_before_its_time_never_lacks_the_reason": (
        PlacementFactory,
        {"state": "ended_early", "ended_on": FAR_AWAY, "ending_side": "host"},
    ),
    "an_official_rate_is_never_nothing": (ExchangeRateFactory, {"per_dollar": 0}),
    "an_official_rate_begins_with_its_month": (ExchangeRateFactory, {"month": DAY}),
    "nobody_approves_what_they_checked": (
        lambda: ClaimFactory(checked_by=UserFactory()),
        {"approved_by": models.F("checked_by")},
    ),
    "nobody_checks_or_approves_their_own_claim": (ClaimFactory, {"approved_by": models.F("expert")}),
    "never_more_of_an_advance_is_settled_than_was_paid": (AdvanceFactory, {"settled_minor": 45_001}),
    "an_advance_is_taken_off_a_claim_or_paid_back": (AdvanceSettlementFactory, {"reference": ""}),
    "a_closed_month_begins_with_its_first_day": (ClosedMonthFactory, {"month": DAY}),
    "whoever_asks_to_open_a_month_says_why": (ClosedMonthFactory, {"asked_at": timezone.now}),
    "no_month_is_opened_unless_somebody_asked": (ClosedMonthFactory, {"opened_at": timezone.now}),
    "nobody_opens_a_closed_month_alone": (
        lambda: ClosedMonthFactory(asked_by=UserFactory(), asked_at=timezone.now(), reason="x"),
        {"opened_by": models.F("asked_by"), "opened_at": timezone.now},
    ),
    "no_advance_settles_itself": (AdvanceSettlementFactory, {"claim": models.F("advance"), "reference": ""}),
    "a_settlement_of_an_advance_is_never_nothing": (AdvanceSettlementFactory, {"amount_minor": 0}),
    "an_approved_claim_was_checked_and_approved": (ClaimFactory, {"state": "approved"}),
    "nothing_is_owed_before_approval": (ClaimFactory, {"owed_minor": 7}),
    "never_more_is_paid_than_is_owed": (lambda: ClaimFactory(state="with_finance"), {"paid_minor": 45_001}),
    "a_paid_claim_is_paid_in_full": (lambda: ClaimFactory(state="with_finance"), {"state": "paid"}),
    "a_claim_paid_in_part_is_owed_the_rest": (lambda: ClaimFactory(state="with_finance"), {"state": "partly_paid"}),
    "a_payment_never_lacks_its_reference": (ClaimPaymentFactory, {"reference": ""}),
    "a_payment_of_a_claim_is_never_nothing": (ClaimPaymentFactory, {"amount_minor": 0}),
    "what_came_back_never_lacks_day_and_reason": (ClaimPaymentFactory, {"came_back_on": DAY}),
    "nobody_checks_where_they_are_paid_themselves": (
        PayAccountFactory,
        {"checked_by": models.F("owner"), "checked_at": timezone.now},
    ),
    "a_checked_account_never_lacks_its_time": (PayAccountFactory, {"checked_by": lambda: UserFactory().pk}),
    "a_row_of_a_payment_file_pays_something": (PaymentFileRowFactory, {"amount_minor": 0}),
    "a_grant_never_ends_before_it_begins": (GrantFactory, {"first_on": TOMORROW, "last_on": DAY}),
    "a_claimed_amount_is_never_nothing": (ClaimLineFactory, {"amount_minor": 0}),
    "never_more_is_accepted_than_was_claimed": (accepted_line, {"accepted_minor": 45_001, "reason": "x"}),
    "what_is_accepted_in_part_never_lacks_the_reason": (accepted_line, {"accepted_minor": 44_999}),
    "what_is_paid_never_lacks_its_exchange_rate": (ClaimLineFactory, {"pay_minor": 1}),
    "an_allowance_by_rate_never_lacks_how_many": (ClaimLineFactory, {"quantity": None}),
    "an_answer_about_safety_never_lacks_its_time": (SafetyAnswerFactory, {"is_safe": True}),
    "days_of_a_claim_are_in_order": (ClaimLineFactory, {"first_on": FAR_AWAY}),
    "claimed_days_are_in_order": (ClaimedDaysFactory, {"first_on": FAR_AWAY}),
    "earlier_work_never_ended_before_it_began": (EarlierAssignmentFactory, {"began_on": FAR_AWAY}),
    "a_story_is_told_by_expert_or_host": (StoryFactory, {"side": "office"}),
    "a_story_that_was_taken_back_says_nothing": (StoryFactory, {"withdrawn_at": timezone.now}),
    "earlier_work_is_over": (EarlierAssignmentFactory, {"state": "deployed"}),
    "earlier_work_is_of_one_person": (
        lambda: EarlierAssignmentFactory(expert=EarlierExpertFactory()),
        {"profile": lambda: ProfileFactory().pk},
    ),
    "a_session_takes_ten_minutes_to_twelve_hours": (TeachingSessionFactory, {"minutes": 5}),
    "a_session_has_learners": (TeachingSessionFactory, {"learners": 0}),
    "nothing_is_offered_without_a_free_licence": (TeachingSessionFactory, {"is_offered": True, "licence": "host"}),
    "an_answer_never_lacks_its_levels": (EvaluationFactory, {"answered_at": timezone.now, "knowledge": 3}),
    "a_withdrawn_certificate_has_a_reason_and_names_nobody": (CertificateFactory, {"withdrawn_at": timezone.now}),
    "nothing_sent_was_also_skipped": (
        ReportFactory,
        {"sent_at": timezone.now, "skipped_at": timezone.now, "skip_reason": "x"},
    ),
    "nothing_is_skipped_without_a_reason": (ReportFactory, {"skipped_at": timezone.now}),
    "a_supervisor_never_leaves_before_they_came": (SupervisorFactory, {"since": TOMORROW, "until": DAY}),
    "a_counterpart_never_leaves_before_they_came": (CounterpartFactory, {"since": TOMORROW, "until": DAY}),
    "a_visit_never_ends_before_it_starts": (VisitFactory, {"starts_on": TOMORROW, "ends_on": DAY}),
    "nobody_leaves_before_they_came": (VisitFactory, {"came_on": TOMORROW, "left_on": DAY}),
    "nobody_leaves_who_never_came": (VisitFactory, {"left_on": DAY}),
    "a_booking_never_lacks_who_booked": (TravelLegFactory, {"booked_by": ""}),
    "women_and_men_are_told_together": (LearnersBySexFactory, {"men": None}),
    "a_service_record_that_is_made_never_lacks_its_content": (ServiceRecordFactory, {"content": None}),
    "never_more_than_the_rate_is_claimed": (ClaimLineFactory, {"percent": 101}),
}


#: A second row like the first one shares its days with it.
NO_SHARED_DAY: dict[str, Maker] = {
    "no_allowance_is_claimed_twice_for_a_day": ClaimedDaysFactory,
}
