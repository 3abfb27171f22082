"""The journeys of the portal's users, once each, by HTTP."""

import datetime
import io
import secrets

import pikepdf

from ..servers.portal import Portal
from .mail import MailServer
from .person import Person
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


def pdf() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def fill_profile(person: Person) -> None:
    """Each page of the profile once, then publish it."""
    today = datetime.date.today()
    person.open("/en/my/about/").submit({"country_of_residence": "GB", "tanzania_link": "citizen"})
    for typed, skill, level in (
        ("pediatric nursing", "paediatric nursing", "3"),
        ("uuguzi wa watoto wachanga", "neonatal nursing", "3"),
        ("mentoring", "mentoring", "4"),
    ):
        person.open(f"/en/my/skills/?q={typed}").follow(skill)
        person.submit({"level": level, "years": "8"})
    person.open("/en/my/occupation/?q=nurse").follow("paediatric nurse").submit({}, form="main form[method=post]")
    for language, level in (("English", "C1"), ("Swahili", "C2")):
        person.open("/en/my/languages/")
        number = next(o["value"] for o in person.page.select("select[name=language] option") if language in o.text)
        person.submit({"language": number, "level": level})
    person.open("/en/my/availability/")
    person.submit(
        {
            "starts_on": today.isoformat(),
            "ends_on": (today + datetime.timedelta(days=300)).isoformat(),
        }
    )
    person.open("/en/my/availability/")
    person.submit({"modes": ["on_site", "blended"], "shortest_stay_days": "7", "longest_stay_days": "90"})
    person.open("/en/my/regions/").submit({"where": "anywhere"})
    person.open("/en/my/cv/").submit({"cv": ("cv.pdf", pdf(), "application/pdf")})
    person.open("/en/my/visibility/")
    person.submit({"visibility": "hosts", "agree_matching": "on", "agree_hosts": "on"})
    person.open("/en/my/check/")
    person.submit({}, button="Publish my profile").sees("Published")


def professional(portal: Portal, mail: MailServer, host: str) -> None:
    """A professional signs up and fills in the profile."""
    person, _address = sign_up(portal, mail, host, "neema")
    fill_profile(person)


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


def ministry(portal: Portal, mail: MailServer, host: str) -> Person:
    """A ministry officer registers an institution."""
    person, _address = sign_up(portal, mail, host, "juma")
    person.open("/en/institution/register/")
    region = next(o["value"] for o in person.page.select("select[name=region] option") if "Dodoma" in o.text)
    person.submit(
        {
            "name_en": "Ministry of Rehearsals",
            "name_sw": "Wizara ya Mazoezi",
            "kind": "ministry",
            "region": region,
            "official_email": "info@rehearsals.example",
        }
    )
    second_factor(person, "/en/institution/")
    return person


def write_request(person: Person) -> str:
    """A request from a template, every step that is still open, sent to the programme office. Returns its reference."""
    today = datetime.date.today()
    person.open("/en/institution/assignments/new/")
    template = person.page.select_one("input[name=source][value^=template]")["value"]
    person.submit({"source": template})
    home = person.address
    person.open(home + "step/people/").submit(
        {"unit": "Training", "supervisor_position": "Head of training", "counterparts": "J. Massawe, trainer"}
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
    person.open(home + "submit/")
    return home.rstrip("/").rsplit("/", 1)[-1]


def everybody(portal: Portal, mail: MailServer, host: str) -> None:
    """Ministry, office and professional: from a request to a shortlisted application."""
    host_officer = ministry(portal, mail, host)
    officer = administrator(portal, mail, host)
    print(officer.address, officer.page.select_one("main").get_text(" ", strip=True)[:500])
    reference = write_request(host_officer)
    print(host_officer.address, host_officer.page.select_one("main").get_text(" ", strip=True)[:1500], reference)


JOURNEYS = [professional, everybody]
