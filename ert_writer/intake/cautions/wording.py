"""Cautions about what a letter says: what it wants, how it presses, which law it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.countries.guess import CountryGuess
from ert_writer.intake.facts import Facts
from ert_writer.lexicon.model import Hit
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
_EMPTY_BOX = re.compile(r"[\[(]\s{0,3}[\])]\s{0,3}$")
_OBJECT_WITHIN = 6  # words between an order to keep somebody out and who that is
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
    """The letter steers away from the officer's own superiors or agency; to keep the user out is usual and no sign."""
    for hit in letter.hits.of("secrecy", "keep-out", "only-me"):
        sentence = letter.sentence_at(hit.span.start).span
        if hit.row.kind == "only-me" or _keeps_out_a_superior(letter, hit, sentence):
            yield Caution(
                "avoid-superior",
                Severity.ERROR,
                "the letter asks not to contact others at the agency",
                _quote(letter, sentence),
                "Contact the agency through its published switchboard",
                sentence,
            )
            return


def _keeps_out_a_superior(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether the first person behind an order to keep out is a superior or office, and no user."""
    clause = letter.clause_at(hit.span.start)
    end = min(sentence.end, clause.span.end) if clause else sentence.end
    behind = Span(hit.span.end, end)
    objects = [*letter.hits.within("people", behind, "superior"), *letter.hits.within("secrecy", behind, "user")]
    near = [item for item in objects if item.words[0] - hit.words[1] <= _OBJECT_WITHIN]
    first = min(near, key=lambda item: item.span, default=None)
    return first is not None and first.row.topic == "people"


def pressure(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The reader is threatened with liability, arrest or the press; the usual legal formulas are no such threat."""
    for hit in letter.hits.of("pressure"):
        sentence = letter.sentence_at(hit.span.start).span
        if any(quoted.start <= hit.span.start < quoted.end for quoted in letter.quotations):
            continue
        yield Caution(
            "pressure",
            Severity.WARNING,
            "the letter presses with liability or punishment",
            _quote(letter, sentence),
            "Do not let it shorten the check; take the usual steps",
            sentence,
        )
        return


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


def _urgent(letter: Facts) -> list[Hit]:
    """Return the words that claim urgency: not `no es emergencia`, and no empty box of a form."""
    return [
        hit
        for hit in letter.hits.of("urgency")
        if not _denied(letter, hit.span.start)
        and not _EMPTY_BOX.search(letter.folded[max(0, hit.span.start - 8) : hit.span.start])
    ]


def _denied(letter: Facts, position: int) -> bool:
    clause = letter.clause_at(position)
    return clause is not None and clause.denies(position)


def missing_danger(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """An emergency is claimed, and nobody in danger is named or nothing that happened is told."""
    if not _urgent(letter):
        return
    names = (("person_in_danger", "no person in danger"), ("facts", "no facts of an emergency"))
    absent = [words for name, words in names if not case.values(name)]
    if absent:
        yield Caution(
            "no-victim-or-facts",
            Severity.WARNING,
            f"the letter gives {' and '.join(absent)}",
            "",
            "Ask for them with the more-info reply",
        )


def urgency_only(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The letter calls itself urgent and no danger was recognised."""
    hits = [hit for hit in _urgent(letter) if not letter.in_mail_header(hit.span.start)]
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
        if finding.check in (
            "bidi-controls",
            "invisible-characters",
            "control-characters",
            "hidden-text",
            "struck-text",
        ):
            yield Caution(
                "hidden-characters",
                max(finding.severity, Severity.WARNING),
                finding.message,
                finding.value,
                "Compare identifiers with the letter as its sender shows it",
                finding.source_span,
            )


def unread_parts(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Files that came with the letter, or pages of it, that could not be read."""
    for finding in letter.document.findings:
        if finding.check == "part-left-out" and finding.severity >= Severity.WARNING:
            yield Caution(
                "part-left-out",
                Severity.WARNING,
                finding.message,
                finding.value,
                "Open it and read it before anything is called missing",
                finding.source_span,
            )


def doubtful_identifiers(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """Identifiers that recognition may have cut or misread: an account of somebody else would be asked about."""
    for finding in letter.document.findings:
        if finding.check == "possible-ocr-slip":
            advice = "Compare with the original"
            yield Caution("possible-ocr-slip", Severity.WARNING, finding.message, finding.value, advice)
        elif finding.check == "converted" and finding.severity >= Severity.WARNING:
            advice = "Look for struck accounts in the document itself"
            yield Caution("hidden-characters", Severity.WARNING, finding.message, finding.value, advice)
        elif finding.check == "versions-differ":
            advice = "Ask the officer which version is right"
            yield Caution("versions-differ", Severity.WARNING, finding.message, finding.value, advice)
        elif finding.check == "rounded-number":
            advice = "Ask the officer for the identifier as text"
            yield Caution("rounded-number", Severity.WARNING, finding.message, finding.value, advice)
