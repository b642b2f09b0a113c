"""The officer's deadline: not an attacker's ultimatum, not the period of the data, not a time gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ert_writer.intake.durations import Duration, add, find_durations
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.moments import Moment
from ert_writer.intake.sent import Written
from ert_writer.intake.values import value
from ert_writer.intake.zones import Zone, stated_zone, usual_zone
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_CUE = re.compile(
    r"\b(?:a\s+mas\s+tardar|mais\s+tardar|como\s+maximo|no\s+maximo|maximo|antes\s+d(?:e|el|as|os?|"
    r"a)?\b(?:\s+las?)?|(?:en|em|in)(?=\s+(?:\d{1,3}|(?:una?|uma?|media|meia|dos|duas|dois|tres|seis|doce|doze|"
    r"veinticuatro|an|half|one|two|three|six|twelve)\b))|previo\s+a|"
    r"hasta|ate|dentro\s+d(?:e|el|o)|"
    r"(?:en\s+)?(?:un|el|su|no|em)?\s*(?:plazo|prazo|termino|lapso)|no\s+mayor|no\s+superior|nao\s+superior|"
    r"fecha\s+limite|hora\s+limite|"
    r"data\s+limite|vence|vencimiento|improrrogable|deadline|no\s+later\s+than|within|before|by|en\s+menos\s+de|"
    r"em\s+menos\s+de|em\s+ate|para\s+(?:el|hoy|manana|as|hoje|amanha)|en\s+las\s+proximas|nas\s+proximas|limite)\b"
)
_ASKS = re.compile(
    r"\b(?:respuesta|resposta|respond\w+|remit\w+|remet\w+|envi\w+|solicit\w+|requier\w+|requer\w+|requis\w+|"
    r"inform\w+|entreg\w+|"
    r"proporcion\w+|contest\w+|atend\w+|atencion|retorno|encaminh\w+|fornec\w+|agradec\w+|necesit\w+|cumpl\w+|"
    r"cumpr\w+|plazo|"
    r"prazo|termino|suministr\w+|brind\w+|pedimos|se\s+pide|pido|favor|rogamos|esperamos|urge|facilit\w+|"
    r"apresent\w+|tramit\w+|"
    r"contar\s+con|datos|dados|informacion|informacoes|reply|respon\w+|provide|answer|deadline|limite|mand\w+|pas[ea]\w*|passem?|urgente)\b"
)
_ASKS_FIRMLY = re.compile(
    r"\b(?:respuesta|resposta|respond\w+|remit\w+|remet\w+|envi(?:ar|en|e|arse|arlo)\w*|solicit\w+|requier\w+|"
    r"requer\w+|requis\w+|informar\w*|"
    r"informen?|entreg\w+|proporcion\w+|contest\w+|encaminh\w+|fornec\w+|agradec\w+|necesit\w+|suministr\w+|"
    r"brind\w+|pedimos|pido|favor|facilit\w+|"
    r"reply|provide|answer|retorno|atend\w+)\b"
)
_ULTIMATUM = re.compile(
    r"\b(?:exig\w+|rescate|resgate|pagar\w*|pague\w*|pagan|pago|pagamento|deposit\w+|transfer\w+|transfir\w+|"
    r"amenaz\w+|ameac\w+|matar\w*|"
    r"mata\w*|morrer\w*|morre|muere\w*|morir\w*|asesin\w+|executar\w*|ejecutar\w*|secuestrador\w*|"
    r"sequestrador\w*|captor\w*|cativeiro|"
    r"extorsion\w*|ultimatum|ultimato|difundir\w*|publicar\w*|divulgar[ai]\w*|si\s+no|se\s+nao|"
    r"caso\s+contrario|de\s+lo\s+contrario|"
    r"agresor\w*|agressor\w*|suicid\w*|quitar\w*|acabar\w*|vendera\w*|explot\w+|explod\w+|detonar\w*|bomba|"
    r"atacar\w*|ataque|tirotear\w*|"
    r"salio|regres\w+|vist[oa]|desaparec\w+)\b"
)
_PARTED = re.compile(
    r"[;]|\b(?:ya\s+que|porque|pues|puesto\s+que|dado\s+que|toda\s+vez\s+que|pois|ja\s+que|uma\s+vez\s+que|porquanto|"
    r"en\s+virtud\s+de\s+que|tendo\s+em\s+vista|visto\s+que|debido\s+a|because|since|momento\s+en\s+que|"
    r"antes\s+d[eo]l?\s+que|por\s+cuanto|haja\s+vista)\b"
)
_RANGE = re.compile(
    r"\b(?:desde|entre|period\w+|comprendid\w+|compreendid\w+|del?\s+(?:dia\s+)?\d[\w\s/.:,]*|a\s+partir|"
    r"intervalo)\b[^;]{0,70}$"
)
_KEEP = re.compile(
    r"\b(?:conserv\w+|preserv\w+|resguard\w+|guarda|ret\w*cion|retencao|renov\w+|prorrog\w+|pela\s+vigencia)\b"
)
_MIDNIGHT = re.compile(r"\b(?:media\s?noche|meia[\s-]noite|midnight|24(?::00|h))")
_QUOTED = re.compile(r"[\"“«][^\"”»]{0,400}[\"”»]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    span: Span
    moment: Moment | None
    duration: Duration | None
    strength: float


def deadline(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the deadline that the officer sets: as stated, and as a moment with its offset where it can be told.

    `normal` is an ISO 8601 moment with offset, or a plain day where the letter gives no clock time to count from.
    """
    when = letter.written
    found = [_read(letter, candidate, when, letter.country) for candidate in _candidates(letter)]
    values = [item for item in found if item is not None]
    values.sort(key=lambda item: -item.confidence)
    return tuple(values[:1])


