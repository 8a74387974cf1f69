# ruff: noqa: E501  a sentence a line
"""Sentences of our own, each with a trap: what is a figure in it, and what is none.

Expected, separated by " ; ": the numeral, "=", its value or its bounds ("20..99", open side empty), then, where it matters,
the kind, the unit's code, the change.
"""

TRAPS = {
    "nl": """
        Er zijn 3 doden: twee mannen (45 en 52) en een vrouw (38). -> 3=3 ; twee=2 ; 45=45 age a ; 52=52 age a ; 38=38 age a
        Het OM eist 18 jaar cel tegen de 29-jarige man. -> 18=18 duration a ; 29=29 age a
        Een miljoen euro en een half dozijn auto's. -> Een miljoen=1000000 money EUR ; een half dozijn=6
        Er zijn twee nieuwe besmettingen. -> twee=2
        Naar schatting drie- tot vierhonderd mensen. -> drie- tot vierhonderd=300..400
        De opkomst was 5 procentpunt lager dan vier jaar geleden. -> 5=5 percentage % down ; vier=4 duration a
        Geen van de inzittenden overleefde. -> Geen=0
        In totaal 1 miljoen 200 duizend euro. -> 1 miljoen 200 duizend=1200000 money EUR
        Hij liep de marathon in 2:04:32. ->
        Een man en een vrouw liepen een straat in. ->
        Eén man raakte gewond. -> Eén=1
        Een dode en drie gewonden bij brand. -> Een=1 ; drie=3
        Slechts een van hen overleefde het. ->
        In 2022 vielen er 12 doden. -> 12=12
        Hij werd in 1968 geboren en stierf in 2019. ->
        Dat was in de jaren '90 en de jaren negentig nog anders. ->
        Er kwamen 2000 mensen op de been. -> 2000=2000
        De politie verrichtte 8000 arrestaties. -> 8000=8000
        Er waren 1300 agenten gewond. -> 1300=1300
        De schade bedraagt 1.300 euro. -> 1.300=1300 money EUR
        Het kostte 1,5 miljoen euro. -> 1,5 miljoen=1500000 money EUR
        Het kostte 3,2 mld. dollar. -> 3,2 mld.=3200000000 money USD
        Een half miljoen mensen sloeg op de vlucht. -> Een half miljoen=500000
        Anderhalf miljoen kippen en drieënhalf uur vertraging. -> Anderhalf miljoen=1500000 ; drieënhalf=3.5 duration h
        Vijfentwintighonderd demonstranten. -> Vijfentwintighonderd=2500
        Tweehonderddrieënvijftig mensen stierven. -> Tweehonderddrieënvijftig=253
        Minstens 23 doden en ruim 100 gewonden. -> 23=23.. ; 100=100..
        Hooguit vijftig mensen. -> vijftig=..50
        Nog geen tien mensen kwamen opdagen. -> tien=..10
        Ongeveer 40 mensen. -> 40=40
        Tussen de 20 en 30 mensen. -> 20 en 30=20..30
        Het gaat om 10 tot 15 mensen. -> 10 tot 15=10..15
        Een korting van 10-15 %. -> 10-15=10..15 percentage %
        De club won met 3-1. -> 3-1=score
        De vergadering is op 3-1-2022 om 19.30 uur. ->
        Om 7.55 uur begon het, om 8 uur was het voorbij. ->
        De staking duurt 24 uur. -> 24=24 duration h
        Een 24-urenstaking bij het spoor. -> 24=24 duration h
        De 32-jarige dader en zijn zevenjarige zoon. -> 32=32 age a ; zeven=7 age a
        Jan de Vries (58) zei dat. -> 58=58 age a
        De G20, covid-19, de A320 en 5G. ->
        Volgens artikel 5 en fabriek 3. ->
        Er was geen tijd en geen geld. ->
        Er vielen geen doden. -> geen=0
        Niemand raakte gewond. -> Niemand=0
        Daar is geen sprake van. ->
        Beide broers zijn aangehouden. -> Beide=2
        Honderden mensen vluchtten. -> Honderden=200..999
        Enkele tientallen mensen, een paar honderd huizen. -> Enkele tientallen=20..99 ; een paar honderd=200..999
        Tienduizenden betogers en tientallen miljoenen euro's. -> Tienduizenden=20000..99999 ; tientallen miljoenen=20000000..99999999
        Een op de drie kinderen. -> Een op de drie=0.3333 ratio
        1 op de 3 huishoudens. -> 1 op de 3=0.3333 ratio
        Een kwart van de huizen en twee derde van de winkels. -> Een kwart=0.25 fraction ; twee derde=0.6667 fraction
        De helft is verkocht. -> helft=0.5 fraction
        Een derde van de kiezers. -> Een derde=0.3333 fraction
        Het is het derde ongeluk deze week. -> derde=3 ordinal
        In de 19e eeuw en de twintigste eeuw. ->
        Karel de Vijfde en de Tweede Kamer. ->
        De prijs steeg met 5 procent tot 12 euro. -> 5=5 percentage % up ; 12=12 money EUR to
        Het aantal liep op van 384 naar 832. -> 384=384 ; 832=832 to
        Het dodental daalde van 23 tot 19. -> 23=23 ; 19=19 to
        Een straf van vijf tot acht jaar. -> vijf tot acht=5..8 duration a
        De temperatuur zakte naar -5 graden. -> -5=-5 measure Cel to
        Bel 0800-1234 of 06-12345678, of mail info@krant.nl. ->
        Zie https://krant.nl/2022/123 en #staking24. ->
        1. Breek het ei. ->
        Het water stond 2,8 meter hoog over 40 hectare. -> 2,8=2.8 measure m ; 40=40 measure har
        Hij reed 130 km/u. -> 130=130 measure km/h
        Het kostte € 11,37 en 350 à 400 miljoen euro. -> 11,37=11.37 money EUR ; 350 à 400 miljoen=350000000..400000000 money EUR
        De rente stijgt met 0,25 procentpunt. -> 0,25=0.25 percentage % up
        Het dubbele van vorig jaar, driemaal zo veel. -> dubbele=2 multiplier ; driemaal=3 multiplier
        Drie keer zoveel bezoekers. -> Drie keer=3 multiplier
        De 20- en 25-jarigen. -> 20=20 age a ; 25=25 age a
        Mannen van 20 en 25 jaar. -> 20=20 age a ; 25=25 age a
        Hij betaalde 20 euro en 50 cent. -> 20 euro en 50=20.5 money EUR
        Nog twee doden erbij, vijf meer dan gisteren. -> twee=2 ; vijf=5 up
        Op 12 maart en 3 april. ->
        Het biljoen van Duitsland: twee biljoen euro. -> twee biljoen=2000000000000 money EUR
        © 2023 ANP ->
        Windows 11 draait op een Boeing 737. ->
        Nul procent rente. -> Nul=0 percentage %
        Zestien ordehandhavers kwamen om. -> Zestien=16
    """,
    "en": """
        A quarter of a million homes lost power. -> A quarter of a million=250000
        Temperatures hit 45C (113F). -> 45=45 measure Cel ; 113=113 measure [degF]
        The crash killed all 72 people and five Israeli soldiers. -> 72=72 ; five=5
        He ran the 100m in 9.58 seconds. -> 100=100 measure m ; 9.58=9.58 duration s
        Police arrested 11 men, aged between 19 and 34. -> 11=11 ; 19 and 34=19..34 age a
        The suspect, 22, is due in court. -> 22=22 age a
        Two to three million people. -> Two to three million=2000000..3000000
        Three won gold and five real estate agents lost. -> Three=3 ; five=5
        In the first 24 hours. -> 24=24 duration h
        One of the men said that no one had come. -> no one=0
        Nobody was hurt. -> Nobody=0
        No one was killed and there were no injuries. -> No one=0 ; no=0
        There is no reason to panic and no time. ->
        One man was arrested. -> One=1
        She bought one and left another. ->
        At least 40 people drowned in 2012. -> 40=40..
        It cost $1.2bn, or USD34.6 million. -> 1.2bn=1200000000 money USD ; 34.6 million=34600000 money USD
        They paid US$2.7million and A$5m. -> 2.7million=2700000 money USD ; 5m=5000000 money AUD
        He won 1,300 votes out of 12,00,000. -> 1,300=1300 ; 12,00,000=1200000
        A 5m high wall and a 10km walk. -> 5=5 measure m ; 10=10 measure km
        Tens of thousands marched. -> Tens of thousands=20000..99999
        Dozens of people, hundreds of thousands of homes. -> Dozens=24..99 ; hundreds of thousands=200000..999999
        A few hundred came; several thousand stayed away. -> A few hundred=200..999 ; several thousand=2000..9999
        A dozen eggs and two dozen hens. -> A dozen=12 ; two dozen=24
        Between 20 and 30 people. -> 20 and 30=20..30
        Some 2 to 3 million people. -> 2 to 3 million=2000000..3000000
        The toll rose from 384 to 832. -> 384=384 ; 832=832 to
        Prices rose by 5 percent. -> 5=5 percentage % up
        Up to 60 people; no more than 5; as many as 300. -> 60=..60 ; 5=..5 ; 300=..300
        Fewer than 20 and more than a hundred. -> 20=..20 ; a hundred=100..
        A third of the houses; the third man; two-thirds of them. -> A third=0.3333 fraction ; third=3 ordinal ; two-thirds=0.6667 fraction
        One in five children; 1 in 10; three out of four. -> One in five=0.2 ratio ; 1 in 10=0.1 ratio ; three out of four=0.75 ratio
        He scored 1 in 2022. -> 1=1
        It happened at 7.55am, at 10:30 and at 5 pm. ->
        On May 4th, 4 May and the 5th of June. ->
        On Oct. 2, 1968 and 2 October 1970. ->
        In the 1990s and the '90s. ->
        The G20, Covid-19, the A320, 5G, Formula 1 and article 5. ->
        Louis XIV, Elizabeth the Second and the Second World War. ->
        The 44-year-old and a man aged 32. -> 44=44 age a ; 32=32 age a
        Maria Lopez, 58, said so. -> 58=58 age a
        Children under five and adults over 65. -> five=..5 age a ; 65=65.. age a
        The home side won 3-1. -> 3-1=score
        Two and a half million people. -> Two and a half million=2500000
        Half a million people; half of them left. -> Half a million=500000 ; half=0.5 fraction
        Twenty-one people and two hundred and five cars. -> Twenty-one=21 ; two hundred and five=205
        Between one hundred and two hundred people. -> one hundred and two hundred=100..200
        Call 911 or 0800 555 111. ->
        Write to a@b.com, see www.x.org/12 and #top10. ->
        The temperature is -5 °C, or 23 degrees Fahrenheit. -> -5=-5 measure Cel ; 23=23 measure [degF]
        It is three times as high and twice the size. -> three times=3 multiplier ; twice=2 multiplier
        He called twice. ->
        Both brothers died. -> Both=2
        The second suspect and the first rescuers. -> second=2 ordinal
        A 10-kilometre road and a six-month stay. -> 10=10 measure km ; six=6 duration mo
        She was 3rd on 125th Street. -> 3rd=3 ordinal
        3½ hours and 2/3 of the vote, open 24/7 since 9/11. -> 3½=3.5 duration h ; 2/3=0.6667 fraction
        Shares fell 3 per cent, from 2.8 per cent. -> 3=3 percentage % down ; 2.8=2.8 percentage %
        1. Beat the eggs. ->
        2.5 lakh people got Rs 4 lakh each. -> 2.5 lakh=250000 ; 4 lakh=400000 money INR
        Over 200 dead; a figure of 53. -> 200=200.. ; 53=53
        Boeing 737s and a Boeing 737. ->
        "We counted 13 bodies," he said. -> 13=13
        The 2016 Trump campaign. ->
        In the 19th century and the 21st century. ->
        Thousands of protesters. -> Thousands=2000..9999
        Ten per cent to fifteen per cent. -> Ten per cent to fifteen=10..15 percentage %
        A magnitude 6.8 quake. -> 6.8=6.8 measure
        Zero cases were found. -> Zero=0
        ± 5 metres -> 5=5 measure m
        An estimated 1.4 million doses. -> 1.4 million=1400000
    """,
    "de": """
        Zwischen 5 und 10 Cent. -> 5 und 10=0.05..0.1 money EUR
        Zwei Männer (45 und 52 Jahre) starben. -> Zwei=2 ; 45=45 age a ; 52=52 age a
        Zwei bis drei Jahrzehnte. -> Zwei bis drei=20..30 duration a
        Zwei Punkte mehr als 2021, rund eine Viertelmillion Haushalte. -> Zwei=2 ; Viertelmillion=250000
        Der 1. FC Köln verlor 0:2. -> 0:2=score
        Es entstand ein Schaden von mehreren Hunderttausend Euro. -> mehreren Hunderttausend=200000..999999 money EUR
        In den ersten drei Monaten 2024. -> drei=3 duration mo
        Ein Mann und eine Frau gingen über die Straße. ->
        Es gab einen Toten und fünf Verletzte. -> einen=1 ; fünf=5
        Mindestens 17 Menschen starben 2022. -> 17=17..
        In Paris blieben 1900 Schulen geschlossen. -> 1900=1900
        Das kostete 4,5 Mio. Euro, also rund 1.300 Euro je Haus. -> 4,5 Mio.=4500000 money EUR ; 1.300=1300 money EUR
        Eine Billion Euro. -> Eine Billion=1000000000000 money EUR
        Zweihundertfünfundsechzig Menschen. -> Zweihundertfünfundsechzig=265
        Anderthalb Wochen und zweieinhalb Stunden. -> Anderthalb=1.5 duration wk ; zweieinhalb=2.5 duration h
        Der 47-jährige und ein Zwölfjähriger. -> 47=47 age a ; Zwölf=12 age a
        Zehntausende flohen, Dutzende starben. -> Zehntausende=20000..99999 ; Dutzende=24..99
        Zwischen 20 und 30 Menschen, 15.000 bis 20.000 Tote. -> 20 und 30=20..30 ; 15.000 bis 20.000=15000..20000
        Am 22. September um 17.30 Uhr. ->
        Er ist das vierte Opfer. -> vierte=4 ordinal
        Jeder dritte Tote. -> Jeder dritte=0.3333 ratio
        Zwei Drittel der Reisenden, ein Viertel davon, die Hälfte. -> Zwei Drittel=0.6667 fraction ; ein Viertel=0.25 fraction ; Hälfte=0.5 fraction
        Die Zahl stieg von 17 auf mindestens 21. -> 17=17 ; 21=21.. to
        Zahl der Toten steigt von acht auf elf -> acht=8 ; elf=11 to
        Armut trifft vier auf elf -> vier auf elf=0.3636
        Die Preise sanken um 1,8 % auf 322 Euro. -> 1,8=1.8 percentage % down ; 322=322 money EUR to
        Niemand wurde verletzt. -> Niemand=0
        Es gab keine Verletzten. -> keine=0
        Es gab keinen Grund und kein Geld. ->
        Im 19. Jahrhundert, auf der A7, beim G7 und wegen Covid-19. ->
        Das Team gewann 3:1. -> 3:1=score
        Beide Männer sind in Haft. -> Beide=2
        Bis zu 250 Helfer, knapp eine Million Euro. -> 250=..250 ; eine Million=1000000 money EUR
        Gut 47 000 Tote. -> 47 000=47000..
        43,8 Grad und 146 km/h. -> 43,8=43.8 measure Cel ; 146=146 measure km/h
        Mehr als das Doppelte, zehnmal so hoch. -> Doppelte=2.. multiplier ; zehnmal=10 multiplier
        Ludwig XIV. und Karl der Fünfte. ->
    """,
    "fr": """
        Un million et demi de foyers. -> Un million et demi=1500000
        Le prix du pain a augmenté de 5 à 10 centimes. -> 5=0.05 money EUR ; 10=0.1 money EUR to
        Le texte a été adopté par 289 voix contre 239. -> 289=289 ; 239=239
        Le bilan est passé de 12 à 19 morts. -> 12=12 ; 19=19 to
        Les suspects, âgés de 19 et 22 ans, ont été arrêtés à 6 heures. -> 19=19 age a ; 22=22 age a
        Un séisme de magnitude 5,4 à 10 km de profondeur. -> 5,4=5.4 measure ; 10=10 measure km
        Trois livres et deux sols. -> Trois=3 ; deux=2
        Un homme et une femme sont entrés. ->
        Un mort et trois blessés dans un incendie. -> Un=1 ; trois=3
        Plus de 2 800 morts en 2023. -> 2 800=2800..
        Quatre-vingt-quinze pompiers et soixante-douze élèves. -> Quatre-vingt-quinze=95 ; soixante-douze=72
        Une centaine d’habitants et une trentaine de véhicules. -> Une centaine=100 ; une trentaine=30
        Des centaines de personnes, des dizaines de milliers de logements. -> Des centaines=200..999 ; des dizaines de milliers=20000..99999
        Entre 20 et 30 personnes, deux ou trois morts. -> 20 et 30=20..30 ; deux ou trois=2..3
        Le chauffeur, âgé de 54 ans, et un enfant de 3 ans. -> 54=54 age a ; 3=3 age a
        Cinq millions d’euros, soit 1,5 milliard de dollars. -> Cinq millions=5000000 money EUR ; 1,5 milliard=1500000000 money USD
        La moitié des victimes, un tiers des maisons. -> moitié=0.5 fraction ; un tiers=0.3333 fraction
        Le prix a augmenté de 5 % à 12 euros. -> 5=5 percentage % up ; 12=12 money EUR to
        Aucun mort n’est à déplorer. -> Aucun=0
        Aucun doute, aucune raison. ->
        Lundi à 7 h 10, le 12 mars 2024, sur l’A9. ->
        Au XIXe siècle et au 21e siècle. ->
        Mohammed VI et Louis XIV. ->
        Vingt et un, soixante et onze, quatre-vingts et nonante. -> Vingt et un=21 ; soixante et onze=71 ; quatre-vingts=80 ; nonante=90
        Une personne sur cinq. -> Une personne sur cinq=0.2 ratio
        Deux fois plus de morts. -> Deux fois=2 multiplier
        Un billion d’euros. -> Un billion=1000000000000 money EUR
        Jusqu’à 60 personnes, moins de 20, au moins 5. -> 60=..60 ; 20=..20 ; 5=5..
        Environ 1.300 manifestants. -> 1.300=1300
        Trois millions et demi de personnes. -> Trois millions et demi=3500000
    """,
    "es": """
        Un millón y medio de hogares, a 12 grados bajo cero. -> Un millón y medio=1500000 ; 12=-12 measure Cel
        A las seis de la mañana llegaron dos coches. -> dos=2
        Un hombre y una mujer entraron. ->
        Al menos 95 personas murieron en 2024. -> 95=95..
        Varias decenas siguen desaparecidas; cientos de casas. -> Varias decenas=20..99 ; cientos=200..999
        Más de mil doscientos conductores. -> mil doscientos=1200..
        Treinta y dos heridos y veintiún muertos. -> Treinta y dos=32 ; veintiún=21
        Dos mil millones de euros, un billón de pesos. -> Dos mil millones=2000000000 money EUR ; un billón=1000000000000 money MXN
        Dos tercios del dinero, la mitad. -> Dos tercios=0.6667 fraction ; mitad=0.5 fraction
        Los saltos aumentaron un 35 %, de 1.092 a 1.474. -> 35=35 percentage % up ; 1.092=1092 ; 1.474=1474 to
        La banda ganó 4 millones de euros en dos años. -> 4 millones=4000000 money EUR ; dos=2 duration a
        La bolsa ganó un 2 %. -> 2=2 percentage % up
        Entre 20 y 30 personas. -> 20 y 30=20..30
        Nadie resultó herido. -> Nadie=0
        Ambos hermanos murieron. -> Ambos=2
        Amparo, de 78 años, y un niño de 3 años. -> 78=78 age a ; 3=3 age a
        A las 6.40, el 30 de octubre, en la A-7 y el G7. ->
        Llamó al 112. ->
        Uno de cada tres niños. -> Uno de cada tres=0.3333 ratio
        Tres millones y medio de personas. -> Tres millones y medio=3500000
        La segunda víctima. -> segunda=2 ordinal
        Según el segundo informe, en segundo lugar. -> segundo=2 ordinal
        Hasta veinte años de cárcel. -> veinte=..20 duration a
    """,
    "it": """
        Il 1° gennaio, due su tre. -> due su tre=0.6667 ratio
        Arrestati tre uomini, di 23, 25 e 31 anni. -> tre=3 ; 23=23 age a ; 25=25 age a ; 31=31 age a
        Tra le 200 e le 300 persone. -> 200 e le 300=200..300
        Quello che sei non conta. ->
        Un uomo e una donna sono entrati. ->
        Ventitré morti e una cinquantina di feriti. -> Ventitré=23 ; una cinquantina=50
        Duemilatrecento persone, centottanta feriti. -> Duemilatrecento=2300 ; centottanta=180
        180 milioni di euro, mezzo milione di persone. -> 180 milioni=180000000 money EUR ; mezzo milione=500000
        Secondo la polizia, il secondo treno. -> secondo=2 ordinal
        Il capostazione 53enne e una bimba di 18 mesi. -> 53=53 age a ; 18=18 age mo
        Un terzo dei fondi, la metà. -> Un terzo=0.3333 fraction ; metà=0.5 fraction
        Nessuno è ferito. -> Nessuno=0
        Almeno 20, fino a 30, circa 40. -> 20=20.. ; 30=..30 ; 40=40
        Alle 10.38 del 12 luglio 2016. ->
        Decine di migliaia di persone. -> Decine di migliaia=20000..99999
        Da 80 a 90 persone. -> 80 a 90=80..90
        Entrambi viaggiavano a 100 chilometri orari. -> Entrambi=2 ; 100=100 measure km/h
    """,
    "pt": """
        Na sexta-feira e na quinta-feira, às seis da manhã. ->
        O golo surgiu ao 34.º minuto. -> 34.º=34 ordinal
        Um homem e uma mulher entraram. ->
        Pelo menos 46 mortos em 2023. -> 46=46..
        Subiu de 41 para 46 o número de mortos. -> 41=41 ; 46=46 to
        Mais de 340 mil pessoas e 4,8 mil casas. -> 340 mil=340000.. ; 4,8 mil=4800
        R$ 1,3 bilhão e 741 milhões de reais. -> 1,3 bilhão=1300000000 money BRL ; 741 milhões=741000000 money BRL
        Dezesseis feridos, vinte e três mortos. -> Dezesseis=16 ; vinte e três=23
        Uma em cada cinco pontes. -> Uma em cada cinco=0.2 ratio
        Ninguém ficou ferido. -> Ninguém=0
        Segunda-feira, na BR-116, no km 38. ->
        Dezenas de casas e centenas de milhares de pessoas. -> Dezenas=20..99 ; centenas de milhares=200000..999999
        João Alves, 62 anos, tem dois filhos. -> 62=62 age a ; dois=2
    """,
    "pl": """
        W latach osiemdziesiątych i w latach 60. ->
        O 6 rano było zimno. ->
        Trzy dobre leki i dwa nowe auta. -> Trzy=3 ; dwa=2
        Inflacja wzrosła do 4,5 proc. -> 4,5=4.5 percentage % to
        O godz. 14.30 przyjechało 50 strażaków. -> 50=50
        Dwie osoby zginęły, a jedenaście zostało rannych. -> Dwie=2 ; jedenaście=11
        Ponad trzydzieści pojazdów i troje dzieci. -> trzydzieści=30.. ; troje=3
        Kilkanaście osób, kilkadziesiąt domów, kilkaset aut. -> Kilkanaście=11..19 ; kilkadziesiąt=20..99 ; kilkaset=200..999
        Półtora tysiąca samochodów i pięć i pół godziny. -> Półtora tysiąca=1500 ; pięć i pół=5.5 duration h
        300 tys. zł i 2,5 mln euro. -> 300 tys.=300000 money PLN ; 2,5 mln=2500000 money EUR
        W 2024 r. zginęło 14 osób. -> 14=14
        36-letni kierowca. -> 36=36 age a
        Co najmniej 110 km/h. -> 110=110.. measure km/h
        Nikt nie zginął. -> Nikt=0
        Dwadzieścia jeden ofiar. -> Dwadzieścia jeden=21
    """,
    "ru": """
        Две трети россиян против. -> Две трети=0.6667 fraction
        Пять так называемых дней. -> Пять=5
        Погибли 13 человек, ранены двадцать один. -> 13=13 ; двадцать один=21
        Семеро детей и пятерых взрослых. -> Семеро=7 ; пятерых=5
        В 2021 году погибли девять человек. -> девять=9
        Около тысячи учеников, сотни горожан. -> тысячи=1000 ; сотни=200..999
        От 200 до 400 тысяч рублей. -> 200 до 400 тысяч=200000..400000 money RUB
        1,5 млн рублей и 3 млрд долларов. -> 1,5 млн=1500000 money RUB ; 3 млрд=3000000000 money USD
        34-летний выпускник. -> 34=34 age a
        Не менее шестидесяти патронов. -> шестидесяти=60..
        Полтора миллиона человек. -> Полтора миллиона=1500000
        Ил-76 и школа № 88 в 14:00. ->
        Число жертв выросло до 15–16. -> 15–16=15..16 to
    """,
    "tr": """
        Bir adam ve bir kadın geldi. ->
        Can kaybı 5 bin 434'e yükseldi. -> 5 bin 434=5434 to
        Yirmi üç kişi öldü. -> Yirmi üç=23
        Bunun yüzde 20'si, yani %5. -> 20=20 percentage % ; 5=5 percentage %
        100 milyar lira ve 5,3 milyar dolar. -> 100 milyar=100000000000 money TRY ; 5,3 milyar=5300000000 money USD
        Yüzlerce gönüllü, binlerce kişi. -> Yüzlerce=200..999 ; binlerce=2000..9999
        En az üç kişi. -> üç=3..
        2021 yılında 12 kişi öldü. -> 12=12
        11 yaşındaki çocuk. -> 11=11 age a
    """,
    "sv": """
        En man och en kvinna kom in. ->
        Minst 23 personer dog 2022, drygt 100 skadades. -> 23=23.. ; 100=100..
        Tjugotre döda och hundrafemtiosex skadade. -> Tjugotre=23 ; hundrafemtiosex=156
        Hundratals hus och tiotusentals människor. -> Hundratals=200..999 ; tiotusentals=20000..99999
        1,5 miljoner kronor eller 3 miljarder dollar. -> 1,5 miljoner=1500000 money SEK ; 3 miljarder=3000000000 money USD
        Mellan 20 och 30 procent. -> 20 och 30=20..30 percentage %
        Antalet ökade från 12 till 19. -> 12=12 ; 19=19 to
        En 32-årig man och en 17-åring. -> 32=32 age a ; 17=17 age a
        Den 65:e minuten, på 1800-talet. -> 65:e=65 ordinal
        Hälften av dem, två tredjedelar av husen. -> Hälften=0.5 fraction ; två tredjedelar=0.6667 fraction
    """,
    "da": """
        En mand og en kvinde kom ind. ->
        Mindst 23 personer døde i 2022. -> 23=23..
        Treogtyve døde og femoghalvtreds sårede. -> Treogtyve=23 ; femoghalvtreds=55
        Hundredvis af huse. -> Hundredvis=200..999
        1,5 mio. kroner og 3 milliarder dollar. -> 1,5 mio.=1500000 money DKK ; 3 milliarder=3000000000 money USD
        Mellem 20 og 30 procent. -> 20 og 30=20..30 percentage %
        En 32-årig mand. -> 32=32 age a
        Den 12. maj kl. 14.30. ->
    """,
    "uk": """
        Загинули 13 людей, поранено двадцять одну. -> 13=13 ; двадцять одну=21
        Щонайменше 40 осіб, понад 100 будинків. -> 40=40.. ; 100=100..
        У 2022 році загинули дев’ять людей. -> дев’ять=9
        1,5 млн гривень і 3 млрд доларів. -> 1,5 млн=1500000 money UAH ; 3 млрд=3000000000 money USD
        34-річний чоловік. -> 34=34 age a
        Сотні людей і десятки тисяч будинків. -> Сотні=200..999 ; десятки тисяч=20000..99999
        П’ятнадцяти людям допомогли, друга спроба. -> П’ятнадцяти=15 ; друга=2 ordinal
        У 1980-х роках. ->
    """,
    "ro": """
        O sută de mii de euro și două milioane cinci sute de mii de lei. -> O sută de mii=100000 money EUR ; două milioane cinci sute de mii=2500000 money RON
        Zeci de mii de oameni au ieșit în stradă. -> Zeci de mii=20000..99999
        Jumătate de milion de lei. -> Jumătate de milion=500000 money RON
        Un bărbat de 34 de ani a fost rănit. -> 34=34 age a
        O nouă lege, noua lege și legea nouă. ->
        Nouă morți și niciun rănit. -> Nouă=9 ; niciun=0
        Al treilea incendiu și a 5-a explozie. -> Al treilea=3 ordinal ; 5-a=5 ordinal
        Peste 1.200 de persoane, cel puțin zece răniți. -> 1.200=1200.. ; zece=10..
        În anii 90 și în 2019, la ora 14. ->
        Douăzeci și unu de copii, șaptesprezece femei. -> Douăzeci și unu=21 ; șaptesprezece=17
        Optzeci şi şase de case, şaizeci de maşini. -> Optzeci şi şase=86 ; şaizeci=60
        Între 10 și 15 elevi. -> 10 și 15=10..15
    """,
}
