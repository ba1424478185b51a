"""Headings of resume sections in many languages, and which section a heading opens."""

import re
from functools import lru_cache

from resumes.vocabulary.folding import fold
from resumes.vocabulary.heading_words import TELLING

# A phrase per '|'. Case and accents do not matter.
_HEADINGS = {
    "summary": """summary|profile|about|about me|professional summary|professional profile|career summary|career profile
        |executive summary|executive profile|personal statement|personal profile|summary of qualifications
        |introduction|overview|bio|biography
        |objective|career objective|professional objective|job objective|career goal|career goals|goals|statement
        |who i am|profile summary
        |profil|kurzprofil|zusammenfassung|über mich|ueber mich|persönliches profil|berufsprofil|ziel|berufsziel|karriereziel
        |résumé|à propos|à propos de moi|profil professionnel|présentation|objectif|objectif professionnel|accroche|synthèse
        |perfil|perfil profesional|resumen|resumen profesional|sobre mí|sobre mi|acerca de mí|objetivo
        |objetivo profesional|extracto|presentación
        |profilo|profilo professionale|profilo personale|sommario|chi sono|su di me|obiettivo
        |obiettivo professionale|presentazione|riepilogo
        |resumo|resumo profissional|perfil profissional|sobre mim|objetivo profissional|objetivos|samenvatting
        |profiel|over mij|persoonlijk profiel
        |sammanfattning|om mig|om meg|profil og mål|podsumowanie|podsumowanie zawodowe|o mnie|profil zawodowy
        |自己紹介|自己PR|職務要約|概要|个人简介|自我评价|자기소개
        |обо мне|о себе|цель|الملخص|نبذة|نبذة عني|الملخص المهني|الهدف الوظيفي|özet|hakkımda|kariyer hedefi|kariyer özeti""",
    "work": """experience|work experience|professional experience|employment|employment history|work history
    |career history|job history
        |relevant experience|relevant work experience|related experience|industry experience|career experience
        |professional background|professional history
        |positions held|positions|appointments|academic appointments|professional appointments|clinical experience
        |teaching experience|research experience|legal experience|military experience
        |military service|internships|internship|internship experience|work|career|experience highlights
        |selected experience|additional experience|other experience|earlier experience
        |previous experience|prior experience|professional experiences|work experiences|experiences
        |leadership experience|culinary experience|nursing experience|technical experience|management experience
        |employment experience|employment record|work background|career highlights and experience
        |professional employment
        |berufserfahrung|berufliche erfahrung|berufliche erfahrungen|beruflicher werdegang|werdegang
        |praktische erfahrung|praktische erfahrungen|praxiserfahrung|praxis|arbeitserfahrung|berufspraxis
        |berufstätigkeit|tätigkeiten|praktika|praktikum|erfahrung|erfahrungen|beruf|berufliche stationen
        |berufliche laufbahn|beruflicher hintergrund|berufsweg
        |expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel
        |parcours|emplois|stages|carrière|expériences de travail
        |experiencia|experiencia profesional|experiencia laboral|experiencias|historial laboral|trayectoria
        |trayectoria profesional|trayectoria laboral|experiencia de trabajo|prácticas
        |esperienza|esperienze|esperienza professionale|esperienze professionali|esperienza lavorativa
        |esperienze lavorative|percorso professionale|carriera
        |experiência|experiências|experiência profissional|experiências profissionais|experiência de trabalho
        |histórico profissional|percurso profissional|trajetória profissional
        |ervaring|werkervaring|professionele ervaring|loopbaan|arbeidsverleden|stages en werkervaring
        |arbetslivserfarenhet|erfarenhet|yrkeserfarenhet|anställningar|arbetserfarenhet|arbeidserfaring|erfaring
        |yrkeserfaring|erhvervserfaring|arbejdserfaring|erhvervsmæssig erfaring
        |doświadczenie|doświadczenie zawodowe|przebieg kariery|praca|pracovní zkušenosti|työkokemus
        |munkatapasztalat|szakmai tapasztalat|опыт работы|опыт|профессиональный опыт|трудовой опыт|досвід роботи
        |職歴|職務経歴|業務経験|経歴|工作经历|工作经验|工作經歷|工作經驗|实习经历|경력|경력사항|الخبرات|الخبرة
        |ניסיון|ניסיון תעסוקתי|ניסיון מקצועי|الخبرة المهنية|الخبرات العملية|الخبرة العملية|iş deneyimi
        |deneyim|iş tecrübesi|experiență
        |experiență profesională|επαγγελματική εμπειρία|εργασιακή εμπειρία""",
    "education": """education|education and training|education & training|academic background
    |academic qualifications|academic history|academics|educational background|educational qualifications
    |education history|studies
        |educational history|education details|training|training and education|education and qualifications
        |academic education|formal education|qualifications|schooling|degrees|education and credentials
        |academic training|apprenticeship|vocational training
        |ausbildung|bildung|bildungsweg|studium|schulbildung|akademische ausbildung|akademischer werdegang
        |aus- und weiterbildung|ausbildung und studium|schule|schulausbildung|hochschulbildung|berufsausbildung
        |studium und ausbildung|schul- und berufsausbildung
        |schul- und ausbildung|schul- und hochschulbildung|bildungsgang|weiterbildung und ausbildung|lehre
        |formation|formations|éducation|études|diplômes|formation académique|formation et diplômes
        |diplômes et formations|cursus|parcours académique|parcours scolaire|scolarité|formation initiale
        |educación|formación|formación académica|estudios|formación y estudios|titulación|datos académicos
        |educación y formación|formación reglada|estudios realizados
        |istruzione|formazione|istruzione e formazione|studi|titoli di studio|percorso di studi
        |formazione accademica|educação|formação|formação académica|formação acadêmica|habilitações
        |habilitações literárias|habilitações académicas|escolaridade|educação e formação|formação escolar
        |opleiding|opleidingen|onderwijs|studie|opleiding en training|utbildning|utbildningar|utdanning|utdannelse
        |uddannelse|uddannelser|wykształcenie|edukacja|vzdělání|koulutus|tanulmányok|végzettség|образование|освіта
        |השכלה|לימודים|学歴|学历|教育背景|教育经历|學歷|학력|학력사항|التعليم|المؤهلات|المؤهلات العلمية
        |التعليم والمؤهلات|eğitim
        |eğitim bilgileri|educație|εκπαίδευση|σπουδές""",
    "skills": """skills|technical skills|key skills|core skills|professional skills|core competencies|competencies
    |competences|key competencies|areas of expertise|expertise|areas of strength|core qualifications
    |key qualifications|strengths|key strengths|specialties
        |specialities|technologies|tech stack|technology|tools|tools and technologies|technical expertise
        |technical proficiencies|technical proficiency|technical knowledge|it skills|computer skills|software|computing
    |computing skills|computer literacy
        |software skills|skill set|skillset|skills summary|skills & expertise|skills and expertise
        |skills & abilities|skills and abilities|skills and competencies|skills highlights|other skills
        |additional skills|hard skills|soft skills|personal skills|relevant skills|skills & tools|skills and tools
        |programming languages|frameworks|abilities|capabilities|clinical skills|trade skills|digital skills
        |proficiencies|key skills and competencies|skills and technologies|technical summary
        |professional competencies|transferable skills|interpersonal skills|professional strengths
        |languages and technologies|core strengths|design skills|culinary skills|laboratory skills
        |skills and interests|technical competencies
        |kenntnisse|fähigkeiten|kompetenzen|fachkenntnisse|it-kenntnisse|edv-kenntnisse|edv
        |kenntnisse und fähigkeiten|fähigkeiten und kenntnisse|kernkompetenzen|fachliche kompetenzen
        |technische kenntnisse|besondere kenntnisse|weitere kenntnisse|skills und kenntnisse|qualifikationen
        |stärken|schlüsselkompetenzen|persönliche stärken|soziale kompetenzen|berufliche kompetenzen
        |zusatzqualifikationen|sonstige kenntnisse|technische fähigkeiten|softwarekenntnisse
        |compétences|compétences techniques|compétences clés|compétences professionnelles|savoir-faire|savoir-être
        |aptitudes|logiciels|informatique|outils|compétences informatiques|atouts|qualités|domaines de compétences
        |compétences personnelles|qualités personnelles|connaissances
        |habilidades|competencias|aptitudes|conocimientos|habilidades técnicas|competencias técnicas
        |conocimientos técnicos|informática|conocimientos informáticos|capacidades|destrezas|fortalezas
        |competencias profesionales|habilidades y competencias|habilidades profesionales|competencias clave
        |aptitudes y competencias|competencias digitales
        |competenze|competenze tecniche|capacità|abilità|conoscenze|competenze professionali
        |competenze informatiche|capacità e competenze|conoscenze informatiche|competenze digitali
        |competenze personali|competenze chiave|capacità e competenze tecniche
        |competências|habilidades técnicas|competências técnicas|conhecimentos|aptidões|competências profissionais
        |conhecimentos técnicos|competências digitais|competências pessoais|habilidades e competências
        |principais competências
        |vaardigheden|competenties|kennis|technische vaardigheden|kennis en vaardigheden|kerncompetenties
        |sterke punten|computervaardigheden|kompetenser|färdigheter|kunskaper|ferdigheter|kompetanse|kompetencer
        |færdigheder|kvalifikationer|it-kompetencer|umiejętności|kompetencje|kluczowe umiejętności|dovednosti
        |taidot|osaaminen|készségek|навыки|ключевые навыки|компетенции|профессиональные навыки|навички|スキル|技能
        |専門スキル|专业技能|技能特长|기술|보유기술|핵심역량|المهارات|مهارات|المهارات التقنية|beceriler
        |yetenekler|bilgisayar becerileri
        |bilgisayar bilgisi|teknik beceriler|כישורים|מיומנויות
        |yetkinlikler|competențe|aptitudini|abilități|δεξιότητες""",
    "projects": """projects|personal projects|side projects|selected projects|key projects|academic projects
    |project experience|notable projects|relevant projects|portfolio|open source|open source projects
    |research projects|project work|major projects|project highlights|technical projects|university projects
    |recent projects|works|selected works|project history|project portfolio
        |projekte|ausgewählte projekte|projekterfahrung|eigene projekte|projekterfahrungen|projektliste
        |private projekte|projets|projets personnels|projets académiques|réalisations|projets professionnels
        |proyectos|proyectos personales|proyectos destacados|progetti|progetti personali|projetos|projetos pessoais
        |projecten|projekt|prosjekter|projekter|projekty|проекты|プロジェクト|项目经历|项目经验|프로젝트|المشاريع
        |projeler|proiecte""",
    "certificates": """certifications|certificates|certification|certificate|licenses|licences
    |licenses and certifications|licenses & certifications|licences and certifications|certifications and licenses
    |certifications & licenses|licenses and certificates|professional certifications|credentials|accreditations
    |courses|coursework|relevant coursework|training and certifications|certifications and training
    |certificates and training|certifications & training|training & certifications|professional development
    |continuing education|licensure|licensure and certification|licensure & certification
    |courses and certifications|courses and certificates|trainings|professional training|licenses and registrations
    |registrations|professional registration|tickets and licences|tickets|licences and tickets
    |certifications and courses|professional licenses|bar admissions|admissions|safety training|cards and tickets
    |certifications and awards|additional training|short courses
        |zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|lehrgänge|kurse
        |schulungen|zertifikate und weiterbildungen|weiterbildung und zertifikate|weiterbildungen und zertifikate
        |fort- und weiterbildung|fort- und weiterbildungen|scheine|führerscheine|certificats
        |certifications et formations|formations complémentaires|formation continue|habilitations|permis
        |certificados|certificaciones|cursos|formación complementaria|cursos y certificaciones
        |cursos y certificados|otros cursos|certificados y cursos|certificazioni|certificati|corsi
        |corsi di formazione|corsi e certificazioni|patenti|abilitazioni|certificações|cursos e certificações
        |formação complementar|cursos complementares|certificaten|cursussen|certificeringen|trainingen
        |cursussen en certificaten|certifikat|certifieringar|kurser|sertifikater|kurs og sertifikater|certifikater
        |kurser og certifikater|certyfikaty|kursy|kursy i szkolenia|szkolenia|kursy i certyfikaty
        |certyfikaty i szkolenia|сертификаты|курсы|資格|免許・資格|資格・免許|证书|资格证书|자격증|자격사항
        |الشهادات|الدورات|الدورات التدريبية|الدورات والشهادات|sertifikalar|kurslar|certificări|cursuri""",
    "languages": """other language(s)|mother tongue(s)|mother tongue|other languages|langue maternelle|autres langues
    |lengua materna|otros idiomas|lingua madre|altre lingue|língua materna|outras línguas|muttersprache
    |sonstige sprachen|languages|language skills|language|language proficiency|foreign languages|languages spoken
    |linguistic skills|language competencies|languages known|sprachen|sprachkenntnisse|sprache|fremdsprachen
    |langues|langue|compétences linguistiques|langues étrangères|langues parlées|idiomas|lenguas|idioma
    |conocimientos de idiomas|lingue|lingua|competenze linguistiche|conoscenze linguistiche|lingue straniere
    |lingue conosciute|línguas|competências linguísticas|línguas estrangeiras|talen|talenkennis
    |talenkennis en vaardigheden|språk|språkkunskaper|språkkunnskaper|språkferdigheter|sprog|sprogkundskaber|języki
    |języki obce|znajomość języków|znajomość języków obcych|jazyky|jazykové znalosti|kielet|kielitaito|nyelvek
    |nyelvtudás|nyelvismeret|языки|знание языков|иностранные языки|мови|語学|語学力|言語|语言|语言能力|外语|언어
    |외국어|어학|اللغات|لغات|diller|yabancı dil|yabancı diller|dil becerileri|limbi|limbi străine|γλώσσες
    |ξένες γλώσσες|שפות""",
    "awards": """awards|honors|honours|awards and honors|awards & honors|honors and awards|honors & awards
    |honours and awards|awards and achievements|achievements|accomplishments|recognition|awards and recognition
    |awards & recognition|scholarships|awards and scholarships|scholarships and awards|fellowships|grants|prizes
    |distinctions|key achievements|key accomplishments|professional achievements|notable achievements
    |grants and awards|honors and distinctions|fellowships and awards|awards & achievements|awards and prizes
    |competitions|auszeichnungen|preise|stipendien|erfolge|auszeichnungen und preise|ehrungen
    |preise und auszeichnungen|stipendien und auszeichnungen|prix|distinctions et prix|prix et distinctions
    |récompenses|bourses|premios|reconocimientos|logros|premios y reconocimientos|becas|becas y premios|premi
    |riconoscimenti|premi e riconoscimenti|borse di studio|prêmios|prémios|conquistas|prêmios e reconhecimentos
    |bolsas|prijzen|onderscheidingen|utmärkelser|stipendier|priser|osiągnięcia|nagrody|nagrody i wyróżnienia
    |награды|достижения|受賞歴|受賞|获奖情况|荣誉|荣誉奖项|奖项|수상|수상경력|الجوائز|الإنجازات|ödüller|başarılar
    |premii""",
    "publications": """publications|selected publications|papers|articles|research publications
    |publications and presentations|publications & presentations|presentations|presentations and publications|talks
    |conference papers|conference presentations|patents|patents and publications|publications and patents|books
    |journal articles|peer-reviewed publications|peer reviewed publications|invited talks|conferences|publikationen
    |veröffentlichungen|vorträge|patente|publikationen und vorträge|articles et publications|conférences
    |communications|publicaciones|ponencias|publicaciones y ponencias|congresos|pubblicazioni
    |pubblicazioni scientifiche|convegni|publicações|artigos|publicaties|publikationer|publikasjoner|publikacje
    |публикации|論文|著書|研究業績|论文|发表论文|논문|المنشورات|الأبحاث|yayınlar|publicații""",
    "volunteer": """volunteer|volunteering|volunteer experience|volunteer work|voluntary work|voluntary experience
    |community service|community involvement|professional service|service|university service
    |academic service|service and outreach|community|extracurricular activities|extracurriculars
    |extracurricular
    |activities|leadership|leadership and activities|leadership & activities|leadership and involvement
    |volunteering experience|volunteering and community|community engagement|social engagement|campus involvement
    |activities and leadership|volunteer activities|civic activities|leadership and volunteering
    |volunteer and community|ehrenamt|ehrenamtliches engagement|engagement|soziales engagement
    |ehrenamtliche tätigkeit|ehrenamtliche tätigkeiten|gesellschaftliches engagement|außerschulisches engagement
    |bénévolat|engagements|activités bénévoles|engagement associatif|vie associative|expériences bénévoles
    |engagements associatifs|voluntariado|experiencia de voluntariado|voluntariados|volontariato
    |attività di volontariato|esperienze di volontariato|trabalho voluntário|atividades extracurriculares
    |actividades extracurriculares|vrijwilligerswerk|nevenactiviteiten|bestuurservaring|ideellt arbete
    |ideellt engagemang|frivillig arbeid|frivilligt arbejde|verv|tillidsposter|wolontariat|działalność społeczna
    |волонтерство|волонтерский опыт|ボランティア|ボランティア活動|志愿者经历|社会活动|校园经历|봉사활동|대외활동
    |العمل التطوعي|gönüllülük|gönüllü çalışmalar|voluntariat""",
    "interests": """interests|hobbies|hobbies and interests|hobbies & interests|interests and hobbies
    |interests & hobbies|personal interests|interests and activities|activities and interests|passions
    |other interests|hobbys|interessen|hobbys und interessen|interessen und hobbys|freizeit|persönliche interessen
    |hobbies und interessen|freizeitinteressen|loisirs|centres d'intérêt|centres d’intérêt|centres d'intérêts
    |intérêts|passions et loisirs|loisirs et centres d'intérêt|activités et loisirs|intereses|aficiones
    |aficiones e intereses|hobbies e intereses|intereses personales|interessi|hobby|hobby e interessi
    |interessi personali|interessi e hobby|tempo libero|interesses|passatempos|hobbies e interesses
    |interesses pessoais|hobby's|hobby's en interesses|interesses en hobby's|intressen|fritid|fritidsintressen
    |interesser|fritidsinteresser|zainteresowania|hobby i zainteresowania|zájmy|harrastukset|érdeklődés|hobbik
    |увлечения|интересы|хобби|趣味|趣味・特技|兴趣爱好|爱好|취미|취미 및 특기|الهوايات|الاهتمامات|hobiler
    |ilgi alanları|hobby-uri|interese|pasiuni""",
    "references": """references|referees|professional references|personal references|reference|testimonials
    |recommendations|references and testimonials|referenzen|empfehlungen|zeugnisse|références|recommandations
    |referencias|recomendaciones|referencias personales|referencias laborales|referenze|referências|recomendações
    |referenties|aanbevelingen|referenser|referanser|referencer|referencje|reference list|рекомендации|推薦者
    |证明人|추천인|المراجع|المعرفون|referanslar|referințe""",
    "contact": """contact|contacts|contact information|contact details|contact me|contact info|personal information
    |personal details|personal data|personal info|personal|details|address|links|social|social media|social links
    |profiles|online|online profiles|web|find me online|online presence|on the web|kontakt|kontaktdaten
    |persönliche daten|persönliche angaben|angaben zur person|zur person|persönliches|adresse|anschrift
    |online-profile|coordonnées|contacts et liens|informations personnelles|état civil|infos|informations|liens
    |réseaux sociaux|contacto|datos personales|información de contacto|información personal|datos de contacto
    |enlaces|redes sociales|redes|contatti|dati personali|informazioni personali|recapiti|informazioni di contatto
    |dados pessoais|contato|contatos|contactos|informações pessoais|informações de contacto|informações de contato
    |dados de contacto|contactgegevens|persoonlijke gegevens|persoonlijke informatie|personalia|gegevens
    |persoonlijk|פרטים אישיים
    |kontaktuppgifter|personuppgifter|personlige oplysninger|kontaktinformasjon|kontaktoplysninger
    |kontaktinformation|personopplysninger|personlige opplysninger|dane kontaktowe|dane osobowe|dane|yhteystiedot
    |henkilötiedot|osobní údaje|személyes adatok|elérhetőség|elérhetőségek|контакты|контактная информация
    |личная информация|личные данные|особисті дані|контакти|連絡先|基本情報|個人情報|联系方式|个人信息|基本信息
    |联系我|연락처|인적사항|개인정보|معلومات الاتصال|المعلومات الشخصية|البيانات الشخصية|بيانات الاتصال|التواصل
    |iletişim|iletişim bilgileri|kişisel bilgiler|date personale|informații personale|στοιχεία επικοινωνίας
    |προσωπικά στοιχεία""",
    "other": """additional information|other|miscellaneous|other information|additional|additional details
    |memberships|professional memberships|affiliations|professional affiliations|memberships and affiliations
    |professional associations|associations|professional bodies|availability|security clearance|clearance
    |work authorization|visa status|declaration|driving licence|driving license|driver's license|sonstiges|weiteres
    |mitgliedschaften|verschiedenes|weitere angaben|zusätzliche informationen|führerschein|mobilität|verfügbarkeit
    |divers|autres|autres informations|informations complémentaires|adhésions|affiliations professionnelles
    |permis de conduire|mobilité|otros|otros datos|información adicional|datos de interés|otros datos de interés
    |información complementaria|disponibilidad|permiso de conducir|carnet de conducir|afiliaciones|altro
    |altre informazioni|ulteriori informazioni|informazioni aggiuntive|patente|patente di guida|disponibilità
    |outros|outras informações|informações adicionais|informações complementares|carta de condução|disponibilidade
    |overig|overige|overige informatie|rijbewijs|lidmaatschappen|övrigt|körkort|annet|førerkort|andet|øvrigt
    |kørekort|inne|dodatkowe informacje|informacje dodatkowe|prawo jazdy|ajokortti|muut|дополнительная информация
    |その他|本人希望|本人希望記入欄|志望動機|其他|其他信息|기타|معلومات إضافية|diğer|ek bilgiler|alte informații
    |my life philosophy|life philosophy|most proud of|philosophy|a day of my life|желаемая должность
    |желаемая должность и зарплата
    |keywords|key words|clause|rodo|declaração|headline""",
}

