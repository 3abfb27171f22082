"""Small downloads of ESCO's shape, and loading them."""

import itertools

import pytest

from skills_match.vocabulary.sources.esco import import_esco
from skills_match.vocabulary.sources.esco_files import read_esco
from tests.factories.esco import EscoFiles


@pytest.fixture
def files():
    """Two skills that our pack has under other names, three that it lacks, and what is odd in the real files."""
    return EscoFiles(
        skills={
            "nursing": ("implement nursing", ["nursing care", "nursing", "Nursing Care", "C++", "–"]),
            "wounds": ("dress wounds", ["bandage wounds"]),
            "ict": ("stay safe online", []),
        },
        occupations={
            "nurse": ("2221", "nurse responsible for care", ["ward nurse"]),
            "matron": ("2221", "matron", []),
        },
        unit_groups={"2221": "Nursing professionals"},
        relations=[
            ("nurse", "essential", "nursing"),
            ("nurse", "optional", "wounds"),
            ("matron", "essential", "nursing"),
            ("matron", "optional", "ict"),
            ("gone", "essential", "nursing"),
        ],
        broader=[("wounds", "nursing"), ("nursing", "g1"), ("ict", "g1")],
        french={"nursing": ("soins infirmiers", ["soigner"]), "nurse": ("infirmier/infirmière", [])},
        untyped=frozenset({"ict"}),
    )


@pytest.fixture
def load(files, tmp_path):
    """Loads the files as they are now; each call is a new download."""
    numbers = itertools.count()

    def load(**options):
        classification, relations, french = files.write(tmp_path / str(next(numbers)))
        esco = read_esco(classification=classification, relations=relations, french=french)
        return import_esco(esco=esco, **options)

    return load
