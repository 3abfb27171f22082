"""A text that is written in one language only says which on a page in the other, so that it is read aloud in it.

Names of institutions, and what hosts, speakers and offices write about themselves, need not be in every language.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from django.conf import settings

from diaspora.models import InstitutionName
from skills_match.models import Assignment

from ..conftest import sign_in
from ..factories.matching import ApplicationFactory, AssignmentFactory, AssignmentSkillFactory, PersonSkillFactory

ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted(ROOT.rglob("*.html"))}
#: Letters say their language as a whole; documents in every language are made while each is spoken.
LEFT_OUT = ("emails/", "notices/", "newsletters/emails/")
#: What is shown as a title of the page or in an attribute is plain text: no element can stand there.
PLAIN = re.compile(r"{% block title %}.*?{% endblock %}|{%-? comment %}.*?{% endcomment %}", re.DOTALL)
#: A translated sentence, with the values that stand in it.
SENTENCE = re.compile(r"{% blocktranslate([^%]*)%}.*?{% endblocktranslate", re.DOTALL)
NAME = r"(?:[a-z_]+\.)*institution(?:\.name)?"
#: Of the other texts that need not be in every language those whose names mean nothing else anywhere.
FIELDS = {"conduct", "does", "lasting_evidence", "licence_needed", "organisers", "supervisor_position", "unit"}


def bare(template: str) -> Iterator[str]:
    """What a template shows without a word about its language."""
    text = PLAIN.sub("", template)
    values = [value for head in SENTENCE.findall(text) for value in re.findall(r" [a-z_]+=(\S+)", head)]
    values += re.findall(r"{{ (\S+?)(?:\|linebreaks\w*)? }}", SENTENCE.sub("", text))
    values += re.findall(r"{% (?:include|with) [^%]*=(\S*institution\.name)", text)
    for value in values:
        record, _dot, field = value.rpartition(".")
        if re.fullmatch(NAME, value) or (record and field in FIELDS and f'{record}|lang_of:"{field}"' not in text):
            yield value


def test_no_template_shows_a_text_that_may_be_in_another_language_without_saying_so():
    found = {name: sorted(bare(text)) for name, text in TEMPLATES.items() if not name.startswith(LEFT_OUT)}

    assert {name: values for name, values in found.items() if values} == {}


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("<p>{{ row.institution.name }}</p>", "row.institution.name"),
        ("{% blocktranslate trimmed with host=institution %}{{ host }} asks{% endblocktranslate %}", "institution"),
        ("<div>{{ event.conduct|linebreaks }}</div>", "event.conduct"),
        ('{% include "components/card.html" with meta=row.institution.name only %}', "row.institution.name"),
        (
            "{% blocktranslate with a=row.supervisor_position %}{{ a }}{% endblocktranslate %}",
            "row.supervisor_position",
        ),
    ],
)
def test_a_text_that_does_not_say_its_language_would_be_found(template, what):
    assert list(bare(template)) == [what]


MARK = "Zanziwi"


def unmarked(html: str) -> set[str]:
    """Texts with the mark for which a reader is told another language than Kiswahili; and broken attributes."""
    found = set()
    for element in lxml.html.document_fromstring(html).iter():
        if not isinstance(element.tag, str):
            continue
        found |= {f"{name}={value}" for name, value in element.items() if MARK in value and "<" in value}
        if element.tag in ("title", "option", "script", "textarea"):  # plain text alone can stand in these
            found |= {element.text or ""} if "<span" in (element.text or "") else set()
            continue
        languages = [one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")]
        if MARK in (element.text or "") and languages[0] != "sw":
            found.add(element.text.strip())
        languages = [one.get("lang") for one in element.iterancestors() if one.get("lang")]
        if MARK in (element.tail or "") and languages[0] != "sw":
            found.add(element.tail.strip())
    return found


@pytest.mark.once
@pytest.mark.django_db
def test_every_page_says_the_language_of_a_name_that_is_in_the_other_one(client, professional, manager, officer):
    institution = manager.memberships.get().institution
    InstitutionName.objects.update(name_en="", name_sw=f"Wizara ya {MARK}")
    written = dict.fromkeys(("title", "unit", "supervisor_position", "objective", "learners", "lasting_evidence"), "")
    published, draft = (
        AssignmentFactory(institution=institution),
        AssignmentFactory(institution=institution, state="draft"),
    )
    texts = {f"{name}_en": "" for name in written} | {f"{name}_sw": f"Kazi ya {MARK}" for name in written}
    Assignment.objects.update(**texts)
    AssignmentSkillFactory(assignment=published, skill=PersonSkillFactory(profile=professional.profile).skill)
    sent = ApplicationFactory(assignment=published, profile=professional.profile)
    reference, application = published.reference, sent.pk
    pages = {
        client: ["", "assignments/", f"assignments/{reference}/", f"search/?q={MARK}"],
        sign_in(professional): ["my/", "my/matches/", "my/applications/", f"my/applications/{application}/"],
        sign_in(manager): [
            *("institution/", "institution/members/", "institution/assignments/", "institution/details/"),
            *(f"institution/assignments/{one.reference}/" for one in (published, draft)),
            *(f"institution/assignments/{reference}/{page}" for page in ("people/", "applicants/", "preview/")),
        ],
        sign_in(officer): [
            *("office/", "office/assignments/", "office/applications/", "office/institutions/", "office/accounts/"),
            *(f"office/search/?q={MARK}", f"office/applications/{application}/", f"office/assignments/{reference}/"),
        ],
    }
    wrong, seen = {}, 0

    for reader, addresses in pages.items():
        for address in addresses:
            answer = reader.get(f"/en/{address}")
            assert answer.status_code == 200, address
            text = answer.content.decode()
            seen += MARK in text
            if found := unmarked(text):
                wrong[address] = sorted(found)

    assert wrong == {}
    assert seen >= 15
