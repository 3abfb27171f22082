"""Promises of people, institutions, reports about safety and the tools of every case."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from casework.models import KeptText, LetterKind, SoftBounce, Suppression, WhyStopped
from diaspora.enums import ConsentPurpose, FileKind, InstitutionState
from diaspora.models import Consent, DigestLetter, Invitation, PrivateFile, Thread, ThreadMessage, ThreadReading
from tests.factories.people import (
    AvailabilityWindowFactory,
    InstitutionFactory,
    MembershipFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    RegionFactory,
    UserFactory,
)
from tests.factories.safeguarding import (
    CaseFactory,
    CaseReadingFactory,
    HelpContactFactory,
    KeptOutFactory,
    RetentionTermFactory,
)

from .rows import DAY, Maker


def kept_text():
    return KeptText.objects.create(browser="b", page="/my/about/", owner="o", sent=[], kept_at=timezone.now())


def suppression():
    return Suppression.objects.create(address="a@example.org", kind=LetterKind.NEWSLETTER, why=WhyStopped.UNSUBSCRIBED)


def thread():
    return Thread.objects.create(about=UserFactory())


def thread_message():
    return ThreadMessage.objects.create(thread=thread(), side="office", text="Come in June.")


def file():
    return PrivateFile.objects.create(owner=UserFactory(), kind=FileKind.CV, path="a", original_name="a.pdf", size=1)


def invitation():
    manager = MembershipFactory()
    return Invitation.objects.create(
        institution=manager.institution,
        email="a@example.org",
        role="author",
        token_hash="a",
        expires_at=timezone.now(),
    )


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "only_one_row_per_case_and_officer_kept_out": (KeptOutFactory, {"why": "named"}),
    "only_one_reading_per_case_officer_and_day": (CaseReadingFactory, {}),
    "only_one_open_consent_per_purpose": (
        lambda: Consent.objects.create(user=UserFactory(), purpose=ConsentPurpose.ALERTS, text_version="1"),
        {"text_version": "2"},
    ),
    "only_one_pending_registration_per_person": (
        lambda: InstitutionFactory(registered_by=UserFactory(), state=InstitutionState.PENDING),
        {},
    ),
    "only_one_name_per_institution_and_day": (lambda: InstitutionFactory().names.get(), {}),
    "only_one_name_waits_per_institution": (
        lambda: InstitutionFactory().names.create(name_en="Clinic", confirmed_at=None, valid_from=DAY),
        {},
    ),
    "only_one_membership_per_person_and_institution": (MembershipFactory, {}),
    "only_one_waiting_invitation_per_address_and_institution": (invitation, {"email": "A@Example.org"}),
    "only_one_current_file_per_kind": (file, {}),
    "one_kept_text_a_page": (kept_text, {}),
    "what_waits_is_told_only_once_a_day": (lambda: DigestLetter.objects.create(user=UserFactory(), day=DAY), {}),
    "only_one_thread_a_record": (thread, {}),
    "somebody_reads_a_thread_at_one_place_only": (
        lambda: ThreadReading.objects.create(thread=thread(), user=UserFactory(), side="office"),
        {},
    ),
    "letters_of_a_kind_are_stopped_only_once": (suppression, {"why": WhyStopped.COMPLAINED}),
    "a_day_counts_once_for_an_address": (lambda: SoftBounce.objects.create(address="a@example.org", day=DAY), {}),
    "one_account_per_email": (lambda: UserFactory(email="a@example.org"), {"email": "A@Example.org"}),
    "one_level_per_language_and_profile": (ProfileLanguageFactory, {}),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
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
    "an_education_never_lacks_its_level": (
        lambda: ProfileFactory().education.create(level=4, title="a", school="b"),
        {"level": 7},
    ),
    "a_referee_can_never_be_out_of_reach": (
        lambda: ProfileFactory().referees.create(name="a", phone="+44 1"),
        {"phone": ""},
    ),
    "a_closed_case_never_lacks_its_outcome": (CaseFactory, {"state": "closed"}),
    "a_number_is_of_a_region_or_of_a_country": (
        lambda: HelpContactFactory(country="DE"),
        {"region": lambda: RegionFactory().pk},
    ),
    "reports_are_kept_for_a_month_to_ten_years": (RetentionTermFactory, {"days": 3}),
    "a_published_profile_is_seen_by_whom_its_owner_chose": (ProfileFactory, {"visibility": "hidden"}),
    "longest_stay_is_never_below_shortest": (
        ProfileFactory,
        {"shortest_stay_days": 9, "longest_stay_days": 8},
    ),
    "nobody_keeps_a_message_from_their_own_side": (thread_message, {"kept_from": "office"}),
    "a_message_never_lacks_its_text": (thread_message, {"text": ""}),
    "only_what_comes_back_stops_every_letter": (suppression, {"kind": ""}),
    "what_is_owed_is_stopped_by_no_choice": (suppression, {"kind": LetterKind.OWED}),
    "window_never_ends_before_it_starts": (AvailabilityWindowFactory, {"ends_on": datetime.date(2000, 1, 1)}),
}
