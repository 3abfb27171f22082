"""Every verb that holds a row while it decides: the function that locks, the row, and how it comes to do so."""

import io
from functools import partial
from types import SimpleNamespace

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation

from casework.letters import stops
from casework.models import SoftBounce
from casework.moves import Moves
from casework.translated import writing
from diaspora import hourly_limits
from diaspora.accounts import addresses, closing, second_factor, staff
from diaspora.accounts.forms import SignUpForm
from diaspora.enums import ConsentPurpose, FileKind, MemberRole, Visibility
from diaspora.files import store
from diaspora.institutions import invitations, members, new_names, official_address, placing, registration, renaming
from diaspora.models import ThreadReading
from diaspora.openid import connections
from diaspora.privacy import consents, erasure
from diaspora.profiles import publishing
from diaspora.threads import writing as threads
from home.contact import messages as contact
from home.library import reading
from home.models import ContactMessage, CountedLog
from home.page_translation import handing_in, po_files, reviewing
from home.page_translation.publishing import publish_translation
from home.press import letters as press
from home.site_search import indexing
from home.visits import counting
from newsletters.subscribers import choices, signing_up
from office import notes, officers
from placements.safety import asking
from safeguarding.cases import reporting
from selection.decisions import releasing
from selection.models import PreparedDecision
from selection.opinions import giving as opinions
from skills_match.alerts import messages, saved_searches
from skills_match.applications import applying
from skills_match.assignments import inquiries
from skills_match.assignments.publishing import close_assignment
from skills_match.entered import entering
from skills_match.enums import ApplicationState
from skills_match.invitations import inviting
from skills_match.models import Alert, AlertSettings, Taxonomy
from skills_match.people import skills
from skills_match.vocabulary import labels, merged_rows, merging, suggestions
from skills_match.vocabulary.sources import esco, pack
from tests.factories.documents import text_pdf
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    EnteredApplicationFactory,
    InquiryFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.newsletters import SubscriberFactory
from tests.factories.pages import HomePageFactory, PressReleasePageFactory
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory
from tests.factories.placements import SafetyAnswerFactory
from tests.factories.safeguarding import CaseFactory

from .locking_assignments import cases_of_assignments
from .locking_events import cases_of_events
from .locking_money import Case, cases_of_money
from .locking_placements import cases_of_placements


