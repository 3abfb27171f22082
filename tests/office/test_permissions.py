"""Every address of the programme office, for everybody who could type it: the literal answer."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from home.models import ContactMessage
from office import urls as people_urls
from placements.urls import office as placements_urls
from selection.urls import office as selection_urls
from skills_match.models import ConceptSuggestion, FieldComment
from skills_match.urls import office as office_urls
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, AssignmentFactory, InquiryFactory, SkillFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

#: method and name → what the officer gets; some pages are for administrators only. Everybody else who is signed in
#: gets 403, a stranger the sign-in.
PAGES = {
    "GET office:home": 200,
    "GET office:search": 200,
    "GET office:people": 200,
    "GET office:person": 200,
    "GET office:inquiries": 200,
    "GET office:inquiry": 200,
    "POST office:inquiry": 200,
    "GET office:suggestions": 200,
    "GET office:public_answers": 200,
    "GET office:public_answer": 404,
    "POST office:remove_public_answer": 404,
    "GET office:suggestion": 200,
    "POST office:suggestion": 200,
    "GET office:merges": 200,
    "GET office:merge": 200,
    "POST office:merge": 200,
    "GET office:labels": 200,
    "POST office:labels": 302,
    "GET office:export": 200,
    "GET office:assignments": 200,
    "GET office:assignment": 200,
    "POST office:comment": 200,
    "POST office:drop_comment": 302,
    "GET office:decide": 200,
    "POST office:decide": 200,
    "GET office:match_people": 200,
    "GET office:match_runs": 200,
    "GET office:match_run": 404,
    "GET office:match_run_file": 404,
    "GET office:skill_gap": 200,
    "GET office:compare_people": 200,
    "GET office:programmes": 200,
    "GET office:new_programme": 200,
    "GET office:programme": 200,
    "GET office:edit_programme": 200,
    "GET office:programme_part": 200,
    "GET office:add_to_programme": 200,
    "GET office:change_in_programme": 404,
    "POST office:remove_from_programme": 404,
    "GET office:programme_rights": 200,
    "GET office:propose_right": 200,
    "POST office:confirm_right": 404,
    "GET office:end_right": 404,
    "GET office:board": 200,
    "GET office:applications": 200,
    "GET office:application": 200,
    "POST office:decision": 200,
    "POST office:prepare": 200,
    "GET office:conditions": 200,
    "GET office:agreement": 200,
    "GET office:references": 200,
    "POST office:replace_reference": 404,
    "GET office:agreement_paper": 404,
    "GET office:agreement_head": 404,
    "GET office:file_reference": 200,
    "GET office:placements": 200,
    "GET office:placement_reports": 200,
    "GET office:placements_morning": 200,
    "GET office:programme_report": 200,
    "GET office:alumni": 200,
    "GET office:briefing_parts": 200,
    "GET office:add_briefing_part": 200,
    "GET office:briefing_part": 404,
    "GET office:remove_briefing_part": 404,
    "GET office:briefing": 404,
    "GET office:add_travel_leg": 404,
    "GET office:travel_leg": 404,
    "GET office:remove_travel_leg": 404,
    "GET office:earlier_lists": 200,
    "GET office:upload_list": 404,
    "GET office:empty_list": 404,
    "POST office:store_list": 404,
    "GET office:add_referral": 404,
    "GET office:referral": 404,
    "GET office:add_host_post": 404,
    "POST office:remove_host_post": 404,
    "GET office:programme_report_workbook": 404,
    "GET office:programme_report_rows": 404,
    "GET office:freeze_report": 200,
    "GET office:frozen_reports": 200,
    "GET office:frozen_report": 404,
    "GET office:frozen_workbook": 404,
    "GET office:frozen_paper": 404,
    "GET office:ask_region": 200,
    "GET office:region_message": 404,
    "GET office:emergency_card": 404,
    "GET office:skip_report": 404,
    "GET office:placement": 404,
    "GET office:end_placement": 404,
    "GET office:complete_placement": 404,
    "GET office:close_placement": 404,
    "GET office:placement_days": 404,
    "GET office:fill_seats": 404,
    "GET office:supervisor": 404,
    "GET office:add_counterpart": 404,
    "GET office:counterpart_leaves": 404,
    "GET office:add_deliverable": 404,
    "GET office:deliverable": 404,
    "POST office:deliverable_use": 404,
    "GET office:add_visit": 404,
    "GET office:visit": 404,
    "GET office:cancel_visit": 404,
    "GET office:visit_came": 404,
    "GET office:visit_left": 404,
    "GET office:evaluation": 404,
    "GET office:certificate_printed": 404,
    "GET office:withdraw_certificate": 404,
    # For whom a programme gave a right of finance.
    "GET office:claims": 403,
    "GET office:claims_export": 403,
    "GET office:exchange_rates": 403,
    "GET office:add_exchange_rate": 403,
    "GET office:exchange_rate": 403,
    "GET office:claim": 403,
    "GET office:check_claim": 403,
    "GET office:return_claim": 403,
    "GET office:approve_claim": 403,
    "GET office:pass_claim": 403,
    "GET office:claim_paid": 403,
    "GET office:claim_failed": 403,
    "GET office:claim_rest": 403,
    "GET office:claim_came_back": 403,
    "GET office:advance_paid_back": 403,
    "GET office:closed_months": 403,
    "GET office:ask_month": 403,
    "POST office:answer_month": 403,
    "GET office:claim_totals": 403,
    "GET office:claim_totals_export": 403,
    "GET office:pay_accounts": 403,
    "GET office:pay_account": 403,
    "GET office:payment_files": 403,
    "GET office:payment_file": 403,
    "POST office:take_payment_file": 403,
    "GET office:payment_layout": 403,
    "GET office:claim_receipt": 403,
    "GET office:read_payments": 403,
    "GET office:sample_claims": 403,
    "GET office:claim_audit": 403,
    "POST office:make_agreement": 302,
    "GET office:agreement_pdf": 404,
    "GET office:offer": 404,
    "GET office:change_offer": 404,
    "GET office:condition": 404,
    "GET office:prepared": 200,
    "GET office:choose_many": 302,
    "GET office:dossier": 200,
    "GET office:formalities": 200,
    "GET office:add_formality": 200,
    "GET office:formality": 404,
    "GET office:answers": 200,
    "GET office:share_out": 200,
    "GET office:entered": 200,
    "GET office:entered_assignments": 200,
    "GET office:entered_assignment": 404,
    "POST office:discard_assignment": 404,
    "GET office:campaigns": 200,
    "GET office:outreach_links": 200,
    "GET office:campaign": 404,
    "GET office:new_campaign": 200,
    "GET office:invite_person": 404,
    "POST office:campaign_act": 404,
    "POST office:end_link": 404,
    "GET office:entered_one": 404,
    "GET office:change_entered": 404,
    "GET office:enter_application": 200,
    "POST office:ask_entered": 404,
    "POST office:discard_entered": 404,
    "GET office:follow_ups": 200,
    "GET office:follow_up": 404,
    "GET office:interviews": 200,
    "GET office:interview": 404,
    "GET office:application_messages": 200,
    "GET office:messages": 200,
    "POST office:nothing_to_answer": 302,
    "POST office:close_region_message": 404,
    "POST office:withdraw_slot": 404,
    "GET office:reserve": 200,
    "POST office:reserve_up": 302,
    "GET office:prepare_many": 200,
    "POST office:drop_decision": 404,
    "POST office:note": 200,
    "POST office:assign": 302,
    "GET office_people:institutions": 200,
    "GET office_people:place_institution": 200,
    "GET office_people:institution": 200,
    "GET office_people:institution_name": 200,
    "POST office_people:ask_institution": 200,
    "POST office_people:decide_institution": 302,
    "GET office_people:accounts": 200,
    "GET office_people:account": 200,
    "POST office_people:suspend_account": 200,
    "GET office_people:second_factor": 302,
    "GET office_people:add_account": 403,
    "POST office_people:add_account": 403,
    "GET office_people:account_roles": 403,
    "POST office_people:account_roles": 403,
    "GET office_people:account_address": 403,
    "POST office_people:account_address": 403,
    "GET office_people:delete_account": 403,
    "POST office_people:delete_account": 403,
    "POST office_people:reinstate_account": 302,
    "POST office_people:works_again": 302,
    "GET home:messages": 200,
    "GET home:message": 200,
    "POST home:message": 200,
    "POST home:message_mark": 302,
}
EVERYBODY_ELSE = {"anonymous": 302, "professional": 403, "manager": 403, "editor": 403}


@pytest.fixture
def addresses(professional, manager):
    """name → address of a record that exists, in the institution of the manager and about the professional."""
    assignment = AssignmentFactory(
        state="submitted", published_at=None, institution=manager.memberships.get().institution
    )
    application = ApplicationFactory(assignment=assignment, profile=professional.profile)
    institution = assignment.institution
    comment = FieldComment.objects.create(assignment=assignment, text="Which ward?")
    inquiry = InquiryFactory(assignment=assignment, asked_by=professional, text="Is housing paid?")
    suggestion = ConceptSuggestion.objects.create(text="kangaroo care", language="en", suggested_by=professional)
    message = ContactMessage.objects.create(
        topic="other", name="Asha", email="a@example.org", text="Hello", language="en"
    )
    reference = [assignment.reference]
    arguments = {
        "office:person": [professional.profile.pk],
        "office:inquiry": [inquiry.pk],
        "office:suggestion": [suggestion.pk],
        "office:merge": [SkillFactory().pk, SkillFactory().pk],
        "office:export": ["people", "csv"],
        "office:assignment": reference,
        "office:comment": [*reference, "whole"],
        "office:drop_comment": [*reference, comment.pk],
        "office:decide": [*reference, "reject"],
        "office:match_people": reference,
        "office:match_run": [0],
        "office:match_run_file": [0],
        "office:skill_gap": reference,
        "office:compare_people": reference,
        "office:programme": ["general"],
        "office:edit_programme": ["general"],
        "office:programme_part": ["general", "rules"],
        "office:add_to_programme": ["general", "rules"],
        "office:change_in_programme": ["general", "rules", 0],
        "office:remove_from_programme": ["general", "rules", 0],
        "office:programme_rights": ["general"],
        "office:propose_right": ["general"],
        "office:confirm_right": ["general", 0],
        "office:end_right": ["general", 0],
        "office:board": reference,
        "office:application": [application.pk],
        "office:decision": [application.pk],
        "office:prepare": [application.pk],
        "office:conditions": [application.pk],
        "office:agreement": [application.pk],
        "office:references": [application.pk],
        "office:replace_reference": [0],
        "office:agreement_paper": [application.pk],
        "office:agreement_head": [application.pk],
        "office:file_reference": [application.assignment.reference],
        "office:make_agreement": [application.pk],
        "office:agreement_pdf": [application.pk, 1, "en"],
        "office:offer": [application.pk],
        "office:change_offer": [application.pk],
        "office:claims_export": ["csv"],
        "office:claim_totals_export": ["csv"],
        "office:condition": [0],
        "office:drop_decision": [0],
        "office:choose_many": [],
        "office:dossier": [application.pk],
        "office:formality": [0],
        "office:answers": [application.assignment.reference],
        "office:share_out": [application.pk],
        "office:entered_assignment": ["TZ-0"],
        "office:discard_assignment": ["TZ-0"],
        "office:campaign": [0],
        "office:campaign_act": [0, "release"],
        "office:end_link": [0],
        "office:new_campaign": [application.assignment.reference],
        "office:invite_person": [application.assignment.reference, "0" * 32],
        "office:entered_one": [0],
        "office:change_entered": [0],
        "office:enter_application": [application.assignment.reference],
        "office:ask_entered": [0],
        "office:discard_entered": [0],
        "office:public_answers": [application.assignment.reference],
        "office:public_answer": [application.assignment.reference, 0],
        "office:remove_public_answer": [application.assignment.reference, 0],
        "office:follow_up": [0],
        "office:interviews": [application.assignment.reference],
        "office:interview": [0],
        "office:messages": [application.pk],
        "office:nothing_to_answer": [application.pk],
        "office:withdraw_slot": [0],
        "office_people:place_institution": [institution.pk],
        "office:reserve": [application.assignment.reference],
        "office:reserve_up": [application.pk],
        "office:prepare_many": [application.pk],
        "office:note": ["application", application.pk],
        "office:assign": ["application", application.pk],
        "office_people:institution": [institution.pk],
        "office_people:institution_name": [institution.pk],
        "office_people:ask_institution": [institution.pk],
        "office_people:decide_institution": [institution.pk, "approve"],
        "office_people:account": [professional.pk],
        "office_people:suspend_account": [professional.pk],
        "office_people:second_factor": [professional.pk],
        "office_people:account_roles": [professional.pk],
        "office_people:account_address": [professional.pk],
        "office_people:delete_account": [professional.pk],
        "office_people:reinstate_account": [professional.pk],
        "office_people:works_again": [professional.pk],
        "home:message": [message.pk],
        "home:message_mark": [message.pk],
    }
    for pattern in placements_urls.urlpatterns:
        arguments.setdefault(f"office:{pattern.name}", [0] * str(pattern.pattern).count("<"))
    names = {line.split()[1] for line in PAGES}
    return {name: reverse(name, args=arguments.get(name, [])) for name in names}


@pytest.fixture
def editor(db):
    """Somebody who publishes pages and has nothing to do with people's files."""
    user = UserFactory(first_name="Daudi")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def ask(browser, line, addresses):
    method, name = line.split()
    return browser.get(addresses[name]) if method == "GET" else browser.post(addresses[name])


