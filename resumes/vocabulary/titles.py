"""Words that job titles are made of, over all trades, in many languages."""

import re

from resumes.vocabulary.folding import fold, words_of
from resumes.vocabulary.organisations import is_self_employed

# Nouns that name a role: one of them makes a text a likely title.
_ROLES = """
engineer developer sister matron
 programmer architect analyst scientist administrator admin technician specialist consultant
advisor adviser manager director
designer coordinator officer assistant associate executive representative supervisor superintendent foreman
forewoman lead leader head chief president
vice-president vp ceo cto cfo coo cio cmo cpo chro founder co-founder cofounder owner partner principal intern
internship trainee apprentice apprenticeship
graduate fellow researcher professor lecturer instructor teacher tutor educator trainer coach mentor counselor
counsellor therapist psychologist
psychiatrist physician doctor surgeon dentist nurse midwife paramedic pharmacist veterinarian hygienist
radiographer sonographer phlebotomist
dietitian nutritionist physiotherapist optometrist audiologist caregiver carer orderly attendant aide nanny
babysitter au-pair housekeeper cleaner janitor
custodian porter concierge receptionist secretary clerk typist bookkeeper accountant auditor controller comptroller
treasurer actuary underwriter broker trader
banker teller cashier salesperson salesman saleswoman seller merchandiser buyer purchaser planner scheduler
dispatcher driver chauffeur courier pilot captain
sailor seaman mate deckhand conductor operator machinist mechanic electrician plumber carpenter joiner welder
fitter mason bricklayer roofer painter decorator
plasterer tiler glazier locksmith blacksmith millwright boilermaker rigger scaffolder labourer laborer worker
builder installer assembler fabricator
inspector surveyor estimator draftsman drafter farmer gardener landscaper forester fisherman butcher baker
confectioner chef cook sous-chef pastry-chef
waiter waitress server bartender barista bartending barman sommelier host hostess dishwasher caterer steward stewardess guide
guard bouncer policeman policewoman detective firefighter soldier sergeant lieutenant colonel marine paralegal
lawyer attorney solicitor barrister
judge notary jurist counsel magistrate legal-assistant writer author editor copywriter journalist reporter
correspondent translator interpreter librarian archivist curator
photographer videographer filmmaker producer animator illustrator artist actor actress musician singer dancer
choreographer composer model stylist
hairdresser barber beautician esthetician masseur masseuse florist tailor seamstress upholsterer jeweler jeweller
watchmaker shoemaker
creator maintainer contributor operative handler agronomist oenologist winemaker brewer distiller zookeeper ranger
arborist surveyor-general auctioneer bailiff usher chancellor ambassador-designate diplomat consul attache
officer-cadet cadet pilot-instructor dispatcher yardman trucker teamster roustabout roughneck derrickman driller
miner blaster quarryman potter weaver sculptor printmaker conservator restorer lecturer-researcher aide-de-camp
proofreader subeditor columnist presenter announcer broadcaster cameraman gaffer grip rigger-electrician
projectionist stagehand dresser costumier milliner hatter cobbler tanner saddler farrier groom jockey shepherd
drover shearer beekeeper gamekeeper fishmonger greengrocer grocer milkman postman postwoman mailman telephonist
marketer strategist evangelist recruiter sourcer ambassador liaison facilitator moderator organizer organiser
volunteer treasurer-elect
tester qa sre dba devops webmaster sysadmin statistician mathematician physicist chemist biologist geologist
economist sociologist historian
epidemiologist toxicologist microbiologist ecologist meteorologist archaeologist linguist missionary pastor priest
minister chaplain imam rabbi
warehouseman storekeeper stocker packer picker loader forklift stevedore machiner handyman caretaker maintenance-man helper
superviser team-lead teamlead scrum-master contractor freelancer self-employed entrepreneur investigator examiner
assessor adjuster collector
agent buyer-planner negotiator expeditor toolmaker moulder grinder turner miller cutter polisher finisher printer binder
professor-assistant postdoc postdoctoral doctoral-candidate lab-technician lifeguard referee
clinician practitioner hospitalist resident registrar houseman orthodontist optician embalmer undertaker groomer
breeder trainer-assessor
student-assistant tutor-mentor dean provost rector headteacher headmaster headmistress principal-teacher
sachbearbeiter sachbearbeiterin ingenieur ingenieurin entwickler entwicklerin softwareentwickler
softwareentwicklerin leiter leiterin teamleiter teamleiterin
abteilungsleiter abteilungsleiterin projektleiter projektleiterin geschaftsfuhrer geschaftsfuhrerin berater
beraterin verkaufer verkauferin kaufmann kauffrau
burokaufmann burokauffrau industriekaufmann industriekauffrau einzelhandelskauffrau einzelhandelskaufmann
bankkauffrau bankkaufmann mechaniker mechanikerin mechatroniker mechatronikerin elektriker elektrikerin
elektroniker elektronikerin
tischler tischlerin schreiner schreinerin maurer maler malerin lackierer schlosser schlosserin backer backerin
metzger koch kochin kellner kellnerin krankenpfleger krankenschwester
pfleger pflegerin altenpfleger altenpflegerin pflegefachfrau pflegefachmann pflegefachkraft gesundheits- erzieher
erzieherin lehrer lehrerin arzt arztin assistenzarzt assistenzarztin oberarzt oberarztin zahnarzt apotheker
apothekerin hebamme
physiotherapeut physiotherapeutin sozialarbeiter sozialarbeiterin sozialpadagoge sozialpadagogin buchhalter
buchhalterin steuerberater steuerfachangestellte rechtsanwalt rechtsanwaltin referent referentin assistent
assistentin
sekretarin sekretar praktikant praktikantin werkstudent werkstudentin auszubildende auszubildender azubi volontar
volontarin mitarbeiter mitarbeiterin angestellte angestellter aushilfe hilfskraft fachkraft facharbeiter
lagerist lagerarbeiter staplerfahrer fahrer fahrerin lkw-fahrer berufskraftfahrer hausmeister reinigungskraft
architekt architektin techniker technikerin meister gartner gartnerin landwirt florist floristin friseur friseurin
redakteur redakteurin journalistin ubersetzer ubersetzerin gestalter gestalterin grafiker grafikerin fotograf
fotografin dozent dozentin wissenschaftler wissenschaftlerin professorin vorstand einkaufer einkauferin disponent
disponentin bauleiter bauleiterin polier kuchenchef fachinformatiker fachinformatikerin
filialleiter filialleiterin schichtleiter schichtleiterin betriebsleiter produktionsleiter vertriebsleiter
vertriebsmitarbeiter zerspanungsmechaniker industriemechaniker anlagenmechaniker dachdecker zimmermann installateur
monteur elektroinstallateur kaufmannische
ingenieure developpeur developpeuse directeur directrice responsable chef-de-projet chargee charge charge-de
adjoint adjointe assistante gestionnaire technicien technicienne infirmier infirmiere aide-soignant aide-soignante
medecin
pharmacien pharmacienne professeur professeure enseignant enseignante formateur formatrice educateur educatrice
vendeur vendeuse caissier caissiere serveur serveuse cuisinier cuisiniere boulanger boulangere patissier patissiere
boucher commis plongeur barman
comptable auditeur auditrice controleur controleuse juriste avocat avocate notaire redacteur redactrice journaliste
traducteur traductrice graphiste infographiste stagiaire apprenti apprentie alternant alternante conseiller
conseillere
commercial commerciale acheteur acheteuse secretaire receptionniste macon menuisier plombier electricien soudeur
mecanicien mecanicienne chauffeuse livreur conducteur conductrice cariste magasinier ouvrier ouvriere agriculteur
jardinier paysagiste
architecte urbaniste geometre chercheur chercheuse doctorant doctorante kinesitherapeute sage-femme psychologue
animateur animatrice agent hote hotesse gouvernante coiffeur coiffeuse estheticienne consultante coordinateur
coordinatrice coordonnateur president presidente fondateur fondatrice gerant gerante benevole
ingeniero ingeniera desarrollador desarrolladora programador programadora gerente directora jefe jefa encargado
encargada responsable coordinadora supervisora tecnico tecnica auxiliar asistente ayudante becario becaria
practicante pasante analista asesor asesora consultora vendedor vendedora dependiente dependienta cajero cajera
camarero camarera cocinero cocinera panadero repostero enfermero enfermera medico medica farmaceutico farmaceutica
profesor profesora maestro maestra docente educador educadora contable contador contadora auditora abogado abogada
procurador periodista redactor redactora traductor traductora disenador disenadora secretario secretaria
recepcionista administrativo administrativa
albanil electricista fontanero carpintero soldador mecanico mecanica conductor conductora chofer repartidor mozo
operario operaria peon jardinero agricultor arquitecto arquitecta investigador investigadora psicologo psicologa
trabajadora
fisioterapeuta peluquero peluquera limpiador limpiadora cuidador cuidadora niñera comercial teleoperador
teleoperadora voluntario voluntaria socio socia fundador fundadora matrona gobernanta
ingegnere sviluppatore sviluppatrice programmatore programmatrice direttore direttrice dirigente coordinatore
coordinatrice addetto addetta impiegato impiegata tecnico assistente tirocinante stagista apprendista consulente
commessa commesso venditore
venditrice cassiere cassiera cameriere cameriera cuoco cuoca pizzaiolo panettiere pasticcere barista infermiere
infermiera medico farmacista insegnante professore professoressa docente educatore educatrice contabile ragioniere
ragioniera revisore avvocato avvocata notaio
giornalista redattore redattrice traduttore traduttrice grafico grafica segretaria segretario receptionist muratore
elettricista idraulico falegname saldatore meccanico autista magazziniere operaio operaia giardiniere architetto
geometra
ricercatore ricercatrice psicologo psicologa fisioterapista parrucchiere parrucchiera analista responsabile capo
presidente fondatore volontario volontaria ostetrica
engenheiro engenheira desenvolvedor desenvolvedora programador diretor diretora coordenador coordenadora supervisor
supervisora chefe encarregado tecnica tecnico auxiliar assistente estagiario estagiaria aprendiz
analista consultor consultora vendedor operador operadora caixa garcom garconete cozinheiro cozinheira padeiro
enfermeiro enfermeira medico farmaceutico professor professora educador contador contadora contabilista advogado
advogada jornalista redator tradutor designer
secretaria recepcionista pedreiro eletricista encanador carpinteiro soldador mecanico motorista estoquista
arquiteto arquiteta pesquisador pesquisadora psicologo fisioterapeuta administrador gestor gestora formador
formadora tecnologo bolsista socio
ingenieur ontwikkelaar softwareontwikkelaar programmeur leidinggevende teamleider projectleider afdelingshoofd
adviseur verkoper verkoopster medewerker medewerkster stagiair stagiaire leerling assistent boekhouder accountant
verpleegkundige verzorgende
arts huisarts apotheker leraar lerares leerkracht docent docente onderwijzer kok kelner ober bakker slager
timmerman loodgieter elektricien lasser monteur chauffeur magazijnmedewerker hovenier schilder metselaar
schoonmaker receptioniste secretaresse
jurist advocaat vertaler ontwerper vormgever onderzoeker consulent begeleider begeleidster administratief directeur
voorzitter vrijwilliger beheerder inkoper planner verloskundige fysiotherapeut bedrijfsleider
utvecklare ingenjor chef larare sjukskoterska undersköterska lakare saljare konsult projektledare ekonom
handlaggare samordnare assistent snickare kock servitor servitris sykepleier laerer utvikler ingenior radgiver
selger leder prosjektleder butikkmedarbeider
sygeplejerske udvikler konsulent projektleder saelger medarbejder paedagog kok tomrer elektriker inzynier
programista kierownik specjalista asystent asystentka nauczyciel nauczycielka pielegniarka lekarz ksiegowa ksiegowy
sprzedawca kelner kelnerka kierowca magazynier
analityk konsultant dyrektor mechanik elektryk spawacz kucharz stazysta praktykant koordynator менеджер инженер
разработчик программист руководитель директор специалист бухгалтер врач учитель преподаватель аналитик
администратор консультант продавец водитель повар стажер стажёр медсестра
muhendis yonetici mudur uzman ogretmen hemsire doktor avukat muhasebeci teknisyen stajyer asistan satis-danismani gelistirici
"""

