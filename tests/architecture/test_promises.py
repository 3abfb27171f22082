"""Every "never", "only one" and "at most" is kept by the database itself, whoever writes and by whatever road."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from wagtail.documents import get_document_model

from casework.models import KeptText, LetterKind, SoftBounce, Suppression, WhyStopped
from casework.models.overlaps import NeverOverlaps
from conferences.models import CheckIn, EventAnswer, Pick, ProgrammeVersion, ProposalAnswer, SessionSpeaker
from diaspora.enums import ConsentPurpose, FileKind, InstitutionState
from diaspora.models import Consent, DigestLetter, Invitation, PrivateFile, Thread, ThreadMessage, ThreadReading
from home.models import (
    ContactMessage,
    DocumentReading,
    LibraryVersion,
    LinkHost,
    LinkTarget,
    Menu,
    MenuItem,
    PageLink,
    PressLetter,
    ProjectOrganisation,
    TranslationJob,
)
from home.models.translation.jobs import content_type_of
from newsletters.models import NewsletterLetter
from payments.enums import LedgerKind
from payments.ledger.booking import account
from payments.models import BalanceLine, Booking, Difference, LedgerEntry, ReceiptSeries, StripeEvent
from reviews.models import BlindCopy, Conflict, Minutes, PanelPack, RankingSignature, Reviewer, Seat
from selection.models import (
    Agreement,
    Condition,
    FollowUp,
    Formality,
    HostOpinion,
    Interview,
    InterviewSlot,
    PreparedDecision,
    ReserveSlot,
)
from skills_match.enums import Audience, ChangeKind, ConceptKind, LabelKind, RelationKind, ReviewState
from skills_match.models import (
    Alert,
    AlertCause,
    AlertMessage,
    AlertSettings,
    ConceptRelation,
    ConceptSuggestion,
    MatchIndex,
    MatchItem,
    MatchRun,
    OccupationSkill,
    Programme,
    SavedAssignment,
    SavedSearch,
    SkillLink,
    Taxonomy,
)
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.events import (
    CallQuestionFactory,
    CategoryFactory,
    CheckInListFactory,
    CodeFactory,
    CoSpeakerFactory,
    DelegateFactory,
    EventFactory,
    ProposalFactory,
    QuestionFactory,
    QuotaFactory,
    RegistrationFactory,
    ScanFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
    VisaLetterFactory,
)
from tests.factories.index import index_entry, index_posting, index_stem, index_word, page_views, unfound_search
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    AttachmentFactory,
    InquiryFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.newsletters import NewsletterFactory, SubscriberFactory
from tests.factories.pages import (
    CallPageFactory,
    ConferencePageFactory,
    FieldOfficeFactory,
    LibraryPageFactory,
    OrganisationFactory,
    PressContactFactory,
    PressReleasePageFactory,
    ProjectPageFactory,
    TopicFactory,
)
from tests.factories.payments import (
    BankLineFactory,
    CashCountFactory,
    DisputeFactory,
    PaymentFactory,
    PayoutFactory,
    ReceiptFactory,
    RefundFactory,
    SubscriptionFactory,
)
from tests.factories.people import (
    AvailabilityWindowFactory,
    InstitutionFactory,
    LanguageFactory,
    MembershipFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    RegionFactory,
    UserFactory,
)
from tests.factories.placements import (
    CertificateFactory,
    ClaimedDaysFactory,
    ClaimFactory,
    ClaimLineFactory,
    ClosingTickFactory,
    CounterpartFactory,
    EvaluationFactory,
    ExchangeRateFactory,
    PlacementFactory,
    RegionMessageFactory,
    ReminderFactory,
    ReportFactory,
    SafetyAnswerFactory,
    SupervisorFactory,
    TeachingSessionFactory,
    VisitFactory,
    WeekNoteFactory,
)
from tests.factories.programmes import (
    AllowanceRateFactory,
    ProgrammeBudgetLineFactory,
    ProgrammeFactory,
    ProgrammeRightFactory,
    ProgrammeRuleFactory,
)
from tests.factories.reviews import RoundFactory, SheetFactory, SubjectFactory
from tests.factories.safeguarding import (
    CaseFactory,
    CaseReadingFactory,
    HelpContactFactory,
    KeptOutFactory,
    RetentionTermFactory,
)
from tests.ours import OURS

pytestmark = pytest.mark.django_db
DAY, WEEK = datetime.date(2026, 11, 20), datetime.date(2026, 11, 16)
TOMORROW, FAR_AWAY = datetime.date(2026, 11, 21), datetime.date(2126, 11, 20)


def check_in() -> CheckIn:
    delegate = DelegateFactory()
    return CheckIn.objects.create(list=CheckInListFactory(event=delegate.event), delegate=delegate)


def event_answer() -> EventAnswer:
    delegate = DelegateFactory()
    return EventAnswer.objects.create(delegate=delegate, question=QuestionFactory(event=delegate.event), text="No fish")


def session_speaker() -> SessionSpeaker:
    event = EventFactory()
    return SessionSpeaker.objects.create(session=SessionFactory(event=event), speaker=SpeakerFactory(event=event))


Maker = Callable[[], models.Model]


def declaration():
    return ApplicationFactory().declarations.create(rule=ProgrammeRuleFactory(kind="age", number=18), is_met=True)


def accepted_line():
    return ClaimLineFactory(accepted_minor=45_000, grant="MIDA-7", budget_line=ProgrammeBudgetLineFactory())


def answer():
    application = ApplicationFactory()
    return application.answers.create(question=application.assignment.questions.create(text="Why?"), text="So.")


def alert_message():
    return AlertMessage.objects.create(user=UserFactory(), week=WEEK, number=1)


def concept(**values):
    return SkillFactory(taxonomy=Taxonomy.objects.create(name="a", version="1", checksum="1"), **values)


def kept_text():
    return KeptText.objects.create(browser="b", page="/my/about/", owner="o", sent=[], kept_at=timezone.now())


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


def at_a_site():
    assignment = AssignmentFactory()
    site = assignment.institution.sites.create(name="a", region=RegionFactory())
    return assignment.sites.create(site=site, posts=1)


def cost():
    return AssignmentFactory().cost_shares.create(item="meals", bearer="host")


def named_person():
    return AssignmentFactory().named_people.create(name="a", email="a@example.org", known_from="a", slot=1)


def endorsement():
    assignment = AssignmentFactory()
    return assignment.endorsements.create(institution=InstitutionFactory(), submitted_at=timezone.now(), is_given=True)


def suppression():
    return Suppression.objects.create(address="a@example.org", kind=LetterKind.NEWSLETTER, why=WhyStopped.UNSUBSCRIBED)


def interview_slot():
    return InterviewSlot.objects.create(assignment=AssignmentFactory(), starts_at=timezone.now(), place="Room 4")


def interview():
    facts = {"starts_at": timezone.now(), "minutes": 30, "zone": "Africa/Dar_es_Salaam"}
    return Interview.objects.create(application=ApplicationFactory(), **facts)


def follow_up():
    return FollowUp.objects.create(application=ApplicationFactory(), kind="feedback", text="What was missing?")


def pack():
    return PanelPack.objects.create(round=RoundFactory(), reader=UserFactory(), language="en")


def thread():
    return Thread.objects.create(about=UserFactory())


def thread_message():
    return ThreadMessage.objects.create(thread=thread(), side="office", text="Come in June.")


def file():
    return PrivateFile.objects.create(owner=UserFactory(), kind=FileKind.CV, path="a", original_name="a.pdf", size=1)


def index(state):
    return MatchIndex.objects.create(kind=ChangeKind.PROFILE, name="people-1", state=state, drained_at=timezone.now())


def invitation():
    manager = MembershipFactory()
    return Invitation.objects.create(
        institution=manager.institution,
        email="a@example.org",
        role="author",
        token_hash="a",
        expires_at=timezone.now(),
    )


def item():
    run = MatchRun.objects.create(assignment=AssignmentFactory(), audience=Audience.OFFICE, sequence=1)
    return MatchItem.objects.create(run=run, profile=ProfileFactory(), rank=1, total=1, parts={})


def label():
    return SkillFactory().labels.get(language="sw")


def condition():
    return Condition.objects.create(application=ApplicationFactory(), kind="visa", owner="person")


def agreement():
    return Agreement.objects.create(application=ApplicationFactory(), number=1, text_en="a", text_sw="b", sha256="c")


def signature():
    return agreement().signatures.create(side="expert", signer=UserFactory(), name="A B")


def formality():
    return Formality.objects.create(document="a", body="b")


def reserve_slot():
    application = ApplicationFactory()
    return ReserveSlot.objects.create(application=application, assignment=application.assignment, slot=1)


def prepared_decision():
    return PreparedDecision.objects.create(
        application=ApplicationFactory(), to="offered", seen="shortlisted", answer_by=DAY
    )


def pair(model, **values):
    return lambda: model.objects.create(skill=SkillFactory(), other=SkillFactory(), **values)


def balance_line():
    return BalanceLine.objects.create(
        number="a", kind="charge", amount_minor=10, fee_minor=1, net_minor=9, currency="USD", happened_at=timezone.now()
    )


def entry():
    booking = Booking.objects.create(cause="a", happened_at=timezone.now())
    into, out_of = account(LedgerKind.BANK, "TZS"), account(LedgerKind.CASH, "TZS")
    return LedgerEntry.objects.create(booking=booking, debit=into, credit=out_of, amount_minor=1, currency="TZS")


def search():
    return SavedSearch.objects.create(user=UserFactory(), slot=1, name="a", fingerprint="a")


def link_target() -> LinkTarget:
    host = LinkHost.objects.create(name="a.example")
    return LinkTarget.objects.create(host=host, address="https://a.example/", next_check_at=timezone.now())


def reading():
    document = get_document_model().objects.create(title="a", file="a.pdf")
    return DocumentReading.objects.create(document=document, read_at=timezone.now(), page_count=1, pages_read=1)


def press_letter():
    return PressLetter.objects.create(contact=PressContactFactory(), release=PressReleasePageFactory())


def translation_job():
    assignment = AssignmentFactory()
    return TranslationJob.objects.create(
        content_type=content_type_of(assignment),
        object_id=assignment.pk,
        from_language="en",
        to_language="sw",
        due_on=datetime.date(2027, 1, 1),
    )


def version():
    return LibraryVersion.objects.create(
        page=LibraryPageFactory(), language=LanguageFactory(), address="https://example.org/"
    )


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "only_one_version_per_language_and_publication": (version, {}),
    "only_one_text_for_each_page_of_a_document": (lambda: reading().pages.create(number=1, text="a"), {"text": "b"}),
    "only_one_person_on_the_press_list_per_address": (
        lambda: PressContactFactory(email="a@example.org"),
        {"email": "A@Example.org"},
    ),
    "a_release_goes_to_a_person_of_the_press_only_once": (press_letter, {}),
    "only_one_open_translation_job_for_a_text": (translation_job, {"state": "in_work"}),
    "only_one_concept_per_kind_and_code": (lambda: concept(uri="a"), {"uri": "b"}),
    "only_one_concept_per_taxonomy_and_address": (lambda: concept(uri="a"), {"code": "b"}),
    "only_one_stem_of_a_text_in_each_language": (index_stem, {}),
    "only_one_row_for_a_word_of_a_stem": (index_word, {}),
    "only_one_posting_for_an_entry_and_stem": (index_posting, {"worth": 2}),
    "only_one_row_for_words_that_nothing_has": (unfound_search, {"days": 2}),
    "only_one_number_of_views_a_page_and_day": (page_views, {"number": 2}),
    "only_one_preferred_label_per_concept_and_language": (label, {"text": "b", "folded": "b"}),
    "only_one_equal_label_per_concept": (label, {"kind": LabelKind.SYNONYM}),
    "only_one_relation_per_pair": (
        lambda: OccupationSkill.objects.create(occupation=OccupationFactory(), skill=SkillFactory(), is_essential=True),
        {},
    ),
    "only_one_relation_of_a_kind_per_pair": (
        lambda: ConceptRelation.objects.create(concept=SkillFactory(), other=SkillFactory(), kind=RelationKind.BROADER),
        {},
    ),
    "only_one_link_per_pair": (pair(SkillLink, strength=50), {}),
    "only_one_row_per_skill_and_assignment": (AssignmentSkillFactory, {}),
    "only_one_level_per_language_and_assignment": (AssignmentLanguageFactory, {}),
    "no_two_saved_searches_share_a_slot": (search, {"fingerprint": "b"}),
    "a_search_is_saved_only_once": (search, {"slot": 2}),
    "a_cause_waits_only_once": (lambda: AlertCause.objects.create(kind=ChangeKind.PROFILE, object_id=1), {}),
    "no_number_twice_in_the_week_of_a_person": (alert_message, {}),
    "an_assignment_is_new_to_a_person_only_once": (
        lambda: Alert.objects.create(user=UserFactory(), assignment=AssignmentFactory()),
        {},
    ),
    "only_one_application_per_person_and_assignment": (ApplicationFactory, {}),
    "only_one_answer_per_question": (answer, {}),
    "a_condition_is_asked_only_once": (condition, {"note": "b"}),
    "a_thing_is_done_only_once": (ClosingTickFactory, {"at": timezone.now}),
    "expert_and_supervisor_are_asked_once_a_wave": (EvaluationFactory, {"due_on": DAY, "key": uuid.uuid4}),
    "a_counterpart_is_asked_once_a_wave": (
        lambda: EvaluationFactory(counterpart=CounterpartFactory(), asked="counterpart"),
        {"due_on": DAY, "key": uuid.uuid4},
    ),
    "only_one_official_rate_per_currency_and_month": (ExchangeRateFactory, {"per_dollar": 1}),
    "only_one_new_claim_of_a_placement_is_being_written": (ClaimFactory, {"currency": "EUR"}),
    "only_one_claim_is_paid_by_a_reference": (lambda: ClaimFactory(state="paid"), {"currency": "EUR"}),
    "only_one_row_per_case_and_officer_kept_out": (KeptOutFactory, {"why": "named"}),
    "only_one_reading_per_case_officer_and_day": (CaseReadingFactory, {}),
    "only_one_running_message_a_region": (RegionMessageFactory, {"text": "B"}),
    "everyone_is_asked_once_a_message": (SafetyAnswerFactory, {"key": uuid.uuid4}),
    "only_one_note_a_week": (WeekNoteFactory, {"done": "B"}),
    "no_two_reports_of_a_side_on_one_day": (ReportFactory, {"stage": "end"}),
    "only_one_first_and_last_report_of_a_side": (ReportFactory, {"due_on": DAY}),
    "at_most_one_reminder_a_person_and_day": (ReminderFactory, {"at": timezone.now}),
    "only_one_supervisor_at_a_time": (SupervisorFactory, {"name": "B"}),
    "no_counterpart_learns_twice": (CounterpartFactory, {"position": "B"}),
    "no_two_agreements_share_a_version": (agreement, {"sha256": "b"}),
    "a_side_signs_a_version_only_once": (signature, {"signer_id": lambda: UserFactory().pk}),
    "nobody_signs_a_version_for_two_sides": (signature, {"side": "host"}),
    "only_one_statement_per_rule_and_application": (declaration, {"is_met": False}),
    "only_one_programme_is_the_default": (
        lambda: Programme.objects.get_or_create(is_default=True, defaults={"code": "a"})[0],
        {},
    ),
    "only_one_rule_of_a_kind_and_programme": (ProgrammeRuleFactory, {"number": 9}),
    "only_one_rate_per_allowance_region_and_day": (
        lambda: AllowanceRateFactory(region=RegionFactory()),
        {"amount_minor": 1},
    ),
    "only_one_rate_per_allowance_and_day_without_region": (AllowanceRateFactory, {"amount_minor": 1}),
    "only_one_budget_line_per_code_and_programme": (ProgrammeBudgetLineFactory, {"amount_minor": 1}),
    "nobody_shares_a_slot_of_a_reserve_list": (
        reserve_slot,
        {"application_id": lambda: ApplicationFactory().pk},
    ),
    "only_one_prepared_decision_per_application": (prepared_decision, {"reason": "b"}),
    "only_one_opinion_per_member_and_application": (
        lambda: HostOpinion.objects.create(application=ApplicationFactory(), member=UserFactory(), recommends=True),
        {},
    ),
    "a_person_is_invited_to_an_assignment_only_once": (AssignmentInvitationFactory, {"slot": 2}),
    "no_two_open_invitations_share_a_slot": (
        AssignmentInvitationFactory,
        {"profile_id": lambda: ProfileFactory().pk},
    ),
    "no_two_open_questions_share_a_slot": (InquiryFactory, {}),
    "only_one_attachment_per_slot": (AttachmentFactory, {"sha256": "b"}),
    "a_document_is_attached_only_once": (AttachmentFactory, {"slot": 2}),
    "an_assignment_is_saved_only_once": (
        lambda: SavedAssignment.objects.create(user=UserFactory(), assignment=AssignmentFactory()),
        {},
    ),
    "only_one_index_of_a_kind_is_live": (lambda: index("live"), {}),
    "only_one_index_of_a_kind_is_built": (lambda: index("building"), {}),
    "only_one_failure_per_index_and_profile": (
        lambda: index("live").failures.create(object_id=1, failed_at=timezone.now(), retry_at=timezone.now()),
        {},
    ),
    "only_one_match_run_per_data_and_kind_of_reader": (lambda: item().run, {}),
    "only_one_person_per_place_of_a_match_run": (item, {"profile_id": lambda: ProfileFactory().pk}),
    "only_one_place_per_person_in_a_match_run": (item, {"rank": 2}),
    "only_one_level_per_skill_and_profile": (PersonSkillFactory, {}),
    "only_one_row_per_occupation_and_profile": (PersonOccupationFactory, {"is_main": False}),
    "only_one_main_occupation_per_profile": (
        lambda: PersonOccupationFactory(is_main=True),
        {"occupation_id": lambda: OccupationFactory().pk},
    ),
    "only_one_open_consent_per_purpose": (
        lambda: Consent.objects.create(user=UserFactory(), purpose=ConsentPurpose.ALERTS, text_version="1"),
        {"text_version": "2"},
    ),
    "only_one_pending_registration_per_person": (
        lambda: InstitutionFactory(registered_by=UserFactory(), state=InstitutionState.PENDING),
        {},
    ),
    "only_one_name_per_institution_and_day": (lambda: InstitutionFactory().names.get(), {}),
    "only_one_membership_per_person_and_institution": (MembershipFactory, {}),
    "only_one_waiting_invitation_per_address_and_institution": (invitation, {"email": "A@Example.org"}),
    "only_one_current_file_per_kind": (file, {}),
    "only_one_payment_per_session": (lambda: PaymentFactory(session_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "only_one_payment_per_intent": (lambda: PaymentFactory(intent_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "only_one_payment_per_charge": (lambda: PaymentFactory(charge_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "only_one_payment_per_month": (lambda: PaymentFactory(invoice_id="a"), {"key": uuid.uuid4, "reference": "b"}),
    "a_number_of_a_receipt_is_given_only_once": (
        ReceiptFactory,
        {"payment_id": lambda: PaymentFactory(reference="b").pk, "refund_id": None, "dispute_id": None},
    ),
    "only_one_count_of_a_currency_waits": (CashCountFactory, {}),
    "only_one_receipt_per_payment": (ReceiptFactory, {"number": 2, "refund_id": None, "dispute_id": None}),
    "only_one_series_per_kind_and_year": (lambda: ReceiptSeries.objects.create(kind="receipt", year=2026), {}),
    "a_refund_is_kept_only_once": (lambda: RefundFactory(number="a"), {"key": uuid.uuid4, "instead_of_id": None}),
    "a_dispute_is_kept_only_once": (DisputeFactory, {}),
    "a_payout_is_kept_only_once": (PayoutFactory, {}),
    "a_monthly_payment_is_kept_only_once": (lambda: SubscriptionFactory(number="a"), {"key": uuid.uuid4}),
    "only_one_monthly_payment_per_session": (lambda: SubscriptionFactory(session_id="a"), {"key": uuid.uuid4}),
    "a_bank_line_is_read_only_once": (BankLineFactory, {"payout_id": None}),
    "a_difference_is_open_only_once": (lambda: Difference.objects.create(kind="event", about="a"), {}),
    "a_cause_is_booked_only_once": (lambda: entry().booking, {}),
    "a_line_of_stripe_is_kept_only_once": (balance_line, {}),
    "an_event_is_kept_only_once": (
        lambda: StripeEvent.objects.create(number="a", kind="b", about="c", happened_at=timezone.now()),
        {},
    ),
    "only_one_row_per_organisation_and_role_in_a_project": (
        lambda: ProjectOrganisation.objects.create(
            page=ProjectPageFactory(), organisation=OrganisationFactory(), role="funder"
        ),
        {},
    ),
    "one_kept_text_a_page": (kept_text, {}),
    "what_waits_is_told_only_once_a_day": (lambda: DigestLetter.objects.create(user=UserFactory(), day=DAY), {}),
    "only_one_thread_a_record": (thread, {}),
    "only_one_pack_of_a_round_for_a_reader": (pack, {}),
    "an_hour_is_offered_only_once": (interview_slot, {}),
    "only_one_follow_up_of_a_kind_after_a_refusal": (follow_up, {}),
    "somebody_reads_a_thread_at_one_place_only": (
        lambda: ThreadReading.objects.create(thread=thread(), user=UserFactory(), side="office"),
        {},
    ),
    "letters_of_a_kind_are_stopped_only_once": (suppression, {"why": WhyStopped.COMPLAINED}),
    "a_day_counts_once_for_an_address": (lambda: SoftBounce.objects.create(address="a@example.org", day=DAY), {}),
    "a_newsletter_is_written_to_a_subscriber_only_once": (
        lambda: NewsletterLetter.objects.create(newsletter=NewsletterFactory(), subscriber=SubscriberFactory()),
        {},
    ),
    "a_version_of_a_programme_is_released_only_once": (
        lambda: ProgrammeVersion.objects.create(event=EventFactory(), number=1, content=[], changes=[]),
        {},
    ),
    "a_speaker_is_in_a_session_only_once": (session_speaker, {}),
    "a_session_is_picked_only_once": (
        lambda: Pick.objects.create(user=UserFactory(), session=SessionFactory()),
        {},
    ),
    "an_account_speaks_as_only_one_person_at_an_event": (lambda: SpeakerFactory(user=UserFactory()), {}),
    "a_role_at_an_event_is_given_only_once": (lambda: TeamMemberFactory(user=UserFactory()), {}),
    "a_co_speaker_is_asked_only_once_a_proposal": (CoSpeakerFactory, {"key": uuid.uuid4}),
    "a_call_asks_a_question_only_once_a_proposal": (
        lambda: ProposalAnswer.objects.create(proposal=ProposalFactory(), question=CallQuestionFactory(), text="a"),
        {},
    ),
    "a_scan_of_a_gate_counts_only_once": (ScanFactory, {}),
    "a_delegate_comes_in_only_once_a_list": (check_in, {}),
    "a_code_of_an_event_exists_only_once": (CodeFactory, {}),
    "a_ticket_code_of_an_event_exists_only_once": (DelegateFactory, {}),
    "a_question_is_answered_only_once_a_delegate": (event_answer, {}),
    "a_person_waits_only_once_for_an_event": (
        lambda: RegistrationFactory(state="waiting", waiting_since=timezone.now()),
        {"key": uuid.uuid4, "payment_id": None},
    ),
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
    "one_account_per_email": (lambda: UserFactory(email="a@example.org"), {"email": "A@Example.org"}),
    "one_level_per_language_and_profile": (ProfileLanguageFactory, {}),
    "only_one_row_per_site_and_assignment": (at_a_site, {"posts": 2}),
    "a_person_is_named_for_an_assignment_only_once": (named_person, {"slot": 2}),
    "no_two_named_people_share_a_slot": (named_person, {"email": "another@example.org"}),
    "only_one_bearer_of_each_cost": (cost, {"bearer": "expert"}),
    "only_one_endorsement_of_each_text_that_was_sent": (endorsement, {"reason": "a"}),
}

#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "no_proposal_is_rejected_without_a_reason": (ProposalFactory, {"decision": "rejected"}),
    "what_is_handed_in_always_has_a_title_and_a_text": (ProposalFactory, {"abstract": ""}),
    "a_conference_never_ends_before_it_starts": (ConferencePageFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "a_suspended_account_is_never_open": (UserFactory, {"suspended_at": timezone.now}),
    "a_refused_institution_never_lacks_the_reason": (InstitutionFactory, {"state": InstitutionState.REJECTED}),
    "an_invitation_is_never_both_accepted_and_taken_back": (
        invitation,
        {"accepted_at": timezone.now, "revoked_at": timezone.now},
    ),
    "a_position_never_ends_before_it_starts": (
        lambda: ProfileFactory().experiences.create(title="a", organisation="b", from_year=2015),
        {"until_year": 2014},
    ),
    "an_institution_is_never_above_itself": (InstitutionFactory, {"parent_id": models.F("pk")}),
    "one_to_fifty_posts_at_each_site": (at_a_site, {"posts": 51}),
    "at_most_three_named_people_per_assignment": (named_person, {"slot": 4}),
    "an_amount_of_a_cost_never_lacks_its_currency": (cost, {"amount_minor": 100}),
    "an_endorsement_that_was_refused_never_lacks_the_reason": (endorsement, {"is_given": False}),
    "an_education_never_lacks_its_level": (
        lambda: ProfileFactory().education.create(level=4, title="a", school="b"),
        {"level": 7},
    ),
    "a_referee_can_never_be_out_of_reach": (
        lambda: ProfileFactory().referees.create(name="a", phone="+44 1"),
        {"phone": ""},
    ),
    "an_answered_question_never_lacks_its_time": (
        InquiryFactory,
        {"answer": "Yes."},
    ),
    "a_link_is_worth_ten_to_a_hundred_percent": (pair(SkillLink, strength=50), {"strength": 9}),
    "level_asked_for_is_one_to_four": (AssignmentSkillFactory, {"level": 0}),
    "weight_of_a_criterion_is_one_to_a_hundred_percent": (
        lambda: AssignmentFactory().criteria.create(text="Experience", weight=50),
        {"weight": 101},
    ),
    "a_call_never_closes_before_it_opens": (ProgrammeFactory, {"opens_on": DAY, "closes_on": WEEK}),
    "a_rule_has_its_number_and_no_other": (ProgrammeRuleFactory, {"number": None}),
    "a_rule_has_its_choice_and_no_other": (ProgrammeRuleFactory, {"choice": "hospital"}),
    "an_allowance_rate_is_never_nothing": (AllowanceRateFactory, {"amount_minor": 0}),
    "a_budget_line_is_never_empty": (ProgrammeBudgetLineFactory, {"amount_minor": 0}),
    "a_right_is_never_given_by_one_person": (ProgrammeRightFactory, {"confirmed_by": models.F("proposed_by")}),
    "nobody_gives_a_right_to_themselves": (ProgrammeRightFactory, {"proposed_by": models.F("user")}),
    "a_confirmed_right_never_lacks_its_time": (ProgrammeRightFactory, {"confirmed_at": None}),
    "a_right_never_ends_before_it_begins": (ProgrammeRightFactory, {"ends_on": datetime.date(2025, 1, 1)}),
    "days_of_a_right_are_of_this_time": (ProgrammeRightFactory, {"starts_on": datetime.date(1999, 1, 1)}),
    "one_to_fifty_posts_per_assignment": (AssignmentFactory, {"posts": 0}),
    "a_public_assignment_never_lacks_its_time": (AssignmentFactory, {"published_at": None}),
    "a_refused_assignment_never_lacks_the_reason": (AssignmentFactory, {"state": "rejected"}),
    "an_answer_always_has_its_time": (
        lambda: ContactMessage.objects.create(name="a", email="a@example.org", text="a", language="en"),
        {"answer": "b"},
    ),
    "a_project_never_ends_before_it_starts": (ProjectPageFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "a_hidden_place_has_no_address_and_no_region": (FieldOfficeFactory, {"is_hidden": True}),
    "an_office_can_be_called_or_written_to": (FieldOfficeFactory, {"email": ""}),
    "a_version_is_a_document_or_an_address": (version, {"address": ""}),
    "a_failed_link_target_says_why_and_since_when": (link_target, {"fault": "gone"}),
    "a_page_link_leads_to_exactly_one_thing": (
        lambda: PageLink.objects.create(page=ConferencePageFactory(), text="Posts", to_page=1),
        {"to_document": 1},
    ),
    "a_goal_has_its_number_and_a_theme_none": (TopicFactory, {"number": 3}),
    "a_reading_never_knows_more_pages_than_there_are": (reading, {"pages_read": 2}),
    "a_menu_row_leads_to_a_page_or_an_address": (
        lambda: MenuItem.objects.create(menu=Menu.objects.create(position="top"), address="https://example.org/"),
        {"address": ""},
    ),
    "questions_never_end_after_the_call_closes": (
        CallPageFactory,
        {"questions_until": models.F("closes_at") + datetime.timedelta(hours=1)},
    ),
    "an_entry_of_the_index_is_a_page_or_a_file": (index_entry, {"page": None}),
    "a_merged_concept_is_never_active": (SkillFactory, {"merged_into": SkillFactory}),
    "a_concept_is_never_merged_into_itself": (
        SkillFactory,
        {"merged_into": models.F("id"), "is_active": False},
    ),
    "a_preferred_label_is_never_rejected": (label, {"review_state": ReviewState.REJECTED}),
    "only_skills_and_occupations_are_suggested": (
        lambda: ConceptSuggestion.objects.create(text="carers", language="en"),
        {"kind": ConceptKind.UNIT_GROUP},
    ),
    "a_skill_never_links_to_itself": (pair(SkillLink, strength=50), {"other": models.F("skill")}),
    "latest_start_is_never_before_earliest": (
        AssignmentFactory,
        {"starts_from": DAY, "starts_until": WEEK},
    ),
    "at_most_ten_saved_searches_per_person": (search, {"slot": 11}),
    "one_to_seven_messages_a_week": (lambda: AlertSettings.objects.create(user=UserFactory()), {"messages_a_week": 8}),
    "at_most_seven_messages_a_week": (alert_message, {"number": 8}),
    "availability_never_ends_before_it_starts": (
        ApplicationFactory,
        {"available_from": DAY, "available_until": WEEK},
    ),
    "what_was_sent_never_lacks_its_time": (ApplicationFactory, {"submitted_at": None}),
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
    "an_approved_claim_was_checked_and_approved": (ClaimFactory, {"state": "approved"}),
    "a_paid_claim_never_lacks_its_reference": (lambda: ClaimFactory(state="with_finance"), {"state": "paid"}),
    "a_claimed_amount_is_never_nothing": (ClaimLineFactory, {"amount_minor": 0}),
    "never_more_is_accepted_than_was_claimed": (accepted_line, {"accepted_minor": 45_001, "reason": "x"}),
    "what_is_accepted_in_part_never_lacks_the_reason": (accepted_line, {"accepted_minor": 44_999}),
    "what_is_accepted_never_lacks_budget_line_and_grant": (accepted_line, {"grant": ""}),
    "what_is_paid_never_lacks_its_exchange_rate": (ClaimLineFactory, {"pay_minor": 1}),
    "an_allowance_by_rate_never_lacks_how_many": (ClaimLineFactory, {"quantity": None}),
    "a_closed_case_never_lacks_its_outcome": (CaseFactory, {"state": "closed"}),
    "a_number_is_of_a_region_or_of_a_country": (
        lambda: HelpContactFactory(country="DE"),
        {"region": lambda: RegionFactory().pk},
    ),
    "reports_are_kept_for_a_month_to_ten_years": (RetentionTermFactory, {"days": 3}),
    "an_answer_about_safety_never_lacks_its_time": (SafetyAnswerFactory, {"is_safe": True}),
    "days_of_a_claim_are_in_order": (ClaimLineFactory, {"first_on": FAR_AWAY}),
    "claimed_days_are_in_order": (ClaimedDaysFactory, {"first_on": FAR_AWAY}),
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
    "at_most_five_open_questions_per_person": (InquiryFactory, {"slot": 6}),
    "an_open_question_never_lacks_a_slot": (InquiryFactory, {"slot": None}),
    "at_most_five_open_invitations_per_assignment": (AssignmentInvitationFactory, {"slot": 6}),
    "a_waiting_invitation_never_lacks_a_slot": (AssignmentInvitationFactory, {"slot": None}),
    "at_most_five_attachments_per_assignment": (AttachmentFactory, {"slot": 6}),
    "skill_level_is_one_to_four": (PersonSkillFactory, {"level": 5}),
    "a_payment_is_never_nothing": (PaymentFactory, {"amount_minor": 0}),
    "refunds_never_exceed_the_payment": (PaymentFactory, {"refunded_minor": 10_000_001}),
    "one_person_never_gives_back_more_than_the_limit": (PaymentFactory, {"alone_minor": 10_000_001}),
    "a_payment_by_card_has_eight_digits_at_most": (PaymentFactory, {"amount_minor": 10**8}),
    "what_is_paid_never_lacks_its_time": (PaymentFactory, {"state": "paid"}),
    "an_invoice_is_never_paid_without_a_second_person": (
        lambda: PaymentFactory(way="invoice"),
        {"state": "paid", "paid_at": timezone.now},
    ),
    "nobody_confirms_the_money_they_reported": (
        lambda: PaymentFactory(reported_by=UserFactory()),
        {"confirmed_by": models.F("reported_by")},
    ),
    "cash_is_never_less_than_nothing": (CashCountFactory, {"counted_minor": -1, "explanation": "x"}),
    "cash_never_differs_without_explanation": (CashCountFactory, {"counted_minor": 1}),
    "nobody_confirms_the_cash_they_counted": (
        lambda: CashCountFactory(counted_by=UserFactory()),
        {"confirmed_by": models.F("counted_by")},
    ),
    "a_refund_is_never_nothing": (RefundFactory, {"amount_minor": 0}),
    "nobody_approves_the_refund_they_asked_for": (
        lambda: RefundFactory(requested_by=UserFactory()),
        {"approved_by": models.F("requested_by")},
    ),
    "a_large_refund_never_goes_without_a_second_person": (RefundFactory, {"needs_two": True}),
    "nobody_confirms_the_bank_line_they_explained": (
        lambda: BankLineFactory(explained_by=UserFactory()),
        {"confirmed_by": models.F("explained_by")},
    ),
    "a_bank_line_is_never_confirmed_before_it_is_explained": (BankLineFactory, {"confirmed_at": timezone.now}),
    "a_bank_line_is_never_a_payment_and_a_payout": (
        lambda: BankLineFactory(payment=PaymentFactory()),
        {"payout": lambda: PayoutFactory().pk},
    ),
    "a_receipt_is_never_over_nothing": (ReceiptFactory, {"amount_minor": 0}),
    "a_credit_note_always_has_one_cause": (ReceiptFactory, {"kind": "credit"}),
    "a_receipt_is_never_withdrawn": (ReceiptFactory, {"withdrawn_at": timezone.now}),
    "an_appeal_always_names_where_its_gifts_go": (AppealFactory, {"if_missed": "move"}),
    "gifts_of_an_appeal_never_go_in_a_circle": (AppealFactory, {"fallback": models.F("pk")}),
    "an_appeal_never_asks_for_nothing": (AppealFactory, {"goal": 0}),
    "an_appeal_never_closes_without_saying_how": (AppealFactory, {"state": "closed"}),
    "nobody_closes_the_appeal_they_proposed_to_close": (
        lambda: AppealFactory(closing_by=UserFactory()),
        {"closed_by": models.F("closing_by")},
    ),
    "a_gift_is_never_nothing": (GiftFactory, {"amount_minor": 0}),
    "a_gift_is_never_both_once_and_monthly": (
        lambda: GiftFactory(payment=PaymentFactory()),
        {"subscription": lambda: SubscriptionFactory().pk},
    ),
    "a_monthly_gift_is_always_by_card": (lambda: GiftFactory(is_monthly=True), {"way": "invoice"}),
    "a_gift_never_has_money_before_it_is_accepted": (
        lambda: GiftFactory(payment=PaymentFactory()),
        {"state": "waiting"},
    ),
    "a_homage_always_names_somebody": (GiftFactory, {"homage": "memory"}),
    "a_monthly_payment_is_never_nothing": (SubscriptionFactory, {"amount_minor": 0}),
    "the_code_of_an_account_names_its_currency": (lambda: entry().debit, {"currency": "USD"}),
    "an_entry_is_never_nothing": (entry, {"amount_minor": 0}),
    "an_entry_never_leads_back_to_its_own_account": (entry, {"credit": models.F("debit")}),
    "an_entry_never_mixes_currencies": (entry, {"debit": lambda: account(LedgerKind.BANK, "USD")}),
    "a_line_of_stripe_always_adds_up": (balance_line, {"net_minor": 10}),
    "a_published_profile_is_seen_by_whom_its_owner_chose": (ProfileFactory, {"visibility": "hidden"}),
    "longest_stay_is_never_below_shortest": (
        ProfileFactory,
        {"shortest_stay_days": 9, "longest_stay_days": 8},
    ),
    "a_pack_that_is_made_never_lacks_its_content": (pack, {"made_at": timezone.now()}),
    "interviews_of_ten_minutes_to_four_hours": (interview_slot, {"minutes": 5}),
    "an_outcome_never_lacks_its_interview": (interview, {"outcome": "held"}),
    "an_answer_never_lacks_its_time": (follow_up, {"answer": "Lessons on a ward."}),
    "nobody_keeps_a_message_from_their_own_side": (thread_message, {"kept_from": "office"}),
    "a_message_never_lacks_its_text": (thread_message, {"text": ""}),
    "only_what_comes_back_stops_every_letter": (suppression, {"kind": ""}),
    "what_is_owed_is_stopped_by_no_choice": (suppression, {"kind": LetterKind.OWED}),
    "nothing_is_translated_into_its_own_language": (translation_job, {"to_language": "en"}),
    "nobody_leaves_who_never_confirmed": (
        lambda: SubscriberFactory(confirmed_at=None),
        {"left_at": timezone.now()},
    ),
    "a_newsletter_under_way_always_has_its_start": (NewsletterFactory, {"state": "sending"}),
    "a_scheduled_newsletter_always_has_its_time": (NewsletterFactory, {"state": "scheduled"}),
    "window_never_ends_before_it_starts": (AvailabilityWindowFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "an_event_never_ends_before_it_starts": (EventFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "nobody_gets_more_back_than_they_paid": (EventFactory, {"refund_percent": 101}),
    "a_price_is_never_negative": (CategoryFactory, {"price_minor": -1}),
    "an_early_price_is_never_higher_or_without_its_day": (CategoryFactory, {"early_price_minor": 1}),
    "a_quota_is_never_oversold": (QuotaFactory, {"taken": 51}),
    "a_code_is_never_used_more_often_than_allowed": (CodeFactory, {"used": 11}),
    "a_discount_is_never_more_than_all": (CodeFactory, {"percent": 101}),
    "a_registration_never_costs_less_than_nothing": (RegistrationFactory, {"amount_minor": -1}),
    "who_waits_always_has_a_place_in_the_line": (RegistrationFactory, {"state": "waiting"}),
    "a_session_never_ends_when_it_begins": (SessionFactory, {"minutes": 0}),
    "nobody_leaves_before_arriving": (
        VisaLetterFactory,
        {"leaves_on": lambda: timezone.localdate() - datetime.timedelta(days=900)},
    ),
    "a_speaker_is_never_away_before_being_there": (
        lambda: SpeakerFactory(available_from=timezone.now()),
        {"available_until": lambda: timezone.now() - datetime.timedelta(days=1)},
    ),
}

#: A second row like the first one shares its days with it.
NO_SHARED_DAY: dict[str, Maker] = {
    "a_right_never_overlaps_itself": ProgrammeRightFactory,
    "no_allowance_is_claimed_twice_for_a_day": ClaimedDaysFactory,
}


def promises(kind: type) -> dict[str, models.BaseConstraint]:
    return {
        promise.name: promise
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for promise in model._meta.constraints
        if isinstance(promise, kind)
    }


def drawn(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value() if callable(value) else value for name, value in changes.items()}


def broken_by(write: Callable[[], Any]) -> str:
    """What the database says is broken by it: the name of the promise, or on SQLite its columns where these say it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    if connection.vendor == "postgresql":
        return refusal.value.__cause__.diag.constraint_name
    return str(refusal.value).split(" constraint failed: ")[1].removeprefix("index ").strip("'")


