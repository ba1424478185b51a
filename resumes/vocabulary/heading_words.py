"""Single words that tell which section a heading of other words opens."""

# Words that settle the section when they stand in a heading of other words ("Selected Professional Experience").
TELLING = (
    ("publications", ("publications", "publikationen", "presentations", "patents")),
    ("volunteer", ("volunteer", "volunteering", "ehrenamt", "benevolat", "voluntariado", "volontariato")),
    (
        "certificates",
        (
            "certifications",
            "certificates",
            "licenses",
            "licences",
            "licensure",
            "training",
            "trainings",
            "courses",
            "zertifikate",
            "weiterbildung",
            "fortbildungen",
            "certificaciones",
            "cursos",
            "corsi",
            "szkolenia",
        ),
    ),
    ("projects", ("projects", "projekte", "projets", "proyectos", "progetti", "projetos", "projecten")),
    ("awards", ("awards", "honors", "honours", "achievements", "auszeichnungen")),
    ("languages", ("sprachkenntnisse", "sprachen", "langues", "idiomas", "lingue")),
    (
        "skills",
        (
            "skills",
            "competencies",
            "competences",
            "expertise",
            "kenntnisse",
            "kompetenzen",
            "competencias",
            "competenze",
            "competencias",
            "habilidades",
            "vaardigheden",
            "fahigkeiten",
            "technologies",
            "proficiencies",
            "becerileri",
            "umiejetnosci",
            "навыки",
        ),
    ),
    (
        "education",
        (
            "education",
            "ausbildung",
            "berufsausbildung",
            "schulbildung",
            "formation",
            "formacion",
            "formazione",
            "istruzione",
            "opleiding",
            "formacao",
            "studium",
            "academic",
        ),
    ),
    (
        "work",
        (
            "experience",
            "employment",
            "berufserfahrung",
            "erfahrung",
            "experiencia",
            "esperienza",
            "esperienze",
            "experiences",
            "werkervaring",
            "internships",
            "praktika",
            "career",
            "werdegang",
            "doswiadczenie",
            "deneyimi",
            "опыт",
        ),
    ),
    ("summary", ("summary", "profile", "objective", "profil", "perfil", "profilo")),
    ("interests", ("interests", "hobbies", "interessen", "loisirs", "aficiones")),
    ("references", ("references", "referees", "referenzen")),
)

# Beginnings of words in headings of languages without lists of their own, strongest first; for lines told to be
# headings by how they are set.
STEMS = (
    (
        "languages",
        "langu lingu lingv idiom sprach sprak sprog jezyk jazyk jezik nyelv kiele keele язык мов γλωσσ",
    ),
    ("references", "referen referee рекоменд συστατικ"),
    ("certificates", "certif zertif sertif capacit szkolen kurs tanfolyam курс сертиф πιστοποι"),
    ("projects", "projec projek projet proyec proget prosjek проект projekt"),
    (
        "work",
        "experien esperien erfahr erfaren erfarin ervaring doswiadcz deneyim zkusen skusen tapasztal iskust izkusn"
        " kokemu kogemus pieredz patirt опыт досвід досвид искуств радно трудов εμπειρ εργασ pengalam",
    ),
    (
        "education",
        "educ studi academ akadem utbild utdann uddann opleid ausbild schul skol vzdel wykszt tanulm koulut haridus"
        " izglit issilav"
        " obraz образов освіт освит egitim ogrenim εκπαιδ σπουδ pendidik formac formaz formare scolar",
    ),
    (
        "skills",
        "skill kompet compet comput informat strument ferrament narzedz werkzeug eszkoz nastroj kenntn"
        " fertigk fahigk vaard fardigh ferdigh faerdigh umiej znalost dovednost keszseg"
        " osaam beceri yetenek навык умен навич vestin δεξιοτ abilit habilid aptid keahli zruc",
    ),
    (
        "work",
        "beruf emplo emploi labor trabaj trabal travail lavor zamestn munkahely zaposl zatrudn karier carrier",
    ),
    ("interests", "hobb interes intress loisir hobi увлеч zainteres ενδιαφερ"),
)