def _candidates(letter: Facts) -> Iterator[_Candidate]:
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start):
            continue
        masked = _QUOTED.sub(lambda m: " " * len(m[0]), sentence.folded)
        moments = letter.moments_of(sentence.span)
        durations = find_durations(sentence.text)
        if not (moments or durations):
            continue
        for begin, end in _clauses(masked):
            yield from _in_clause(letter, sentence, masked, Span(begin, end), moments, durations)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _PARTED.finditer(text):
        yield start, match.start()
        start = match.start()
    yield start, len(text)


def _in_clause(
    letter: Facts,
    sentence: Sentence,
    masked: str,
    clause: Span,
    moments: tuple[Moment, ...],
    durations: tuple[Duration, ...],
) -> Iterator[_Candidate]:
    text = masked[clause.start : clause.end]
    cues = [Span(clause.start + m.start(), clause.start + m.end()) for m in _CUE.finditer(text)]
    threatened = bool(_ULTIMATUM.search(text))
    asked = len(_ASKS.findall(text))
    around = 0 if asked else bool(_ASKS.search(_neighbours(letter, sentence)))
    things: tuple[Moment | Duration, ...] = (*moments, *durations)
    for thing in things:
        cue = _cue_for(cues, thing.span, masked)
        if cue is None or not clause.start <= thing.span.start < clause.end or not (asked or around):
            continue
        if _is_ultimatum(masked, clause, cue, thing.span) or _is_range(masked, clause, cue, thing.span):
            continue
        if isinstance(thing, Moment) and _is_a_length(masked, cue, thing, durations):
            continue
        if isinstance(thing, Duration) and _KEEP.search(text) and thing.length >= timedelta(days=20):
            continue
        strength = 0.9 - 0.2 * threatened - (0 if asked else 0.2)
        span = Span(sentence.span.start + min(cue.start, thing.span.start), sentence.span.start + thing.span.end)
        yield _Candidate(
            span,
            _moved(thing, sentence.span.start) if isinstance(thing, Moment) else None,
            thing if isinstance(thing, Duration) else None,
            strength,
        )


def _is_a_length(masked: str, cue: Span, moment: Moment, durations: tuple[Duration, ...]) -> bool:
    """Return whether a clock time is a length of time: `em 24h`, `en las próximas horas`."""
    words = masked[cue.start : cue.end]
    overlaps = any(d.span.start < moment.span.end and moment.span.start < d.span.end for d in durations)
    return "proxim" in words or (overlaps and re.match(r"(?:en|em|in|within|dentro)\b", words) is not None)


def _is_ultimatum(masked: str, clause: Span, cue: Span, thing: Span) -> bool:
    """Return whether the nearest verb before the cue is an attacker's, or one follows and nobody asks before."""
    before = masked[clause.start : cue.start]
    threats = [match.end() for match in _ULTIMATUM.finditer(before)]
    asks = [match.end() for match in _ASKS_FIRMLY.finditer(before)]
    if threats:
        return not asks or threats[-1] > asks[-1]
    return not asks and bool(_ULTIMATUM.search(masked[thing.end : min(thing.end + 45, clause.end)]))


def _is_range(masked: str, clause: Span, cue: Span, thing: Span) -> bool:
    """Return whether `hasta` or `até` ends a period of data here."""
    if not re.match(r"(?:hasta|ate|em\s+ate|para|by)\b", masked[cue.start : cue.end]):
        return False
    return bool(_RANGE.search(masked[clause.start : cue.start])) and not re.search(
        r"\b(?:respuesta|resposta|respond\w+|plazo|prazo)\b", masked[clause.start : thing.start]
    )


