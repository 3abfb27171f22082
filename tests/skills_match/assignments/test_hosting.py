"""Hosts write requests: the list, a new one, the steps, sending; and nobody else does."""

import uuid

import pytest
from django.urls import reverse

from diaspora.models import Institution
from skills_match.domain.assignment_steps import STEPS
from skills_match.domain.vocabulary import forget_vocabulary
from skills_match.enums import AssignmentState
from skills_match.models import Assignment
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory, OccupationFactory, SkillFactory
from tests.factories.people import LanguageFactory, MembershipFactory, RegionFactory

from .conftest import complete

pytestmark = pytest.mark.django_db
S = AssignmentState
HOSTILE = "<script>alert(1)</script> مرحبا \u202e {{ 7*7 }}"


@pytest.fixture
def host(manager):
    return sign_in(manager)


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()


def _step(assignment, slug):
    return reverse("hosting:step", args=[assignment.reference, slug])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(host, institution, count, django_assert_num_queries):
    for _number in range(count):
        ApplicationFactory(assignment=complete(institution, S.PUBLISHED))
    complete(MembershipFactory().institution, S.DRAFT, title_en="Somebody else's draft")

    with django_assert_num_queries(14):
        response = host.get(reverse("hosting:list"))

    assert len(response.context["page"].object_list) == count
    assert [assignment.applicants for assignment in response.context["page"]] == [1] * count
    assert "Somebody else" not in response.text


def test_the_list_is_filtered_by_state(host, institution):
    complete(institution, S.DRAFT)
    closed = complete(institution, S.CLOSED)

    response = host.get(reverse("hosting:list"), {"state": "closed"})

    assert list(response.context["page"]) == [closed]


@pytest.mark.parametrize("state", ["nonsense", HOSTILE, "\x00"])
def test_a_strange_filter_shows_everything(host, draft, state):
    response = host.get(reverse("hosting:list"), {"state": state, "page": "x"})

    assert list(response.context["page"]) == [draft]


@pytest.mark.parametrize(
    ("source", "title"),
    [("blank", ""), ("template:03-agriculture-extension", "Train extension officers"), ("copy", "Train paediatric")],
)
def test_a_new_request_begins_blank_from_a_template_or_as_a_copy(host, institution, source, title):
    earlier = complete(institution, S.CLOSED)
    source = f"copy:{earlier.reference}" if source == "copy" else source
    key = uuid.uuid4()

    for _time in range(2):  # A form that is sent twice makes one draft.
        response = host.post(
            reverse("hosting:create"), {"institution": institution.pk, "source": source, "key": key}, follow=True
        )

    made = Assignment.objects.exclude(pk=earlier.pk).get()
    assert response.redirect_chain[-1][0] == reverse("hosting:edit", args=[made.reference])
    assert (made.state, made.institution) == (S.DRAFT, institution)
    assert (made.title_en or "").startswith(title)
    assert "Your draft has the reference" in response.text


@pytest.mark.parametrize("source", ["", "template:nonsense", "copy:TZ-1", "other", HOSTILE])
def test_a_strange_beginning_makes_nothing(host, institution, source):
    foreign = complete(MembershipFactory().institution)
    for institution_pk in (institution.pk, foreign.institution_id):
        response = host.post(
            reverse("hosting:create"), {"institution": institution_pk, "source": source, "key": uuid.uuid4()}
        )
        assert response.status_code == 200

    assert list(Assignment.objects.all()) == [foreign]


def test_nobody_copies_what_belongs_to_another_institution(host, institution):
    foreign = complete(MembershipFactory().institution)

    host.post(
        reverse("hosting:create"),
        {"institution": institution.pk, "source": f"copy:{foreign.reference}", "key": uuid.uuid4()},
    )
    response = host.post(reverse("hosting:copy", args=[foreign.reference]), {"key": uuid.uuid4()})

    assert response.status_code == 404
    assert list(Assignment.objects.all()) == [foreign]


