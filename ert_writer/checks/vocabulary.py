"""Words that betray a language: function words and frequent words of letters that the other two do not share.

Folded: lower case, without accents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ert_writer.model.language import Language
from ert_writer.text.words import Token

_ES = """
el los las un unos unas del al y o en con por para sin sobre desde hasta entre segun ante bajo tras hacia contra su
sus este esta estos estas ese esa esos esas aquel lo le les se que quien quienes cual cuales cuyo cuya donde cuando
como porque pero sino aunque mientras si no ni es son fue fueron ser sera seran esta estan estaba ha han habia haber
hay sido siendo tiene tienen tener tuvo puede pueden podra debe deben debera mas muy tambien ya asi solo todo toda
todos todas cada otro otra mismo misma dicho dicha dichos dichas presente siguiente siguientes nuestro nuestra usted
ustedes yo nos de la a solicitud solicito solicita solicitamos datos cuenta cuentas usuario usuarios correo
electronico oficio oficial fiscal fiscalia victima denuncia delito delitos investigacion informacion orden judicial
juez juzgado preservacion conservacion plazo dias horas hechos persona personas menor edad telefono numero carpeta
remitir remita proporcionar ciudad asunto peligro vida urgente respuesta autoridad policia ministerio publico fecha
firma nombre registros conexion acceso contenido mensaje mensajes red adjunto adjunta favor agradecemos atentamente
estimado estimada gracias seguridad publicacion perfil imagenes direccion
"""
_PT = """
o os as um uma uns umas do da dos das ao aos no na nos nas e ou em com por para sem sobre desde ate entre conforme
perante sob pelo pela pelos pelas seu sua seus suas este esta estes estas esse essa esses essas isso isto lhe lhes
se que quem qual quais cujo cuja onde quando como porque mas embora enquanto nao nem foi foram sao ser sera serao
esta estao estava ha havia sido sendo tem tinha ter teve pode podem podera deve devem devera mais muito tambem ja
assim so todo toda todos todas cada outro outra mesmo mesma referido referida presente seguinte seguintes nosso
nossa voce voces eu de a solicitacao solicito solicita solicitamos requisito requisicao dados conta contas usuario
usuarios correio eletronico oficio delegado delegacia vitima denuncia crime crimes investigacao inquerito informacao
informacoes ordem judicial juiz juizo vara preservacao prazo dias horas fatos pessoa pessoas idade telefone numero
processo encaminhar fornecer cidade assunto perigo vida urgente resposta autoridade policia ministerio publico data
assinatura nome registros conexao acesso conteudo mensagem mensagens rede anexo favor agradecemos atenciosamente
prezado prezada obrigado seguranca publicacao perfil imagens endereco
"""
_EN = """
the a an of and or in on at to for with without by from about into over under between against during before after
since until his her its their our your my this that these those it he she they we you i who whom which whose what
where when how because but although while if not nor is are was were be been being am has have had having does did
do can could may might must shall should will would more most very also already so only all each every other another
same such any some no than then there here request requests requested data account accounts user users email
official letter prosecutor office victim complaint crime offence offense investigation information order court judge
preservation retention deadline days hours facts person people minor age phone number case file provide send city
subject danger life urgent reply response authority police date signature name records logs connection access
content message messages network attached please thank sincerely dear security post profile images address
identified located received reported following regarding hereby
"""


_ALL: Mapping[Language, frozenset[str]] = {
    "es": frozenset(_ES.split()),
    "pt": frozenset(_PT.split()),
    "en": frozenset(_EN.split()),
}
_ENDINGS: Mapping[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"(?:cion|ciones|dad|dades|mente|ando|iendo|aron|ieron|idos?|idas?|miento|mientos|eza|encia|ncias|ios|ias)$"
    ),
    "pt": re.compile(
        r"(?:cao|coes|dade|dades|mente|ando|endo|aram|eram|idos?|idas?|mento|mentos|eza|encia|ncias|ios|ias|agem)$"
    ),
    "en": re.compile(r"(?:tion|tions|ing|ment|ments|ness|ship|ful|ly|ed|ty|ties|ght|th|wh|ous|ence|ance|ers?)$"),
}
_FOREIGN_MARKS: Mapping[Language, str] = {"es": "ñáéíóúü¿¡", "pt": "ãõçáéíóúâêôà", "en": ""}


def betrays(word: Token, language: Language, other: Language) -> bool:
    """Return whether a word is a word of `language` that `other` does not have, as far as this small list knows."""
    return word.folded in _ALL[language] and word.folded not in _ALL[other]


def looks_like(word: Token, language: Language, other: Language) -> bool:
    """Return whether a word belongs to `language` rather than to `other`, by the list, its accents or its ending."""
    if word.folded in _ALL[other]:
        return False
    if word.folded in _ALL[language]:
        return True
    if len(word.text) < 4 or not word.lower:
        return False
    marked = any(char in _FOREIGN_MARKS[language] and char not in _FOREIGN_MARKS[other] for char in word.text)
    ending = bool(_ENDINGS[language].search(word.folded)) and not _ENDINGS[other].search(word.folded)
    return marked or ending
