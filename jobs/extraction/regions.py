"""Parts of countries: counties, provinces, departments and states, as they stand behind a town's name."""

from typing import Final

from jobs.extraction.wordlists import phrases, words
from resumes.vocabulary.folding import fold

_NAMES: Final = """
    avon, bedfordshire, berkshire, buckinghamshire, cambridgeshire, cheshire, cornwall, cumbria, derbyshire, devon
    dorset, county durham, durham, east sussex, west sussex, sussex, essex, gloucestershire, greater london
    greater manchester, hampshire, herefordshire, hertfordshire, huntingdonshire, isle of wight, kent, lancashire
    leicestershire, lincolnshire, merseyside, middlesex, norfolk, northamptonshire, northumberland, north yorkshire
    south yorkshire, west yorkshire, east yorkshire, east riding of yorkshire, yorkshire, nottinghamshire, oxfordshire
    rutland, shropshire, somerset, staffordshire, suffolk, surrey, teesside, tyne and wear, tyne & wear, warwickshire
    west midlands, east midlands, wiltshire, worcestershire, cleveland, humberside, home counties, south west england
    north west england, aberdeenshire, angus, argyll, argyll and bute, ayrshire, caithness, clackmannanshire
    dumfries and galloway, east lothian, midlothian, west lothian, lothian, falkirk, fife, highland, highlands
    inverness-shire, kinross, lanarkshire, north lanarkshire, south lanarkshire, moray, orkney, perthshire
    perth and kinross, renfrewshire, roxburghshire, scottish borders, shetland, stirlingshire, sutherland, anglesey
    blaenau gwent, bridgend, caerphilly, carmarthenshire, ceredigion, clwyd, conwy, denbighshire, dyfed, flintshire
    glamorgan, vale of glamorgan, mid glamorgan, south glamorgan, gwent, gwynedd, monmouthshire, pembrokeshire, powys
    rhondda cynon taf, torfaen, antrim, armagh, down, fermanagh, tyrone, londonderry, county antrim, county down
    co. antrim, co. down, jersey, guernsey, isle of man, channel islands, carlow, cavan, clare, donegal, kerry
    kildare, laois, leitrim, longford, louth, mayo, meath, monaghan, offaly, roscommon, tipperary, westmeath, wexford
    wicklow, leinster, munster, connacht, ulster, bayern, baden-württemberg, brandenburg, hessen
    mecklenburg-vorpommern, niedersachsen, nordrhein-westfalen, rheinland-pfalz, saarland, sachsen, sachsen-anhalt
    schleswig-holstein, thüringen, bavaria, saxony, lower saxony, saxony-anhalt, hesse, thuringia
    rhineland-palatinate, north rhine-westphalia, oberbayern, niederbayern, oberpfalz, oberfranken, mittelfranken
    unterfranken, schwaben, allgäu, ostfriesland, emsland, sauerland, ruhrgebiet, eifel, burgenland, kärnten
    niederösterreich, oberösterreich, steiermark, tirol, tyrol, vorarlberg, styria, carinthia, lower austria
    upper austria, aargau, appenzell, basel-landschaft, glarus, graubünden, jura, nidwalden, obwalden, schaffhausen
    schwyz, solothurn, thurgau, ticino, tessin, uri, valais, wallis, vaud, waadt, südtirol, alto adige
    auvergne-rhône-alpes, bourgogne-franche-comté, bretagne, brittany, centre-val de loire, corse, grand est
    hauts-de-france, île-de-france, ile-de-france, normandie, normandy, nouvelle-aquitaine, occitanie
    pays de la loire, provence-alpes-côte d'azur, provence, alsace, lorraine, aquitaine, rhône-alpes, picardie
    champagne-ardenne, ain, aisne, allier, ardèche, ardennes, ariège, aube, aude, aveyron, bouches-du-rhône, calvados
    cantal, charente, charente-maritime, cher, corrèze, côte-d'or, côtes-d'armor, creuse, dordogne, doubs, drôme
    essonne, eure, eure-et-loir, finistère, gard, gers, gironde, hauts-de-seine, haute-garonne, haute-loire
    haute-marne, haute-saône, haute-savoie, haute-vienne, hautes-alpes, hautes-pyrénées, hérault, ille-et-vilaine
    indre, indre-et-loire, isère, landes, loir-et-cher, loire, loire-atlantique, loiret, lot, lot-et-garonne, lozère
    maine-et-loire, manche, marne, mayenne, meurthe-et-moselle, meuse, morbihan, moselle, nièvre, nord, oise, orne
    pas-de-calais, puy-de-dôme, pyrénées-atlantiques, bas-rhin, haut-rhin, rhône, saône-et-loire, sarthe, savoie
    seine-et-marne, seine-maritime, seine-saint-denis, somme, tarn, tarn-et-garonne, val-d'oise, val-de-marne, var
    vaucluse, vendée, vienne, vosges, yonne, yvelines, mayotte, réunion, guadeloupe, martinique, guyane, wallonie
    wallonia, vlaanderen, flanders, oost-vlaanderen, west-vlaanderen, hainaut, limburg, vlaams-brabant, brabant wallon
    drenthe, flevoland, friesland, fryslân, gelderland, noord-brabant, noord-holland, north holland, south holland
    zuid-holland, overijssel, zeeland, north brabant, andalucía, andalusia, aragón, asturias, islas baleares
    illes balears, balearic islands, canarias, canary islands, cantabria, castilla-la mancha, castilla y león
    cataluña, catalunya, catalonia, comunidad valenciana, comunitat valenciana, extremadura, galicia, la rioja
    comunidad de madrid, región de murcia, navarra, país vasco, euskadi, basque country, álava, araba, ávila, badajoz
    bizkaia, vizcaya, cáceres, ciudad real, cuenca, gipuzkoa, guipúzcoa, guadalajara, jaén, palencia, pontevedra
    segovia, soria, teruel, tenerife, gran canaria, mallorca, menorca, ibiza, zamora, abruzzo, basilicata, calabria
    campania, emilia-romagna, emilia romagna, friuli-venezia giulia, lazio, liguria, lombardia, lombardy, marche
    molise, piemonte, piedmont, puglia, apulia, sardegna, sardinia, sicilia, sicily, toscana, tuscany, trentino
    trentino-alto adige, umbria, valle d'aosta, veneto, brianza, alentejo, algarve, açores, azores, madeira, minho
    ribatejo, trás-os-montes, beira, dolnośląskie, kujawsko-pomorskie, lubelskie, lubuskie, łódzkie, małopolskie
    mazowieckie, opolskie, podkarpackie, podlaskie, pomorskie, śląskie, świętokrzyskie, warmińsko-mazurskie
    wielkopolskie, zachodniopomorskie, silesia, mazovia, lesser poland, greater poland, skåne, västra götaland
    östergötland, småland, halland, dalarna, jämtland, norrbotten, västerbotten, uppland, stockholms län, blekinge
    gotland, värmland, sjælland, jylland, midtjylland, nordjylland, syddanmark, hovedstaden, fyn, vestland, rogaland
    trøndelag, nordland, viken, innlandet, agder, troms, finnmark, telemark, vestfold, akershus, uusimaa, pirkanmaa
    attica, crete, macedonia, transylvania, moravia, bohemia, andhra pradesh, arunachal pradesh, assam, bihar
    chhattisgarh, goa, gujarat, haryana, himachal pradesh, jharkhand, karnataka, kerala, madhya pradesh, maharashtra
    manipur, meghalaya, mizoram, nagaland, odisha, orissa, punjab, rajasthan, sikkim, tamil nadu, telangana, tripura
    uttar pradesh, uttarakhand, west bengal, jammu and kashmir, delhi ncr, ncr, sindh, balochistan, khyber pakhtunkhwa
    western australia, south australia, northern territory, new south wales, queensland, tasmania
    australian capital territory, waikato, bay of plenty, canterbury, otago, southland, hawke's bay, taranaki
    northland, marlborough, nelson, newfoundland and labrador, newfoundland, labrador, prince edward island, yukon
    nunavut, northwest territories, gauteng, western cape, eastern cape, northern cape, kwazulu-natal, kwazulu natal
    limpopo, mpumalanga, free state, north west, lagos state, rivers state, oyo state, ogun state, kaduna
    greater accra, ashanti, kiambu, nairobi county, são paulo, rio de janeiro, minas gerais, paraná, santa catarina
    rio grande do sul, bahia, pernambuco, ceará, distrito federal, goiás, espírito santo, jalisco, nuevo león
    querétaro, guanajuato, estado de méxico, edomex, baja california, chihuahua, coahuila, puebla, yucatán
    quintana roo, veracruz, sonora, sinaloa, antioquia, cundinamarca, valle del cauca, atlántico, región metropolitana
    provincia de buenos aires, mendoza, santa fe, selangor, penang, johor, perak, sabah, sarawak, melaka, kedah
    negeri sembilan, pahang, java, west java, central java, east java, bali, banten, luzon, metro manila, cavite
    laguna, batangas, bulacan, pampanga, visayas, mindanao, cebu, kanagawa, saitama, chiba, aichi, hyogo, hokkaido
    fukuoka, gyeonggi-do, guangdong, zhejiang, jiangsu, sichuan, hubei, shandong, fujian, new territories, kowloon
    eastern province, makkah, dhofar, bay area, inland empire, long island, puerto rico, guam
"""
REGIONS: Final = frozenset(fold(name) for name in phrases(_NAMES))
# Codes that follow a town behind a comma: Brazil, Mexico, Canada, Australia, Italy and Spain; none is a legal form.
CODES: Final = frozenset(
    words(
        """
        AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SP TO CDMX NL PE YT NT NU
        NSW VIC QLD TAS ACT WA DL GJ KL TN WB NRW BW BY HE NDS RLP LSA UK USA UAE IE
        """
    )
)
# Codes that follow a town without a comma: Australian states and Swiss cantons.
BARE_CODES: Final = frozenset(
    words(
        """
        NSW VIC QLD TAS ACT WA SA NT ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH SG GR TG TI VD VS NE GE JU
        """
    )
)