_DECORATION = re.compile(r"^[\W\d_]*(?:[ivx]{1,4}[.)]\s+)?|[\W_]*$")
_SPACE = re.compile(r"\s+")
_TOTAL = re.compile(r"\s*[—–:(-]\s*\d{1,2}\+?\s*[^\W\d_]{2,8}(?:\s+\d{1,2}\s+[^\W\d_]{2,8})?\)?$")
_CONTINUED = re.compile(r"\s*[(\[]?(?:continued|cont'?d?|fortsetzung|suite|continuación)\.?[)\]]?$")
_AND = re.compile(r"\s*(?:,|&|\+|/|\||·|•| and | und | et | y | e | i | en | och | og )\s*")


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for section, phrases in _HEADINGS.items():
        for phrase in phrases.split("|"):
            table.setdefault(_key(phrase), section)
    table.pop("", None)
    return table


def _key(text: str) -> str:
    return _SPACE.sub(" ", fold(text.strip())).replace("'", "'").strip(" .:-")


def _singular(key: str) -> str:
    return " ".join(word.rstrip("s") for word in key.split())


_TABLE = _table()
# Headings of several words are the same with and without an 's' at their words' ends.
_TIGHT = {key.replace(" ", ""): section for key, section in reversed(_TABLE.items()) if " " in key}
_SINGULAR = {_singular(key): section for key, section in reversed(_TABLE.items()) if " " in key}


