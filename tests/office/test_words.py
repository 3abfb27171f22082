"""Kiswahili words under review: mended, confirmed, taken out, one by one or a page at a time."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from skills_match.enums import ChangeKind, ConceptKind, LabelKind, ReviewState
from skills_match.models import ConceptLabel, IndexChange, SkillGroup, Taxonomy
from skills_match.vocabulary.labels import (
    LabelNeeded,
    Progress,
    WordEmpty,
    WordTaken,
    progress_of_review,
    reject_word,
    review_word,
)
from skills_match.vocabulary.picker import suggest
from tests.conftest import sign_in
from tests.factories.matching import ConceptLabelFactory, OccupationFactory, PersonSkillFactory, SkillFactory

pytestmark = pytest.mark.django_db


def machine(concept):
    concept.labels.filter(language="sw").update(review_state=ReviewState.MACHINE)
    return concept.labels.get(language="sw", kind=LabelKind.PREFERRED)


@pytest.fixture
def nursing():
    """The Kiswahili label of a skill, not yet reviewed."""
    return machine(SkillFactory(en="paediatric nursing", sw="uuguzi wa watotoo"))


@pytest.fixture
def synonym(nursing):
    """Another word from the pack, not yet reviewed."""
    pack = Taxonomy.objects.create(name="pack", version="1", checksum="x")
    return ConceptLabelFactory(
        concept=nursing.concept,
        language="sw",
        text="unesi wa watoto",
        kind=LabelKind.SYNONYM,
        taxonomy=pack,
        review_state=ReviewState.MACHINE,
    )


def page(desk, words, **values):
    data = {"word": [word.pk for word in words]}
    for word in words:
        data[f"word-{word.pk}-text"] = word.text
    return desk.post(reverse("office:labels"), data | values, follow=True)


def test_a_mended_word_is_found_at_once_and_engines_are_told(nursing, officer):
    review_word(label=nursing, text="  uuguzi  wa watoto ", by=officer)

    nursing.refresh_from_db()
    assert (nursing.text, nursing.review_state, nursing.reviewed_by) == ("uuguzi wa watoto", "reviewed", officer)
    (found,) = suggest(text="uuguzi wa watoto", language="sw", kinds=[ConceptKind.SKILL])
    assert found.label == "uuguzi wa watoto"
    assert IndexChange.objects.filter(kind=ChangeKind.TAXONOMY, object_id=nursing.concept_id).count() == 1


def test_a_renamed_skill_is_still_found_by_its_name_of_until_now(nursing, officer):
    review_word(label=nursing, text="uuguzi wa watoto", by=officer)
    review_word(label=nursing, text="malezi ya wagonjwa wadogo", by=officer)

    (found,) = suggest(text="uuguzi wa watoto", language="sw", kinds=[ConceptKind.SKILL])

    assert (found.label, found.matched_text) == ("malezi ya wagonjwa wadogo", "uuguzi wa watoto")
    review_word(label=nursing, text="uuguzi wa watoto", by=officer)
    words = {(label.text, label.kind) for label in nursing.concept.labels.filter(language="sw")}
    assert words == {("uuguzi wa watoto", "preferred"), ("malezi ya wagonjwa wadogo", "typed")}


def test_reviewing_again_changes_nothing(nursing, officer, colleague):
    review_word(label=nursing, text=nursing.text, by=officer)

    review_word(label=nursing, text=nursing.text, by=colleague)

    nursing.refresh_from_db()
    assert nursing.reviewed_by == officer
    assert IndexChange.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  ", "!!", "…"])
def test_a_word_has_letters(nursing, officer, text):
    with pytest.raises(WordEmpty):
        review_word(label=nursing, text=text, by=officer)


def test_a_word_never_means_two_skills_but_may_mean_an_occupation(nursing, officer):
    OccupationFactory(en="nurse", sw="muuguzi")
    SkillFactory(en="nursing", sw="uuguzi")

    with pytest.raises(WordTaken, match="“UUGUZI” is already a word for “nursing”"):
        review_word(label=nursing, text="UUGUZI", by=officer)
    review_word(label=nursing, text="muuguzi", by=officer)

    nursing.refresh_from_db()
    assert nursing.text == "muuguzi"


def test_a_label_mended_to_its_own_synonym_takes_its_place(nursing, synonym, officer):
    review_word(label=nursing, text="unesi wa watoto", by=officer)

    assert list(nursing.concept.labels.filter(language="sw").values_list("text", "kind")) == [
        ("unesi wa watoto", LabelKind.PREFERRED)
    ]


def test_a_mended_synonym_of_the_pack_is_not_brought_back_by_the_pack(synonym, officer):
    mended = review_word(label=synonym, text="unesi wa mtoto", by=officer)

    synonym.refresh_from_db()
    assert (synonym.text, synonym.review_state) == ("unesi wa watoto", ReviewState.REJECTED)
    assert (mended.text, mended.review_state, mended.taxonomy) == ("unesi wa mtoto", ReviewState.REVIEWED, None)


def test_a_rejected_word_finds_nothing_any_more(synonym, officer):
    assert suggest(text="unesi", language="sw", kinds=[ConceptKind.SKILL])

    reject_word(label=synonym, by=officer)

    found = suggest(text="unesi", language="sw", kinds=[ConceptKind.SKILL])
    assert [hit for hit in found if not hit.is_near] == []


def test_a_label_is_never_rejected(nursing, officer):
    with pytest.raises(LabelNeeded):
        reject_word(label=nursing, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConceptLabel.objects.filter(pk=nursing.pk).update(review_state=ReviewState.REJECTED)


def test_progress_counts_words_that_are_not_english(nursing, synonym, officer):
    OccupationFactory()
    review_word(label=nursing, text=nursing.text, by=officer)

    assert progress_of_review() == [
        Progress(ConceptKind.SKILL, reviewed=1, total=2),
        Progress(ConceptKind.OCCUPATION, reviewed=1, total=1),
    ]


def test_a_page_is_saved_at_once_and_what_was_not_touched_waits_on(desk, officer, nursing, synonym):
    left = machine(SkillFactory(en="irrigation", sw="umwagiliaji"))

    response = page(
        desk,
        [nursing, synonym, left],
        **{f"word-{nursing.pk}-text": "uuguzi wa watoto", f"word-{synonym.pk}-is_wrong": "on"},
    )

    states = {label.text: label.review_state for label in ConceptLabel.objects.filter(language="sw")}
    assert states == {"uuguzi wa watoto": "reviewed", "unesi wa watoto": "rejected", "umwagiliaji": "machine"}
    assert "2 words are reviewed." in response.content.decode()
    assert [form.word for form in response.context["forms"]] == [left]


def test_a_word_is_confirmed_by_a_tick(desk, nursing):
    page(desk, [nursing], **{f"word-{nursing.pk}-is_right": "on"})

    nursing.refresh_from_db()
    assert (nursing.text, nursing.review_state) == ("uuguzi wa watotoo", "reviewed")


def test_one_bad_word_saves_nothing_and_everything_typed_is_kept(desk, nursing):
    SkillFactory(en="nursing", sw="uuguzi")
    other = machine(SkillFactory(en="irrigation", sw="umwagiliaji"))

    response = page(
        desk, [nursing, other], **{f"word-{nursing.pk}-text": "uuguzi", f"word-{other.pk}-text": "umwagiliaji maji"}
    )

    assert set(ConceptLabel.objects.filter(review_state="machine")) == {nursing, other}
    content = response.content.decode()
    assert "already a word for" in content
    assert "umwagiliaji maji" in content


@pytest.mark.parametrize("text", ["", "x" * 201, "\x00", "!!"])
def test_bad_input_saves_nothing(desk, nursing, text):
    response = page(desk, [nursing], **{f"word-{nursing.pk}-text": text})

    nursing.refresh_from_db()
    assert nursing.review_state == ReviewState.MACHINE
    assert "There is a problem" in response.content.decode()


def test_right_and_wrong_at_once_is_a_question(desk, synonym):
    response = page(desk, [synonym], **{f"word-{synonym.pk}-is_right": "on", f"word-{synonym.pk}-is_wrong": "on"})

    synonym.refresh_from_db()
    assert synonym.review_state == ReviewState.MACHINE
    assert "Choose one" in response.content.decode()


def test_saving_a_page_twice_does_no_harm(desk, officer, nursing):
    values = {f"word-{nursing.pk}-text": "uuguzi wa watoto"}
    page(desk, [nursing], **values)

    response = page(desk, [nursing], **values)

    assert response.status_code == 200
    assert ConceptLabel.objects.filter(concept=nursing.concept, language="sw").count() == 1


def test_words_are_narrowed(desk, nursing, synonym):
    group = SkillGroup.objects.create(code="water", name_en="Water", name_sw="Maji")
    irrigation = machine(SkillFactory(en="irrigation", sw="umwagiliaji", group=group))
    nurse = machine(OccupationFactory(en="nurse", sw="muuguzi"))

    def shown(**query):
        return {form.word for form in desk.get(reverse("office:labels"), query).context["forms"]}

    assert shown() == {nursing, synonym, irrigation, nurse}
    assert shown(kind="occupation") == {nurse}
    assert shown(group=group.pk) == {irrigation}
    assert shown(word="synonym") == {synonym}
    assert shown(q="UUGUZI") == {nursing, nurse}


def test_the_page_costs_the_same_with_one_and_with_three(desk, nursing, django_assert_num_queries):
    desk.get(reverse("office:labels"))
    with django_assert_num_queries(11):
        desk.get(reverse("office:labels"))
    machine(SkillFactory())
    machine(OccupationFactory())

    with django_assert_num_queries(11):
        response = desk.get(reverse("office:labels"))

    assert len(response.context["forms"]) == 3


def test_thousands_of_words_are_counted_readably_in_both_languages(desk, nursing):
    words = [
        ConceptLabelFactory.build(
            concept=nursing.concept, language="sw", text=f"neno {n}", folded=f"neno {n}", kind=LabelKind.SYNONYM
        )
        for n in range(1234)
    ]
    ConceptLabel.objects.bulk_create(words)
    ConceptLabel.objects.filter(language="sw").update(review_state=ReviewState.MACHINE)

    english = desk.get(reverse("office:labels")).content.decode()
    swahili = desk.get(reverse("office:labels").replace("/en/", "/sw/")).content.decode()

    assert "1,235 words wait" in english
    assert "0 of 1,235 words reviewed" in english
    assert "1,235" in swahili
    assert "1235" not in swahili


def test_only_the_office_reviews(manager, nursing):
    response = page(sign_in(manager), [nursing], **{f"word-{nursing.pk}-is_right": "on"})

    nursing.refresh_from_db()
    assert response.status_code == 403
    assert nursing.review_state == ReviewState.MACHINE


def shown_on(desk, word) -> dict:
    """The version that a page carries which shows `word`."""
    return {f"word-{word.pk}-version": desk.get(reverse("office:labels")).context["forms"][0].version}


def test_what_was_typed_for_a_word_that_a_colleague_reviewed_meanwhile_comes_back(nursing, officer, colleague):
    desk = sign_in(officer)
    typed = {f"word-{nursing.pk}-text": "uuguzi wa watoto"} | shown_on(desk, nursing)
    review_word(label=nursing, text="uuguzi kwa watoto", by=colleague)

    refused = page(desk, [nursing], **typed)
    nursing.refresh_from_db()
    kept = nursing.text
    page(desk, [nursing], **typed | {f"word-{nursing.pk}-version": refused.context["forms"][0].version})

    nursing.refresh_from_db()
    assert 'value="uuguzi wa watoto"' in refused.text
    assert "Saved now:</strong> uuguzi kwa watoto" in refused.text
    assert (kept, nursing.text) == ("uuguzi kwa watoto", "uuguzi wa watoto")


def test_a_tick_at_a_word_that_a_colleague_took_out_meanwhile_is_asked_about(synonym, officer, colleague):
    desk = sign_in(officer)
    form = next(form for form in desk.get(reverse("office:labels")).context["forms"] if form.word == synonym)
    ticked = {f"word-{synonym.pk}-is_right": "on", f"word-{synonym.pk}-version": form.version}
    reject_word(label=synonym, by=colleague)

    refused = page(desk, [synonym], **ticked)
    page(desk, [synonym], **ticked | {f"word-{synonym.pk}-version": refused.context["forms"][0].version})

    synonym.refresh_from_db()
    assert "changed while your page was open" in refused.text
    assert synonym.review_state == ReviewState.REVIEWED


def test_a_word_that_nobody_touched_holds_nobody_up_when_it_is_reviewed_meanwhile(nursing, officer, colleague):
    desk = sign_in(officer)
    shown = shown_on(desk, nursing) | {f"word-{nursing.pk}-text": nursing.text}
    review_word(label=nursing, text="uuguzi kwa watoto", by=colleague)

    answer = desk.post(reverse("office:labels"), {"word": nursing.pk} | shown)

    nursing.refresh_from_db()
    assert answer.status_code == 302
    assert nursing.text == "uuguzi kwa watoto"


def test_what_was_typed_for_a_word_that_is_gone_can_be_copied(synonym, officer):
    desk = sign_in(officer)
    synonym.delete()

    answer = desk.post(reverse("office:labels"), {"word": 99, "word-99-text": "unesi mwema"}, follow=True)

    assert "“unesi mwema” is no longer in the vocabulary." in answer.text


def test_what_is_used_most_is_reviewed_first(nursing, officer):
    used = machine(SkillFactory(en="welding", sw="uchomeleaji"))
    PersonSkillFactory(skill=used.concept)
    desk = sign_in(officer)

    def shown(query):
        return [form.word for form in desk.get(reverse("office:labels"), query).context["forms"]]

    assert shown({}) == [used, nursing]
    assert shown({"order": "meaning"}) == sorted([used, nursing], key=lambda word: word.concept.code)


def test_a_page_is_right_with_one_button_except_where_something_else_is_said(nursing, synonym, officer):
    later = machine(SkillFactory(en="welding", sw="uchomeleaji"))
    desk = sign_in(officer)

    page(desk, [nursing, synonym], all_right="1", **{f"word-{synonym.pk}-is_wrong": "on"})

    states = {word.pk: word.review_state for word in ConceptLabel.objects.filter(language="sw")}
    assert states == {
        nursing.pk: ReviewState.REVIEWED,
        synonym.pk: ReviewState.REJECTED,
        later.pk: ReviewState.MACHINE,
    }
