"""The public pages of assignments: list, detail, save, ask."""

import datetime

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from diaspora.models import Notice
from skills_match.assignments.inquiries import InquiryAnswered, TooManyQuestions, answer_inquiry, ask_question
from skills_match.enums import AssignmentState
from skills_match.models import AllowanceLine, Inquiry, SavedAssignment
from skills_match.search.facets import FacetGroup, FacetValue
from tests.conftest import sign_in
from tests.factories.matching import (
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.people import RegionFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/en/assignments/"
SECRET = "samaki-mbili-ziwani"


def body(client, address, data=None):
    response = client.get(address, data or {})
    assert response.status_code == 200
    return response.content.decode()


def detail(assignment, language="en"):
    return f"/{language}/assignments/{assignment.reference}/"


class TestList:
    @pytest.mark.parametrize("count", [1, 3])
    def test_it_costs_the_same_queries(self, client, count, django_assert_num_queries):
        for assignment in AssignmentFactory.create_batch(count):
            AssignmentLanguageFactory(assignment=assignment)
        client.get(LIST)

        with django_assert_num_queries(6):
            text = body(client, LIST)

        assert text.count('class="result"') == count

    def test_thousands_are_counted_readably(self, client):
        AssignmentFactory()
        shown = client.get(LIST).context
        context = {
            name: shown[name] for name in ("request", "asked", "page", "assignments", "sorts", "query", "mended")
        }
        health = FacetValue(value="health", label="Health", count=12345, is_chosen=False, without="")

        text = render_to_string(
            "assignments/list.html", context | {"groups": [FacetGroup("sector", "Sector", [health])]}
        )

        assert '<span class="facets__count">12,345</span>' in text

    def test_anybody_searches_in_either_language(self, client):
        AssignmentFactory(title_en="Train nurses", title_sw="Kufundisha wauguzi")

        assert "Train nurses" in body(client, LIST, {"q": "uuguzi"})
        assert "Kufundisha wauguzi" in body(client, "/sw/assignments/", {"q": "nurses"})

    def test_an_address_can_be_shared(self, client):
        mwanza = RegionFactory(code="TZ-18", name_en="Mwanza", name_sw="Mwanza")
        AssignmentFactory(title_en="In Mwanza", region=mwanza)
        AssignmentFactory(title_en="In Dodoma")

        text = body(client, LIST + "?region=TZ-18&sort=newest&q=&nonsense=1&mode=unknown-mode")
        narrowed = body(client, LIST + "?region=TZ-18&sort=newest")

        assert "unknown-mode" in text
        for page in (text, narrowed):
            assert ("In Mwanza" in page, "In Dodoma" in page) == (True, False)

    def test_an_empty_result_helps(self, client):
        AssignmentFactory()

        text = body(client, LIST + "?q=astronomy&region=TZ-03")

        assert "Try fewer or more general words" in text
        assert 'href="?q=astronomy&amp;sort=words"' in text

    def test_a_mended_word_is_said(self, client):
        AssignmentFactory(title_en="Supervise irrigation")

        assert "Nothing has the word “irigation”; shown is what has “irrigation”." in body(
            client, LIST, {"q": "irigation"}
        )

    @pytest.mark.parametrize("words", ["<script>alert(1)</script>", "\u202eغرس", "x" * 5000, "%00\0", "'; DROP TABLE"])
    def test_hostile_words_do_no_harm(self, client, words):
        AssignmentFactory()

        assert "<script>alert" not in body(client, LIST, {"q": words, "page": "999x"})

    def test_drafts_and_closed_ones_are_not_listed(self, client):
        for state in (AssignmentState.DRAFT, AssignmentState.SUBMITTED, AssignmentState.CLOSED):
            AssignmentFactory(title_en="Not for you", state=state)
        AssignmentFactory(title_en="Not for you", closing_on=timezone.localdate() - datetime.timedelta(days=1))

        assert "Not for you" not in body(client, LIST)

    def test_best_match_first_for_who_has_a_profile(self, professional):
        skill = PersonSkillFactory(profile=professional.profile).skill
        AssignmentFactory(title_en="Closes soon", closing_on=timezone.localdate())
        AssignmentSkillFactory(assignment=AssignmentFactory(title_en="Fits you"), skill=skill)

        text = body(sign_in(professional), LIST, {"sort": "match"})

        assert text.index("Fits you") < text.index("Closes soon")

    def test_a_visitor_cannot_sort_by_match(self, client):
        AssignmentFactory()

        assert 'value="match"' not in body(client, LIST, {"sort": "match"})


class TestDetail:
    @pytest.mark.parametrize("count", [1, 3])
    def test_it_costs_the_same_queries(self, client, count, django_assert_num_queries):
        assignment = AssignmentFactory()
        for _row in range(count):
            AssignmentSkillFactory(assignment=assignment)
            AssignmentLanguageFactory(assignment=assignment, language__code=f"l{_row}")

        with django_assert_num_queries(22):
            body(client, detail(assignment))

    def test_a_missing_language_is_said_and_marked(self, client):
        assignment = AssignmentFactory(title_en="Only in English", title_sw="")

        text = body(client, detail(assignment, "sw"))

        assert '<h1 lang="en">Only in English</h1>' in text
        assert '<span aria-current="page"><span lang="en">Only in English</span></span>' in text

    def test_a_closed_one_stays_readable_and_says_so(self, client):
        assignment = AssignmentFactory(closing_on=timezone.localdate() - datetime.timedelta(days=1))

        text = body(client, detail(assignment))

        assert "This assignment is closed for applications" in text
        assert assignment.background_en.replace("'", "&#x27;") in text

    @pytest.mark.parametrize("state", ["draft", "submitted", "edits_requested", "approved", "rejected", "cancelled"])
    def test_what_was_never_published_is_not_found(self, client, state):
        assert client.get(detail(AssignmentFactory(state=state))).status_code == 404

    def test_an_allowance_is_never_called_salary_and_nobody_pays(self, client):
        assignment = AssignmentFactory()
        AllowanceLine.objects.create(
            assignment=assignment, kind="subsistence", unit="day", amount_minor=9_000_000, currency="TZS"
        )

        text = body(client, detail(assignment))

        assert "Daily subsistence" in text
        assert "Never pay to apply" in text
        assert "wage" not in text.replace("wageni", "")

    def test_reasons_for_who_has_a_profile_and_for_nobody_else(self, client, professional):
        required = AssignmentSkillFactory(skill=SkillFactory(en="grant writing"))
        PersonSkillFactory(profile=professional.profile, skill=required.skill)

        assert "How it fits you" in body(sign_in(professional), detail(required.assignment))
        assert "How it fits you" not in body(client, detail(required.assignment))


class TestSaving:
    def test_saved_once_found_again_and_removed(self, professional):
        assignment, client = AssignmentFactory(title_en="Train nurses"), sign_in(professional)
        address = reverse("assignments:save", args=[assignment.reference])

        client.post(address, {"keep": "yes"})
        client.post(address, {"keep": "yes"})

        assert SavedAssignment.objects.count() == 1
        assert "Train nurses" in body(client, reverse("my:saved"))
        assert client.post(address, {"keep": "no", "next": reverse("my:saved")}).url == reverse("my:saved")
        assert SavedAssignment.objects.count() == 0

    def test_the_button_without_a_word_toggles(self, professional):
        address = reverse("assignments:save", args=[AssignmentFactory().reference])
        client = sign_in(professional)

        counts = [(client.post(address), SavedAssignment.objects.count())[1] for _time in range(2)]

        assert counts == [1, 0]

    def test_reading_the_address_changes_nothing_and_nobody_is_led_away(self, professional):
        assignment, client = AssignmentFactory(), sign_in(professional)
        address = reverse("assignments:save", args=[assignment.reference])

        assert client.get(address).url == detail(assignment)
        assert client.post(address, {"next": "https://evil.example/"}).url == detail(assignment)
        assert SavedAssignment.objects.count() == 1

    def test_a_draft_cannot_be_saved_and_one_taken_back_can_be_dropped(self, professional):
        client, draft = sign_in(professional), AssignmentFactory(state=AssignmentState.CANCELLED)
        address = reverse("assignments:save", args=[draft.reference])
        assert client.post(address, {"keep": "yes"}).status_code == 404
        SavedAssignment.objects.create(user=professional, assignment=draft)

        assert "taken back" in body(client, reverse("my:saved"))
        assert client.post(address, {"keep": "no"}).status_code == 302
        assert SavedAssignment.objects.count() == 0

    def test_the_list_is_ones_own(self, professional, stranger):
        SavedAssignment.objects.create(user=stranger, assignment=AssignmentFactory(title_en="Of somebody else"))

        assert "Of somebody else" not in body(sign_in(professional), reverse("my:saved"))

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_costs_the_same_queries(self, professional, count, django_assert_num_queries):
        for assignment in AssignmentFactory.create_batch(count):
            SavedAssignment.objects.create(user=professional, assignment=assignment)
        client = sign_in(professional)

        with django_assert_num_queries(15):
            assert body(client, reverse("my:saved")).count('class="result"') == count

    def test_a_visitor_signs_in_first(self, client):
        response = client.post(reverse("assignments:save", args=[AssignmentFactory().reference]))

        assert (response.status_code, SavedAssignment.objects.count()) == (302, 0)

    @pytest.mark.parametrize("language", ["en", "sw"])
    def test_what_a_visitor_wanted_to_save_is_saved_by_the_press_that_signs_in(self, client, professional, language):
        assignment, closed = AssignmentFactory(), AssignmentFactory(state=AssignmentState.CLOSED)
        professional.set_password(SECRET)
        professional.save()
        address = f"/en/assignments/{assignment.reference}/save/"
        answers = {"login": professional.email, "password": SECRET}

        page = client.post(f"/{language}/accounts/login/?next={address}", {**answers, "next": address}, follow=True)

        assert SavedAssignment.objects.get().assignment == assignment
        assert page.redirect_chain[-1][0] == detail(assignment)
        assert "alert" in page.text or "Saved" in page.text or "Imehifadhiwa" in page.text
        client.post("/en/accounts/logout/")
        client.post("/en/accounts/login/", {**answers, "next": f"/en/assignments/{closed.reference}/save/"})
        assert SavedAssignment.objects.count() == 1


class TestAsking:
    @pytest.fixture
    def assignment(self):
        return AssignmentFactory()

    def test_the_office_is_told_once_and_only_the_asker_sees_it(self, professional, stranger, officer, assignment):
        client = sign_in(professional)
        address = reverse("assignments:ask", args=[assignment.reference])

        for _time in range(2):
            assert client.post(address, {"text": "Is there housing?"}).status_code == 302

        assert Inquiry.objects.count() == 1
        assert [(notice.user, notice.kind) for notice in Notice.objects.all()] == [(officer, "inquiry_asked")]
        assert "Is there housing?" in body(client, detail(assignment))
        assert "Is there housing?" not in body(sign_in(stranger), detail(assignment))

    def test_an_answer_reaches_the_asker_once(self, professional, officer, assignment):
        inquiry = ask_question(assignment=assignment, by=professional, text="Is there housing?")

        answer_inquiry(inquiry=inquiry, by=officer, text="Yes, near the hospital.")
        with pytest.raises(InquiryAnswered):
            answer_inquiry(inquiry=inquiry, by=officer, text="No.")

        assert Notice.objects.filter(user=professional, kind="inquiry_answered").count() == 1
        assert "Yes, near the hospital." in body(sign_in(professional), detail(assignment))

    def test_questions_are_visible_to_the_asker_and_the_office(
        self, professional, stranger, officer, manager, assignment
    ):
        inquiry = ask_question(assignment=assignment, by=professional, text="Is there housing?")

        seen = {user: list(Inquiry.objects.visible_to(user)) for user in (professional, officer, stranger, manager)}

        assert seen == {professional: [inquiry], officer: [inquiry], stranger: [], manager: []}

    def test_five_open_questions_are_enough(self, professional, assignment):
        for number in range(5):
            ask_question(assignment=assignment, by=professional, text=f"Question {number}")

        with pytest.raises(TooManyQuestions):
            ask_question(assignment=assignment, by=professional, text="One more")

        text = (
            sign_in(professional)
            .post(reverse("assignments:ask", args=[assignment.reference]), {"text": "One more"})
            .content.decode()
        )
        assert "You have five questions waiting for an answer." in text
        assert "One more" in text

    @pytest.mark.parametrize("text", ["", "   ", "x" * 1001])
    def test_nothing_and_too_much_are_refused_with_a_summary(self, professional, assignment, text):
        response = sign_in(professional).post(reverse("assignments:ask", args=[assignment.reference]), {"text": text})

        assert response.status_code == 200
        assert "error-summary" in response.content.decode()
        assert Inquiry.objects.count() == 0

    def test_a_draft_cannot_be_asked_about(self, professional):
        draft = AssignmentFactory(state=AssignmentState.DRAFT)

        assert sign_in(professional).get(reverse("assignments:ask", args=[draft.reference])).status_code == 404

    def test_a_visitor_signs_in_first(self, client, assignment):
        assert client.get(reverse("assignments:ask", args=[assignment.reference])).status_code == 302


def test_a_suspended_or_plain_account_without_profile_reads_too(client):
    user = UserFactory()

    assert "How it fits you" not in body(sign_in(user), detail(AssignmentFactory()))
