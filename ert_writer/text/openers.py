"""Function words that tell where sentences and clauses begin, in es, pt and en."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


STARTERS = words("""
    se le les lo nos me te por para en con sin desde hasta según segun ante tras mediante conforme asimismo
    además ademas también tambien igualmente finalmente posteriormente actualmente dicho dicha dichos dichas
    este esta estos estas ese esa esos esas aquel solicito solicitamos solicita pido pedimos requiero
    requerimos informo informamos adjunto adjuntamos agradezco agradecemos quedo quedamos cuando mientras como
    si no ya pero aunque favor hago ruego saludos atentamente cabe es son fue está están tiene tenemos existe
    hay ello usted ustedes su sus nuestra nuestro assim além alem também tambem ainda quando enquanto caso
    segundo perante após requeiro requeremos requer encaminho encaminhamos anexo agradeço ressalta ressalto
    trata tratase esse essa esses essas isso isto aquele não nao seu sua seus suas nossa nosso são há ele ela
    eles elas em na nas pelo pela com sem sob sobre até mas porém porem diante we i you he she they it this
    that these those please if when while since because also however there as at on by mi mis ella ayer hoy
    ahora luego después despues agora ontem hoje minha meu gracias obrigado obrigada necesito necesitamos
    preciso precisamos urge espero esperamos with without after before our your his her their is are was were
    has have
""")
"""Words that open a sentence and no name: after an abbreviation they show that a new sentence begins."""

ARTICLES = words("""
    el la los las un una unos unas o a os as um uma uns umas the an de del do da al ao à
""")
"""Words that open sentences and names alike (`Av. La Paz`): they count only before a lower-case word."""

CONNECTIVES = words("""
    que y e o u ya pues porque pero sino aunque mientras cuando donde quien quienes cual cuales cuyo cuya para
    por con sin según segun conforme así asi mediante respecto pois porém porem mas embora enquanto quando
    onde quem qual quais cujo cuja ou como segundo bem sendo and or but because while when where which who
    whose that as so if since although with without
""")
"""Words that open a clause."""
