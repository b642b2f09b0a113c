"""Names of people, places and brands in Spanish and Portuguese text: where they stand, letter for letter.

A name is known by a list (given names, surnames, towns, regions, brands), by what stands before it (a title, a label
such as `Víctima:`, `calle`, `colonia`), or because no dictionary has its words. Names keep every letter in translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from ert_writer.model.language import ES, PT, Language, base
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.vocabulary.words import WordList, plain, word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’´-][^\W\d_]+)*")
_PARTICLES = frozenset("de del da do dos das e y la las los di van von der".split())  # noqa: SIM905 - reads better
_GAP = re.compile(r"\.?[ \u00a0]+")

_TITLE = re.compile(
    r"(?<!\w)(?:lic(?:d[oa])?|licenciad[oa]|dr[a]?|doutora?|doctora?|mtr[oa]|maestr[oa]|ing|abog|abogad[oa]|advogad[oa]|sr[a]?|se[ñn]ora?"
    r"|senhora?|don|do[ñn]a|dona|c(?=\.)|prof(?:a|esora?)?|exm[oa]|comisari[oa]|comiss[aá]ri[oa]|inspetora?|inspectora?|cabo|sargent[oa]"
    r"|sgt[oa]|cap|capit[aá]n|capit[aã]o|tte|tenente|teniente|cnel|coronel|major|mayor|soldado|subcomisari[oa]|suboficial|oficial|agente"
    r"|escriv[aã](?:o)?|perit[oa]|delegad[oa]|fiscal|promotora?|procuradora?|ju[ií]za?|juez[a]?|detective|patruller[oa]|intendente"
    r"|investigadora?|secretari[oa]|relatora?|desembargadora?|ministr[oa]|prefeit[oa]|menor|ni[ñn][oa]|joven|adolescente|ciudadan[oa]"
    r"|cidad[ãa](?:o)?|imputad[oa]|acusad[oa]|indiciad[oa]|investigad[oa]|suspeit[oa]|sospechos[oa]|v[ií]tima|v[ií]ctima|testigo"
    r"|testemunha|denunciante|denunciad[oa]|ofendid[oa]|hij[oa]|filh[oa]|herman[oa]|irm[ãa](?:o)?|espos[oa]|marido|novi[oa]|namorad[oa]"
    r"|madre|m[ãa]e|padre|pai|t[ií][oa]|primo|prima|alias|vulgo|llamad[oa]|chamad[oa]|nombre|nome|apodad[oa])(?![\w])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|(?<=[.;|(•\n-] )|(?<=[.;|(•\n-]))\s*(?P<label>[^\W\d_][^:;\n\d@]{0,60}?)\s*:\s+(?=[^\W\d_])")
_PERSON_LABEL = re.compile(
    r"\b(?:nombres?|nomes?|apellidos?|sobrenomes?|v[ií]c?timas?|ofendid[oa]s?|firma(?:do|nte)?|assinatura|assinado|relatora?|denunciantes?"
    r"|denunciad[oa]s?|imputad[oa]s?|acusad[oa]s?|indiciad[oa]s?|investigad[oa]s?|suspeit[oa]s?|sospechos[oa]s?|titular(?:es)?|testigos?"
    r"|testemunhas?|autora?|r[ée]u|delegad[oa]|fiscal|ju[ií]za?|juez[a]?|agente|oficial|comisari[oa]|comiss[aá]ri[oa]|escriv[ãa]o?|perit[oa]"
    r"|responsable|respons[áa]vel|solicitante|requerente|contacto|contato|atenci[óo]n|m[ãa]e|madre|padre|pai|hij[oa]|filh[oa]|filia[çc][ãa]o"
    r"|menor(?:es)?|desaparecid[oa]s?|persona(?: buscada)?|pessoa|beneficiari[oa]|benefici[áa]ri[oa]|promotora?|procuradora?|advogad[oa]|abogad[oa]"
    r"|defensora?|paciente|aluno|alumn[oa]|due[ñn][oa]|propiet[áa]ri[oa]|esposo|esposa|remitente|remetente|querellante|instructora?)\b",
    re.IGNORECASE,
)
_STREET = r"calles?|avenidas?|avda?\.?|av\.|bulevar|boulevard|blvd\.?|rua|r\.(?= [A-ZÁÉÍÓÚ])|travessa|alameda|rodovia|estrada|carretera|autopista|carrera|jir[óo]n|pasaje|callej[óo]n|calzada|prolongaci[óo]n|camino|largo|pra[çc]a|plaza|privada|andador|circuito|via|v[íi]a"
_QUARTER = r"colonia|col\.|barrio|bairro|fraccionamiento|fracc\.|urbanizaci[óo]n|urb\.|vila|villa|vereda|unidad habitacional|conjunto|residencial|condom[íi]nio|jardim|parque|sector|manzana|ejido|rancho|favela|morro|loteamento|asentamiento|poblaci[óo]n|reparto|canton"
_OF = r"municipio|munic[íi]pio|ciudad|cidade|estado|provincia|prov[íi]ncia|departamento|distrito|comarca|partido|comuna|alcald[íi]a|cant[óo]n|regi[óo]n|regi[ãa]o|localidad(?:e)?|corregimiento|aldea|aldeia|parroquia|par[óo]quia|pueblo|povoado|delegaci[óo]n|caser[íi]o|isla|ilha|penal|presidio|playa|praia|puerto|porto"
_PLACE_HEAD = re.compile(rf"(?<!\w)(?:(?P<street>{_STREET}|{_QUARTER})|(?:{_OF})\s+d[eo]l?)\s+(?=\S)", re.IGNORECASE)
_LOCATIVE = re.compile(
    r"(?:\b(?:en|em|na|no|desde|hacia|hasta|para|ciudad de|cidade de|natural de|vecin[oa] de|residente en|de|entre|y|e|a)\s+|,\s*)$",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(["academia", "administracion", "agencia", "area", "brigada", "camara", "carpeta", "casa", "central", "centro", "civil", "codigo", "colegio", "comando", "comisaria", "comision", "comissao", "congreso", "constitucion", "constituicao", "consejo", "conselho", "coordinacion", "corte", "corregedoria", "criminal", "cuerpo", "defensoria", "delegacia", "delegado", "departamento", "derecho", "direccion", "direcao", "diretoria", "distrito", "division", "divisao", "escuela", "escola", "especial", "especializada", "estado", "estadual", "expediente", "federal", "fiscal", "fiscalia", "fundacion", "gabinete", "general", "geral", "gobierno", "governo", "grupo", "guardia", "hospital", "hotel", "inquerito", "instituto", "interior", "investigacion", "investigacoes", "investigaciones", "judicial", "juzgado", "juizo", "justicia", "justica", "ley", "lei", "liceo", "local", "ministerio", "municipal", "nacional", "nucleo", "oficina", "oficio", "orden", "organizacion", "parlamento", "penal", "policia", "policial", "polícia", "prefectura", "presente", "presidencia", "procuraduria", "procuradoria", "programa", "promotoria", "protocolo", "provincia", "publica", "publico", "regional", "republica", "requerimiento", "secao", "seccion", "secretaria", "seguranca", "seguridad", "servicio", "servico", "sistema", "subsecretaria", "superintendencia", "superior", "suprema", "supremo", "tecnico", "tribunal", "unidad", "unidade", "universidad", "universidade", "vara", "zona", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre", "janeiro", "fevereiro", "marco", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "segunda", "terca", "quarta", "quinta", "sexta", "senor", "senora", "senores", "excelencia", "excelentisimo", "vossa", "senhoria", "excelencia", "usted", "ustedes", "senhor", "senhora"])  # fmt: skip
_ALSO_WORDS = frozenset("""
abril africa alba alma amada amado amalia amalio ambar america amparo angel angeles asuncion aurora azucena bautista bella benedito benicio blanca candela
candelaria candida caridad celeste celestino clara claudia clemencia clemente concepcion consolacion constancia consuelo cruz cruzita diva domingas domingo
dolores encarnacion esmeralda esperanza estela estrella fausto felicidad felisa fidelia flor florinda franco gael gala genesis gil gloria guadalupe
inmaculada inocencio jazmin jazmine jesus job jordan junior justa justo leda leon leones libertad lima linda lirio lourdes lucero luz mar maravilla
marcial margarita maxima mercedes milagro milagros modesto natividad nieves nilo noel olivia oliva oliver paz pepe perla pilar placido prima
primitivo prudencia pura remedios rita rocio romeo rosa rosario rosas rubi salome salud salvador santa santiago santos saul segundo serena sol
soledad socorro trinidad urbano valente valentina valentin vera victor victoria violeta virgen virginia vitor vitoria
""".split())  # fmt: skip
"""Given names that are also common words or places: alone they are names only behind a title."""
_LONGEST = 7


class _Token(NamedTuple):
    """A word of the text with its place, its plain spelling, and whether it begins with a capital."""

    text: str
    start: int
    end: int
    plain: str
    capital: bool


class Names(NamedTuple):
    """The lists of names, in plain spelling."""

    given: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    brands: frozenset[str]


@cache
def name_lists() -> Names:
    """Return the lists that come with the program."""
    return Names(_listed("given_names"), _listed("surnames"), _listed("towns") | _listed("regions"), _listed("brands"))


def find_names(text: str, language: Language, taken: Sequence[Span] = ()) -> tuple[Entity, ...]:
    """Return the names in a text, in order and without overlap.

    Args:
        text: a paragraph or sentence.
        language: `es` or `pt`; other languages have no names here.
        taken: spans that other entities hold; no name overlaps them.
    """
    if base(language) not in (ES, PT):
        return ()
    tokens = [_token(match) for match in _WORD.finditer(text)]
    reader = _Reader(text, tokens, name_lists(), word_list(base(language)))
    found: list[Entity] = []
    read = (*reader.brands(), *reader.labelled(), *reader.people(), *reader.places(), *reader.unknown())
    for entity in sorted(read, key=lambda entity: entity.span.start - entity.span.end):  # the longest reading wins
        held = [*taken, *(other.span for other in found)]
        if all(entity.span.end <= span.start or span.end <= entity.span.start for span in held):
            found.append(entity)
    return tuple(sorted(found, key=lambda entity: entity.span))


class _Reader(NamedTuple):
    """One text with what its names are read by."""

    text: str
    tokens: list[_Token]
    lists: Names
    words: WordList

    def brands(self) -> Iterator[Entity]:
        for place, token in enumerate(self.tokens):
            if token.capital:
                for size in range(3, 0, -1):
                    row = self.tokens[place : place + size]
                    if len(row) == size and self._joined(row) and self._said(row) in self.lists.brands:
                        yield self._entity(EntityKind.BRAND, row)
                        break

    def labelled(self) -> Iterator[Entity]:
        """Yield what follows a label such as `Víctima:` or `NOME:` as long as it is capitalised."""
        for label in _LABEL.finditer(self.text):
            if _PERSON_LABEL.search(label["label"]) is None:
                continue
            start = next((i for i, token in enumerate(self.tokens) if token.start >= label.end()), None)
            if start is not None:
                start = self._past_titles(start)
                row = self._run(start, labelled=True)
                if row and not all(token.plain in _NOT_NAMES for token in row) and row[0].plain not in _NOT_NAMES:
                    yield self._entity(EntityKind.PERSON, row)

    def people(self) -> Iterator[Entity]:
        """Yield names that begin with a known given name, or stand behind a title."""
        place = 0
        while place < len(self.tokens):
            row = self._person_at(place)
            if row:
                yield self._entity(EntityKind.PERSON, row)
            place += len(row) or 1

    def places(self) -> Iterator[Entity]:
        yield from self._headed()
        place = 0
        while place < len(self.tokens):
            row = self._town_at(place)
            if row:
                yield self._entity(EntityKind.PLACE, row)
            place += len(row) or 1

    def unknown(self) -> Iterator[Entity]:
        """Yield capitalised words in a row of which no dictionary has one or more: names of an unlisted kind."""
        for place, token in enumerate(self.tokens):
            if not token.capital or token.plain in _NOT_NAMES or self._shouted(token):
                continue
            row = self._run(place)
            new = [t for t in row if t.plain not in _PARTICLES and len(t.text) > 3 and not self.words.knows(t.text)]
            if new and not any(t.plain in _NOT_NAMES for t in row):
                yield self._entity(EntityKind.PERSON, row)

    def _person_at(self, place: int) -> list[_Token]:
        first = self.tokens[place]
        if not first.capital or first.plain in _NOT_NAMES or first.plain in _PARTICLES:
            return []
        titled = self._titled(first)
        if first.plain not in self.lists.given and not titled:
            return []
        row = self._run(place)
        if titled and first.plain not in self.lists.given:
            return row if self._like_surname(first) else []
        if len(row) == 1:
            return row if titled or first.plain not in _ALSO_WORDS else []
        rest = [token for token in row[1:] if token.plain not in _PARTICLES]
        return row if rest and rest[0].plain not in _NOT_NAMES else []

    def _run(self, place: int, *, labelled: bool = False) -> list[_Token]:
        """Return the capitalised words from a place on, particles between them included."""
        row: list[_Token] = []
        particles: list[_Token] = []
        for token in self.tokens[place : place + _LONGEST]:
            before = (particles or row or [token])[-1]
            if before is not token and not self._touch(before, token):
                break
            if token.plain in _PARTICLES and row:
                particles.append(token)
            elif token.capital and (labelled or not row or self._goes_on(token)):
                row += [*particles, token]
                particles = []
            else:
                break
        return row

    def _goes_on(self, token: _Token) -> bool:
        """Return whether a capitalised word may belong to a name; in a text in capitals only one that names bear."""
        if token.plain in _NOT_NAMES:
            return False
        if not self._shouted(token):
            return True
        if token.plain in self.lists.surnames or token.plain in self.lists.given:
            return True
        return not self.words.knows(token.text)

    def _like_surname(self, token: _Token) -> bool:
        return token.plain in self.lists.surnames or not self.words.knows(token.text)

    def _titled(self, token: _Token) -> bool:
        before = self.text[max(0, token.start - 24) : token.start]
        last = None
        for last in _TITLE.finditer(before):
            pass
        return last is not None and re.fullmatch(r"\.?[ \u00a0]+(?:de )?", before[last.end() :]) is not None

    def _past_titles(self, place: int) -> int:
        while place < len(self.tokens) - 1 and _TITLE.fullmatch(self.tokens[place].text):
            place += 1
        return place

    def _headed(self) -> Iterator[Entity]:
        """Yield what follows a word for a place: `calle Reforma` whole, of `ciudad de Lirio` the name alone."""
        for head in _PLACE_HEAD.finditer(self.text):
            start = next((i for i, token in enumerate(self.tokens) if token.start >= head.end()), None)
            if start is None or self.tokens[start].start > head.end() + 8:
                continue
            between = self.text[head.end() : self.tokens[start].start]
            row = self._after_head(start)
            if not row or not re.fullmatch(r"(?:\d{1,3}º? (?:de )?)?", between):
                continue
            if not head["street"] and row[0].plain in _NOT_NAMES:
                continue
            begin = head.start("street") if head["street"] else row[0].start
            yield self._span(EntityKind.PLACE, begin, row[-1].end)

    def _after_head(self, place: int) -> list[_Token]:
        row = self.tokens[place : place + 1]
        if row and row[0].plain in _PARTICLES and not row[0].capital:
            rest = self._run(place + 1)
            return [*row, *rest] if rest and self._touch(row[0], rest[0]) else []
        return self._run(place)

    def _town_at(self, place: int) -> list[_Token]:
        first = self.tokens[place]
        if not first.capital:
            return []
        for size in range(5, 0, -1):
            row = self.tokens[place : place + size]
            if len(row) < size or not self._joined(row) or self._said(row) not in self.lists.places:
                continue
            if size > 1 or self._is_place(first):
                return row
        return []

    def _is_place(self, token: _Token) -> bool:
        """Return whether a single word that names a town does so here."""
        if token.plain in _NOT_NAMES:
            return False
        listed = self.words.holds(token.text)
        cue = _LOCATIVE.search(self.text[: token.start]) is not None
        return cue and (not listed or (not self._shouted(token) and token.start > 0))

    def _shouted(self, token: _Token) -> bool:
        return len(token.text) > 1 and token.text.isupper()

    def _touch(self, first: _Token, second: _Token) -> bool:
        gap = self.text[first.end : second.start]
        return gap.isspace() or (gap.startswith(".") and len(first.text) <= 2 and gap[1:].isspace())

    def _joined(self, row: Sequence[_Token]) -> bool:
        return all(self._touch(a, b) for a, b in pairwise(row))

    def _said(self, row: Iterable[_Token]) -> str:
        return " ".join(token.plain for token in row)

    def _entity(self, kind: EntityKind, row: Sequence[_Token]) -> Entity:
        return self._span(kind, row[0].start, row[-1].end)

    def _span(self, kind: EntityKind, start: int, end: int) -> Entity:
        return Entity(kind, Span(start, end), self.text[start:end])


def _token(match: re.Match[str]) -> _Token:
    word = match[0]
    return _Token(word, match.start(), match.end(), plain(word), word[0].isupper())


def _listed(name: str) -> frozenset[str]:
    text = files("ert_writer.vocabulary").joinpath(f"data/{name}.txt").read_text("utf-8")
    return frozenset(plain(line) for line in text.splitlines() if line)
