"""What people call the regions: their names in both languages, islands, and what is said for short."""

from functools import cache

from .loading import DATA, read_table

#: Names of several regions together, and short ones; their own names are in the table of regions.
_ALSO = {
    "Zanzibar": ("TZ-06", "TZ-07", "TZ-10", "TZ-11", "TZ-15"),
    "Visiwani": ("TZ-06", "TZ-07", "TZ-10", "TZ-11", "TZ-15"),
    "Pemba": ("TZ-06", "TZ-10"),
    "Unguja": ("TZ-07", "TZ-11", "TZ-15"),
    "Pemba Kaskazini": ("TZ-06",),
    "Pemba Kusini": ("TZ-10",),
    "Unguja Kaskazini": ("TZ-07",),
    "Unguja Kusini": ("TZ-11",),
    "Stone Town": ("TZ-15",),
    "Dar": ("TZ-02",),
    "DSM": ("TZ-02",),
    "Coast region": ("TZ-19",),
}


@cache
def regions_called() -> dict[str, frozenset[str]]:
    """What is said, as it is written → the codes of the regions that it means."""
    rows = read_table(DATA / "regions.tsv")
    own = {row[f"label_{language}"]: frozenset({row["code"]}) for row in rows for language in ("en", "sw")}
    return own | {name: frozenset(codes) for name, codes in _ALSO.items()}