def _moved(moment: Moment, by: int) -> Moment:
    return replace(moment, span=Span(moment.span.start + by, moment.span.end + by))


def _neighbours(letter: Facts, sentence: Sentence) -> str:
    return letter.folded[max(0, sentence.span.start - 120) : sentence.span.end]


def _cue_for(cues: list[Span], thing: Span, masked: str) -> Span | None:
    """Return the cue before a time with nothing weighty between, or right after a duration."""
    before = [cue for cue in cues if cue.end <= thing.start + 6 and len(masked[cue.end : thing.start]) <= 60]
    if before:
        last = before[-1]
        first = next((cue for cue in before if len(masked[cue.end : thing.start]) <= 60), last)
        return first if "," not in masked[first.end : thing.start] else last
    overlapping = [cue for cue in cues if thing.start <= cue.start <= thing.end]
    return overlapping[0] if overlapping else None


def _read(letter: Facts, candidate: _Candidate, when: Written, country: str) -> FieldValue | None:
    span = candidate.span
    near = letter.folded[span.start : span.end + 40].partition("\n")[0]
    zone = stated_zone(near[max(0, len(near) - 90) :]) or usual_zone(country, letter.folded, when.moment)
    if candidate.duration is not None:
        return _counted(letter, candidate, candidate.duration, when, zone)
    moment = candidate.moment
    return _fixed(letter, span, moment, candidate.strength, when, zone) if moment is not None else None


def _counted(
    letter: Facts, candidate: _Candidate, duration: Duration, when: Written, zone: Zone | None
) -> FieldValue | None:
    """Count a duration from the mail's Date, from the clock on the date line, else from the day alone."""
    if re.search(r"\bhace\s+$|\bha\s+$|\bcada\s+$|\bpor\s+$", letter.before(candidate.span.start, 8)):
        return None
    start = when.moment
    if start is not None and zone is not None:
        start = start.astimezone(zone.zone)
    elif when.day and when.clock and zone:
        start = datetime.combine(when.day, when.clock, zone.zone)
    if start is not None:
        return _told(
            letter,
            candidate.span,
            add(duration, start, letter.country),
            candidate.strength - 0.1,
            zone,
            "counted from the letter's own time; ",
        )
    if when.day is None:
        return value(letter, candidate.span, candidate.strength - 0.1, note="the letter has no date to count from")
    end = add(duration, datetime.combine(when.day, time(0)), letter.country)  # a day is all that is known
    note = "counted from the letter's date, which has no clock time: ask when it was sent"
    return value(letter, candidate.span, 0.5, normal=end.date().isoformat(), note=note)


def _fixed(
    letter: Facts, span: Span, moment: Moment, strength: float, when: Written, zone: Zone | None
) -> FieldValue | None:
    day = moment.day or when.day
    if day is None:
        return value(letter, span, min(strength, 0.6), note="the letter has no date, so the day is not known")
    if moment.time == time(0) and _MIDNIGHT.search(letter.folded[span.start : span.end]):
        day += timedelta(days=1)  # the midnight that ends the day
        strength = min(strength, 0.8)
    if _gone(day, moment.time, when):
        if moment.day is None and moment.time is not None:
            day += timedelta(days=1)
            strength -= 0.3
        else:
            return None
    if moment.time is None:
        return value(letter, span, strength - 0.05, normal=day.isoformat(), note="a day without a clock time")
    if zone is None:
        stamp = datetime.combine(day, moment.time).isoformat(timespec="minutes")
        return value(letter, span, min(strength, 0.6), normal=stamp, note="time zone unknown: the country is not clear")
    return _told(letter, span, datetime.combine(day, moment.time, zone.zone), strength, zone, "")


def _gone(day: date, clock: time | None, when: Written) -> bool:
    if when.day is None:
        return False
    if day != when.day or clock is None:
        return day < when.day
    known = when.clock or (when.moment.time() if when.moment else None)
    return known is not None and clock <= known.replace(tzinfo=None)


def _told(letter: Facts, span: Span, moment: datetime, strength: float, zone: Zone | None, note: str) -> FieldValue:
    moment = moment.replace(second=0, microsecond=0)
    name = f"zone {zone.name}, {zone.reason}" if zone else ""
    confidence = strength if zone is None or zone.certain else min(strength, 0.65)
    return value(letter, span, round(confidence, 2), normal=moment.isoformat(timespec="minutes"), note=f"{note}{name}")
