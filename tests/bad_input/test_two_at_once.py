"""Two tabs, or two colleagues: a form that was shown before what is stored changed writes nothing, keeps what was typed
and lets the person decide. A form of the table is found here, or says why it has nothing to write over.
"""

import re
from html import unescape

import pytest
from django.utils.html import escape

from casework.typed.versions import CHANGED

from .form_page import has_summary
from .form_table import FORMS
from .values import hostile

pytestmark = pytest.mark.shared

ADDS = "adds something of its own"
ONCE = "an answer that can be given once: the second is told so"
NEWEST_LINK = "the newest link counts and ends the one before"
STATE = "a decision: refused when the state is another one"
SIGN_IN = "proves who somebody is"
SAID = "one day, which the history keeps with whoever said it: the last word counts"
LOOKS = "a text is looked through; what is ticked then can be there only once"
NOTHING_STORED = {
    "my:claim_by_rate": ADDS,
    "my:claim_expense": ADDS,
    "office:check_claim": STATE,
    "office:return_claim": STATE,
    "office:approve_claim": STATE,
    "office:claim_paid": STATE,
    "office:claim_failed": STATE,
    "office:claim_rest": STATE,
    "office:claim_came_back": STATE,
    "office:freeze_report": ONCE,
    "office:fill_seats": STATE,
    "office:upload_list": "reads, and stores nothing",
    "my:return_answer": ONCE,
    "institution_assignments:add_host_post": ADDS,
    "office:add_host_post": ADDS,
    "my:ask_advance": ONCE,
    "my:change_advance": STATE,
    "office:advance_paid_back": ADDS,
    "office:closed_months": ADDS,
    "office:ask_month": ONCE,
    "my:pay_account": "written as a whole each time: the last word counts, and is checked by somebody",
    "office:payment_files": ADDS,
    "institution_assignments:learners_by_sex": ONCE,
    "my:service_record": "whether the check shows the name: the last word counts",
    "office:read_payments": STATE,
    "office:sample_claims": "draws, and stores nothing",
    "office:add_exchange_rate": ADDS,
    "safeguarding:report": ADDS,
    "safeguarding:come_back": SIGN_IN,
    "safeguarding:opened": ADDS,
    "safeguarding_desk:move": STATE,
    "safeguarding_desk:write": ADDS,
    "safeguarding_desk:keep_out": ADDS,
    "safeguarding_desk:add_contact": ADDS,
    "office:ask_region": ADDS,
    "my:end_placement": STATE,
    "institution_assignments:end_placement": STATE,
    "office:end_placement": STATE,
    "my:add_deliverable": ADDS,
    "institution_assignments:add_deliverable": ADDS,
    "office:add_deliverable": ADDS,
    "my:evaluation": ONCE,
    "office:evaluation": ONCE,
    "placements:evaluation": ONCE,
    "office:withdraw_certificate": ONCE,
    "my:placement_report": ONCE,
    "institution_assignments:placement_report": ONCE,
    "my:skip_report": ONCE,
    "institution_assignments:skip_report": ONCE,
    "office:skip_report": ONCE,
    "institution_assignments:add_counterpart": ADDS,
    "office:add_counterpart": ADDS,
    "institution_assignments:visit_came": SAID,
    "office:visit_came": SAID,
    "institution_assignments:visit_left": SAID,
    "office:visit_left": SAID,
    "office:complete_placement": STATE,
    "account_signup": ADDS,
    "socialaccount_signup": ADDS,
    "account_login": SIGN_IN,
    "account_reset_password": ADDS,
    "account_reset_password_from_key": SIGN_IN,
    "account_change_password": SIGN_IN,
    "account_set_password": SIGN_IN,
    "account_email": ADDS,
    "account_reauthenticate": SIGN_IN,
    "mfa_authenticate": SIGN_IN,
    "mfa_reauthenticate": SIGN_IN,
    "mfa_activate_totp": SIGN_IN,
    "mfa_add_webauthn": ADDS,
    "mfa_edit_webauthn": "a name that only its owner reads",
    "diaspora:delete_account": ONCE,
    "diaspora:add_position": ADDS,
    "diaspora:add_record education": ADDS,
    "diaspora:add_record licences": ADDS,
    "diaspora:add_record memberships": ADDS,
    "diaspora:add_record links": ADDS,
    "diaspora:add_record referees": ADDS,
    "diaspora:languages": ADDS,
    "diaspora:availability days": ADDS,
    "diaspora:cv": "the earlier file is kept as long as an application needs it",
    "my:skills_from_text": LOOKS,
    "my:missing_skill": ADDS,
    "my:missing_occupation": ADDS,
    "my:save_search": ADDS,
    "my:supply_info": ONCE,
    "my:messages": ADDS,
    "institution_assignments:messages": ADDS,
    "office:messages": ADDS,
    "my:after_refusal": ONCE,
    "office:follow_up": ONCE,
    "my:interview": "an hour of their own: the last choice counts, and one that is taken is refused",
    "institution_assignments:interviews": ADDS,
    "office:interviews": ADDS,
    "my:invitation": ONCE,
    "my:offer": ONCE,
    "my:offer_ask": ONCE,
    "office:offer": ONCE,
    "office:change_offer": "a version that another one replaced is refused",
    "my:condition": STATE,
    "my:agreement": ONCE,
    "institution_assignments:condition": STATE,
    "my:agreement_paper": ONCE,
    "agreements:sign": ONCE,
    "references:give": ONCE,
    "office:references": NEWEST_LINK,
    "assignments:sign_brief": ONCE,
    "institution_assignments:agreement_paper": ONCE,
    "institution_assignments:agreement_head": NEWEST_LINK,
    "institution_assignments:ask_head": NEWEST_LINK,
    "office:agreement_paper": ONCE,
    "office:agreement_head": NEWEST_LINK,
    "institution_assignments:file_reference": "one line of one's own side: the newest counts",
    "office:file_reference": "one line of one's own side: the newest counts",
    "institution_assignments:agreement": ONCE,
    "office:condition": STATE,
    "office:prepare_many": STATE,
    "office:add_formality": ADDS,
    "office:enter_application": ADDS,
    "office:new_campaign": ADDS,
    "office:outreach_links": ADDS,
    "office:invite_person": ADDS,
    "my:team": ONCE,
    "office:entered_one": ONCE,
    "office:entered_assignment": ONCE,
    "office:entered_assignments": ADDS,
    "office:share_out": "who has an officer keeps theirs",
    "office:reserve": STATE,
    "office:agreement": ONCE,
    "assignments:ask": ADDS,
    "institution:register": ADDS,
    "institution:answer": ONCE,
    "institution:invite": ADDS,
    "institution:add_row sites": ADDS,
    "institution:add_row plans": ADDS,
    "institution_assignments:letter": "the newest letter counts; each is kept until nothing names it",
    "institution_assignments:endorse": ONCE,
    "institution_assignments:name_person": ADDS,
    "office:public_answers": ADDS,
    "institution_assignments:create": ADDS,
    "institution_assignments:cancel": STATE,
    "institution_assignments:step skills": ADDS,
    "institution_assignments:step profile occupation": "a choice from a list",
    "institution_assignments:step profile language": ADDS,
    "institution_assignments:step attachments": ADDS,
    "institution_assignments:skills_from_text": LOOKS,
    "institution_assignments:invite_person": ADDS,
    "office:comment": ADDS,
    "office:inquiry": ONCE,
    "office:merge": ONCE,
    "office_people:institution_name": ONCE,
    "office_people:ask_institution": ADDS,
    "office_people:suspend_account": STATE,
    "office_people:second_factor": ONCE,
    "office_people:add_account": ADDS,
    "office_people:account_address": ADDS,
    "office_people:delete_account": ONCE,
    "office_reviews:start": ONCE,
    "office_reviews:phase": STATE,
    "office_reviews:add_reviewer": ADDS,
    "reviews:conflict": ONCE,
    "finance:refund": ADDS,
    "finance:cash": "the count that was made last waits",
    "event_desk:meetings_of_host": ADDS,
    "events:book_meeting": ONCE,
    "event_desk:add": ADDS,
    "event_desk:cancel": STATE,
    "event_desk:release": STATE,
    "event_desk:refuse_registration": STATE,
    "event_desk:send_visa_back": STATE,
    "event_desk:refuse_change": STATE,
    "events:other_category": ONCE,
    "event_desk:gate": ONCE,
    "events:gate": ONCE,
    "event_desk:add_gate_link": ADDS,
    "events:call": ADDS,
    "events:ask_co_speaker": ADDS,
    "events:details": ADDS,
    "events:stand": ONCE,
    "event_desk:add_message": ADDS,
    "event_desk:upload_plan": "reads, and stores nothing",
    "session_material": ONCE,
    "events:check_certificate": "asks, and stores nothing",
    "office:new_programme": ADDS,
    "office:propose_right": ADDS,
    "office:end_right": "a last day that can only come nearer",
    "finance:keep_refund": STATE,
    "finance:refuse_refund": STATE,
    "finance:report": STATE,
    "finance:send_back": STATE,
    "finance:read_bank_statement": ADDS,
    "finance:invoice": ADDS,
    "finance_gifts:end": STATE,
    "finance_gifts:gift": STATE,
    "finance_gifts:name": STATE,
    "contributions:give": ADDS,
    "contributions:ask": ADDS,
    "finance:explain_bank_line": ONCE,
    "finance:explain_difference": ONCE,
    "home:message": ONCE,
    "home:ask_translation": ADDS,
    "home:contact": ADDS,
    "newsletters:subscribe": ADDS,
}
#: Forms of several parts that are all of one kind.
KINDS = {"office:note": ADDS, "office:decide": STATE, "office:decision": STATE, "office:suggestion": ONCE}
KINDS["office_people:decide_institution"] = STATE
KINDS["office:prepare"] = STATE

