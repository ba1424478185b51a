"""Anchors of facts in more languages: Portuguese, Italian, Dutch, Nordic, Polish, Czech, Turkish, Russian, Arabic."""

from typing import Final

from jobs.extraction.wordlists import phrases

FACTS_ABROAD: Final[dict[str, tuple[str, ...]]] = {
    "years": phrases("""
        pqe, ano, anos, år, års, vuotta, vuoden, lat, lata, let praxe, roky praxe, let zkušeností, yıl, yıllık, rok, roku
        év, ani de, лет, года, год, років, роки, سنوات, سنة, سنين, χρόνια, έτη, năm, שנות, שנים, godine, godina
    """),
    "pay": phrases("""
        per month, pro monat, par mois, al mes, al mese, por mês, per maand, månad
        månaden, månadslön, timlön, timeløn, per måned, pr måned, kr, kroner, kronor, sar, qar, kwd, omr, bhd, myr, rm
        thb, php, idr, twd, krw, cny, rmb, tl, ngn, kes, egp, pkr, ron, lei, huf, bgn, isk, uah, rub
        crore, crores, wynagrodzenie, retribuzione, ral, vencimento, remuneração, zarobki
        mzda, maaş, ücret, salariu, руб, рублей, зарплата, грн, ريال, درهم, دينار, جنيه, راتب, الراتب, ctc
        mies, bruttolohn
    """),
    "wage": phrases("ral"),
    "remote": phrases("""
        trabalho remoto, remota, remotamente, lavoro da remoto, da remoto, telelavoro, teletrabalho, thuiswerk
        thuiswerkdag, thuiswerkdagen, thuiswerkbeleid, distansarbete, på distans, hemarbete, hjemmekontor
        hjemmearbejde, hjemmefra, etätyö, etänä, zdalna, zdalnie, zdalnej, pracy zdalnej, na dálku, práce z domova
        uzaktan, evden çalışma, удалённо, удаленно, удалённая работа, удаленная работа, дистанційно, عن بعد
        work at home, τηλεργασία
    """),
    "hybrid": phrases("""
        híbridos, híbridas, hybrydowa, hybrydowo, hybrydowej, hybrydowy, hybridi, hibrit, hibrid, hybridní, гибридный
        гибрид, гибридный график, ibrida, هجين, mischform
    """),
    "onsite": phrases("""
        in sede, op locatie, op kantoor, på plats, på kontoret, stacjonarna, stacjonarnie, stacjonarny, iş yerinde
        ofisten, на территории работодателя, в офисе, من المكتب, presenciais, site based, site-based, work from office
        work from the office, sul posto, na miejscu
    """),
    "full-time": phrases("""
        tempo integral, tempo inteiro, período integral, periodo integral, voltijds, fulltime, heltid, fuldtid
        fulltid, helårs, kokoaikainen, kokoaikatyö, pełny etat, pełen etat, pełnym etacie, plný úvazek
        teljes munkaidő, teljes munkaidős, normă întreagă, tam zamanlı, полная занятость, полный рабочий день
        повна зайнятість, دوام كامل, πλήρης απασχόληση, toàn thời gian
    """),
    "part-time": phrases("""
        tempo parcial, meio período, tempo parziale, deltid, osa-aikainen, osa-aikatyö, część etatu, pół etatu
        niepełny etat, zkrácený úvazek, részmunkaidő, részmunkaidős, yarı zamanlı, частичная занятость
        неполный рабочий день, دوام جزئي, μερική απασχόληση, bán thời gian, temps réduit, reduzierte stunden
        teilzeitbasis, bijbaan
    """),
    "contract": phrases("""
        umowa zlecenie, umowa o dzieło, kontrakt b2b, contratto a progetto, prestação de serviços, recibos verdes
    """),
    "internship": phrases("""
        estágio, estagiário, estagiária, staż, staż płatny, praktik, praktikplats, harjoittelu, harjoittelupaikka
        staj, stajyer, стажировка, стажер, تدريب, stageplaats, stagiair, meewerkstage, lehrling
    """),
    "temporary": phrases("""
        tempo determinato, contrato a termo, contrato temporário, temporário, temporária, tijdelijk contract
        bepaalde tijd, vikariat, visstid, visstidsanställning, säsongsanställning, tidsbegrænset, midlertidig
        määräaikainen, czas określony, na czas określony, umowa na zastępstwo, doba určitá, belirli süreli
        временная работа, срочный трудовой договор, عقد مؤقت, duración determinada, stagionale, sezonowa
        contract/temp
    """),
    "freelance": phrases("""
        libero professionista, partita iva, zzp, zzper, zzp'er, yrityksenä, egenföretagare, фриланс, serbest
    """),
    "secondary": phrases("""
        ensino médio, ensino secundário, 12 º ano, diploma di maturità, diploma di scuola superiore, diploma superiore
        diploma di ragioneria, diploma di perito, diploma tecnico, vmbo, havo, vwo, gymnasieutbildning, gymnasieexamen
        gymnasiekompetens, videregående, lukio, wykształcenie średnie, średnie wykształcenie, maturita, středoškolské
        érettségi, lise mezunu, среднее образование, ثانوية عامة, الثانوية العامة, matric
        school leaving certificate, leaving cert
    """),
    "vocational": phrases("""
        abgeschlossene, abgeschlossener, curso técnico, ensino técnico, técnico profissional, qualifica professionale
        mbo diploma, mbo niveau, mbo werk, yrkesutbildning, yrkeshögskola, fagbrev, faguddannet, udlært, svendebrev
        ammattitutkinto, perustutkinto, wykształcenie zawodowe, zawodowe, výuční list, vyučen, szakképzettség
        meslek lisesi, среднее специальное, среднее профессиональное, svq, red seal, city guilds, city & guilds, dep
        efz, eidg fachausweis, fähigkeitszeugnis, apprenticed, time-served, trade certified
        kaufmännische grundbildung
    """),
    "associate": phrases("""
        ön lisans, دبلوم, tecnólogo, vyšší odborné
    """),
    "bachelor": phrases("""
        any graduate, any specialization
        ensino superior, ensino superior completo, curso superior, graduação em, graduação completa, laurea triennale
        diploma di laurea, laureato, hbo werk, hbo diploma, hbo niveau, wo niveau, högskoleutbildning, högskoleexamen
        kandidatexamen, bachelorgrad, bacheloruddannelse, høyskoleutdanning, korkeakoulututkinto, ammattikorkeakoulututkinto
        wykształcenie wyższe, wyższe wykształcenie, studia wyższe, vysokoškolské, vš vzdělání, felsőfokú végzettség
        studii superioare, lisans mezunu, lisans derecesi, üniversite mezunu, высшее образование, высшее техническое
        высшее экономическое, высшее юридическое, высшее, вища освіта, بكالوريوس, البكالوريوس, شهادة جامعية, πτυχίο
        đại học, universitätsstudium, fh abschluss
    """),
    "master": phrases("""
        mestrado, laurea magistrale, laurea specialistica, masteropleiding, civilingenjör, masterexamen, mastergrad
        kandidatgrad, cand merc, maisteri, magisterskie, tytuł magistra, yüksek lisans, ماجستير, магистр, μεταπτυχιακό
    """),
    "doctorate": phrases("""
        doutorado, doutoramento, dottorato, doktorexamen, doktorgrad, tohtori, doktorat, doktora, دكتوراه, кандидат наук
    """),
}
# Words that begin like this call a figure pay.
WAGE_ABROAD: Final = phrases("""
    retribuzion, vencimento, remuneraç, zarob, månadslön, timlön, timeløn, månedsløn, lønn, mzda, maaş, ücret, salariu
    зарплат, зараб, заработн, оклад, الراتب, راتب, gratification, salaris
""")
