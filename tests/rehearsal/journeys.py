"""The journeys of the portal's users, once each, by HTTP."""

import datetime
import io
import secrets

import pikepdf

from ..servers.portal import Portal
from .mail import MailServer
from .person import Person
from .readers import is_told_as_a_job, within_the_time
from .second_factor import code

PASSWORD = "mkeka-wa-ukindu-42"


def sign_up(portal: Portal, mail: MailServer, host: str, name: str) -> tuple[Person, str]:
    """A new account with a verified address, signed in."""
    address = f"{name}-{secrets.token_hex(4)}@people.example"
    person = Person(portal.url, host).open("/en/accounts/signup/")
    person.submit({"first_name": name.capitalize(), "email": address, "password1": PASSWORD})
    person.open(mail.link_to(address, "/accounts/confirm-email/"))
    person.submit({}, form="main form[method=post]")
    if "/login" in person.address:
        person.submit({"login": address, "password": PASSWORD})
    return person, address


def pdf(*, filled: int = 0) -> bytes:
    """A document of one page, with so many bytes of something that cannot be made smaller."""
    document = pikepdf.new()
    document.add_blank_page()
    if filled:
        document.pages[0].Contents = document.make_stream(secrets.token_bytes(filled))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def fill_profile(person: Person) -> None:
    """Each page of the profile once, then publish it."""
    today = datetime.date.today()
    person.open("/en/my/about/").submit({"country_of_residence": "GB", "tanzania_link": "citizen"})
    for typed, skill, level in (
        ("pediatric nursing", "Paediatric nursing", "3"),
        ("uuguzi wa watoto wachanga", "Neonatal nursing", "3"),
        ("mentoring", "Mentoring", "4"),
    ):
        person.open(f"/en/my/skills/?q={typed}").follow(skill)
        person.submit({"level": level, "years": "8"})
    person.open("/en/my/occupation/?q=nurse").follow("Paediatric nurse").submit({}, form="main form[method=post]")
    for language, level in (("English", "C1"), ("Kiswahili", "C2")):
        person.open("/en/my/languages/")
        number = next(o["value"] for o in person.page.select("select[name=language] option") if language in o.text)
        person.submit({"language": number, "level": level})
    person.open("/en/my/availability/")
    person.submit(
        {
            "starts_on": today.isoformat(),
            "ends_on": (today + datetime.timedelta(days=300)).isoformat(),
            "modes": ["on_site", "blended"],
            "shortest_stay_days": "7",
            "longest_stay_days": "90",
        }
    )
    person.open("/en/my/regions/").submit({"where": "anywhere"})
    person.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(), "application/pdf")})
    person.open("/en/my/visibility/")
    person.submit({"visibility": "hosts", "agree_matching": "on", "agree_hosts": "on"})
    person.open("/en/my/check/")
    person.submit({}, button="Publish my profile").sees("Published")


def second_factor(person: Person, path: str) -> None:
    """Staff are led from `path` to the second factor: set up an authenticator app and type its code."""
    person.open(path).follow("Set up an app")
    if "reauthenticate" in person.address:
        person.submit({"password": PASSWORD})
    secret = person.page.select_one("main code").get_text(strip=True)
    person.submit({"code": code(secret)})