_MODIFIERS = """
senior junior jr sr mid-level entry-level lead principal staff deputy acting interim assistant associate chief head
vice executive global regional national
leitender leitende stellvertretender stellvertretende adjoint general generalny starszy mlodszy ведущий старший
младший главный
"""

# Titles written without spaces, or with the role at the end of a compound word.
_ENDS = """
ingenieur ingenieurin entwickler entwicklerin leiter leiterin berater beraterin kaufmann kauffrau techniker
technikerin mechaniker mechanikerin mechatroniker elektroniker assistent assistentin assistenz pfleger pflegerin
krankenschwester lehrer lehrerin arzt arztin fahrer fahrerin arbeiter arbeiterin mitarbeiter mitarbeiterin
verkaufer verkauferin meister meisterin fachkraft fachfrau fachmann hilfe kraft praktikant praktikantin
praktikum referent referentin redakteur redakteurin manager managerin spezialist spezialistin analyst analystin
designerin gestalter gestalterin informatiker informatikerin buchhalter buchhalterin therapeut therapeutin koch
kochin angestellte angestellter student studentin helfer helferin administrator architekt architektin schlosser
bauer zeichner zeichnerin trainer trainerin medewerker ontwikkelaar leider adviseur kundige monteur beheerder
assistente begeleider utvecklare ingenjor ledare skoterska larare konsult medarbejder medarbeider udvikler leder
utvikler pleier plejerske
"""
_COMPOUND_ENDS = tuple(_ENDS.split())

