"""Related skills are learnt from occupations that name them together and from words that they share."""

from skills_match.vocabulary.links import KIND_OF, believed, learn_links, of_one_name
from skills_match.vocabulary.sources.pack_files import read_pack

OTHERS = [{f"other-{n}": True} for n in range(20)]


def together(times: int, *skills: str, is_essential: bool = True) -> list[dict[str, bool]]:
    return [dict.fromkeys(skills, is_essential)] * times


def test_skills_that_only_come_together_are_linked_both_ways():
    links = learn_links(together(3, "triage", "bandaging") + OTHERS)

    assert links == {("bandaging", "triage"): 100, ("triage", "bandaging"): 100}


def test_the_more_often_together_the_stronger():
    strengths = [learn_links(together(times, "triage", "bandaging"))["triage", "bandaging"] for times in (1, 2)]

    assert strengths == [80, 100]  # Cosines of 1/2 and 2/3, of 0.6.


def test_what_an_occupation_only_names_as_optional_weighs_less():
    essential = learn_links(together(1, "triage", "bandaging"))
    optional = learn_links(together(1, "triage", "bandaging", is_essential=False))

    assert optional["triage", "bandaging"] < essential["triage", "bandaging"]


def test_a_skill_that_is_everywhere_is_no_stand_in():
    links = learn_links([{**basket, "writing": True} for basket in together(3, "triage", "bandaging") + OTHERS])

    assert ("triage", "writing") not in {pair for pair, strength in links.items() if strength > 60}
    assert links["triage", "bandaging"] == 100


def test_words_speak_for_skills_that_no_occupation_names():
    labels = {f"skill-{n}": [f"topic{n}x alone"] for n in range(60)}
    labels |= {"beekeeping": ["beekeeping", "keep bees"], "bee-health": ["health of bees"]}

    links = learn_links([], labels=labels)

    assert set(links) == {("beekeeping", "bee-health"), ("bee-health", "beekeeping")}


def test_a_word_of_many_skills_relates_nothing():
    labels = {f"skill-{n}": [f"manage topic{n}x"] for n in range(60)}

    assert learn_links([], labels=labels) == {}


def test_a_skill_keeps_its_twenty_strongest_links_and_the_same_ones_every_time():
    crowd = together(3, *(f"skill-{n:02d}" for n in range(30))) + OTHERS

    links = learn_links(crowd)

    assert links == learn_links([dict(reversed(basket.items())) for basket in reversed(crowd)])
    assert sorted(other for skill, other in links if skill == "skill-05") == sorted(
        f"skill-{n:02d}" for n in range(21) if n != 5
    )


def test_no_occupations_and_no_words_give_no_links():
    assert learn_links([]) == {}
    assert learn_links([{}], labels={"silence": []}) == {}


def test_the_pack_yields_links_in_tens():
    pack = read_pack()
    occupations = [
        dict.fromkeys(occupation.optional, False) | dict.fromkeys(occupation.essential, True)
        for occupation in pack.occupations
    ]
    labels = {skill.code: [skill.labels["en"], *skill.synonyms["en"]] for skill in pack.skills}

    links = learn_links(occupations, labels=labels)

    assert links["neonatal-nursing", "paediatric-nursing"] >= 50
    assert set(links.values()) <= set(range(30, 101, 10))


def test_a_link_between_groups_is_believed_only_with_a_word_or_three_occupations_that_are_most_of_both():
    baskets = [*together(2, "mentoring", "pain"), *together(3, "triage", "bandaging"), *OTHERS]
    baskets += [*together(3, "welding", "safety"), *together(4, "safety", "drawing")]
    labels = {"midwifery": ["midwifery tools"], "midwife-care": ["midwifery care"]}
    labels |= {f"skill-{n}": [f"topic{n}x"] for n in range(60)}
    groups = {"mentoring": "a", "pain": "b", "triage": "a", "bandaging": "b", "midwifery": "a", "midwife-care": "b"}
    groups |= {"welding": "a", "safety": "b"}
    pairs = [("triage", "bandaging"), ("midwifery", "midwife-care"), ("pain", "no-group")]
    not_believed = [("mentoring", "pain"), ("welding", "safety"), ("safety", "welding")]

    kept = believed(dict.fromkeys([*not_believed, *pairs], 50), baskets, labels=labels, groups=groups)

    assert list(kept) == pairs


def test_a_kind_of_a_skill_is_linked_with_it_by_its_name():
    labels = {"mentoring": "mentoring", "clinical": "clinical mentorship", "methods": "mentoring methods"}
    labels |= {f"skill-{n}": f"topic{n}x" for n in range(60)}

    assert of_one_name(labels) == {("mentoring", "clinical"): KIND_OF, ("clinical", "mentoring"): KIND_OF}