EDITS = [form for form in FORMS if form.title not in NOTHING_STORED and form.name not in KINDS]
_VERSION = re.compile(r'<input type="hidden" name="((?:[\w-]+-)?version)" value="([^"]*)"')


def versions_of(page: str) -> dict[str, str]:
    """Name and value of each version that a page carries."""
    return {unescape(name): value for name, value in _VERSION.findall(page)}


def typed_into(form) -> dict:
    return {**form.always, **form.valid, **{name: hostile(number) for number, name in enumerate(form.texts)}}


@pytest.mark.parametrize("form", EDITS, ids=lambda form: form.title)
def test_a_page_that_is_behind_writes_nothing_and_lets_the_person_decide(form, world, recorder):
    form = form.at(world)
    browser, typed = world.clients[form.who], typed_into(form)
    shown = versions_of(browser.get(form.url, follow=True).text)

    refused = form.send(browser, typed | dict.fromkeys(shown, "what an older page showed"))
    written = set(recorder.written)
    again = form.send(browser, typed | versions_of(refused.text))

    assert shown
    assert "" not in shown.values()
    assert refused.status_code == 200
    assert has_summary(refused.text)
    assert escape(str(CHANGED)) in refused.text
    assert written == set()
    assert all(escape(typed[name]) in refused.text for name in form.texts)
    assert versions_of(refused.text) == shown
    assert again.status_code == 302 or escape(str(CHANGED)) not in again.text


def test_no_form_is_excused_that_is_not_there():
    titles, names = {form.title for form in FORMS}, {form.name for form in FORMS}

    assert set(NOTHING_STORED) - titles == set()
    assert set(KINDS) - names == set()