_CJK = re.compile(
    r"(?:工程师|工程師|经理|經理|主管|总监|總監|助理|专员|專員|教师|教師|老师|医生|护士|会计|設計師|设计师|实习生|實習生|顾问|分析师|研究员|开发|主任|エンジニア|マネージャー|部長|課長|係長|主任|担当|営業|店長|看護師|教諭|講師|研究員|デザイナー|アシスタント|"
    r"インターン|アルバイト|プログラマー|コンサルタント|사원|대리|과장|차장|부장|팀장|매니저|엔지니어|개발자|디자이너|연구원|인턴|간호사|교사|מנהל|מהנדס|מפתח|אנליסט|יועצ|יועץ|מורה|אחות|רופא|רכז|מזכיר|מתכנת|נציג|עוזר|מעצב|חשב|מוכר|مدير|مهندس|محاسب|معلم|مطور|محلل|مساعد|ممرض|طبيب|مشرف|أخصائي|منسق|مسؤول|متدرب|محامي|مصمم|فني)"
)

ROLES = frozenset(
    word for raw in _ROLES.split() for word in (fold(raw), *fold(raw).split("-")) if len(word) > 1
) - {"de", "do", "co", "au", "pair", "buyer-planner", "elect"}
MODIFIERS = frozenset(fold(word) for word in _MODIFIERS.split())
_SHORT = frozenset({"qa", "vp", "hr", "it", "ceo", "cto", "cfo", "coo", "cio", "cmo", "cpo", "sre", "dba"})