@lru_cache(maxsize=4_000)
def section_of(text: str) -> str | None:
    """The section that a line opens if the whole line is a known heading, else None."""
    if len(text) > 70:
        return None
    bare = _TOTAL.sub("", _CONTINUED.sub("", _DECORATION.sub("", fold(_unspaced(text)))))
    key = _key(bare)
    if key in _TABLE:
        return _TABLE[key]
    section = _SINGULAR.get(_singular(key)) or _TIGHT.get(key)
    if section is not None:
        return section
    parts = [part for part in _AND.split(key) if part]
    if 2 <= len(parts) <= 3 and all(part in _TABLE for part in parts):
        sections = [_TABLE[part] for part in parts]
        return next((section for section in sections if section != "other"), sections[0])
    return None


@lru_cache(maxsize=4_000)
def section_hinted(text: str) -> str | None:
    """The section that a line set as a heading most likely opens, from one telling word in it."""
    words = fold(_unspaced(text)).replace("&", " ").replace("/", " ").replace("-", " ").split()
    if not 1 <= len(words) <= 6:
        return None
    for section, telling in TELLING:
        if any(word.strip(".,:()") in telling for word in words):
            return section
    return None


def _unspaced(text: str) -> str:
    """'E D U C A T I O N' as a word."""
    letters = text.split(" ")
    if len(letters) >= 4 and all(len(letter) <= 1 for letter in letters):
        return "".join(letter or " " for letter in letters)
    return text