@pytest.mark.shared
@pytest.mark.parametrize(("line", "code"), PAGES.items())
def test_the_officer_may(officer, addresses, line, code):
    assert ask(sign_in(officer), line, addresses).status_code == code


@pytest.mark.parametrize("role", ["professional", "manager", "editor"])
def test_others_are_refused_everywhere(request, addresses, role):
    browser = sign_in(request.getfixturevalue(role))

    answers = {line: ask(browser, line, addresses).status_code for line in PAGES}

    assert answers == dict.fromkeys(PAGES, EVERYBODY_ELSE[role])


def test_strangers_are_led_to_the_sign_in(addresses):
    for line in PAGES:
        response = ask(Client(), line, addresses)
        assert (response.status_code, response.url.split("?")[0]) == (302, "/en/accounts/login/"), line


def test_every_address_of_the_office_is_asked():
    office = {
        f"office:{pattern.name}"
        for pattern in [
            *people_urls.desk,
            *placements_urls.urlpatterns,
            *selection_urls.urlpatterns,
            *office_urls.urlpatterns,
        ]
    }
    people = {f"office_people:{pattern.name}" for pattern in people_urls.urlpatterns}

    assert {line.split()[1] for line in PAGES} - {
        "home:messages",
        "home:message",
        "home:message_mark",
    } == office | people
