"""Promises of the vocabulary, assignments, applications and matching."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from skills_match.enums import Audience, ChangeKind, ConceptKind, LabelKind, RelationKind, ReviewState
from skills_match.models import (
    Alert,
    AlertCause,
    AlertMessage,
    AlertSettings,
    AllowanceBudget,
    Campaign,
    ConceptRelation,
    ConceptSuggestion,
    EnteredAssignment,
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
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    AttachmentFactory,
    EnteredApplicationFactory,
    HeadSupportFactory,
    InquiryFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import InstitutionFactory, ProfileFactory, RegionFactory, UserFactory
from tests.factories.programmes import (
    AllowanceRateFactory,
    ProgrammeBudgetLineFactory,
    ProgrammeFactory,
    ProgrammeRightFactory,
    ProgrammeRuleFactory,
)

from .rows import DAY, WEEK, Maker


def allowance_budget() -> AllowanceBudget:
    line = ProgrammeBudgetLineFactory()
    return AllowanceBudget.objects.create(programme=line.programme, kind="travel", currency="USD", budget_line=line)


def declaration():
    return ApplicationFactory().declarations.create(rule=ProgrammeRuleFactory(kind="age", number=18), is_met=True)


def answer():
    application = ApplicationFactory()
    return application.answers.create(question=application.assignment.questions.create(text="Why?"), text="So.")


def alert_message():
    return AlertMessage.objects.create(user=UserFactory(), week=WEEK, number=1)


def concept(**values):
    return SkillFactory(taxonomy=Taxonomy.objects.create(name="a", version="1", checksum="1"), **values)


def at_a_site():
    assignment = AssignmentFactory()
    site = assignment.institution.sites.create(name="a", region=RegionFactory())
    return assignment.sites.create(site=site, posts=1)


def cost():
    return AssignmentFactory().cost_shares.create(item="meals", bearer="host")


def entered_application():
    return EnteredApplicationFactory(email="a@example.org")


def named_person():
    return AssignmentFactory().named_people.create(name="a", email="a@example.org", known_from="a", slot=1)


def endorsement():
    assignment = AssignmentFactory()
    return assignment.endorsements.create(institution=InstitutionFactory(), submitted_at=timezone.now(), is_given=True)


def campaign():
    return Campaign.objects.create(
        assignment=AssignmentFactory(), subject_en="a", subject_sw="b", text_en="c", text_sw="d"
    )


def team_place():
    application = ApplicationFactory()
    team = application.assignment.teams.create(code="ABCD-2345")
    return team.places.create(application=application, slot=1)


def index(state):
    return MatchIndex.objects.create(kind=ChangeKind.PROFILE, name="people-1", state=state, drained_at=timezone.now())


def item():
    run = MatchRun.objects.create(assignment=AssignmentFactory(), audience=Audience.OFFICE, sequence=1)
    return MatchItem.objects.create(run=run, profile=ProfileFactory(), rank=1, total=1, parts={})


def label():
    return SkillFactory().labels.get(language="sw")


def pair(model, **values):
    return lambda: model.objects.create(skill=SkillFactory(), other=SkillFactory(), **values)


def search():
    return SavedSearch.objects.create(user=UserFactory(), slot=1, name="a", fingerprint="a")


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "only_one_concept_per_kind_and_code": (lambda: concept(uri="a"), {"uri": "b"}),
    "only_one_concept_per_taxonomy_and_address": (lambda: concept(uri="a"), {"code": "b"}),
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
    "only_one_budget_line_pays_an_allowance_in_a_currency": (allowance_budget, {}),
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
    "only_one_row_per_site_and_assignment": (at_a_site, {"posts": 2}),
    "a_person_is_named_for_an_assignment_only_once": (named_person, {"slot": 2}),
    "only_one_file_reference_of_each_side": (
        lambda: AssignmentFactory().file_references.create(side="host", number="1"),
        {"number": "2"},
    ),
    "nobody_shares_a_place_in_a_team": (team_place, {"application_id": lambda: ApplicationFactory().pk}),
    "nobody_reads_a_campaign_twice": (
        lambda: campaign().letters.create(profile=ProfileFactory(), band="good"),
        {"band": "strong"},
    ),
    "only_one_entered_application_waits_per_address": (entered_application, {"application_id": None}),
    "no_two_named_people_share_a_slot": (named_person, {"email": "another@example.org"}),
    "only_one_bearer_of_each_cost": (cost, {"bearer": "expert"}),
    "only_one_endorsement_of_each_text_that_was_sent": (endorsement, {"reason": "a"}),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "one_to_fifty_posts_at_each_site": (at_a_site, {"posts": 51}),
    "a_confirmed_request_never_lacks_how": (
        lambda: EnteredAssignment.objects.create(assignment=AssignmentFactory(), came="paper"),
        {"confirmed_by": "link"},
    ),
    "a_released_campaign_never_lacks_its_preparation": (campaign, {"released_at": timezone.now()}),
    "a_team_has_only_so_many_places": (team_place, {"slot": 7}),
    "a_signed_request_never_lacks_its_fingerprint": (HeadSupportFactory, {"signed_at": timezone.now()}),
    "an_entered_application_is_one_only_when_confirmed": (entered_application, {"confirmed_by": "link"}),
    "at_most_three_named_people_per_assignment": (named_person, {"slot": 4}),
    "an_amount_of_a_cost_never_lacks_its_currency": (cost, {"amount_minor": 100}),
    "an_endorsement_that_was_refused_never_lacks_the_reason": (endorsement, {"is_given": False}),
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
    "only_a_rate_by_the_day_is_less_for_a_long_stay": (AllowanceRateFactory, {"full_days": 30}),
    "a_budget_line_is_never_empty": (ProgrammeBudgetLineFactory, {"amount_minor": 0}),
    "a_right_is_never_given_by_one_person": (ProgrammeRightFactory, {"confirmed_by": models.F("proposed_by")}),
    "nobody_gives_a_right_to_themselves": (ProgrammeRightFactory, {"proposed_by": models.F("user")}),
    "a_confirmed_right_never_lacks_its_time": (ProgrammeRightFactory, {"confirmed_at": None}),
    "a_right_never_ends_before_it_begins": (ProgrammeRightFactory, {"ends_on": datetime.date(2025, 1, 1)}),
    "days_of_a_right_are_of_this_time": (ProgrammeRightFactory, {"starts_on": datetime.date(1999, 1, 1)}),
    "one_to_fifty_posts_per_assignment": (AssignmentFactory, {"posts": 0}),
    "a_public_assignment_never_lacks_its_time": (AssignmentFactory, {"published_at": None}),
    "a_refused_assignment_never_lacks_the_reason": (AssignmentFactory, {"state": "rejected"}),
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
    "at_most_five_open_questions_per_person": (InquiryFactory, {"slot": 6}),
    "an_open_question_never_lacks_a_slot": (InquiryFactory, {"slot": None}),
    "at_most_five_open_invitations_per_assignment": (AssignmentInvitationFactory, {"slot": 6}),
    "a_waiting_invitation_never_lacks_a_slot": (AssignmentInvitationFactory, {"slot": None}),
    "at_most_five_attachments_per_assignment": (AttachmentFactory, {"slot": 6}),
    "skill_level_is_one_to_four": (PersonSkillFactory, {"level": 5}),
}


#: A second row like the first one shares its days with it.
NO_SHARED_DAY: dict[str, Maker] = {
    "a_right_never_overlaps_itself": ProgrammeRightFactory,
}
