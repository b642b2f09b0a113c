"""What a Spanish or Portuguese verb form alone shows: whether it is a first person, and its infinitive."""

from __future__ import annotations

import re
from functools import cache

from ert_writer.model.language import ES, Language
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import word_list

_IRREGULAR_I_TEXT = """
hago digo tengo vengo pongo salgo vuelvo puedo quiero pierdo encuentro muestro cuento cierro niego sigo pido consigo
devuelvo duermo muero siento miento pienso juego huyo oigo traigo caigo conozco obedezco aparezco desaparezco ofrezco
elijo recojo protejo recuerdo despierto empiezo comienzo entiendo atiendo defiendo confieso
faço digo tenho venho ponho saio posso quero perco sigo peço consigo durmo minto sinto ouço trago caio conheço vejo
"""
_IRREGULAR_I = frozenset(_IRREGULAR_I_TEXT.split())
_NOUNS_TEXT = """
acto acuerdo año apoyo archivo aviso banco barrio caso cargo camino centro cobro cuerpo correo cuidado dato daño dinero
disparo ejemplo encargo envío estado examen fondo fuego futuro gasto golpe grupo hecho hijo juicio juego lado ingreso
llamado lugar mando modo motivo mundo muro número objeto pago pasado paso peso plazo principio proceso punto registro
reclamo recurso respaldo resto retiro riesgo robo ruego saldo segundo seguro servicio sitio sobre sueldo sujeto tiempo
tiro todo trabajo trato uso caso ano arquivo abuso ataque aviso banco carro corpo crime dado dano desvio dinheiro
encontro
fato filho fogo foco grupo jogo juízo lado mandado motivo mundo pagamento passado peso prazo preso processo ponto
registro resgate resto risco roubo saldo segredo serviço tempo tiro trabalho tráfico uso voto veículo como cuando mismo
mesmo solo nuevo viejo bajo alto largo medio mucho poco claro cierto quinto cuarto sexto propio junto contacto delito
infiltro esto eso aquello algo pudo puso supo hizo quiso dijo trajo tuvo estuvo vino anduvo
secuestro sequestro asesinato adulto anónimo cliente alumno médico público político historial perito crédito
"""
_NOUNS = frozenset(_NOUNS_TEXT.split())
"""Nouns and adjectives that are also a verb's first person: they show nothing."""
_SPELLINGS = (("qu$", "c"), ("gu$", "g"), ("c$", "z"), ("zc$", "c"), ("j$", "g"))
_IRREGULAR_ORDERS_TEXT = """
salga=salir haga=hacer diga=decir venga=venir ponga=poner vaya=ir sepa=saber sea=ser oiga=oír entre=entrar
toque=tocar llame=llamar hable=hablar traiga=traer salgan=salir hagan=hacer digan=decir suba=subir saia=sair
faça=fazer vá=ir saiba=saber venha=vir ponha=pôr seja=ser traga=trazer ouça=ouvir
"""
_IRREGULAR_ORDERS = dict(pair.split("=") for pair in _IRREGULAR_ORDERS_TEXT.split())


@cache
def first_person(form: str, language: Language) -> bool:
    """Return whether a word in `o` is, as far as its form shows, a verb's first person: its infinitive is a word.

    Args:
        form: a word in small letters.
        language: `es` or `pt`.
    """
    if form in _IRREGULAR_I:
        return True
    stem = fold(form)[:-1]
    if (
        not form.endswith("o")
        or len(stem) < 3
        or form in _NOUNS
        or stem.endswith(("ad", "id", "and", "iend", "end", "ind"))
    ):
        return False
    words = word_list(language)
    return any(words.holds(one + end) for one in _stems(stem) for end in ("ar", "er", "ir"))


def _stems(stem: str) -> set[str]:
    """Return a stem and those it may come from: `suelt` of `soltar`, `pierd` of `perder`, `bloquei` of `bloquear`."""
    changes = ((r"ue(?=[^aeiou]+$)", "o"), (r"ie(?=[^aeiou]+$)", "e"), (r"ei$", "e"))
    return {stem, *(re.sub(old, new, stem) for old, new in changes)}


@cache
def infinitive(form: str, language: Language) -> str:
    """Return the infinitive of a subjunctive in the third person; empty where it is not known or not sure."""
    if form in _IRREGULAR_ORDERS:
        return _IRREGULAR_ORDERS[form]
    bare = form.removesuffix("n" if language == ES else "m")
    stem, ends = bare[:-1], {"e": ("ar",), "a": ("er", "ir")}.get(bare[-1:], ())
    forms = _stems(stem)
    forms |= {re.sub(old, new, one) for one in forms for old, new in _SPELLINGS}
    found = {one + end for one in forms for end in ends if word_list(language).holds(one + end)}
    return found.pop() if len(found) == 1 else ""
