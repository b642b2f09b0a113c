"""The word lists of matching, by language: function words, and the neighbours that tell a noun from a verb."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text: word lists stay readable as text."""
    return frozenset(text.split())


LINKS = {
    "es": word_set(
        """de del la el los las lo un una unos unas su sus al a en por para con contra sobre entre ante bajo dicho
        dicha dichos dichas este esta estos estas ese esa esos esas cada cualquier mi mis tu tus nuestro nuestra
        nuestros nuestras"""
    ),
    "pt": word_set(
        """de do da dos das o a os as um uma uns umas seu sua seus suas ao à aos às em no na nos nas num numa por pelo
        pela pelos pelas para com contra sobre entre perante sob este esta estes estas deste desta esse essa desse
        dessa cada qualquer referido referida dito dita meu minha teu tua nosso nossa nossos nossas"""
    ),
    "en": word_set(
        """of the a an to for in on by with from at about against under over into its his her their this that these
        those any each such your our my said"""
    ),
}
"""Words that may be between the words of a term, or be left out, without changing it."""

BARE_LINKS = {"es": word_set("de del"), "pt": word_set("de do da dos das"), "en": frozenset[str]()}
"""Links that a term without any may gain: `dirección IP`, `dirección de IP`."""

NEUTRAL_LINKS = {
    "es": word_set(
        "de del a al para sobre por la el los las lo un una unos unas su sus tu tus mi mis dicho dicha este esta"
    ),
    "pt": word_set("de do da dos das a o os as ao à aos às para sobre um uma seu sua seus suas este esta deste desta"),
    "en": word_set(
        "of for to on about the a an its his her their this that these those any each such your our my said"
    ),
}
"""Links that may stand for one another: `solicitud de preservación`, `solicitud para la preservación`."""

NEGATIONS = word_set("no não sin sem not non without ni nem")
"""Small words that turn a term round, and so must stand where the term has them."""

TITLES = word_set(
    """señor señora sr sra senhor senhora srta doctor doctora doutor doutora dr dra licenciado licenciada lic estimado
    estimada distinguido distinguida prezado prezada ciudadano ciudadana honorable ilustre exmo exma ilmo"""
)

CONJUNCTIONS = {"es": word_set("y e o u ni"), "pt": word_set("e ou nem"), "en": word_set("and or nor")}

ARTICLES = {
    "es": word_set("la el los las del al lo un una su sus"),
    "pt": word_set("o a os as do da dos das ao à aos às no na nos nas um uma seu sua"),
    "en": word_set("the a an its his her their"),
}

_PURE = word_set("el la los las lo un una unos unas su sus o os um uma seu sua seus suas")
PURE_ARTICLES = {"es": _PURE, "pt": _PURE, "en": ARTICLES["en"]}
"""Articles that hold no preposition."""

LEADING_ARTICLES = {
    "es": word_set("el la los las un una"),
    "pt": word_set("o a os as um uma"),
    "en": word_set("the a an to"),
}
"""What a glossary may put before a term without meaning it to be matched."""

POSSESSION = word_set("of for on from in to against")
"""What turns an English compound round: `account holder`, `holder of the account`."""

COUNTERS = word_set("number amount type kind set list copy series group lot name")
"""Before `of` these count or classify what follows: `number of files` is no `file number`."""

ROMANCE_MODIFIERS = word_set(
    """nuevo previo mismo propio solo sola todo toda todos todas otro otra otros otras grave leve gran grande pleno
    plena breve libre actual prévio novo nova mesmo próprio próprios só outro outra outros outras livre atual
    respectivo muy más menos mucho muito mais bien bem tan tão ya já posible possível serio séria sério pronto pronta
    escrito escrita penal exacto exacta exato exata expreso expresa firme"""
)
ENGLISH_MODIFIERS = word_set(
    """new old full own first second third last next prior same other basic further known recent current online
    complete entire whole possible serious grave imminent mobile main good written stored domestic foreign secure"""
)

SUBJECTS = {
    "es": word_set(
        """se no me te nos le les lo que quien quienes esto eso aquello yo él ella ellos ellas usted ustedes
        ya nunca tampoco también cuando donde si"""
    ),
    "pt": word_set(
        "se não me te lhe lhes que quem isso isto aquilo eu ele ela eles elas você vocês já nunca também quando onde"
    ),
    "en": word_set(
        """i we you they he she who to will shall must can may might should would could do does did not please cannot
        don't didn't doesn't promptly hereby it which"""
    ),
}
"""What comes before a finite verb, never before a bare noun."""

