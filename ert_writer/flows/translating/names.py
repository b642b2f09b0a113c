"""Names of people: a line that is nothing but a name is copied, and a name in a sentence gets its accents back.

Small models have no `ñ` and drop accents (`Muñoz` became `Munoz`), and rules translate names (`Reyes` became `Reis`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ert_writer.flows.translating.values import Candidate, Job
from ert_writer.model.translation import Change
from ert_writer.text.fold import fold, without_accents

_GIVEN_NAMES = """
abel abigail adela adolfo adrian adriana agustin agustina alan alba alberto aldo alejandra alejandro alex alexandra
alexandre alexis alfonso alfredo alicia aline alvaro amalia amanda amparo ana anabel anderson andre andrea andreia
andres andressa angel angela angelica angelina anibal anita antonella antonia antonio ariel armando arnaldo arthur
arturo augusto aurora barbara beatriz belen benicio benito benjamin bernardo berta bianca blanca boris brenda brian
bruna bruno caio camila camilo carina carla carlos carlota carmen carolina caroline catalina catarina cecilia celeste
celia celina cesar christian cintia clara claudia claudio clemente consuelo cristian cristiane cristina cristobal
cynthia daiana damian daniel daniela danilo dante dario david debora delfina delia denis denise diana diego dolores
domingo dora douglas edgar edgardo edith edson eduarda eduardo elena elias elisa elizabeth eloisa elsa elvira emanuel
emilia emiliano emilio emma enrique enzo erica erick erika ernesto esteban estefania estela ester esteves esther
eugenia eugenio eva evelyn ezequiel fabian fabiana fabio fabiola fabricio facundo fatima federico felicia felipe felix
fermin fernanda fernando fidel flavia flavio florencia francisca francisco franco gabriel gabriela gael genesis
gerardo german gilberto gilda giovanna giovanni gisela giuliana gladys gloria gonzalo graciela gregorio griselda
guadalupe guido guilherme guillermo gustavo hector helena henrique heriberto hernan hilda hugo humberto ian ignacio
ines iris irma isaac isabel isabela isabella isadora ismael ivan ivana ivonne jacinto jaime janaina javier jazmin
jefferson jennifer jeronimo jessica jesus jhon jimena joao joaquim joaquin joel jonathan jorge jose joseane josefina
juan juana julian juliana juliane juliano julieta julio junior justina karen karina karla katia kevin laercio lara
larissa laura lautaro leandro leila leonardo leonel leonor leopoldo leticia lidia liliana lina lisandro lorena lorenzo
lourdes luan luana lucas lucia luciana luciano lucila lucio luis luisa luiz luiza lupe luzia macarena magali magdalena
maira malena manuel manuela mara marcela marcelo marcia marcio marco marcos margarita maria mariana mariano maribel
maricela mariela marina mario marisa marisol marlene marta martha martin martina mateo mateus matheus matias mauricio
mauro maximiliano mayra melany melina melissa mercedes micaela miguel mijail milagros milena mirella miriam mirta
moises monica monserrat nadia nahuel nancy natalia nathalia nelida nelson nestor nicolas nicole nieves noelia noemi
nora norberto norma nuria octavio olga oliver olivia omar orlando oscar osvaldo otavio pablo paloma pamela paola
patricia patricio paula paulo pedro perla pilar priscila rafael rafaela ramiro ramon raquel raul rebeca regina renan
renata renato rene reynaldo ricardo rigoberto rita roberta roberto rocio rodolfo rodrigo rogelio roger rolando romina
romulo roque rosa rosana rosangela rosario roxana ruben rubens ruth sabrina samanta samuel sandra santiago sara saul
sebastian selena sergio sheila silvana silvia silvio simon simone sofia sol soledad sonia stella susana tamara tania
tatiana teodoro teresa thais thiago tiago tomas ulises umberto valentin valentina valeria vanesa vanessa vania vera
veronica vicente victor victoria vinicius violeta virginia viviana walter wanda wellington wendy wilfredo william
wilmer wilson ximena yadira yamila yanina yariela yesenia yolanda zoe zulema
"""
_GIVEN = frozenset(_GIVEN_NAMES.split())
"""Given names common in Spanish and Portuguese, without accents; none that is mostly another word or a place."""

_TITLE = r"(?:(?:Lic|Licda|Licdo|Mtr[oa]|Ab[o]?g|Mag|M\.? ?Sc|Ph\.? ?D)\.? )?"
_NAME = re.compile(
    rf"{_TITLE}(?P<given>[^\W\d_]+)(?: (?:(?:de|del|da|do|dos|das|e|y|la|las|los) ){{0,2}}[^\W\d_]+\.?){{1,6}}"
)
_PARTICLES = frozenset("de del da do dos das e y la las los".split())  # noqa: SIM905 - as above
_OFFICES = """
academia agencia brigada casa central centro civil colegio comisaria criminal cuerpo delegacia delegado departamento
direccion distrito division escuela especial estado federal fiscal fiscalia fundacion grupo guardia hospital hotel
instituto judicial justicia ley liceo local ministerio municipal nacional oficina parque penal plaza policia policial
presente procuraduria programa promotoria provincia publica publico regional seccion secretaria servicio tecnico
tribunal unidad universidad
"""
_NO_NAME = frozenset(_OFFICES.split())
_ACCENTED = re.compile(r"(?<![\w@.])[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][a-záéíóúñüâêôãõç]+(?![\w@])")


_RUN = re.compile(r"(?:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][^\W\d_]+ (?:(?:de|del|da|do|dos|das|e|y|la|las|los) ){0,2}){1,5}$")


def is_name(text: str) -> bool:
    """Return whether a line is nothing but a person's name: a known given name, then surnames, all capitalised."""
    match = _NAME.fullmatch(text.strip())
    if match is None or fold(match["given"]) not in _GIVEN:
        return False
    words = [word.strip(".") for word in text[text.index(match["given"]) :].split()]
    rest = [word for word in words if word.lower() not in _PARTICLES]
    return all(word[:1].isupper() for word in rest) and not any(fold(word) in _NO_NAME for word in rest)


def keep_names(job: Job, candidate: Candidate) -> Candidate:
    """Give people's names their accents back where the engine dropped them."""
    text = candidate.text
    for match in _ACCENTED.finditer(job.text):
        name, bare = match[0], without_accents(match[0])
        if name == bare or name in text or not _of_a_person(job.text, match):
            continue
        text = re.sub(rf"(?<!\w){bare}(?!\w)", name, text)
    if text == candidate.text:
        return candidate
    return replace(candidate, text=text, changes=(*candidate.changes, Change("names", candidate.text, text)))


def _of_a_person(text: str, match: re.Match[str]) -> bool:
    """Return whether a capitalised word is a given name or follows one; towns and countries have English names."""
    if fold(match[0]) in _GIVEN:
        return True
    before = _RUN.search(text[: match.start()])
    return before is not None and any(fold(word) in _GIVEN for word in before[0].split())
