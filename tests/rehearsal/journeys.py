"""The journeys of the portal's users, once each, by HTTP."""

import datetime
import io
import secrets

import pikepdf

from ..servers.portal import Portal
from .mail import MailServer
from .person import Person

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


JOURNEYS = [professional]
