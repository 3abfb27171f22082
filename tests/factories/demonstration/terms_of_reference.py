"""The texts of the demonstration assignments, in both languages. Invented, of the kind that is really asked for."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Terms:
    """One assignment. Texts are pairs (English, Kiswahili); an empty text is missing on purpose."""

    institution: str
    occupation: str
    sector: str
    mode: str
    region: str
    days: int
    title: tuple[str, str]
    background: tuple[str, str]
    objective: tuple[str, str]
    tasks: tuple[str, str]
    deliverables: tuple[str, str]
    state: str = "published"
    posts: int = 1
    languages: dict[str, str] = field(default_factory=lambda: {"en": "B2", "sw": "B1"})
    #: Title and language of an attached document.
    document: tuple[str, str] | None = None


TERMS = [
    Terms(
        "lake",
        "paediatric-nurse",
        "health",
        "on_site",
        "Mwanza",
        42,
        ("Train paediatric nurses at the bedside", "Kufundisha wauguzi wa watoto kando ya kitanda"),
        (
            "The children's ward opened a high-care bay last year. Its nurses are newly qualified and many have not yet cared for very sick children on their own.",
            "Wodi ya watoto ilifungua sehemu ya uangalizi maalumu mwaka jana. Wauguzi wake ni wapya na wengi bado hawajawahudumia watoto mahututi peke yao.",
        ),
        (
            "Twelve nurses assess and care for sick children with confidence.",
            "Wauguzi kumi na wawili wanapima na kuhudumia watoto wagonjwa kwa kujiamini.",
        ),
        (
            "Work each morning beside two nurses.\nTeach triage, oxygen therapy and pain relief in short sessions.\nWrite a pocket guide with the nurse in charge.",
            "Kufanya kazi kila asubuhi pamoja na wauguzi wawili.\nKufundisha uchambuzi wa dharura, tiba ya oksijeni na kupunguza maumivu kwa vipindi vifupi.\nKuandika mwongozo mdogo pamoja na muuguzi kiongozi.",
        ),
        (
            "A pocket guide in both languages.\nSkill checks of twelve nurses before and after.\nA plan for the next six months of teaching.",
            "Mwongozo mdogo kwa lugha zote mbili.\nUpimaji wa ujuzi wa wauguzi kumi na wawili kabla na baada.\nMpango wa mafunzo ya miezi sita ijayo.",
        ),
        document=("Full terms of reference", "en"),
    ),
    Terms(
        "digital",
        "digital-health-specialist",
        "health",
        "blended",
        "Dodoma",
        90,
        ("Mentor the team of the health information system", "Kulea timu ya mfumo wa taarifa za afya"),
        (
            "District reports arrive late and are corrected by hand. A team of six keeps the national health information system and wants to clean data at the source.",
            "Taarifa za wilaya huchelewa na husahihishwa kwa mkono. Timu ya watu sita inasimamia mfumo wa taifa wa taarifa za afya na inataka kusafisha takwimu kwenye chanzo.",
        ),
        (
            "The team finds and mends data errors within a week.",
            "Timu inagundua na kurekebisha makosa ya takwimu ndani ya wiki moja.",
        ),
        (
            "Review the system with the team, online for four weeks.\nWork on site for four weeks on validation rules and dashboards.\nFollow up online until the third month.",
            "Kupitia mfumo pamoja na timu, mtandaoni kwa wiki nne.\nKufanya kazi kituoni kwa wiki nne kuhusu kanuni za uhakiki na dashibodi.\nKufuatilia mtandaoni hadi mwezi wa tatu.",
        ),
        (
            "Validation rules in use.\nA data quality handbook.\nTwo trained trainers.",
            "Kanuni za uhakiki zinazotumika.\nKitabu cha ubora wa takwimu.\nWakufunzi wawili waliofunzwa.",
        ),
    ),
    Terms(
        "zanzibar",
        "biomedical-equipment-technician",
        "health",
        "on_site",
        "Unguja Urban West",
        28,
        ("Bring biomedical equipment back to work", "Kurejesha vifaa tiba katika hali ya kufanya kazi"),
        (
            "A third of the incubators and monitors in three hospitals stand idle because small faults are not repaired.",
            "Theluthi moja ya vifaa vya kulelea vichanga na vipima hali ya mgonjwa katika hospitali tatu havifanyi kazi kwa sababu ya hitilafu ndogo.",
        ),
        ("Four technicians keep the equipment working by themselves.", "Mafundi wanne wanatunza vifaa wenyewe."),
        (
            "List and test the equipment.\nRepair with the technicians, ward by ward.\nSet up planned maintenance.",
            "Kuorodhesha na kupima vifaa.\nKutengeneza pamoja na mafundi, wodi kwa wodi.\nKuanzisha matengenezo ya mpango.",
        ),
        (
            "An equipment register.\nA maintenance calendar.\nFour trained technicians.",
            "Rejesta ya vifaa.\nKalenda ya matengenezo.\nMafundi wanne waliofunzwa.",
        ),
        document=("Hadidu za rejea", "sw"),
    ),
    Terms(
        "college",
        "petroleum-geologist",
        "energy",
        "on_site",
        "Dar es Salaam",
        60,
        ("Renew the petroleum geoscience curriculum", "Kuhuisha mtaala wa sayansi ya miamba ya mafuta na gesi"),
        (
            "The course was written before the offshore gas finds. Lecturers want practical modules with real, open data.",
            "Kozi iliandikwa kabla ya ugunduzi wa gesi baharini. Wahadhiri wanataka moduli za vitendo zenye takwimu halisi zilizo wazi.",
        ),
        (
            "Two renewed modules are taught by local lecturers.",
            "Moduli mbili zilizohuishwa zinafundishwa na wahadhiri wa hapa.",
        ),
        (
            "Review the course with five lecturers.\nWrite two modules with exercises.\nTeach them once together.",
            "Kupitia kozi na wahadhiri watano.\nKuandika moduli mbili zenye mazoezi.\nKuzifundisha mara moja kwa pamoja.",
        ),
        (
            "Two modules with teaching notes.\nA workshop for lecturers.",
            "Moduli mbili zenye maelezo ya kufundishia.\nWarsha kwa wahadhiri.",
        ),
    ),
    Terms(
        "digital",
        "monitoring-and-evaluation-specialist",
        "statistics",
        "online",
        "Dodoma",
        70,
        ("Advise on results-based monitoring", "Kushauri kuhusu ufuatiliaji unaozingatia matokeo"),
        (
            "Programmes report activities, not results. The planning unit wants a small set of indicators that ministries really use.",
            "Programu hutoa taarifa za shughuli, si za matokeo. Kitengo cha mipango kinataka viashiria vichache ambavyo wizara zinavitumia kweli.",
        ),
        ("Three ministries report on results each quarter.", "Wizara tatu zinatoa taarifa za matokeo kila robo mwaka."),
        (
            "Coach the unit online twice a week.\nWrite indicators with three ministries.\nTest one reporting round.",
            "Kuongoza kitengo mtandaoni mara mbili kwa wiki.\nKuandika viashiria na wizara tatu.\nKujaribu mzunguko mmoja wa taarifa.",
        ),
        (
            "An indicator handbook.\nOne full reporting round.",
            "Kitabu cha viashiria.\nMzunguko mmoja kamili wa taarifa.",
        ),
    ),
    Terms(
        "irrigation",
        "irrigation-engineer",
        "agriculture",
        "on_site",
        "Morogoro",
        56,
        ("Guide the supervision of three irrigation schemes", "Kuongoza usimamizi wa skimu tatu za umwagiliaji"),
        (
            "Three schemes are being rebuilt at the same time and the zone office has two young engineers on site.",
            "Skimu tatu zinakarabatiwa kwa wakati mmoja na ofisi ya kanda ina wahandisi wawili vijana kwenye maeneo ya kazi.",
        ),
        ("The engineers supervise works and quality on their own.", "Wahandisi wanasimamia kazi na ubora wenyewe."),
        (
            "Visit each site weekly with the engineers.\nSet up quality checks.\nReview the contractors' measurements.",
            "Kutembelea kila eneo kila wiki pamoja na wahandisi.\nKuanzisha ukaguzi wa ubora.\nKupitia vipimo vya wakandarasi.",
        ),
        ("Checklists in use.\nA report on each scheme.", "Orodha za ukaguzi zinazotumika.\nTaarifa ya kila skimu."),
    ),
    Terms(
        "digital",
        "cyber-security-specialist",
        "ict",
        "on_site",
        "Dodoma",
        35,
        ("Review the security of government online services", "Kupitia usalama wa huduma za serikali mtandao"),
        (
            "Twelve online services went live in two years. None has been tested by somebody from outside.",
            "Huduma kumi na mbili za mtandaoni zilianzishwa katika miaka miwili. Hakuna iliyopimwa na mtu wa nje.",
        ),
        ("The agency tests its own services twice a year.", "Wakala unapima huduma zake mara mbili kwa mwaka."),
        (
            "Test three services with the security team.\nTeach secure development.\nWrite an incident plan.",
            "Kupima huduma tatu pamoja na timu ya usalama.\nKufundisha uundaji salama wa programu.\nKuandika mpango wa kukabili matukio.",
        ),
        (
            "Three test reports.\nAn incident plan that was rehearsed once.",
            "Taarifa tatu za upimaji.\nMpango wa matukio uliofanyiwa zoezi.",
        ),
        languages={"en": "B2"},
    ),
    Terms(
        "zanzibar",
        "seaweed-processing-specialist",
        "blue-economy",
        "on_site",
        "Pemba North",
        42,
        ("Raise the value of Pemba's seaweed", "Kuongeza thamani ya mwani wa Pemba"),
        (
            "",
            "Vikundi vya wanawake vinauza mwani mkavu kwa bei ndogo. Vinataka kusindika sabuni, unga na vyakula na kufikia masoko mapya.",
        ),
        ("", "Vikundi vinne vinauza bidhaa mbili mpya za mwani."),
        (
            "",
            "Kutembelea vikundi vinne.\nKufundisha usindikaji, vipimo na ufungashaji.\nKuunganisha vikundi na wanunuzi watatu.",
        ),
        ("", "Mwongozo wa usindikaji.\nBidhaa mbili zilizopimwa."),
        languages={"sw": "C1"},
    ),
    Terms(
        "lake",
        "midwifery-mentor",
        "health",
        "on_site",
        "Kigoma",
        35,
        ("Tutor midwives as a team of three", "Kufundisha wakunga kama timu ya watu watatu"),
        (
            "Four health centres far from the regional hospital attend two thousand births a year. Their midwives ask for practice in emergencies.",
            "Vituo vinne vya afya vilivyo mbali na hospitali ya mkoa huhudumia uzazi elfu mbili kwa mwaka. Wakunga wake wanaomba mazoezi ya dharura.",
        ),
        (
            "Thirty midwives handle the five most frequent emergencies.",
            "Wakunga thelathini wanamudu dharura tano zinazotokea zaidi.",
        ),
        (
            "Teach with simulation in each centre.\nWork a night shift a week with the midwives.\nTrain six local mentors.",
            "Kufundisha kwa mazoezi ya kuigiza katika kila kituo.\nKufanya kazi zamu moja ya usiku kwa wiki pamoja na wakunga.\nKufundisha walezi sita wa hapa.",
        ),
        (
            "Skill checks before and after.\nSix mentors with a plan of their own.",
            "Upimaji wa ujuzi kabla na baada.\nWalezi sita wenye mpango wao.",
        ),
        state="closed",
        posts=3,
    ),
    Terms(
        "training",
        "solar-technician",
        "trades-training",
        "on_site",
        "Lindi",
        28,
        ("Teach solar installation to trainers", "Kufundisha wakufunzi ufungaji wa umeme wa jua"),
        (
            "The centre received forty solar kits and has no trainer who has installed one on a roof.",
            "Kituo kilipokea seti arobaini za umeme wa jua na hakina mkufunzi aliyewahi kufunga moja kwenye paa.",
        ),
        ("Five trainers teach a four-week course.", "Wakufunzi watano wanafundisha kozi ya wiki nne."),
        (
            "Install four systems with the trainers.\nWrite the course.",
            "Kufunga mifumo minne pamoja na wakufunzi.\nKuandika kozi.",
        ),
        ("A course with assessments.", "Kozi yenye upimaji."),
        state="draft",
    ),
    Terms(
        "irrigation",
        "agronomist",
        "agriculture",
        "blended",
        "Morogoro",
        40,
        ("Plan rice seasons with farmers' groups", "Kupanga misimu ya mpunga na vikundi vya wakulima"),
        ("Farmers plant at different times and water runs short in the last weeks.", ""),
        ("Six groups follow one calendar.", ""),
        ("Meet the groups.\nWrite a calendar with them.", ""),
        ("A calendar for two seasons.", ""),
        state="submitted",
    ),
    Terms(
        "lake",
        "health-information-officer",
        "health",
        "online",
        "Mwanza",
        30,
        ("Set up a dashboard for hospital beds", "Kuandaa dashibodi ya vitanda vya hospitali"),
        ("Nurses telephone round to find a free bed.", "Wauguzi hupiga simu kutafuta kitanda kilicho wazi."),
        ("Each ward sees free beds on one screen.", "Kila wodi inaona vitanda vilivyo wazi kwenye skrini moja."),
        (
            "Agree on the figures with the wards.\nBuild the dashboard with the information unit.",
            "Kukubaliana takwimu na wodi.\nKujenga dashibodi na kitengo cha taarifa.",
        ),
        ("A dashboard in daily use.", "Dashibodi inayotumika kila siku."),
        state="edits_requested",
    ),
]