@pytest.mark.parametrize("name", ["edit", "preview", "submit", "cancel", "copy", "withdraw", "choose_occupation"])
def test_members_of_another_institution_find_nothing(draft, name):
    other = sign_in(MembershipFactory().user)
    address = reverse(f"hosting:{name}", args=[draft.reference])

    assert other.post(address).status_code == 404
    if name not in {"copy", "withdraw", "choose_occupation"}:
        assert other.get(address).status_code == 404


@pytest.mark.parametrize("slug", sorted(STEPS))
def test_strangers_reach_no_step(draft, client, stranger, slug):
    other = sign_in(MembershipFactory().user)
    address = _step(draft, slug)

    assert client.get(address).status_code == 302
    assert sign_in(stranger).get(address).status_code == 403
    assert other.get(address).status_code == 404
    assert other.post(address, {"title_en": "Mine now"}).status_code == 404


@pytest.mark.parametrize("slug", sorted(STEPS))
def test_every_step_opens_and_an_unknown_one_does_not(host, draft, slug):
    assert host.get(_step(draft, slug)).status_code == 200
    assert host.get(reverse("hosting:step", args=[draft.reference, "nonsense"])).status_code == 404


def test_the_work_is_saved_with_gaps(host, draft):
    response = host.post(_step(draft, "work"), {"title_sw": "Kufundisha wakunga", "tasks_en": "Teach."})

    draft.refresh_from_db()
    assert response.url == _step(draft, "people")
    assert (draft.title_en, draft.title_sw, draft.tasks_en, draft.background_en) == (
        None,
        "Kufundisha wakunga",
        "Teach.",
        "",
    )


def test_save_and_come_back_later_leads_to_the_task_list(host, draft):
    response = host.post(_step(draft, "goals"), {"development_goal": "3", "then": "list"})

    assert response.url == reverse("hosting:edit", args=[draft.reference])


