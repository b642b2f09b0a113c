"""Cautions about what a letter says: what it wants, how it presses, which law it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.countries.guess import CountryGuess
from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case, Caution, DangerStatus
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import SUPPORTED, base

_SECRETS = re.compile(
    r"\b(?:contrasenas?|senhas?(?:\s+de\s+acesso)?|passwords?|claves?\s+de\s+(?:acceso|ingreso|seguridad)|"
    r"codigos?\s+(?:de\s+)?(?:respaldo|backup|recuperaci?on|recuperacao|verificaci?on|verificacao|seguridad|"
    r"seguranca|2fa|acceso|autenticaci?on)|backup\s+codes?|"
    r"(?:numeros?|datos|dados)\s+(?:completos?\s+)?d[eao]s?\s+(?:las\s+)?(?:tarjetas?|cartao|"
    r"cartoes)(?:\s+de\s+(?:credito|debito))?|tarjeta\s+de\s+credito\s+complet\w+|cvv|pin\b|"
    r"credenciales\s+de\s+acceso|credenciais\s+de\s+acesso|acceso\s+(?:directo|remoto|total)\s+a\s+la\s+cuenta|"
    r"tokens?\s+de\s+sesi?on|cookies?)\b"
)
_NO_SECRETS = re.compile(
    r"\b(?:no|nao|sin|sem)\s+(?:se\s+)?(?:solicit\w+|requier\w+|incluy\w+|pedimos|requer\w+|pid\w+)[^.;]{0,50}$"
)
_SUPERIOR = re.compile(
    r"\b(?:no\s+(?:se\s+)?(?:comuni\w+|contact\w+|llam\w+|escrib\w+|consult\w+|verifi\w+|"
    r"dirij\w+)\s*(?:se\s+)?(?:con|a|ante|por|al|en)?\s*(?:ni\s+)?(?:mi|mis|nuestr\w+|el|la|los|otr\w+|"
    r"ning\w+)?\s*(?:jef\w+|superior\w*|supervis\w+|comandancia|conmutador|instituci\w+|central|mando\w*|"
    r"oficina\w*|fiscalia|dependencia|canal\w*|otras?\s+areas?)|"
    r"nao\s+(?:entr\w+\s+em\s+contato|contat\w+|lig\w+|comuniqu\w+|consult\w+|procur\w+|"
    r"verifi\w+)\s*(?:-?se)?\s*(?:com|para|a|ao|junto)?\s*(?:a|o|meu|minha|meus|nosso|nossa|outr\w+|"
    r"nenhum\w*)?\s*(?:chef\w+|superior\w*|supervis\w+|delegacia|comando|orgao|central|instituic\w+)|"
    r"(?:abst\w+|evit\w+)\s+(?:de\s+)?(?:contactar|llamar|comunicar(?:se)?|verificar|ligar|"
    r"contatar)\s+(?:con\s+|a\s+|com\s+)?(?:mi|mis|la|el|los|meu|minha|o|a|otr\w+)\s+\w+|"
    r"(?:solo|solamente|unicamente|exclusivamente|apenas|somente)\s+(?:conmigo|comigo|a\s+(?:este|"
    r"mi)\s+(?:correo|numero|whatsapp|celular)|(?:a|por|para)\s+este\s+(?:correo|e-?mail|numero)|(?:con|"
    r"com)\s+(?:el\s+suscrito|o\s+signatario))|"
    r"do\s+not\s+contact\s+my\s+(?:superior|supervisor|boss)|sin\s+(?:verificar|llamar\s+a)\s+(?:la|mi|ning\w+))"
)
_PRESSURE = re.compile(
    r"\b(?:(?:sera\w*|seran|serao|seria\w*|quedar\w+|ficar\w+)\s+(?:penal(?:mente)?|civil(?:mente)?|"
    r"legal(?:mente)?|personal(?:mente)?|directamente|diretamente)?\s*(?:y\s+\w+\s+)?(?:responsab\w+|"
    r"responsables?|sancionad\w+|multad\w+|denunciad\w+|detenid\w+|presos?|complic\w+|imputad\w+)|"
    r"responsabili[zd]\w+\s+(?:penal\w*|civil\w*|legal\w*|criminal\w*|a\s+(?:usted|su\s+empresa|la\s+empresa|"
    r"ustedes)|por\s+la\s+muerte)|(?:responsabilidad|responsabilidade)\s+(?:penal|civil|legal|criminal|"
    r"directa)|so\s+pena|sob\s+pena|bajo\s+(?:apercibimiento|pena)|"
    r"(?:crime\s+de\s+|delito\s+de\s+)?desob?edienc\w+|obstrucci?on\s+(?:de|a)\s+la\s+justicia|"
    r"obstrucao\s+(?:da|de|a)\s+justica|complicidad|cumplice\w*|multa\s+(?:diaria|de)|(?:la\s+)?sangre\s+(?:en|"
    r"esta)|sobre\s+(?:su|sua)\s+(?:conciencia|consciencia)|"
    r"(?:ordenar\w+|decretar\w+|solicitar\w+|procede\w+)\s+(?:la\s+|a\s+|o\s+|el\s+)?(?:bloqueo|suspension|"
    r"clausura|detencion|prision|bloqueio|suspensao|arresto)|cargos\s+penales|medios\s+de\s+comunicacion|"
    r"prensa\s+(?:nacional|sabra)|tienen?\s+\d+\s+minutos|(?:apenas|solo)\s+(?:tiene\w*\s+)?\d+\s+minutos|"
    r"held\s+(?:liable|responsible))\b"
)
_CONTENT = ("content", "media")
_STATUTES: tuple[tuple[str, str], ...] = (
    (
        "BR",
        (
            r"marco\s+civil|lei\s+(?:federal\s+)?(?:n\S{0,3}\s*)?12\.?965|lei\s+(?:n\S{0,3}\s*)?(?:12\.?850|"
            r"9\.?613|9\.?296|13\.?709)|estatuto\s+da\s+crianca|art\S*\s+13-?[ab]\s+do\s+c"
        ),
    ),
    (
        "MX",
        (
            r"codigo\s+nacional\s+de\s+procedimientos\s+penales|\bcnpp\b|"
            r"constitucion\s+politica\s+de\s+los\s+estados\s+unidos\s+mexicanos|"
            r"ley\s+general\s+en\s+materia\s+de\s+(?:desaparicion|secuestro)"
        ),
    ),
    ("CO", r"ley\s+906|ley\s+1273|ley\s+599|ley\s+1453|ley\s+1908"),
    (
        "CL",
        (
            r"codigo\s+procesal\s+penal\s+(?:chileno|de\s+chile)|ley\s+(?:n\S{0,3}\s*)?(?:19\.?696|21\.?459|"
            r"19\.?223|20\.?000)"
        ),
    ),
    ("EC", r"\bcoip\b|codigo\s+organico\s+integral\s+penal"),
    (
        "AR",
        (
            r"codigo\s+procesal\s+penal\s+(?:de\s+la\s+nacion(?:\s+argentina)?|federal)|"
            r"ley\s+(?:n\S{0,3}\s*)?(?:27\.?411|26\.?388|25\.?326|11\.?922|27\.?063|26\.?904)"
        ),
    ),
    (
        "PE",
        r"ley\s+(?:n\S{0,3}\s*)?(?:30096|27697|30077)|decreto\s+legislativo\s+(?:n\S{0,3}\s*)?(?:957|1182|1338|635)",
    ),
    ("BO", r"ley\s+(?:n\S{0,3}\s*)?(?:1970|348|263)\b"),
    ("GT", r"decreto\s+(?:n\S{0,6}\s*)?(?:51-92|21-2006|17-73|28-2010)"),
    ("UY", r"ley\s+(?:n\S{0,3}\s*)?(?:19\.?293|18\.?331|19\.?580)"),
    ("CR", r"ley\s+(?:n\S{0,3}\s*)?(?:7594|7425|9048|8754)"),
    ("US", r"18\s*u\.?\s?s\.?\s?c\.?|usa\s+patriot|patriot\s+act|stored\s+communications\s+act|\becpa\b"),
    ("EU", r"\brgpd\b|\bgdpr\b|reglamento\s+general\s+de\s+proteccion|digital\s+services\s+act"),
    ("ES", r"ley\s+de\s+enjuiciamiento\s+criminal|ley\s+organica\s+(?:3/2018|13/2015)|guardia\s+civil"),
)
"""Statutes that belong to one country. Source: docs/reference/domain.md, Legal bases, and the statutes' own titles."""