def cases(officer) -> list[Case]:
    """Function that locks, row that it locks, and how it comes to do so."""
    profile, administrator = ProfileFactory(), UserFactory(is_superuser=True)
    person, owner = profile.user, UserFactory()
    manager, second = MembershipFactory(), MembershipFactory(role=MemberRole.REVIEWER)
    institution = manager.institution
    assignment = AssignmentFactory(institution=institution)
    draft = ApplicationFactory(assignment=assignment, state=ApplicationState.DRAFT)
    sent = ApplicationFactory(assignment=assignment)
    invited = AssignmentInvitationFactory(assignment=assignment)
    held = PersonSkillFactory(profile=profile)
    occupation = PersonOccupationFactory(profile=profile)
    other_skill, third_skill = SkillFactory(), SkillFactory()
    label = other_skill.labels.get(language="sw")
    inquiry = InquiryFactory(assignment=assignment, asked_by=person, text="Is there a desk?")
    message = ContactMessage.objects.create(name="A", email="a@example.org", text="Hello", language="en")
    suggestion = suggestions.suggest_concept(by=owner, text="bee keeping", language="en")
    mailed = invitations.invite_member(
        institution=institution, by=manager.user, email=owner.email, role=MemberRole.AUTHOR, language="en"
    )
    taxonomies = {
        name: Taxonomy.objects.create(name=name, version="1", checksum="1") for name in (pack.PACK, esco.ESCO)
    }
    AlertSettings.objects.create(user=person, frequency="at_once")
    Alert.objects.create(user=person, assignment=assignment, band="good")
    cv = SimpleUploadedFile("cv.pdf", text_pdf("CV", ["Nurse"]))
    loaded = SimpleNamespace(checksum="1", version="1")
    waiting = UserFactory(email="waits@example.org")
    EmailAddress.objects.filter(user=waiting).update(verified=False)
    EmailAddress.objects.get_or_create(user=waiting, email=waiting.email, defaults={"verified": False, "primary": True})
    elsewhere = SocialAccount.objects.create(user=person, provider="openid", uid="1")
    sign_up = SimpleNamespace(
        account_already_exists=True, cleaned_data={"email": waiting.email, "password1": "another-kanga-2026"}
    )
    decision = PreparedDecision.objects.create(application=sent, to=ApplicationState.NOT_SELECTED, seen=sent.state)
    release = partial(releasing._lock, [decision.pk])
    withdraw = partial(applying.withdraw_application, application=sent, by=sent.profile.user)
    decline = partial(inviting.decline_invitation, invitation=invited, by=invited.profile.user)
    choose = partial(
        publishing.choose_visibility,
        profile=profile,
        visibility=Visibility.HOSTS,
        agreed={ConsentPurpose.MATCHING, ConsentPurpose.HOSTS},
    )
    case, answer = CaseFactory(), SafetyAnswerFactory()
    mark = ThreadReading.objects.create(thread=threads.thread_about(sent), user=manager.user, side="host")
    typed = EnteredApplicationFactory(assignment=assignment)
    return [
        (entering.waiting_row, typed, partial(entering.discard_entered, entered=typed)),
        (
            threads._tell,
            mark,
            partial(threads.write_message, about=sent, by=sent.profile.user, text="When do I start?"),
        ),
        (reporting.add_to_report, case, partial(reporting.add_to_report, case=case, text="More")),
        (asking.say, answer, partial(asking.say, answer=answer, is_safe=True)),
        (closing._hold, person, partial(closing.suspend_account, account=person, by=officer, reason="x")),
        (closing._hold, person, partial(closing.reinstate_account, account=person, by=officer)),
        (consents.give_consent, person, partial(consents.give_consent, user=person, purpose=ConsentPurpose.ALERTS)),
        (
            consents.withdraw_consent,
            person,
            partial(consents.withdraw_consent, user=person, purpose=ConsentPurpose.MATCHING),
        ),
        (erasure.delete_account, person, partial(erasure.delete_account, user=person)),
        (erasure._hold_institutions, institution, partial(erasure.delete_account, user=manager.user)),
        (erasure._close_to_new_rows, person, partial(erasure._close_to_new_rows, person)),
        (
            store.store_private_file,
            person,
            partial(store.store_private_file, owner=person, kind=FileKind.CV, upload=cv),
        ),
        (
            Moves._held,
            institution,
            partial(registration.suspend_institution, institution=institution, by=officer, reason="x"),
        ),
        (
            registration.change_details,
            institution,
            partial(
                registration.change_details,
                institution=institution,
                by=manager.user,
                details={"official_email": "new@hospital.example.org"},
            ),
        ),
        (
            official_address.confirm_address,
            institution,
            partial(official_address.confirm_address, token=official_address.token_of(institution)),
        ),
        (
            invitations.invite_member,
            institution,
            partial(
                invitations.invite_member,
                institution=institution,
                by=manager.user,
                email="new@example.org",
                role=MemberRole.AUTHOR,
                language="en",
            ),
        ),
        (
            renaming.rename_institution,
            institution,
            partial(
                renaming.rename_institution,
                institution=institution,
                by=manager.user,
                names={"name_en": "Hospital of the lake", "name_sw": "Hospitali ya ziwa"},
                valid_from=timezone.localdate(),
            ),
        ),
        *(
            (new_names._waiting, institution, partial(verb, institution=institution, by=officer, seen="", **more))
            for verb, more in ((new_names.confirm_name, {}), (new_names.refuse_name, {"reason": "No decree."}))
        ),
        (
            placing.place_institution,
            institution,
            partial(placing.place_institution, institution=institution, parent=None, by=officer),
        ),
        (
            applying.reopen_application,
            sent.profile.user,
            partial(applying.reopen_application, application=sent, by=sent.profile.user),
        ),
        (addresses.give_up, waiting, partial(addresses.give_up, waiting.email)),
        (SignUpForm.try_save, waiting, partial(SignUpForm.try_save, sign_up, None)),
        (connections.disconnect, person, partial(connections.disconnect, request=None, account=elsewhere)),
        (
            invitations.accept_invitation,
            mailed,
            partial(invitations.accept_invitation, token=invitations._token(mailed.nonce), user=owner),
        ),
        (
            staff._lock,
            person,
            partial(staff.propose_address, account=person, by=administrator, email="new@example.org", reason="x"),
        ),
        (members._lock, institution, partial(members.remove_member, membership=manager, by=manager.user)),
        (
            officers.assign_officer,
            assignment,
            partial(officers.assign_officer, record=assignment, officer=officer, by=officer),
        ),
        (publishing.choose_visibility, person, choose),
        (publishing.choose_visibility, profile, choose),
        (publishing.publish_profile, profile, partial(publishing.publish_profile, profile=profile, by=person)),
        (publishing.confirm_profile, profile, partial(publishing.confirm_profile, profile=profile, by=person)),
        (publishing.hide_profile, profile, partial(publishing.hide_profile, profile=profile, by=person)),
        (
            second_factor.reset_second_factor,
            person,
            partial(second_factor.reset_second_factor, account=person, by=officer, reason="x"),
        ),
        (notes.write_note, assignment, partial(notes.write_note, about=assignment, text="Called", by=officer)),
        (contact._close, message, partial(contact.mark_answered, message=message, by=officer)),
        (messages._gather, person, partial(messages._gather, [person.pk], timezone.now())),
        (Moves._hold_parents, assignment, withdraw),
        (Moves._held, sent, withdraw),
        (
            applying.save_draft,
            draft,
            partial(
                applying.save_draft,
                application=draft,
                motivation="x",
                available_from=None,
                available_until=None,
                answers={},
            ),
        ),
        (applying.discard_draft, draft, partial(applying.discard_draft, application=draft)),
        (
            applying.submit_application,
            draft.profile.user,
            partial(applying.submit_application, application=draft, by=draft.profile.user),
        ),
        (Moves._held, assignment, partial(close_assignment, assignment=assignment, by=officer)),
        (Moves._hold_parents, assignment, decline),
        (Moves._held, invited, decline),
        (esco.import_esco, taxonomies[esco.ESCO], partial(esco.import_esco, esco=loaded)),
        (pack.load_pack, taxonomies[pack.PACK], partial(pack.load_pack, pack=loaded)),
        (
            inquiries.ask_question,
            person,
            partial(inquiries.ask_question, assignment=assignment, by=person, text="A desk?"),
        ),
        (inquiries.answer_inquiry, inquiry, partial(inquiries.answer_inquiry, inquiry=inquiry, by=officer, text="Yes")),
        (labels.review_word, label, partial(labels.review_word, label=label, text="neno jipya", by=officer)),
        (labels.reject_word, label, partial(labels.reject_word, label=label, by=officer)),
        (
            merging.merge_concepts,
            third_skill,
            partial(merging.merge_concepts, concept=other_skill, into=third_skill, by=officer),
        ),
        (merged_rows._move, held, partial(merging.merge_concepts, concept=held.skill, into=third_skill, by=officer)),
        (
            opinions.give_opinion,
            sent,
            partial(opinions.give_opinion, application=sent, by=second.user, recommends=True, text="Yes"),
        ),
        (
            skills.save_occupation,
            profile,
            partial(skills.save_occupation, profile=profile, occupation=occupation.occupation, is_main=True),
        ),
        (
            skills.remove_occupation,
            profile,
            partial(skills.remove_occupation, profile=profile, occupation=occupation.occupation),
        ),
        (
            saved_searches.save_search,
            person,
            partial(saved_searches.save_search, user=person, name="x", text="nurses", chosen={}, tells=True),
        ),
        (
            hourly_limits.count_use,
            person,
            partial(suggestions.suggest_concept, by=person, text="honey", language="en"),
        ),
        (
            Moves._held,
            suggestion,
            partial(suggestions.decline_suggestion, suggestion=suggestion, by=officer, answer="x"),
        ),
        (releasing._lock, assignment, release),
        (releasing._lock, decision, release),
        (
            writing.write_columns,
            assignment,
            partial(writing.write_columns, record=assignment, values={"title_sw": "Fundisha"}, by=officer),
        ),
        *cases_of_placements(officer),
        *cases_of_assignments(),
        *cases_of_events(),
        *cases_of_pages(officer),
        *cases_of_letters(),
        *cases_of_money(),
    ]


