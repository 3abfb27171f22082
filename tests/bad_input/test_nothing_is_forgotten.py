"""A form or a search that is in no table of this folder makes a test fail."""

import dis
import inspect
import re
from functools import cache
from types import FunctionType

from django.urls import URLPattern, URLResolver, get_resolver

from ..ours import OURS
from .form_table import FORMS
from .search_table import SEARCHES

#: Of allauth, whose pages carry our templates and forms.
BORROWED = ("account_", "mfa_", "usersessions_", "socialaccount_")

#: A POST without anything typed: a button, or boxes with the numbers of rows.
BUTTONS = {
    "office:prepared": "boxes: decisions to release, with the print of the letters that were shown",
    "office:drop_decision": "a button",
    "office:ask_entered": "a button",
    "institution_assignments:ask_again": "a button with the key of its form",
    "office:discard_entered": "a button",
    "office:discard_assignment": "a button",
    "office:campaign_act": "a button; what it does is in the address",
    "office:end_link": "a button",
    "my:start_team": "a button",
    "my:leave_team": "a button",
    "alerts:stop_outreach": "a button; the token is in the address",
    "assignments:confirm_entered": "a button; the token is in the address",
    "office:replace_reference": "a button",
    "office:reserve_up": "a button with the place that was shown",
    "office:make_agreement": "a button",
    "my:offer_take_back": "a button",
    "office:close_placement": "a button",
    "my:begin_claim": "a button",
    "my:claim": "a button with the state that was shown",
    "my:remove_claimed": "a button",
    "my:drop_advance": "a button",
    "office:remove_host_post": "a button",
    "institution_assignments:remove_host_post": "a button",
    "office:pass_claim": "a button",
    "office:answer_month": "two buttons",
    "office:pay_account": "a button",
    "office:take_payment_file": "a button",
    "office:close_region_message": "a button",
    "placements:earlier": "buttons; the token is in the address",
    "office:store_list": "a button with what the page before showed, signed",
    "placements:use_story": "a button",
    "placements:story_down": "a button",
    "my:agree_to_story": "a button",
    "my:story_back": "a button",
    "institution_assignments:story_back": "a button",
    "institution_assignments:deliverable_use": "two buttons",
    "office:deliverable_use": "two buttons",
    "placements:safe": "buttons; the token is in the address",
    "safeguarding_desk:remove_contact": "a button",
    "office:cancel_visit": "a button",
    "my:remove_travel_leg": "a button",
    "office:remove_travel_leg": "a button",
    "office:remove_briefing_part": "a button",
    "my:remove_teaching": "a button",
    "institution_assignments:remove_teaching": "a button",
    "office:counterpart_leaves": "a button",
    "institution_assignments:counterpart_leaves": "a button",
    "office_reviews:open": "a button",
    "office_reviews:drop": "a button",
    "office_reviews:take_back": "a button; whose files, and why, is in the address",
    "reviews:ranking": "a button with the print of what was read",
    "events:delete_visa": "a button",
    "event_desk:visa": "a button with the version of the passport that was shown",
    "account_logout": "a button",
    "bring_translation": "a button",
    "expire_with_it": "a button",
    "upload_po": "a file that is tried in tests/home/test_po_files.py",
    "home:move_translation": "a button",
    "translation_is_right": "a button",
    "account_confirm_email": "a button behind a link",
    "mfa_deactivate_totp": "a button",
    "mfa_generate_recovery_codes": "a button",
    "mfa_remove_webauthn": "a button",
    "usersessions_list": "a button",
    "openid_connect_login": "a button",
    "end_connection": "a button",
    "payments:checkout": "a button",
    "payments:cancel": "a button",
    "finance:compare": "a button",
    "finance:confirm_cash": "a button",
    "finance:act": "a button; what it does is in the address",
    "finance:decide_bank_file": "a button; what it does is in the address",
    "finance:decide_bank_line": "a button; what it does is in the address",
    "finance:decide_refund": "a button; what it does is in the address",
    "stripe_webhook": "a machine, which signs what it sends",
    "my:skills": "buttons to go on",
    "my:occupation": "buttons to go on",
    "my:remove_skill": "a button",
    "my:remove_occupation": "a button",
    "my:withdraw_application": "a button",
    "my:reopen_application": "a button",
    "my:discard_draft": "a button",
    "my:take_back_yes": "a button",
    "my:delete_search": "a button",
    "alerts:stop": "a button; the token is in the address",
    "diaspora:experience": "buttons to go on",
    "diaspora:remove_position": "a button",
    "diaspora:qualifications": "buttons to go on",
    "diaspora:remove_record": "a button",
    "diaspora:remove_language": "a button",
    "diaspora:remove_window": "a button",
    "diaspora:remove_cv": "a button",
    "diaspora:publish": "a button",
    "diaspora:hide": "a button",
    "diaspora:confirm": "a button",
    "diaspora:withdraw_consent": "a button; the purpose is in the address",
    "diaspora:export": "a button",
    "diaspora:read_notices": "a button",
    "diaspora:coming_back": "a button",
    "diaspora:open_notice": "a button",
    "diaspora:stop_digest": "a button; the token is in the address",
    "institution:choose": "a button",
    "institution:leave": "a button",
    "institution:remove_row": "a button",
    "institution_assignments:remove_letter": "a button",
    "office:remove_public_answer": "a button",
    "institution:remove": "a button",
    "institution:invite_again": "a button",
    "institution:revoke": "a button",
    "institution:send_address_link": "a button",
    "institution:confirm_address": "a button; the token is in the address",
    "institution:accept_invitation": "a button; the token is in the address",
    "institution_assignments:edit": "boxes: comments that are done",
    "institution_assignments:submit": "a button",
    "institution_assignments:withdraw": "a button",
    "institution_assignments:copy": "a button with a key; a key that is none gets a new one",
    "institution_assignments:remove_skill": "a button",
    "institution_assignments:remove_language": "a button",
    "institution_assignments:remove_attachment": "a button",
    "institution_assignments:withdraw_invitation": "a button",
    "assignments:save": "a button",
    "assignments:apply_check": "a button with the print of what was shown",
    "office:drop_comment": "a button",
    "reviews:pack": "a button",
    "office:nothing_to_answer": "a button",
    "office:withdraw_slot": "a button",
    "institution_assignments:withdraw_slot": "a button",
    "my:give_up_interview": "a button",
    "office:confirm_right": "a button",
    "office:remove_from_programme": "a button",
    "office_people:reinstate_account": "a button",
    "office_people:works_again": "a button",
    "home:message_mark": "a button",
    "index_failure_again": "a button in the editor",
    "newsletters:confirm": "a button; the token is in the address",
    "newsletters:leave": "a button; the token is in the address",
    "newsletters:erase": "a button; the token is in the address",
    "newsletter_trial": "a button in the editor",
    "newsletter_move": "a button in the editor",
    "newsletter_send": "a time in the editor; tests/newsletters/test_desk.py",
    "newsletter_import": "a file in the editor; tests/newsletters/test_desk.py",
    "contributions:checkout": "a button",
    "contributions:act": "buttons; the token is in the address",
    "finance_gifts:act": "buttons",
    "finance_gifts:accept": "a button",
    "finance_gifts:looked_at": "a button",
    "finance_gifts:end_gift": "a button",
    "events:save_mine": "boxes with the numbers of sessions",
    "events:claim_speaker": "a button",
    "event_desk:send_speaker_link": "a button",
    "event_desk:disconnect_speaker": "a button",
    "events:join_session": "a button",
    "events:leave_session": "a button",
    "events:give_meeting_back": "a button",
    "event_desk:take_meeting_back": "a button",
    "events:accept": "a button",
    "events:cancel_registration": "a button",
    "events:cancel_one": "a button",
    "events:keep_as_it_is": "a button",
    "event_desk:make_change": "a button with the version of the change that was shown",
    "event_desk:decide_registration": "a button; what it does is in the address",
    "event_desk:let_in": "a button",
    "event_desk:undo_check_in": "a button",
    "event_desk:end_gate_link": "a button",
    "event_desk:message": "a button with the print of the letters that were read",
    "event_desk:refunds": "a button with the print of the refunds that were read",
    "event_desk:store_plan": "a button with what the page before showed, signed",
    "events:meet_stand": "a button",
    "events:decline_stand": "a button",
    "event_desk:release_report": "a button with the print of the report that was read",
    "event_desk:release_decisions": "a button with the print of the letters that were read",
    "events:remove_co_speaker": "a button",
    "events:decline_co_speaker": "a button",
    "events:confirm_proposal": "a button with the state that was shown",
    "events:withdraw_proposal": "a button with the state that was shown",
    "events:gate_scans": "told by a telephone; tests/conferences/test_gate_links.py",
    "event_desk:move": "a button; what it does is in the address",
    "event_desk:remove_row": "a button",
    "press_letters": "buttons in the editor",
    "home:press_leave": "a button; the token is in the address",
}
#: Filled in by a script with what a key answers, not by a person; allauth checks and tests it.
BY_SCRIPT = {"mfa_login_webauthn", "mfa_reauthenticate_webauthn"}
#: Pages of allauth that take no POST, or that this portal has switched off.
NOT_TAKEN = {
    "account_inactive",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "socialaccount_connections",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "mfa_index",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
}
#: Reads one known word of the address and nothing else.
KNOWN_WORDS = {"came_from", "way_back"}