def _quote(letter: Facts, span: Span, around: int = 0) -> str:
    return " ".join(letter.text[max(0, span.start - around) : span.end + around].split())


def asks_secrets(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Passwords, card data or backup codes are asked for: no emergency needs them."""
    for match in _SECRETS.finditer(letter.folded):
        if not _NO_SECRETS.search(letter.before(match.start(), 80)) and _asked(letter, match.start()):
            span = Span(*match.span())
            yield Caution(
                "asks-credentials",
                Severity.ERROR,
                "passwords, codes or card data are asked for",
                _quote(letter, span),
                "Never disclose them; call the agency on a published number",
                span,
            )
            return


def _asked(letter: Facts, position: int) -> bool:
    """Return whether the sentence asks or lists; one that tells of a stolen password does neither."""
    sentence = letter.sentence_at(position)
    narrated = re.search(
        r"\b(?:rob\w+|cambi\w+|roub\w+|trocou|obtuvo|perdio|exig\w+|amenaz\w+|victima|vitima|hackea\w+|"
        r"enviado\w*|recibi\w+|recebeu)\b",
        sentence.folded,
    )
    return not narrated


def avoids_superior(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The letter steers away from the agency's other people."""
    match = _SUPERIOR.search(letter.folded)
    if match:
        span = letter.sentence_at(match.start()).span
        yield Caution(
            "avoid-superior",
            Severity.ERROR,
            "the letter asks not to contact others at the agency",
            _quote(letter, span),
            "Contact the agency through its published switchboard",
            span,
        )


def pressure(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Liability or punishment is threatened."""
    for match in _PRESSURE.finditer(letter.folded):
        sentence = letter.sentence_at(match.start())
        if _names_offence(letter, match) or _narrates(sentence.folded):
            continue
        yield Caution(
            "pressure",
            Severity.WARNING,
            "the letter presses with liability or punishment",
            _quote(letter, sentence.span),
            "Do not let it shorten the check; take the usual steps",
            sentence.span,
        )
        return


def _names_offence(letter: Facts, match: re.Match[str]) -> bool:
    """Return whether the words name what is investigated rather than what threatens the reader."""
    around = letter.before(match.start(), 60) + match[0]
    return bool(re.search(r"\b(?:investig\w+|apur\w+|seguid\w+|imputad\w+)\b[^.;]{0,50}\b(?:delito|crime)", around))


def _narrates(sentence: str) -> bool:
    return bool(
        re.search(
            r"\b(?:el\s+imputado|o\s+investigado|los\s+secuestradores|a\s+la\s+familia|bajo\s+amenaza)\b", sentence
        )
    )


def asks_content(_letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Content of communications is asked for."""
    for item in case.values("data_categories"):
        if item.normal in _CONTENT:
            yield Caution(
                "asks-content",
                Severity.WARNING if item.normal == "content" else Severity.NOTE,
                "content is asked for, which usually needs a court order or mutual legal assistance",
                item.text,
                "Consider partial disclosure without content, or the legal-process reply",
                item.span,
            )


def foreign_statute(letter: Facts, _case: Case, guess: CountryGuess) -> Iterator[Caution]:
    """A statute of another country is relied on."""
    if not guess.country:
        return
    for country, pattern in _STATUTES:
        match = re.search(rf"\b(?:{pattern})", letter.folded)
        if match and country != guess.country:
            span = Span(*match.span())
            severity = Severity.NOTE if country == "US" else Severity.WARNING
            yield Caution(
                "foreign-statute",
                severity,
                f"a law of {country} is named in a letter of {guess.country}",
                _quote(letter, span),
                "Ask for the provision of the agency's own country",
                span,
            )


def missing_danger(_letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Nobody in danger is named, or nothing that happened is told."""
    lacking = [
        words
        for name, words in (("person_in_danger", "no person in danger"), ("facts", "no facts of an emergency"))
        if not case.values(name)
    ]
    if lacking:
        yield Caution(
            "no-victim-or-facts",
            Severity.WARNING,
            f"the letter gives {' and '.join(lacking)}",
            "",
            "Ask for them with the more-info reply",
        )


def urgency_only(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The letter calls itself urgent and no danger was recognised."""
    hits = [hit for hit in letter.hits.of("urgency") if not letter.in_mail_header(hit.span.start)]
    if hits and case.danger.status is not DangerStatus.EMERGENCY and base(case.language) in SUPPORTED:
        sure = case.danger.status is DangerStatus.NOT_EMERGENCY
        found = "described" if sure else "recognised"
        advice = "the letter is about another matter" if sure else "read the letter: danger may be told in other words"
        yield Caution(
            "urgency-without-danger",
            Severity.WARNING if sure else Severity.NOTE,
            f"urgency is claimed and no danger was {found}",
            _quote(letter, hits[0].span, 20),
            f"Urgent words alone make no emergency; {advice}",
            hits[0].span,
        )


def superseded(_letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Older messages or a correction name other accounts."""
    values = case.values("superseded_accounts")
    if values:
        yield Caution(
            "superseded-accounts",
            Severity.WARNING,
            "other accounts stand in an older message or were corrected",
            ", ".join(item.text for item in values[:6]),
            "Act on none of them",
            values[0].span,
        )


def hidden_characters(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Characters that cannot be seen, or that change the order of what is seen."""
    for finding in letter.document.findings:
        if finding.check in ("bidi-controls", "invisible-characters", "control-characters", "hidden-text"):
            yield Caution(
                "hidden-characters",
                max(finding.severity, Severity.WARNING),
                finding.message,
                finding.value,
                "Compare identifiers with the letter as its sender shows it",
                finding.source_span,
            )
