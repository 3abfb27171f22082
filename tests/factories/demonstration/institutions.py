"""The host institutions, from asking to be registered to what the office said. All invented."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from diaspora.enums import InstitutionKind, InstitutionState
from diaspora.institutions.asking_back import ask_back
from diaspora.institutions.registration import (
    approve_institution,
    register_institution,
    reject_institution,
    suspend_institution,
)
from diaspora.models import Institution, Region

from ..people import UserFactory
from .clock import days_ago

_S = InstitutionState


@dataclass(frozen=True)
class Host:
    kind: str
    region: str
    names: tuple[str, str]
    manager: tuple[str, str]
    state: str = _S.APPROVED
    #: Days ago on which it asked.
    asked: int = 150
    reason: str = ""


HOSTS = {
    "lake": Host(
        InstitutionKind.HOSPITAL,
        "Mwanza",
        ("Lake Zone Teaching Hospital", "Hospitali ya Kufundishia ya Kanda ya Ziwa"),
        ("", ""),
    ),
    "hospitals": Host(
        InstitutionKind.MINISTRY,
        "Dodoma",
        ("Ministry of Hospitals and Clinics", "Wizara ya Hospitali na Kliniki"),
        ("Mariam", "Sumari"),
        asked=155,
    ),
    "digital": Host(
        InstitutionKind.AGENCY,
        "Dodoma",
        ("Agency for Digital Government Services", "Wakala wa Huduma za Serikali Mtandao"),
        ("Emmanuel", "Chigalu"),
    ),
    "zanzibar": Host(
        InstitutionKind.MINISTRY,
        "Unguja Urban West",
        (
            "Ministry of Health and Blue Economy Services, Zanzibar",
            "Wizara ya Afya na Huduma za Uchumi wa Buluu, Zanzibar",
        ),
        ("Saada", "Mzee"),
    ),
    "college": Host(
        InstitutionKind.EDUCATION,
        "Dar es Salaam",
        ("Coastal University College of Earth Sciences", "Chuo Kikuu Kishiriki cha Pwani cha Sayansi za Dunia"),
        ("Theresia", "Kulaba"),
    ),
    "irrigation": Host(
        InstitutionKind.AGENCY,
        "Morogoro",
        ("Eastern Zone Irrigation Office", "Ofisi ya Umwagiliaji ya Kanda ya Mashariki"),
        ("Benedict", "Luhanga"),
    ),
    "water": Host(
        InstitutionKind.AGENCY,
        "Mtwara",
        ("Southern Coast Water Authority", "Mamlaka ya Maji ya Pwani ya Kusini"),
        ("Sikudhani", "Namkoko"),
        asked=90,
    ),
    "training": Host(
        InstitutionKind.EDUCATION,
        "Lindi",
        ("Southern Vocational Training Centre", "Kituo cha Mafunzo ya Ufundi Stadi cha Kusini"),
        ("Hamisi", "Nangomwa"),
        state=_S.PENDING,
        asked=5,
        reason="Please send us the letter by which the centre was registered as a public one.",
    ),
    "recruiter": Host(
        InstitutionKind.OTHER,
        "Dar es Salaam",
        ("Bright Harbour Staffing", "Wakala wa Ajira wa Bandari Angavu"),
        ("Kassim", "Tembo"),
        state=_S.REJECTED,
        asked=70,
        reason="Hosts are public bodies and organisations for the common good; a company that finds staff is neither.",
    ),
    "tourism": Host(
        InstitutionKind.EDUCATION,
        "Arusha",
        ("Northern Highlands College of Tourism", "Chuo cha Utalii cha Nyanda za Juu Kaskazini"),
        ("Anna", "Laizer"),
        state=_S.SUSPENDED,
        asked=120,
        reason="The college is being merged with another one. It comes back when its new name is registered.",
    ),
}
ABOUT = "Invented for the demonstration of the portal."


def build_institutions(accounts) -> dict[str, Institution]:
    return {key: build_institution(key, host, accounts) for key, host in HOSTS.items()}


def build_institution(key: str, host: Host, accounts) -> Institution:
    officer, (given, family) = accounts["office"], host.manager
    manager = accounts["ministry"]
    if key != "lake":
        address = f"{key}@{settings.DEMONSTRATION_DOMAIN}"
        joined = timezone.now() - datetime.timedelta(days=host.asked + 1, hours=len(key))
        manager = UserFactory(
            email=address,
            first_name=given,
            last_name=family,
            password=None,
            preferred_language="sw",
            date_joined=joined,
        )
    region = Region.objects.get(name_en=host.region)
    details = {"kind": host.kind, "region": region, "official_email": f"info@{key}.example.org", "about": ABOUT}
    names = dict(zip(("name_en", "name_sw"), host.names, strict=True))
    with days_ago(host.asked):
        names["valid_from"] = timezone.localdate()
        institution = register_institution(by=manager, details=details, names=names)
    with days_ago(host.asked - 2):
        if host.state == _S.PENDING:
            ask_back(institution=institution, by=officer, question=host.reason)
            return institution
        Institution.objects.filter(pk=institution.pk).update(official_email_verified_at=timezone.now())
        if host.state == _S.REJECTED:
            reject_institution(institution=institution, by=officer, reason=host.reason)
            return institution
        approve_institution(institution=institution, by=officer)
    if host.state == _S.SUSPENDED:
        with days_ago(host.asked - 60):
            suspend_institution(institution=institution, by=officer, reason=host.reason)
    institution.refresh_from_db()
    return institution
