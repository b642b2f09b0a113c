"""The other gender of Spanish and Portuguese adjectives, participles and words for persons.

A noun for a thing has one gender: `puerto` and `puerta`, `registro` and `registra` must never meet. So a noun changes
only when its ending or this list says that it names a person.
"""

from __future__ import annotations

_PERSONS = frozenset(
    [
        "abogado",
        "advogado",
        "licenciado",
        "diputado",
        "deputado",
        "magistrado",
        "letrado",
        "soldado",
        "empleado",
        "empregado",
        "encargado",
        "encarregado",
        "apoderado",
        "jurado",
        "ciudadano",
        "cidadano",
        "hermano",
        "vecino",
        "sobrino",
        "compañero",
        "companheiro",
        "extranjero",
        "estrangeiro",
        "perito",
        "médico",
        "técnico",
        "psicólogo",
        "funcionario",
        "funcionário",
        "comisario",
        "comissário",
        "notario",
        "notário",
        "secretario",
        "secretário",
        "usuario",
        "usuário",
        "destinatario",
        "destinatário",
        "niño",
        "menino",
        "hijo",
        "filho",
        "amigo",
        "alumno",
        "aluno",
        "suspeito",
        "muerto",
        "morto",
        "desconocido",
        "desconhecido",
        "propietario",
        "proprietário",
        "subcomisario",
        "policíaco",
        "criminoso",
        "sujeto",
        "candidato",
        "ministro",
        "prófugo",
        "preso",
        "sospechoso",
        "remitente",
        "cómplice",
        "testaferro",
        "beneficiario",
        "beneficiário",
    ]
)
_THINGS = frozenset(
    [
        "juzgado",
        "mandado",
        "pedido",
        "contenido",
        "conteúdo",
        "estado",
        "dado",
        "sentido",
        "partido",
        "resultado",
        "certificado",
        "comunicado",
        "atentado",
        "significado",
        "mercado",
        "tratado",
        "condado",
        "cuidado",
        "lado",
        "grado",
        "grau",
        "teclado",
        "listado",
        "apartado",
        "poblado",
        "senado",
        "atestado",
        "enunciado",
        "postulado",
        "tejido",
        "vestido",
        "sonido",
        "ruido",
        "ruído",
        "recado",
        "legado",
        "reinado",
        "gado",
        "fado",
        "bocado",
        "cartão",
        "ação",
        "valor",
        "motor",
        "error",
        "erro",
        "color",
        "cor",
        "favor",
        "rumor",
        "sector",
        "setor",
        "servidor",
        "factor",
        "fator",
        "ordenador",
        "computador",
        "monitor",
        "vector",
        "vetor",
        "exterior",
        "interior",
        "anterior",
        "posterior",
        "mayor",
        "menor",
        "superior",
        "inferior",
        "telefono",
    ]
)
_SWAPS = {
    "es": (("or", "ora"), ("ón", "ona"), ("án", "ana"), ("és", "esa"), ("ín", "ina"), ("juez", "jueza"), ("o", "a")),
    "pt": (("or", "ora"), ("ão", "ã"), ("ês", "esa"), ("eu", "eia"), ("juiz", "juíza"), ("réu", "ré"), ("o", "a")),
}


def genders(word: str, language: str, *, adjective: bool) -> set[str]:
    """Return the other gender of a word in the singular; nothing when it has one gender only.

    Args:
        word: folded.
        language: `es` or `pt`.
        adjective: whether the word qualifies another, so that it always agrees.
    """
    if not (adjective or _names_person(word)):
        return set()
    for masculine, feminine in _SWAPS[language]:
        if word.endswith(masculine) and word != masculine[:1]:
            return {word[: -len(masculine)] + feminine}
        if word.endswith(feminine) and len(feminine) > 1:
            return {word[: -len(feminine)] + masculine}
    return {word[:-1] + "o"} if word.endswith("a") and adjective else set()


def _names_person(word: str) -> bool:
    if word in _THINGS:
        return False
    if word in _PERSONS or word in ("juez", "juiz", "réu"):
        return True
    return word.endswith(("ado", "ido", "or"))