def administrator(portal: Portal, mail: MailServer, host: str) -> Person:
    """The first account of an installation, made on the command line, with its second factor."""
    address = f"first-{secrets.token_hex(4)}@office.example"
    portal.environment["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
    portal.manage("createsuperuser", "--noinput", "--email", address)
    person = Person(portal.url, host).open("/en/accounts/login/")
    person.submit({"login": address, "password": PASSWORD})
    person.open(mail.link_to(address, "/accounts/confirm-email/")).submit({}, form="main form[method=post]")
    if "/login" in person.address:
        person.submit({"login": address, "password": PASSWORD})
    second_factor(person, "/en/office/")
    return person


def ministry(portal: Portal, mail: MailServer, host: str, word: str) -> Person:
    """A ministry officer registers an institution, which is called after `word`."""
    person, _address = sign_up(portal, mail, host, "juma")
    person.open("/en/institution/register/")
    region = next(o["value"] for o in person.page.select("select[name=region] option") if "Dodoma" in o.text)
    person.submit(
        {
            "name_en": f"Ministry of {word}",
            "name_sw": f"Wizara ya {word}",
            "kind": "ministry",
            "region": region,
            "official_email": "info@rehearsals.example",
        }
    )
    return person.open("/en/institution/")


def fill_gaps(person: Person) -> None:
    """Replace the dots that a template leaves for the host."""
    fields = person.page.select("main textarea[name], main input[type=text][name]")
    texts = {field["name"]: field.get("value") or field.get_text().lstrip("\n") for field in fields}
    gaps = {name: text.replace("…", "12") for name, text in texts.items() if "…" in text}
    if gaps:
        person.submit(gaps)


def write_assignment(person: Person) -> str:
    """A request from a template, every step that is still open, sent to the programme office. Returns its reference."""
    today = datetime.date.today()
    person.open("/en/institution/assignments/new/")
    template = person.page.select_one("input[name=source][value^=template]")["value"]
    person.submit({"source": template})
    home = person.address
    for step in ("work", "people", "criteria", "questions"):
        fill_gaps(person.open(f"{home}step/{step}/"))
    person.open(home + "step/people/").submit(
        {
            "unit_en": "Training",
            "supervisor_name": "A. Komba",
            "supervisor_position_en": "Head of training",
            "counterparts": "J. Massawe, trainer",
            "learner_count": "12",
            "lasting_evidence_en": "A manual that the ward keeps using.",
        }
    )
    person.open(home + "step/place/")
    region = next(o["value"] for o in person.page.select("select[name=region] option") if "Dodoma" in o.text)
    person.submit(
        {
            "mode": "on_site",
            "region": region,
            "starts_from": (today + datetime.timedelta(days=40)).isoformat(),
            "starts_until": (today + datetime.timedelta(days=80)).isoformat(),
            "length_days": "30",
            "closing_on": (today + datetime.timedelta(days=20)).isoformat(),
        }
    )
    person.open(home + "submit/").submit({}, form="main form[method=post]")
    person.sees("Waiting for the programme office")
    return home.rstrip("/").rsplit("/", 1)[-1]


def decide(officer: Person, reference: str, decision: str) -> Person:
    page = f"/en/office/assignments/{reference}/"
    return officer.open(f"{page}decide/{decision}/").submit({}, form="main form[method=post]")


def apply(person: Person, reference: str) -> None:
    """Find the assignment in Kiswahili, read why it fits, apply, check and send."""
    person.open("/sw/assignments/?q=wauguzi").sees("Kufundisha wauguzi")
    person.open(f"/en/assignments/{reference}/").open(f"/en/assignments/{reference}/apply/")
    answers = {field["name"]: "A team of nine." for field in person.page.select("textarea[name^=question_]")}
    today = datetime.date.today()
    person.submit(
        {
            "motivation": "I trained nurses for eight years and want to pass it on.",
            "available_from": (today + datetime.timedelta(days=45)).isoformat(),
            "available_until": (today + datetime.timedelta(days=120)).isoformat(),
            **answers,
        },
        button="Continue",
    )
    person.submit({}, form="main form[method=post]", button="Send application")
    person.open("/en/my/applications/").sees("Received")


def everybody(portal: Portal, mail: MailServer, host: str) -> None:
    """From a request to an accepted offer: ministry, programme office, professional."""
    # The journey is made twice in one database: nobody meets the people of the first time.
    word = "".join(secrets.choice("abdefghiklmnoprstuwyz") for _letter in range(8))
    name = f"Neema{word}"
    ministry_officer = ministry(portal, mail, host, word.capitalize())
    officer = administrator(portal, mail, host)
    officer.open("/en/office/institutions/").follow(f"Ministry of {word.capitalize()}").submit({}, button="Approve")
    second_factor(ministry_officer, "/en/institution/")

    reference = write_assignment(ministry_officer)
    decide(officer, reference, "approve").sees("Published")
    within_the_time(lambda: is_told_as_a_job(portal, host, reference), "published")

    person, address = sign_up(portal, mail, host, name.lower())
    fill_profile(person)
    ministry_officer.open(f"/en/institution/assignments/{reference}/people/").sees("nurse")
    if address in ministry_officer.answer.text or name in ministry_officer.answer.text:
        raise AssertionError("The host sees who the person is before the person applied")
    apply(person, reference)
    ministry_officer.open(f"/en/institution/assignments/{reference}/applicants/").sees(name)

    officer.open(f"/en/office/applications/?q={name}").follow(name)
    application = officer.address
    for decision in ("screening", "shortlisted"):
        officer.open(application).submit({"decision": decision}, button="Decide")
    answer_by = (datetime.date.today() + datetime.timedelta(days=7)).isoformat()
    officer.open(application).submit({"decision": "offered", "answer_by": answer_by}, button="Decide")
    officer.submit({}, form="main form[method=post]", button="Send this to the applicant")
    person.open(mail.link_to(address, "/my/applications/")).follow("Read and answer the offer")
    person.submit({"answer": "accept"})
    person.open("/en/my/applications/").sees("Accepted")

    decide(officer, reference, "close").sees("Closed")
    within_the_time(lambda: not is_told_as_a_job(portal, host, reference), "closed")


def visitor(portal: Portal, mail: MailServer, host: str) -> None:
    """A visitor reads in both languages and searches, without an account."""
    reader = Person(portal.url, host)
    for language in ("en", "sw"):
        for path in ("", "assignments/", "search/?q=afya", "contact/", "accounts/login/"):
            reader.open(f"/{language}/{path}")
            if reader.page.html["lang"] != language:
                raise AssertionError(f"{reader.address} is not in {language}")
    reader.open("/en/no-such-page/", expect=404)
    reader.open("/en/office/").sees("Sign in")


JOURNEYS = [visitor, everybody]
