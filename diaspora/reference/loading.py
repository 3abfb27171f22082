"""Regions, districts, sectors and languages: read from diaspora/data, safe to load again."""

import csv
from pathlib import Path

from django.db import transaction

from ..models import District, Language, Region, Sector

DATA = Path(__file__).resolve().parent.parent / "data"


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of one TSV file. Quotes have no meaning in our files."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@transaction.atomic
def load_reference_data(*, folder: Path = DATA) -> dict[str, int]:
    """Write each row of the files, by its code. Rows that left the files stay: other records point at them."""
    counts = {
        "regions": _write_named(Region, read_table(folder / "regions.tsv"), also=["zone"]),
        "sectors": _write_named(Sector, read_table(folder / "sectors.tsv")),
        "languages": _write_named(Language, read_table(folder / "languages.tsv")),
    }
    regions = dict(Region.objects.values_list("code", "id"))
    districts = [
        District(code=row["code"], region_id=regions[row["region"]], name=row["label"])
        for row in read_table(folder / "districts.tsv")
    ]
    District.objects.bulk_create(
        districts, update_conflicts=True, unique_fields=["code"], update_fields=["region", "name"]
    )
    return {**counts, "districts": len(districts)}


def _write_named(model, rows: list[dict[str, str]], also: list[str] | None = None) -> int:
    columns = also or []
    records = [
        model(
            code=row["code"],
            name=row["label_en"],
            name_en=row["label_en"],
            name_sw=row["label_sw"],
            **{column: row[column] for column in columns},
        )
        for row in rows
    ]
    model.objects.bulk_create(
        records, update_conflicts=True, unique_fields=["code"], update_fields=["name", "name_en", "name_sw", *columns]
    )
    return len(records)
