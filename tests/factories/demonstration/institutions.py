"""Six host institutions and their names in both languages."""

import datetime

from diaspora.enums import InstitutionKind, InstitutionState
from diaspora.models import Institution, Region

from ..people import InstitutionFactory

ASKED_AT = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)

#: key → kind, region, English name, Kiswahili name, state
INSTITUTIONS = {
    "lake": (
        InstitutionKind.HOSPITAL,
        "Mwanza",
        "Lake Zone Teaching Hospital",
        "Hospitali ya Kufundishia ya Kanda ya Ziwa",
        InstitutionState.APPROVED,
    ),
    "digital": (
        InstitutionKind.AGENCY,
        "Dodoma",
        "Agency for Digital Government Services",
        "Wakala wa Huduma za Serikali Mtandao",
        InstitutionState.APPROVED,
    ),
    "zanzibar": (
        InstitutionKind.MINISTRY,
        "Unguja Urban West",
        "Ministry of Health and Blue Economy Services, Zanzibar",
        "Wizara ya Afya na Huduma za Uchumi wa Buluu, Zanzibar",
        InstitutionState.APPROVED,
    ),
    "college": (
        InstitutionKind.EDUCATION,
        "Dar es Salaam",
        "Coastal University College of Earth Sciences",
        "Chuo Kikuu Kishiriki cha Pwani cha Sayansi za Dunia",
        InstitutionState.APPROVED,
    ),
    "irrigation": (
        InstitutionKind.AGENCY,
        "Morogoro",
        "Eastern Zone Irrigation Office",
        "Ofisi ya Umwagiliaji ya Kanda ya Mashariki",
        InstitutionState.APPROVED,
    ),
    "training": (
        InstitutionKind.EDUCATION,
        "Lindi",
        "Southern Vocational Training Centre",
        "Kituo cha Mafunzo ya Ufundi Stadi cha Kusini",
        InstitutionState.PENDING,
    ),
}


def build_institutions() -> dict[str, Institution]:
    regions = {region.name_en: region for region in Region.objects.all()}
    return {
        key: InstitutionFactory(
            kind=kind,
            region=regions[region],
            official_email=f"info@{key}.example.org",
            official_email_verified_at=None if state == InstitutionState.PENDING else ASKED_AT,
            state=state,
            names=(english, swahili),
            about="Invented for the demonstration of the portal.",
            decided_at=ASKED_AT if state == InstitutionState.APPROVED else None,
        )
        for key, (kind, region, english, swahili, state) in INSTITUTIONS.items()
    }