ACTORS = word_set(
    """persona pessoa víctima vítima sujeto sujeito individuo indivíduo hombre mujer homem mulher madre padre mãe pai
    denunciante testigo testemunha policía policial fiscal promotor delegado comisario juez juiz autor agresor agressor
    usuario usuário titular joven jovem menor familia família autoridad autoridade ministerio ministério fiscalía"""
)
"""Who acts: a noun in -a or -e that is also a verb is the verb behind them, `la víctima denuncia`."""

DETERMINERS = {
    "es": word_set(
        """el la los las un una unos unas del al de en por para con sin contra sobre ante bajo tras desde hasta según
        mediante como entre su sus mi mis nuestro nuestra este esta estos estas ese esa esos esas aquel aquella dicho
        dicha dichos dichas cada cualquier ningún ninguna alguna algún toda todo todas todos otra otro presente
        mencionado mencionada referido referida citado citada respectivo respectiva correspondiente nueva nuevo
        ambos ambas varios varias muchos muchas algunos algunas ningunos otros otras dos tres cuatro cinco seis siete
        ocho nueve diez once doce cien más
        primera primer segunda formal previa previo posible presunto presunta urgente cuya cuyo vía e y o u ni número
        núm a"""
    ),
    "pt": word_set(
        """o a os as um uma uns umas do da dos das ao à aos às no na nos nas num numa de em por pelo pela pelos pelas
        para com sem contra sobre perante sob após desde até conforme mediante como entre seu sua seus suas meu minha
        nosso nossa este esta estes estas deste desta neste nesta esse essa desse dessa nesse nessa aquele aquela
        daquele cada qualquer nenhum nenhuma alguma algum toda todo todas todos outra outro presente mencionado
        ambos ambas vários várias muitos muitas alguns algumas outros outras dois duas três quatro cinco seis sete oito
        nove dez onze doze cem mais
        referido referida citado citada respectivo respectiva correspondente nova novo primeira primeiro formal prévia
        possível suposto suposta urgente cuja cujo via e ou nem número nº competente devido"""
    ),
    "en": word_set(
        """the a an of for by under with without on in from per via this that these those its his her their our your
        my any each every no such said another and or as upon after before during against pending"""
    ),
}
"""What comes before a noun: articles, prepositions, and adjectives that precede."""

OBJECT_OPENERS = {
    "es": word_set("que el la los las al un una unos unas haber su sus ante a si lo"),
    "pt": word_set("que o a os as ao um uma uns umas ter haver seu sua se ainda"),
    "en": word_set("that the a an his her its their this these any all him them us me whether"),
}
"""What opens a verb's object or clause: the word before is then a verb, unless a determiner precedes that."""

AUXILIARIES = word_set(
    """ha han he hemos haber había habían habiendo hubo haya hayan habrá habría habido ser es son era eran fue fueron
    sido siendo sea sean será serán sería está están estaba estar estado estando fuera fuese fuere quedó queda quedar
    resultó tem têm tinha tinham ter tendo tido teve tenha tenham terá teria havia haviam é são foi foram sendo seja
    sejam seria estava estavam fosse for ficou fica ficar encontra encuentra ten tengo tiene tienen"""
)
"""What makes a following participle part of a verb."""

TO_TAKES_NOUN = word_set(
    """subject pursuant according response due prior addition respect reference access entitled relating related
    attached regard contrary thanks amounts amount opposed led leads leading object objection answer"""
)
"""Before these, English `to` is a preposition and no mark of an infinitive."""

ENGLISH_MODALS = word_set("can cannot could may might must shall should will would")
"""Behind these comes a verb."""

ENGLISH_NOUN_VERBS = word_set(
    """order report request charge search warrant record account arrest release target suspect claim appeal sentence
    object hold notice witness trace track stay issue file question demand transfer delay review access contact
    exchange use help attempt plan risk harm damage wound murder rape ransom attack assault abuse traffic log lock
    post message email call text chat block ban freeze summon subpoena mandate delegate document process trial judge
    police guard patrol escort caution contract permit seal title code name number address display profile hack
    forward reply answer support proof link threat offence warning seize notify control balance conduct rule"""
)
"""English words that are both noun and verb."""

