"""The headings of a posting's sections, by the kind of section they open."""

from typing import Final

from jobs.extraction.wordlists import phrases

HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "required": phrases("""
        requirements, requirement, minimum requirements, job requirements, key requirements, required skills
        required qualifications, required experience, required, essential, essential criteria, essential skills
        must have, must haves, qualifications, minimum qualifications, basic qualifications, qualification, skills
        key skills, skills and experience, skills required, technical skills, technologies, tech stack, our stack
        your profile, your skills, your background, your experience, about you, who you are, what you bring
        what you'll bring, what you need, what you will need, what you'll need, what we're looking for
        what we are looking for, who we are looking for, who we're looking for, we are looking for, ideal candidate
        the ideal candidate, candidate profile, desired candidate profile, person specification, what we expect
        we expect, you have, you bring, experience, education, education and experience, knowledge, competencies
        competences, necessary prerequisites, prerequisites, to be successful, you will have, you should have
        licenses and certifications, licensure, skills and qualifications, qualifications and skills
        ihr profil, dein profil, anforderungen, anforderungsprofil, voraussetzungen, qualifikation, qualifikationen
        das bringst du mit, das bringen sie mit, was du mitbringst, was sie mitbringen, du bringst mit, sie bringen mit
        was wir erwarten, wir erwarten, profil, fachliche anforderungen, dein know-how, kenntnisse
        votre profil, profil recherché, ton profil, le profil, compétences, compétences requises, prérequis
        compétences techniques, exigences, qualifications requises, qui êtes-vous, formation
        requisitos, requisitos mínimos, perfil, tu perfil, perfil buscado, qué buscamos, lo que buscamos, formación
        requisitos imprescindibles, imprescindible, conocimientos, buscamos, experiencia requerida
        requisiti, competenze, requisitos obrigatórios, vereisten, functie-eisen, jouw profiel
        what we ask, what we ask for, we ask for, what you have to offer, what we'd like you to have, you recognise yourself
        you recognize yourself, you'll need, you need, to be considered you need, what you must have, you must have
        selection criteria, your strengths, you'll bring, you'll do well here if, you'll thrive here if, must-haves
        was du mitbringen solltest, das solltest du mitbringen, das sollten sie mitbringen, was wir uns wünschen
        das zeichnet dich aus, das zeichnet sie aus, was sie auszeichnet, was dich auszeichnet, wir suchen
        ce que nous attendons, ce que nous demandons, nous demandons, nous attendons, vos compétences, votre expérience
        qué pedimos, lo que pedimos, pedimos, qué necesitas, lo que necesitas, qué esperamos
    """),
    "preferred": phrases("""
        nice to have, nice to haves, good to have, preferred, preferred qualifications, preferred skills
        preferred experience, preferred requirements, bonus, bonus points, bonus skills, desirable, desirable skills
        desirable criteria, desired skills, desired, additional skills, pluses, plus points, extra points
        you will get extra points for the following, it would be great if, would be nice, it's a plus if, a plus
        even better, advantageous, optional, beneficial
        what would help, what helps, what would be nice, what we would like, what we'd like, what we would like to see
        would be an asset, an asset, assets, extra credit, useful, also useful, helpful, also helpful, welcome, also welcome
        would help, would be useful, would be great, would be a bonus, it would be an advantage, it would be an advantage if
        it would be an advantage if you had, it would be great if you also knew, it would be nice if, it would help if
        it helps if, it helps if you have, further pluses, additional pluses, we would also be pleased to see
        we would also like, we'd also like, not required but useful, not essential, ways to stand out, you stand out if
        what would set you apart, what sets you apart, bonus if you bring, bonus if you have, bonus if, bonus for
        schön wäre, schön wären, schön wäre außerdem, was uns freuen würde, wünschenswert wäre, das wäre schön, hilfreich
        gern gesehen, gerne gesehen, ein plus, von vorteil wäre, von vorteil sind
        seraient appréciés, serait apprécié, seraient un plus, appréciés, les petits plus, en plus, souhaités
        sería un plus, se valorará además, se valorará positivamente, también valoramos, valoraremos, sería deseable
        von vorteil, wünschenswert, nice-to-have, idealerweise, pluspunkte, das wäre toll, optional
        atouts, les plus, un plus, serait un plus, souhaité, apprécié, compétences appréciées
        deseable, se valorará, valorable, se valora, requisitos deseables, plus, puntos extra
    """),
    "duties": phrases("""
        responsibilities, key responsibilities, duties, duties and responsibilities, roles and responsibilities
        role and responsibilities, main duties, your responsibilities, your role, your tasks, your mission, tasks
        what you'll do, what you will do, what you'll be doing, what you will be doing, the role, role, the job
        the position, about the role, about the job, about the position, job description, position summary
        job summary, day to day, a typical day, job purpose, position overview, role overview, key accountabilities
        overview of the role, your day, the opportunity, your opportunity, scope of work, description, your impact
        your work, the work, your job, what the job involves, what the role involves, you will, you would, what you'd own
        what you'll own, what you would do, what you would be doing, what you'd be doing, your mandate, essential functions
        in this role you will, in this position you will, in this job you will, key tasks, main tasks, the day-to-day
        the post, duties include, what awaits you, key duties, your field of activity, the work itself
        das sind deine aufgaben, das sind ihre aufgaben, deine tätigkeiten, ihre tätigkeiten, deine mission
        ce que vous ferez, votre mission, tus tareas, lo que harás
        ihre aufgaben, deine aufgaben, aufgaben, aufgabenbereich, tätigkeiten, das erwartet dich, das machst du
        was dich erwartet, stellenbeschreibung, ihr aufgabengebiet, deine rolle, was sie erwartet
        missions, vos missions, tes missions, mission, le poste, description du poste, responsabilités
        funciones, tus funciones, responsabilidades, descripción del puesto, tareas, qué harás, tu misión, el puesto
    """),
    "offer": phrases("""
        benefits, our benefits, perks, perks and benefits, benefits and perks, job benefits, what we offer, we offer
        what we can offer, we offer you, what's in it for you, what you'll get, what you will get, what you get
        our offer, compensation and benefits, compensation, why join us, why us, why work with us, why work here
        in return, rewards, we can offer, what do we offer, pay and benefits, reasons to join, the perks
        salary and benefits, package, working at, life at
        what you can expect, what's waiting for you, what you can count on, the deal, the package, our package, the offer
        about the offer, pay and conditions, compensation and the rest, salary package, what we pay
        wages and benefits, what you get from us
        das bekommen sie, das bekommst du, was du von uns hast, was sie von uns haben, was du bekommst, das gibt es bei uns
        nos conditions, rémunération et avantages, condiciones, qué te ofrecemos, oferta
        wir bieten, das bieten wir, was wir bieten, wir bieten ihnen, wir bieten dir, unser angebot, deine vorteile
        ihre vorteile, benefits für dich, darauf kannst du dich freuen, was wir dir bieten, das erwartet sie bei uns
        nous offrons, ce que nous offrons, avantages, vos avantages, nous vous offrons, nous proposons, ce qu'on offre
        qu'offrons-nous, pourquoi nous rejoindre, les avantages
        ofrecemos, qué ofrecemos, se ofrece, beneficios, lo que ofrecemos, te ofrecemos, ventajas
    """),
    "about": phrases("""
        about us, about the company, who we are, our company, company description, our story, about our company
        company overview, our mission, our values, our culture, company profile, the company, about the team
        about the organisation, about the organization, our client, who are we, company size, company type
        über uns, wer wir sind, unternehmen, das unternehmen, das sind wir, unternehmensprofil
        à propos, à propos de nous, qui sommes-nous, l'entreprise, notre entreprise, présentation de l'entreprise
        sobre nosotros, quiénes somos, la empresa, acerca de nosotros, nuestra empresa
    """),
    "legal": phrases("""
        equal opportunity, equal opportunity employer, equal employment opportunity, eeo statement, diversity
        diversity and inclusion, disclaimer, privacy notice, data protection, how to apply, application process
        to apply, note to agencies, equality and diversity, our commitment, equal opportunities, recruitment process
        the hiring process, interview process, next steps, safeguarding statement
        how we hire, how we recruit, our hiring process, what happens next
        similar jobs, related jobs, more jobs, other jobs, recommended jobs, jobs you may like, jobs you might like
        people also viewed, similar positions, related searches, popular searches, more from this employer
        share this job, more openings, other openings, latest jobs, featured jobs, job alerts
        ähnliche jobs, ähnliche stellen, weitere stellenangebote, weitere jobs, das könnte dich auch interessieren
        offres similaires, autres offres, ofertas similares, otras ofertas, empleos similares
        kontakt, bewerbung, jetzt bewerben, datenschutz, so bewirbst du dich, ihr ansprechpartner, bewerbungsprozess
        pour postuler, processus de recrutement, comment postuler, contacto, cómo aplicar, proceso de selección
    """),
}
