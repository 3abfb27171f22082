"""Every form with bad values: never an error of ours, always an answer that helps, nothing lost and nothing saved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from diaspora.name_fields import clean_line

from .form_page import FormPage, has_summary, marked_wrong, only_says_save
from .form_table import FORMS
from .values import HUGE_NUMBER, LONG, NONSENSE, NUL, hostile

pytestmark = pytest.mark.shared


def forms_with(*kinds: str):
    """All forms of the table that have fields of one of these kinds."""
    found = [form for form in FORMS if any(getattr(form, kind) for kind in kinds)]
    return pytest.mark.parametrize("form", found, ids=lambda form: form.title)


def send(form: FormPage, world, **kinds) -> tuple[FormPage, object, dict]:
    """Send `form` with one value for all fields of each kind in `kinds`, and good values elsewhere."""
    form = form.at(world)
    texts = {name: hostile(number) for number, name in enumerate((*form.texts, *form.sought))}
    typed = texts | form.valid | {name: value for kind, value in kinds.items() for name in getattr(form, kind)}
    wrong_files = kinds.get("files")
    files = {
        name: SimpleUploadedFile("x.pdf", wrong_files) if wrong_files else make() for name, make in form.files.items()
    }
    return form, form.send(world.clients[form.who], typed, files), typed


def assert_refused(form: FormPage, response, typed: dict, recorder, *, wrong: tuple[str, ...]) -> None:
    """The answer names each wrong field, keeps what was typed, runs none of it, and nothing was saved."""
    assert response.status_code == 200
    page = response.text
    assert has_summary(page)
    assert set(wrong) <= marked_wrong(page)
    for name in (*form.texts, *form.sought, *form.shaped, *form.typed):
        value = typed.get(name, "")
        assert "\x00" in value or escape(value) in page, name
    assert "<script>alert" not in page
    assert NONSENSE not in page
    assert recorder.written == set()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.title)
def test_an_empty_form_says_what_is_needed(form, world, recorder):
    form = form.at(world)
    names = [*form.texts, *form.sought, *form.shaped, *form.typed, *form.chosen, *form.secret]

    response = form.send(world.clients[form.who], dict.fromkeys(names, ""))

    assert response.status_code in (200, 302)
    assert not only_says_save(response.text)
    if form.needs:
        assert_refused(form, response, {}, recorder, wrong=form.needs)


@forms_with("texts", "sought", "shaped", "typed", "chosen")
def test_what_is_far_too_long_or_too_large_is_refused_and_kept(form, world, recorder):
    form, response, typed = send(
        form, world, texts=LONG, sought=LONG, shaped=LONG, typed=HUGE_NUMBER, chosen=HUGE_NUMBER
    )

    wrong = (*form.texts, *form.sought, *form.shaped, *form.typed, *form.chosen)
    assert_refused(form, response, typed, recorder, wrong=wrong)


@forms_with("texts", "sought", "shaped", "typed", "chosen")
def test_a_wrong_type_is_refused_and_the_rest_is_kept(form, world, recorder):
    """Nul bytes in texts, markup in names and addresses, fifty thousand letters for a number or a choice."""
    form, response, typed = send(
        form, world, texts=NUL, sought=NUL, shaped=hostile(99), typed=NONSENSE + LONG, chosen=NONSENSE + LONG
    )

    wrong = (*form.texts, *form.sought, *form.shaped, *form.typed, *form.chosen)
    assert_refused(form, response, typed, recorder, wrong=wrong)


@forms_with("texts")
def test_hostile_text_is_text_stored_as_it_was_and_shown_escaped(form, world, recorder):
    form, response, typed = send(form, world)

    assert response.status_code == 302, marked_wrong(response.text)
    for name in form.texts:
        # A line loses the signs that nobody sees.
        assert {typed[name], clean_line(typed[name])} & set(recorder.values), name
    page = world.clients[form.who].get(response.url).text
    assert "<script>alert" not in page


@forms_with("sought")
def test_hostile_text_that_is_only_looked_through_comes_back_escaped(form, world, recorder):
    form, response, typed = send(form, world)

    assert response.status_code == 200
    assert all(escape(typed[name]) in response.text for name in form.sought)
    assert "<script>alert" not in response.text
    assert recorder.written == set()


@forms_with("files")
def test_a_wrong_file_is_refused(form, world, recorder):
    form, response, typed = send(form, world, files=b"MZ this is a program")

    assert_refused(form, response, typed, recorder, wrong=tuple(form.files))


@forms_with("always")
@pytest.mark.parametrize("value", [NONSENSE, HUGE_NUMBER, NUL], ids=["nonsense", "huge number", "nul"])
def test_hidden_fields_that_were_tampered_with_run_nothing_and_break_nothing(form, value, world, recorder):
    form = form.at(world)
    client = world.clients[form.who]
    tampered = dict.fromkeys(form.always, value)

    response = form.send(client, tampered | {name: make() for name, make in form.files.items()})

    assert response.status_code in (200, 302)
    page = response.text if response.status_code == 200 else client.get(response.url).text
    assert NONSENSE not in page