def views(patterns=None, namespace=""):
    """Name and view of every address."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from views(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}{pattern.name}", pattern.callback


def reads(view, what: str) -> bool:
    """Whether a view of ours, or a function of ours that it calls, mentions `what` (a regular expression)."""
    seen, waiting = set(), [inspect.unwrap(view)]
    while waiting:
        function = waiting.pop()
        if function in seen or function.__name__ in KNOWN_WORDS:
            continue
        seen.add(function)
        if re.search(what, _source(function)):
            return True
        called = [function.__globals__.get(name) for name in _names(function.__code__)]
        waiting += [
            inspect.unwrap(other)
            for other in called
            if isinstance(other, FunctionType) and other.__module__.split(".")[0] in OURS
        ]
    return False


#: Each is looked at on the way from many views.
_source = cache(inspect.getsource)


@cache
def _names(code) -> set[str]:
    """What a function uses of its module, also in functions inside it."""
    inner = [const for const in code.co_consts if inspect.iscode(const)]
    own = {step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"}
    return own.union(*(_names(each) for each in inner))


OUR_VIEWS = {name: view for name, view in views() if hasattr(view, "who_may")}


@cache
def take_post() -> set[str]:
    """Names of the views that take a POST."""
    return {name for name, view in OUR_VIEWS.items() if reads(view, r'request\.(POST|FILES)|require_POST|"POST"')}


def test_every_view_that_takes_a_form_is_in_the_table_or_says_why_not():
    borrowed = {name for name, _view in views() if name.startswith(BORROWED)}
    in_table = {form.name for form in FORMS}

    unknown = (take_post() | borrowed) - in_table - set(BUTTONS) - BY_SCRIPT - NOT_TAKEN

    assert unknown == set(), "Describe each in form_table.py, or say in BUTTONS why there is nothing to type."


def test_no_exception_outlives_its_view():
    known = {name for name, _view in views()}

    assert (set(BUTTONS) | BY_SCRIPT | NOT_TAKEN) - known == set()
    assert {form.name for form in FORMS} & set(BUTTONS) == set()
    assert {name for name in BUTTONS if not name.startswith(BORROWED)} - take_post() == set()


def test_every_view_that_reads_its_address_is_in_the_table():
    reading = {name for name, view in OUR_VIEWS.items() if reads(view, r"request\.GET\b")}

    unknown = reading - {search.name for search in SEARCHES} - {form.name for form in FORMS}

    assert unknown == set(), "Describe each in search_table.py."


def test_the_search_for_views_finds_forms_behind_other_functions():
    assert {"institution_assignments:step", "office:note", "diaspora:publish", "home:contact"} <= take_post()
    assert not {"my:home", "office:home", "institution_assignments:preview", "assignments:detail"} & take_post()
