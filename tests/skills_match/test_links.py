"""Related skills are learnt from occupations that name them together."""

from skills_match.domain.links import learn_links
from skills_match.domain.pack_files import read_pack

NURSING = [["triage", "bandaging"]] * 3
OTHERS = [[f"other-{n}"] for n in range(20)]


def test_skills_that_only_come_together_are_linked_both_ways():
    assert learn_links(NURSING + OTHERS) == {("bandaging", "triage"): 100, ("triage", "bandaging"): 100}


def test_twice_together_is_chance():
    assert learn_links(NURSING[:2] + OTHERS) == {}


def test_skills_that_are_everywhere_are_not_related():
    assert learn_links([[*basket, "writing", "speaking"] for basket in NURSING + OTHERS]).keys() == {
        ("bandaging", "triage"),
        ("triage", "bandaging"),
    }


def test_a_skill_keeps_its_twenty_strongest_links_and_the_same_ones_every_time():
    crowd = [[f"skill-{n:02d}" for n in range(30)]] * 3 + OTHERS

    links = learn_links(crowd)

    assert links == learn_links([list(reversed(basket)) for basket in reversed(crowd)])
    assert sorted(other for skill, other in links if skill == "skill-05") == sorted(
        f"skill-{n:02d}" for n in range(21) if n != 5
    )


def test_the_pack_yields_links_in_tens():
    links = learn_links(o.essential + o.optional for o in read_pack().occupations)

    assert len(links) > 500
    assert set(links.values()) <= set(range(30, 101, 10))
