"""What is read in a curriculum vitae or terms of reference, and what is passed over."""

import pytest

from skills_match.vocabulary.texts.concepts import ConceptsInText, Label

MATHS, CARE, SURGERY, CURRICULUM, MONITORING, WASH, PPP, IPSAS, TEACHING, HARVEST, VITAMIN, HIV, SALES = range(1, 14)
LABELS = [
    Label(MATHS, "skill", "en", "mathematics teaching", True),
    Label(MATHS, "skill", "sw", "ufundishaji wa hisabati", True),
    Label(CARE, "skill", "en", "infection prevention and control", True),
    Label(SURGERY, "skill", "en", "caesarean section", True),
    Label(SURGERY, "skill", "en", "C-section", False),
    Label(CURRICULUM, "skill", "en", "curriculum development", True),
    Label(CURRICULUM, "skill", "en", "curriculum design", False),
    Label(MONITORING, "skill", "en", "monitoring and evaluation", True),
    Label(WASH, "skill", "en", "WASH in emergencies", True),
    Label(WASH, "skill", "en", "WASH", False),
    Label(PPP, "skill", "en", "public-private partnership structuring", True),
    Label(IPSAS, "skill", "en", "public sector accounting", True),
    Label(TEACHING, "skill", "en", "in-service teacher training", True),
    Label(HARVEST, "skill", "en", "post-harvest handling", True),
    Label(VITAMIN, "skill", "en", "vitamin A supplementation", True),
    Label(HIV, "skill", "en", "HIV care", True),
    Label(SALES, "skill", "en", "sales management", True),
]


@pytest.fixture(scope="module")
def index():
    return ConceptsInText(LABELS)


def spoken_of(index, text, share=0.6, **options):
    found = index.read(text, **options).best(kinds={"skill"}, limit=50)
    return {mention.concept for mention in found if mention.share >= share}


@pytest.mark.parametrize(
    "text",
    [
        "I have never taught mathematics: mathematics teaching is for others.",
        "I do not teach mathematics.",
        "I have no experience in mathematics teaching.",
        "Not familiar with mathematics teaching.",
        "Mathematics teaching is not required.",
        "No knowledge of mathematics teaching is needed.",
        "Sijawahi kufundisha hisabati.",
        "Sina uzoefu wa kufundisha hisabati.",
        "Si lazima awe na ujuzi wa kufundisha hisabati.",
        "Hakuna haja ya kufundisha hisabati.",
        "Mtaalamu hatafanya ufundishaji wa hisabati.",
        "Sitafundisha hisabati.",
        "Hawatafundisha hisabati mwaka huu.",
        "Hakufanya ufundishaji wa hisabati.",
        "Hatukufundisha hisabati.",
        "Hajafundisha hisabati.",
        "Hawajawahi kufundisha hisabati.",
        "Sifundishi hisabati.",
        "Hatufundishi hisabati, na hawafundishi wao.",
        "Mtaalamu asifundishe hisabati.",
        "Alichagua kutofundisha hisabati.",
        "Not my field: mathematics teaching.",
    ],
)
def test_what_somebody_has_not_done_or_does_not_need_is_no_skill(index, text):
    assert MATHS not in spoken_of(index, text)


@pytest.mark.parametrize(
    "text",
    [
        "I never managed sales, but I taught mathematics: mathematics teaching for ten years.",
        "I never fail: mathematics teaching is my life.",
        "Mathematics teaching is required.",
        "Sijawahi kuuza, lakini nimefundisha hisabati.",
        "Siku zote nimefundisha hisabati.",
        "Hatua ya kwanza: nilifundisha hisabati.",
        "Hali ya hatari haikuzuia; nilifundisha hisabati.",
        "Simulizi za kufundisha hisabati.",
        "Hukumbuka kufundisha hisabati.",
        "No driving licence. Mathematics teaching at a college.",
    ],
)
def test_a_no_reaches_no_further_than_its_statement(index, text):
    assert MATHS in spoken_of(index, text)


@pytest.mark.parametrize(
    "text",
    [
        "CURRICULUM VITAE",
        "Curriculum vitae\nReferees\nHead of curriculum development, A. Smith\nsales management",
        "Wadhamini: curriculum development",
        "References:\ncurriculum development and sales management",
        "Address: Curriculum Development Street 1",
        "write to curriculum.design@example.org",
        "LANGUAGES Kiswahili (mother tongue), curriculum development",
        "Married. Hobbies: curriculum development",
    ],
)
def test_what_every_such_text_has_is_no_skill(index, text):
    assert spoken_of(index, text) == set()