def _is_role(word: str) -> bool:
    if word in ROLES:
        return True
    bare = word.rstrip("s")
    if bare in ROLES and len(bare) > 3:
        return True
    for suffix in ("in", "innen", "euse", "rice"):
        if word.endswith(suffix) and word[: -len(suffix)] in ROLES and len(word) > 6:
            return True
    return len(word) > 8 and word.endswith(_COMPOUND_ENDS)


def title_score(text: str) -> float:
    """How much a text looks like a job title, 0 to 1."""
    if _CJK.search(text):
        return 0.9 if len(text) < 25 else 0.4
    if is_self_employed(text):
        return 0.0
    words = [part for word in words_of(text) for part in re.split(r"[/&]", word) if part]
    words = [part for word in words for part in ([word] if word in ROLES else word.split("-")) if part]
    if not words or len(words) > 14:
        return 0.0
    roles = [index for index, word in enumerate(words) if _is_role(word)]
    modifiers = sum(1 for word in words if word in MODIFIERS)
    if not roles:
        return 0.35 if modifiers and len(words) <= 5 else 0.0
    score = 0.75 + 0.08 * min(len(roles) - 1, 2) + 0.1 * min(modifiers, 1)
    if len(words) > 8:
        score -= 0.25
    return min(score, 1.0)