@pytest.mark.parametrize(
    ("slug", "data", "field"),
    [
        ("work", {"title_en": "x" * 141}, "title_en"),
        ("work", {"tasks_en": "x" * 4001}, "tasks_en"),
        ("people", {"learner_count": "many"}, "learner_count"),
        ("people", {"learner_count": "-1"}, "learner_count"),
        ("profile", {"minimum_experience_years": "41"}, "minimum_experience_years"),
        ("profile", {"sector": "999999"}, "sector"),
        ("place", {"mode": "by boat"}, "mode"),
        ("place", {"length_days": "3"}, "length_days"),
        ("place", {"starts_from": "31 February"}, "starts_from"),
        ("place", {"closing_on": "2020-01-01"}, "closing_on"),
        ("place", {"posts": "99999999999999999999"}, "posts"),
        ("readiness", {"readiness": ["a yacht"]}, "readiness"),
        ("goals", {"development_goal": "18"}, "development_goal"),
        ("goals", {"national_plan": "x\x00y"}, "national_plan"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(host, draft, slug, data, field):
    before = Assignment.objects.values().get(pk=draft.pk)

    response = host.post(_step(draft, slug), data)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert "There is a problem" in response.text
    if isinstance(data[field], str) and field not in {"mode", "sector", "development_goal", "starts_from"}:
        assert response.context["form"][field].value() == data[field]
    assert Assignment.objects.values().get(pk=draft.pk) == before


def test_a_latest_start_before_the_earliest_is_refused(host, draft):
    response = host.post(_step(draft, "place"), {"starts_from": "2030-05-02", "starts_until": "2030-05-01"})

    assert "The latest start cannot be before the earliest start." in response.text


def test_a_district_lies_in_its_region(host, draft):
    elsewhere = RegionFactory(code="TZ-99", name_en="Elsewhere", name_sw="Kwingine")
    district = elsewhere.districts.create(code="far", name="Far")

    response = host.post(_step(draft, "place"), {"region": draft.region_id, "district": district.pk})

    assert "district" in response.context["form"].errors


def test_hostile_text_is_text(host, draft):
    host.post(_step(draft, "work"), {"title_en": HOSTILE})

    draft.refresh_from_db()
    page = host.get(reverse("hosting:edit", args=[draft.reference]))
    assert draft.title_en == HOSTILE
    assert "<script>alert(1)" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_a_skill_is_found_by_a_kiswahili_word_and_added_with_level(host, draft):
    skill = SkillFactory(en="neonatal nursing", sw="uuguzi wa watoto wachanga")
    draft.skills.all().delete()

    found = host.get(_step(draft, "skills"), {"q": "uuguzi wachanga"})
    host.post(_step(draft, "skills") + "?q=uuguzi+wachanga", {"skill": skill.pk, "importance": "must", "level": "3"})

    assert [suggestion.concept for suggestion in found.context["found"]] == [skill]
    assert draft.skills.values_list("skill", "importance", "level").get() == (skill.pk, "must", 3)


def test_adding_a_skill_again_changes_its_level(host, draft):
    row = draft.skills.get()
    label = row.skill.label

    host.post(_step(draft, "skills") + f"?q={label}", {"skill": row.skill_id, "importance": "desired", "level": "1"})

    assert draft.skills.values_list("importance", "level").get() == ("desired", 1)


@pytest.mark.parametrize("data", [{}, {"skill": "999999"}, {"level": "9"}, {"importance": HOSTILE}])
def test_a_skill_that_is_wrong_is_not_added(host, draft, data):
    skill = SkillFactory(en="wound care")

    response = host.post(
        _step(draft, "skills") + "?q=wound",
        {"skill": skill.pk, "importance": "must", "level": "2"} | (data or {"skill": ""}),
    )

    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert draft.skills.count() == 1


def test_skills_and_languages_are_removed_from_the_own_request_only(host, draft):
    foreign = complete(MembershipFactory().institution)
    row, foreign_row = draft.skills.get(), foreign.skills.get()

    host.post(reverse("hosting:remove_skill", args=[draft.reference, foreign_row.pk]))
    host.post(reverse("hosting:remove_skill", args=[draft.reference, row.pk]))
    host.post(reverse("hosting:remove_skill", args=[draft.reference, row.pk]))

    assert (draft.skills.count(), foreign.skills.count()) == (0, 1)


def test_occupation_and_language_are_chosen(host, draft):
    occupation, language = OccupationFactory(en="midwife"), LanguageFactory()

    found = host.get(_step(draft, "profile"), {"q": "midwife"})
    host.post(reverse("hosting:choose_occupation", args=[draft.reference]), {"occupation": occupation.pk})
    host.post(reverse("hosting:add_language", args=[draft.reference]), {"language": language.pk, "level": "B1"})
    host.post(reverse("hosting:add_language", args=[draft.reference]), {"language": language.pk, "level": "C1"})

    draft.refresh_from_db()
    assert [suggestion.concept for suggestion in found.context["found"]] == [occupation]
    assert draft.occupation == occupation
    assert draft.languages.values_list("language", "level").get() == (language.pk, "C1")


def _lines(prefix, *lines, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": len(lines), f"{prefix}-INITIAL_FORMS": initial}
    for number, line in enumerate(lines):
        data |= {f"{prefix}-{number}-{name}": value for name, value in line.items()}
    return data


def test_an_allowance_is_kept_in_minor_units(host, draft):
    line = {"kind": "subsistence", "amount": "150000", "currency": "TZS", "unit": "day"}

    host.post(_step(draft, "allowances"), _lines("allowances", line, {}))

    assert draft.allowances.values_list("amount_minor", "currency").get() == (15_000_000, "TZS")


@pytest.mark.parametrize(
    "amount", ["", "0", "-5", "much", "1.005", "99999999999999", "150000.50", "NaN", "Infinity", HOSTILE]
)
def test_a_strange_amount_is_refused_and_kept(host, draft, amount):
    line = {"kind": "subsistence", "amount": amount, "currency": "TZS", "unit": "day"}

    response = host.post(_step(draft, "allowances"), _lines("allowances", line))

    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert response.context["formset"][0]["amount"].value() == amount
    assert not draft.allowances.exists()


def test_criteria_are_changed_added_and_removed(host, draft):
    first, second = draft.criteria.order_by("-weight")

    host.post(
        _step(draft, "criteria"),
        _lines(
            "criteria",
            {"id": first.pk, "text_en": "Patience", "weight": "70"},
            {"id": second.pk, "text_en": second.text_en, "weight": "40", "DELETE": "on"},
            {"text_sw": "Uvumilivu", "weight": "30"},
            initial=2,
        ),
    )

    assert list(draft.criteria.values_list("text_en", "text_sw", "weight")) == [
        ("Patience", None, 70),
        (None, "Uvumilivu", 30),
    ]


def test_another_institutions_lines_are_out_of_reach(host, draft):
    foreign = complete(MembershipFactory().institution)
    line = foreign.criteria.first()

    host.post(
        _step(draft, "criteria"),
        _lines("criteria", {"id": line.pk, "text_en": "Ours now", "weight": "1"}, initial=1),
    )

    line.refresh_from_db()
    assert line.text_en != "Ours now"


def test_a_question_needs_a_language(host, draft):
    only_swahili = {"text_sw": "Kwa nini wewe?", "is_required": "on"}
    none = {"text_en": " ", "is_required": ""}

    refused = host.post(_step(draft, "questions"), _lines("questions", only_swahili, none | {"text_en": "x" * 301}))
    host.post(_step(draft, "questions"), _lines("questions", only_swahili, {"is_required": "on"}))

    assert "There is a problem" in refused.text
    assert draft.questions.values_list("text_en", "text_sw").get() == (None, "Kwa nini wewe?")


def test_a_broken_management_form_is_not_an_error_of_ours(host, draft):
    response = host.post(_step(draft, "criteria"), {"criteria-TOTAL_FORMS": HOSTILE})

    assert response.status_code == 200


def test_check_and_send_lists_what_is_missing_with_links(host, draft, manager):
    Assignment.objects.filter(pk=draft.pk).update(title_en="", title_sw="", unit="")

    response = host.get(reverse("hosting:submit", args=[draft.reference]))

    assert [part["url"] for part in response.context["missing"]] == [
        _step(draft, "work") + "#id_title_en",
        _step(draft, "people") + "#id_unit",
    ]
    assert "Send to the programme office" not in response.text


def test_sending_twice_sends_once_and_says_so(host, draft):
    address = reverse("hosting:submit", args=[draft.reference])

    first = host.post(address, follow=True)
    second = host.post(address, follow=True)

    draft.refresh_from_db()
    assert draft.state == S.SUBMITTED
    assert "The programme office reads it" in first.text
    assert "This was done already" in second.text


def test_a_pending_institution_is_told_why_it_cannot_send(host, draft):
    Institution.objects.update(state="pending")

    page = host.get(reverse("hosting:submit", args=[draft.reference]))
    host.post(reverse("hosting:submit", args=[draft.reference]))

    draft.refresh_from_db()
    assert "Your institution is not approved yet" in page.text
    assert "Send to the programme office</button>" not in page.text
    assert draft.state == S.DRAFT


def test_a_suspended_institution_writes_nothing(host, draft):
    Institution.objects.update(state="suspended")

    host.post(_step(draft, "work"), {"title_en": "Still writing"})
    created = host.get(reverse("hosting:create"))

    draft.refresh_from_db()
    assert draft.title_en != "Still writing"
    assert created.status_code == 403


def test_nothing_is_written_after_sending(host, institution):
    sent = complete(institution, S.SUBMITTED)

    response = host.post(_step(sent, "work"), {"title_en": "Too late"}, follow=True)
    host.post(reverse("hosting:remove_skill", args=[sent.reference, sent.skills.get().pk]))

    sent.refresh_from_db()
    assert sent.title_en != "Too late"
    assert sent.skills.count() == 1
    assert "This can no longer be changed" in response.text


def test_comments_stand_at_their_fields_and_are_ticked_off(host, institution, officer):
    returned = complete(institution, S.EDITS_REQUESTED)
    at_tasks = returned.comments.create(field="tasks", text="Who teaches at night?", author=officer)
    at_skills = returned.comments.create(field="skills", text="Too many required skills.", author=officer)
    overall = returned.comments.create(text="Please shorten.", author=officer)

    task_list = host.get(reverse("hosting:edit", args=[returned.reference]))
    work = host.get(_step(returned, "work"))
    host.post(_step(returned, "work"), {"title_en": "Train nurses", "done": [at_tasks.pk]})
    host.post(_step(returned, "skills"), {"settle": "1", "done": [at_skills.pk]})
    host.post(reverse("hosting:edit", args=[returned.reference]), {"done": [overall.pk, "x"]})

    assert "Please shorten." in task_list.text
    assert "Who teaches at night?" in work.text
    assert "Too many required skills." not in work.text
    assert not returned.comments.filter(resolved_at=None).exists()


def test_comments_of_another_request_stay_open(host, draft, officer):
    foreign = complete(MembershipFactory().institution, S.EDITS_REQUESTED)
    comment = foreign.comments.create(field="tasks", text="Who?", author=officer)

    host.post(_step(draft, "work"), {"title_en": "Train nurses", "done": [comment.pk]})

    comment.refresh_from_db()
    assert comment.resolved_at is None


def test_a_sent_request_is_taken_back(host, institution):
    sent = complete(institution, S.SUBMITTED)

    host.post(reverse("hosting:withdraw", args=[sent.reference]))
    again = host.post(reverse("hosting:withdraw", args=[sent.reference]), follow=True)

    sent.refresh_from_db()
    assert sent.state == S.DRAFT
    assert "This was done already" in again.text


def test_a_draft_is_cancelled_and_a_published_one_is_not(host, draft, institution):
    published = complete(institution, S.PUBLISHED)

    host.post(reverse("hosting:cancel", args=[draft.reference]), {"reason": ""})
    host.post(reverse("hosting:cancel", args=[published.reference]), {"reason": "No money."})

    draft.refresh_from_db()
    published.refresh_from_db()
    assert (draft.state, published.state) == (S.CANCELLED, S.PUBLISHED)


def test_the_preview_reads_as_the_public_reads_it(host, draft):
    response = host.get(reverse("hosting:preview", args=[draft.reference]))

    assert "This is a preview" in response.text
    assert "J. Massawe" not in response.text


def test_authors_write_too(institution, draft):
    author = sign_in(MembershipFactory(institution=institution, role="author").user)

    author.post(_step(draft, "work"), {"title_en": "Written by an author"})

    draft.refresh_from_db()
    assert draft.title_en == "Written by an author"


@pytest.mark.parametrize(("role", "is_led"), [("author", False), ("reviewer", True)])
def test_only_those_who_may_review_are_led_to_the_applicants(institution, role, is_led):
    member = sign_in(MembershipFactory(institution=institution, role=role).user)
    published = ApplicationFactory(assignment=complete(institution, S.PUBLISHED)).assignment
    applicants = reverse("hosting:applicants", args=[published.reference])

    for page in (reverse("hosting:list"), reverse("hosting:edit", args=[published.reference])):
        assert (f'href="{applicants}"' in member.get(page).text) is is_led


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("work", {"background_en": "A long <story> of the ward."}),
        ("people", {"learners": "All nurses of the <night> shift."}),
        (
            "questions",
            {
                "questions-TOTAL_FORMS": "1",
                "questions-INITIAL_FORMS": "0",
                "questions-0-text_en": "Have you <taught> before?",
            },
        ),
    ],
)
def test_what_is_typed_into_a_request_that_was_sent_meanwhile_can_be_copied(host, institution, slug, typed):
    sent = complete(institution, S.SUBMITTED)
    text = list(typed.values())[-1]

    response = host.post(_step(sent, slug), typed)

    assert response.status_code == 200
    assert "This can no longer be changed" in response.text
    assert text.replace("<", "&lt;").replace(">", "&gt;") in response.text
    assert not sent.questions.exists()


def test_a_wrong_language_and_a_wrong_occupation_stay_on_the_page(host, draft):
    language = host.post(reverse("hosting:add_language", args=[draft.reference]), {"language": "x", "level": "C2"})
    occupation = host.post(reverse("hosting:choose_occupation", args=[draft.reference]), {"occupation": "nonsense"})

    assert '<option value="C2" selected>' in language.text
    assert 'class="error-summary"' in language.text
    assert "Choose an occupation of the list." in occupation.text
    assert host.get(reverse("hosting:add_language", args=[draft.reference])).url == _step(draft, "profile")
    assert not draft.languages.exists()