ROMANCE_NOUN_VERBS = word_set(
    """denuncia demanda entrega prueba busca ameaça amenaza consulta firma cita querella multa condena sentencia
    evidencia sentença captura custodia custódia guarda fuga renuncia renúncia rescate informe reporte pesquisa
    perícia prova conta cuenta causa queixa queja troca compra pena requisa trata estafa alerta protesta alarma
    escolta patrulla ayuda ajuda espera marca lista nota forma procura pregunta pergunta respuesta licencia licença
    falta mata golpe ataque cobre aporte envase combate disparo aborda trámite embarque interrogue detalle cruce toque
    plagie"""
)
"""Spanish and Portuguese nouns in -a and -e that are also a verb's third person or subjunctive."""

ROMANCE_PARTICIPLE_NOUNS = word_set(
    """medida llamada entrada salida saída vida herida ferida partida jornada morada década estrada chamada madrugada
    parada estado juzgado mercado partido contenido conteúdo certificado comunicado atentado listado apartado"""
)
"""Nouns that end like participles and are hardly ever one."""

COORDINATORS = word_set("e y o u ou ni nem and or")
AGENT_MARKS = word_set("por pelo pela pelos pelas")
"""What follows a participle that is part of a passive."""

FEMALE_AND_MALE = word_set(
    """abogado advogado licenciado diputado deputado magistrado letrado soldado empleado empregado encargado
    encarregado apoderado jurado ciudadano hermano vecino sobrino compañero companheiro extranjero estrangeiro perito
    médico técnico psicólogo funcionario funcionário comisario comissário subcomisario notario notário secretario
    secretário usuario usuário destinatario destinatário niño menino hijo filho amigo alumno aluno muerto morto
    desconocido desconhecido propietario proprietário criminoso candidato ministro prófugo preso sospechoso
    beneficiario beneficiário juez juiz réu escribano ingeniero engenheiro enfermero enfermeiro arquitecto arquiteto
    consejero conselheiro prefeito bombero bombeiro cónsul gerente suscrito signatário dueño dono socio sócio"""
)
"""Words for persons that have a form for each gender, beside those in -ado, -ido and -or."""

THINGS = word_set(
    """juzgado mandado pedido contenido conteúdo estado dado sentido partido resultado certificado comunicado atentado
    significado mercado tratado condado cuidado lado grado teclado listado apartado poblado senado atestado enunciado
    postulado tejido vestido sonido ruido ruído recado legado valor motor error color favor rumor sector setor
    servidor factor fator ordenador computador monitor vector vetor exterior interior anterior posterior mayor menor
    superior inferior"""
)
"""Words in -ado, -ido and -or that have one gender."""


IDIOMS = word_set(
    """in_order out_order in_charge of_charge in_case on_account into_account in_turn at_issue at_hand on_hand in_view
    sin_embargo en_caso en_cuenta por_parte en_parte de_parte por_medio en_medio de_acuerdo en_efecto por_favor
    de_hecho a_cargo por_cuenta se_cuenta en_orden em_caso no_caso em_conta por_conta em_parte da_parte por_meio
    em_meio de_acordo com_efeito de_fato sem_prejuízo no_momento"""
)
"""A word after its neighbour that together mean something else: `sin embargo` is no `embargo`."""

DOUBTFUL_IDIOMS = word_set(
    """de_oficio de_ofício a_juicio a_juízo de_causa con_motivo en_razón de_auto a_prueba
    fue_víctima fueron_víctimas fui_víctima es_víctima son_víctimas ser_víctima sido_víctima siendo_víctima era_víctima
    foi_vítima foram_vítimas fui_vítima é_vítima são_vítimas ser_vítima sido_vítima sendo_vítima era_vítima"""
)
"""The same, where the term itself also is after that word: `de oficio`, `número de oficio`; `fue víctima de robo` is
*was robbed* as well as *was the victim of a robbery*."""

ENGLISH_ADJECTIVE_NOUNS = word_set(
    """minor criminal suspect official relative individual juvenile adolescent secret subordinate principal intimate
    terrorist"""
)
ROMANCE_ADJECTIVE_NOUNS = word_set("menor menores mayor mayores maior maiores superior inferior")
"""Nouns that qualify what follows as often as not: `minor injuries`, `en menor medida`."""

ENGLISH_AUXILIARIES = word_set("is are was were be been being am has have had having gets got getting")
"""Before a word in -ed or -ing these make a verb of it."""