def named(promise: models.UniqueConstraint, model: type[models.Model]) -> str:
    if connection.vendor == "postgresql" or not promise.fields:
        return promise.name
    return ", ".join(f"{model._meta.db_table}.{model._meta.get_field(name).column}" for name in promise.fields)


def test_no_promise_is_forgotten_here():
    assert promises(models.UniqueConstraint).keys() == ONLY_ONE.keys()
    assert promises(models.CheckConstraint).keys() == NEVER.keys()
    assert promises(NeverOverlaps).keys() == NO_SHARED_DAY.keys()


@pytest.mark.parametrize("name", ONLY_ONE)
def test_the_database_refuses_a_second_one(name):
    make, changes = ONLY_ONE[name]
    first = make()
    model = type(first)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    another = {
        field.attname: "another" for field in fields if field.unique and field.get_internal_type() != "UUIDField"
    }
    same = {field.attname: getattr(first, field.attname) for field in fields}
    second = model(**same | another | drawn(changes))

    assert broken_by(lambda: model._base_manager.bulk_create([second])) == named(
        promises(models.UniqueConstraint)[name], model
    )


@pytest.mark.parametrize("name", NEVER)
def test_the_database_refuses_what_must_never_be(name):
    make, changes = NEVER[name]
    row = make()

    assert broken_by(lambda: type(row)._base_manager.filter(pk=row.pk).update(**drawn(changes))) == name


@pytest.mark.parametrize("name", NO_SHARED_DAY)
def test_the_database_refuses_a_row_that_shares_a_day(name):
    first = NO_SHARED_DAY[name]()
    second = type(first)(**{field.attname: getattr(first, field.attname) for field in first._meta.concrete_fields})
    second.pk = None

    assert broken_by(lambda: type(first)._base_manager.bulk_create([second])) == name
