"""Projects with their organisations, and two offices."""

import datetime

from django.utils import timezone

from diaspora.models import Region
from home.enums import OrganisationKind, ProjectRole
from home.models import FieldOffice, Organisation, ProjectOrganisation, ProjectPage
from home.site.planting import plant, planted

#: initials → names, kind, what it does, website
ORGANISATIONS = {
    "EU": (
        ("European Union", "Umoja wa Ulaya"),
        OrganisationKind.INTERNATIONAL,
        ("Pays for projects at the borders.", "Hugharamia miradi ya mipakani."),
        "https://european-union.europa.eu/",
    ),
    "DFID": (
        ("Department for International Development, United Kingdom", "Idara ya Maendeleo ya Kimataifa ya Uingereza"),
        OrganisationKind.GOVERNMENT,
        ("Paid for the workshop on returns.", "Iligharamia warsha ya urejeaji."),
        "",
    ),
    "IOM": (
        ("International Organization for Migration", "Shirika la Kimataifa la Uhamiaji"),
        OrganisationKind.INTERNATIONAL,
        (
            "Carries projects with the Government; in Tanzania since 2002.",
            "Hutekeleza miradi pamoja na Serikali; lipo Tanzania tangu 2002.",
        ),
        "https://www.iom.int/",
    ),
    "ACBC": (
        ("African Capacity Building Centre", "Kituo cha Afrika cha Kujenga Uwezo"),
        OrganisationKind.RESEARCH,
        ("Trains officials in Moshi.", "Hufundisha maafisa mjini Moshi."),
        "",
    ),
    "TRITA": (
        ("Tanzania Regional Immigration Training Academy", "Chuo cha Mafunzo ya Uhamiaji cha Kikanda Tanzania"),
        OrganisationKind.RESEARCH,
        ("Trains officials in Moshi.", "Hufundisha maafisa mjini Moshi."),
        "",
    ),
}
#: name → who pays, who works with us
PROJECTS = {
    "border-management": (["EU"], ["IOM", "ACBC", "TRITA"]),
    "management-of-returns": (["DFID"], ["IOM", "ACBC"]),
    "first-round": ([], []),
}


def build_projects(**common) -> None:
    """Projects with their organisations, and two offices."""
    organisations = {}
    for initials, (names, kind, does, address) in ORGANISATIONS.items():
        organisations[initials], _is_new = Organisation.objects.get_or_create(
            initials=initials,
            defaults={
                "name_en": names[0],
                "name_sw": names[1],
                "does_en": does[0],
                "does_sw": does[1],
                "kind": kind,
                "address": address,
            },
        )
    for name, (funders, partners) in PROJECTS.items():
        roles = [*((one, ProjectRole.FUNDER) for one in funders), *((one, ProjectRole.PARTNER) for one in partners)]
        rows = [
            ProjectOrganisation(organisation=organisations[one], role=role, sort_order=order)
            for order, (one, role) in enumerate(roles)
        ]
        began = timezone.localdate() - datetime.timedelta(days=120)
        plant(
            kind=ProjectPage,
            name=f"projects/{name}",
            parent=planted("about-us/projects"),
            starts_on=began,
            organisations=rows,
            **common,
        )
    for english, swahili, code, address in (
        ("Programme office", "Ofisi ya programu", "TZ-03", "12 Example Street, Dodoma"),
        ("Liaison desk in Zanzibar", "Dawati la uratibu Zanzibar", "TZ-15", "3 Example Road, Zanzibar Town"),
    ):
        hours = {
            "hours_en": "Monday to Friday, 9:00 to 15:00",
            "hours_sw": "Jumatatu hadi Ijumaa, saa 3:00 asubuhi hadi saa 9:00 alasiri",
        }
        FieldOffice.objects.get_or_create(
            name_en=english,
            defaults={
                "name_sw": swahili,
                "region": Region.objects.filter(code=code).first(),
                "address": address,
                "email": "office@demonstration.example",
                **hours,
            },
        )
