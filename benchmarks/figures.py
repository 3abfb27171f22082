"""Printing and keeping figures."""

import json
from pathlib import Path

RESULTS = Path(__file__).parent / "results.json"


def percentile(values: list[float], percent: int) -> float:
    """The value that `percent` of `values` do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)]


def report(name: str, value: float, unit: str, *, digits: int = 1) -> None:
    """Print `name value unit` and merge it into results.json as `{"name": [value, "unit"]}`."""
    value = round(value, digits) if isinstance(value, float) else value
    print(f"{name} {value} {unit}", flush=True)
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results[name] = [value, unit]
    RESULTS.write_text(json.dumps(dict(sorted(results.items())), indent=2) + "\n")