@pytest.mark.parametrize("text", ["infection prevention and con-\ntrol", "infec-\r\n   tion prevention and control"])
def test_a_word_that_the_end_of_a_line_divides_is_one_word(index, text):
    assert CARE in spoken_of(index, text, share=0.99)


@pytest.mark.parametrize("text", ["the sew-\nage works", "the sew\u00ad\r\n  age works"])
def test_neither_half_of_a_divided_word_is_a_word(text):
    index = ConceptsInText(
        [
            Label(1, "skill", "en", "sewage", True),
            Label(2, "skill", "en", "sew", True),
            Label(3, "skill", "en", "age", True),
        ]
    )

    assert spoken_of(index, text) == {1}
    assert spoken_of(index, "sew it, at any age") == {2, 3}


@pytest.mark.parametrize(
    "text",
    [
        "CURRICULUM\nDevelopment of rural roads",
        "Sales\n\tEDUCATION  \r\nManagement of forests",
        "sales\nEducation\nmanagement of forests",
    ],
)
def test_a_heading_is_no_part_of_what_stands_below_it(index, text):
    assert not {CURRICULUM, SALES} & spoken_of(index, text)


def test_a_line_that_goes_on_is_no_heading(index):
    assert CURRICULUM in spoken_of(index, "curriculum\ndevelopment in rural schools")


@pytest.mark.parametrize(
    "text",
    [
        "Lecturer, Arusha Mathematics Teaching College, 2012 to 2016",
        "Worked for the Institute of Mathematics Teaching and Sales.",
        "Alisoma Chuo Kikuu cha Ufundishaji wa Hisabati, Moshi.",
    ],
)
def test_the_name_of_an_institution_says_where_and_not_what(index, text):
    assert MATHS not in spoken_of(index, text)
    assert MATHS in spoken_of(index, f"{text} Mathematics teaching.")


def test_the_comma_of_a_number_parts_no_words(index):
    assert CARE in spoken_of(index, "prevention of some 2,300 infections and their control", share=0.99)


def test_what_a_small_word_is_tied_to_is_no_word_of_its_own():
    index = ConceptsInText([Label(1, "skill", "en", "property law", True)])

    assert spoken_of(index, "drafted by-laws on property") == set()
    assert spoken_of(index, "drafted laws on property") == {1}


@pytest.mark.parametrize("text", ["section of the report", "Each section has two parts.", "service and training"])
def test_a_label_never_shrinks_to_a_generic_word(index, text):
    assert spoken_of(index, text) == set()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Forty C-sections", SURGERY),
        ("C section", SURGERY),
        ("in-service teacher training", TEACHING),
        ("postharvest handling", HARVEST),
        ("post harvest handling", HARVEST),
        ("supplementation with vitamin A", VITAMIN),
    ],
)
def test_small_words_and_joined_words_that_carry_the_meaning_are_found(index, text, concept):
    assert concept in spoken_of(index, text)


def test_another_vitamin_is_another_vitamin(index):
    assert VITAMIN not in spoken_of(index, "supplementation with vitamin C", share=0.7)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Set up M&E frameworks", MONITORING),
        ("an adviser on PPP", PPP),
        ("statements under IPSAS", IPSAS),
        ("WASH programmes", WASH),
        ("huduma ya VVU", HIV),
    ],
)
def test_an_abbreviation_means_what_it_is_short_for(index, text, concept):
    assert concept in spoken_of(index, text, share=0.5)


@pytest.mark.parametrize("text", ["I wash the dishes", "WRITE THE WORDS AND WASHING", "give it to me"])
def test_small_letters_are_no_abbreviation_in_a_text(index, text):
    assert spoken_of(index, text) == set()


def test_in_a_field_nobody_needs_capitals(index):
    assert WASH in spoken_of(index, "wash", share=0.5, typed=True)
    assert MONITORING in spoken_of(index, "m&e", typed=True)


@pytest.mark.parametrize("text", ["ku-manage sales", "kumanage sales", "ninamanage sales"])
def test_english_verbs_with_kiswahili_before_them_are_english(index, text):
    assert SALES in spoken_of(index, text)


def test_words_of_two_statements_are_no_phrase(index):
    assert spoken_of(index, "I like sales. Management is dull.", share=0.99) == set()


@pytest.mark.parametrize("sign", ["\n", " ", "-", "a", "no ", "never ", "References:\n", "M&", "I not "])
def test_a_hostile_text_speaks_of_nothing(index, sign):
    assert spoken_of(index, (sign * 20_000)[:20_000]) == set()