def cases_of_pages(officer) -> list[Case]:
    page = HomePageFactory(parent=Page.get_first_root_node(), slug="locked", summary="")
    swahili = Locale.objects.get_or_create(language_code="sw")[0]
    translated = publish_translation(page=page, locale=swahili, texts={"Home": "Mwanzo", "locked": "imefungwa"})
    document = get_document_model().objects.create(title="Study", file="study.pdf")
    log = CountedLog.objects.create(fingerprint="1")
    release = PressReleasePageFactory(parent=page, slug="release")
    side_by_side = handing_in.side_by_side(translated)
    written = StringTranslation.objects.filter(locale=swahili, data="Mwanzo").get()
    segment = StringSegment.objects.get(source=side_by_side.source, string=written.translation_of)
    return [
        (
            po_files._write,
            written,
            partial(po_files._write, segment, "Nyumbani", side_by_side, None, officer, po_files.Taken()),
        ),
        (reviewing._waiting, translated.page_ptr, partial(reviewing._waiting, translated, officer)),
        (
            handing_in.hand_in,
            translated.page_ptr,
            partial(handing_in.hand_in, translation=handing_in.side_by_side(translated), by=officer),
        ),
        (indexing.index_page, page.page_ptr, partial(indexing.index_page, page.pk)),
        (press.write_to_press, release.page_ptr, partial(press.write_to_press, release=release, by=officer)),
        (reading._keep, document, partial(reading._keep, document, document.file.name)),
        (counting._count_some, log, partial(counting._count_some, io.BytesIO(), log.fingerprint, {})),
    ]


def cases_of_letters() -> list[Case]:
    reader, day = SubscriberFactory(), SoftBounce.objects.create(address="a@example.org", day=timezone.localdate())
    choose = partial(choices.choose, subscriber=reader, language="sw", topics=[], pauses=True)
    return [
        (choices.choose, reader, choose),
        (
            signing_up.ask_to_subscribe,
            reader,
            partial(signing_up.ask_to_subscribe, email=reader.email, language="en"),
        ),
        (signing_up.confirm_subscription, reader, partial(signing_up.confirm_subscription, subscriber=reader)),
        (stops.note_soft_bounce, day, partial(stops.note_soft_bounce, address=day.address)),
    ]
