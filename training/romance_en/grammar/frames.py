"""Short sentences for single words: what a dictionary gives is learnt better inside a sentence than alone.

A word is `(Spanish, kind, tags, English)`; kind is `n` (noun), `adj` (masculine adjective), `inf` (infinitive), `v` (third
person of a verb) or `adv`; tags are Apertium's, of which gender and number are read.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from training.romance_en.grammar.agreement import Pair, contracted, table

Word = tuple[str, str, str, str]

_NOUN = table("""
Encontraron {the}. | They found {the}.
¿Dónde {is} {the}? | Where {is} {the}?
Hablaron de {the}. | They talked about {the}.
No vimos {the}. | We did not see {the}.
Se trata de {the}. | It is about {the}.
{The} no {is} aquí. | {The} {is} not here.
Una foto de {the} | A photo of {the}
Todo ocurrió por {the}. | It all happened because of {the}.
La policía mencionó {the} en su informe. | The police mentioned {the} in their report.
Según el testigo, {the} {was} cerca de la entrada. | According to the witness, {the} {was} near the entrance.
En esa época {the} ya {was} allí. | At that time {the} {was} already there.
{The} y los demás | {The} and the others
Ni siquiera {the} cambió la situación. | Not even {the} changed the situation.
Vino con {the}. | He came with {the}.
{The} | {The}
""")
_ADJECTIVE = table("""
El señor es {m}. | The man is {e}.
Es un caso {m}. | It is {an} {e} case.
No es {m}. | It is not {e}.
La situación parece {f}. | The situation seems {e}.
Una mujer {f} | {An} {e} woman
Un grupo {m} llegó al lugar. | {An} {e} group arrived at the scene.
Le pareció algo {m}. | It seemed rather {e} to him.
el asunto {m} | the {e} matter
""")
_INFINITIVE = table("""
Van a {v}. | They are going to {e}.
No quiero {v}. | I do not want to {e}.
No se puede {v} aquí. | You cannot {e} here.
Hay que {v} de inmediato. | It is necessary to {e} immediately.
Lo hizo para {v}. | He did it to {e}.
Tratan de {v}. | They try to {e}.
Nos pidió {v}. | He asked us to {e}.
Podría {v} mañana. | He could {e} tomorrow.
""")
_SINGULAR = table("""
Ella {v}. | She {e}.
Mi vecina {v} en la calle. | My neighbor {e} in the street.
El hombre {v} sin parar. | The man {e} nonstop.
La joven {v} todos los días. | The young woman {e} every day.
""")
_PLURAL = table("""
Ellos {v}. | They {e}.
Los hombres {v} en la plaza. | The men {e} in the square.
Mis hermanas {v} también. | My sisters {e} too.
""")
_SINGULAR_PAST = table("""
Ella {v} ayer. | She {e} yesterday.
El hombre {v} ese día. | The man {e} that day.
Nadie sabe por qué {v}. | Nobody knows why he {e}.
""")
_PLURAL_PAST = table("""
Ellos {v} ayer. | They {e} yesterday.
Los hombres {v} esa noche. | The men {e} that night.
""")
_ADVERB = table("""
Todo ocurrió {v}. | Everything happened {e}.
{V}, nadie lo vio. | {E}, nobody saw him.
Lo dijo {v}. | He said it {e}.
""")


def pairs(words: Sequence[Word], rng: random.Random, each: int) -> Iterator[Pair]:
    """Yield so many sentences for each word."""
    for word in words:
        for spanish, english in rng.sample(_frames(word), min(each, len(_frames(word)))):
            yield _filled(spanish, english, word)


def _frames(word: Word) -> list[Pair]:
    _, kind, tags, _ = word
    if kind == "v":
        past, plural = "<ifi>" in tags, "<pl>" in tags
        return (_PLURAL_PAST if plural else _SINGULAR_PAST) if past else (_PLURAL if plural else _SINGULAR)
    return {"n": _NOUN, "adj": _ADJECTIVE, "inf": _INFINITIVE, "adv": _ADVERB}[kind]


def _filled(spanish: str, english: str, word: Word) -> Pair:
    text, kind, tags, meaning = word
    plural, article = "<pl>" in tags, _article(tags)
    number = int(plural)
    source = {
        "the": f"{article} {text}", "The": f"{article.capitalize()} {text}", "is": ("está", "están")[number], "was": ("estaba", "estaban")[number],
        "m": text, "f": text[:-1] + "a" if text.endswith("o") else text, "v": text, "V": text.capitalize(),
    }  # fmt: skip
    an = "an" if meaning[:1].lower() in "aeiou" else "a"
    target = {
        "the": f"the {meaning}", "The": f"The {meaning}", "is": ("is", "are")[number], "was": ("was", "were")[number], "an": an, "An": an.capitalize(),
        "e": meaning, "E": meaning[:1].upper() + meaning[1:],
    }  # fmt: skip
    return contracted(spanish.format_map(source)), english.format_map(target)


def _article(tags: str) -> str:
    feminine, plural = "<f>" in tags, "<pl>" in tags
    return ("las" if plural else "la") if feminine else ("los" if plural else "el")
