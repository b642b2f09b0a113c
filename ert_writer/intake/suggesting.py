"""Which templates fit a case, best first, each with the reasons. Urgent words alone never make an emergency."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case, SuggestedTemplate
from ert_writer.model.findings import Severity
from ert_writer.model.language import SUPPORTED, base

_SUSPECT = ("look-alike-domain", "reply-to-differs", "avoid-superior", "asks-credentials")
_IDENTITY = (*_SUSPECT, "free-mail", "domain-not-governmental", "country-mismatch")
_DUPLICATE = re.compile(
    r"\b(?:reiter\w+|segunda\s+(?:vez|solicitud)|sin\s+respuesta\s+a\s+la\s+fecha|nao\s+obtivemos\s+resposta|"
    r"sem\s+resposta|recordatorio|reenvi\w+|insist\w+)\b"
)
_OVER = re.compile(
    r"\b(?:fue\s+(?:localizad|liberad|rescatad|encontrad)\w+|foi\s+(?:localizad|libertad|encontrad|"
    r"resgatad)\w+|a\s+salvo)\b"
)
_EXTEND = re.compile(
    r"\b(?:prorrog\w+|renov\w+|ampli\w+|extend\w+|extensi?on|prorrogacao)\b[^.;]{0,60}\b(?:preserv\w+|conserv\w+)"
)
_ORDER = re.compile(
    r"\b(?:orden\s+judicial|mandamiento\s+judicial|autorizacion\s+judicial|ordem\s+judicial|mandado\s+judicial|"
    r"decisao\s+judicial|resolucion\s+judicial|quebra\s+de\s+sigilo|exhorto|carta\s+rogatoria|"
    r"asistencia\s+judicial|mlat)\b"
)


@dataclass(frozen=True, slots=True)
class _Offer:
    template: str
    score: float
    reason: str


def suggest(letter: Facts, case: Case, templates: Collection[str]) -> tuple[SuggestedTemplate, ...]:
    """Return the templates that fit, best first; only those that the library holds."""
    scores: dict[str, float] = {}
    reasons: dict[str, list[str]] = {}
    for offer in _offers(letter, case):
        if offer.template in templates:
            scores[offer.template] = scores.get(offer.template, 0.0) + offer.score
            reasons.setdefault(offer.template, []).append(offer.reason)
    ranked = sorted(scores, key=lambda name: -scores[name])
    return tuple(SuggestedTemplate(name, tuple(reasons[name])) for name in ranked)


def _offers(letter: Facts, case: Case) -> Iterator[_Offer]:
    if base(case.language) not in SUPPORTED:
        yield _Offer("unsupported-language", 9.0, "the letter is in none of the languages es, pt, en")
    yield _Offer("ack", 1.0, "say at once that the request has arrived")
    yield from _doubts(letter, case)
    yield from _gaps(case)
    yield from _danger(case)
    yield from _asks(letter, case)
    yield from _course(letter, case)


def _doubts(letter: Facts, case: Case) -> Iterator[_Offer]:
    seen = [caution.id for caution in case.cautions]
    identity = [name for name in dict.fromkeys(seen) if name in _IDENTITY]
    if identity:
        yield _Offer("verify-officer", 3.0 + 1.5 * len(identity), f"the sender raises cautions: {', '.join(identity)}")
    suspect = [name for name in dict.fromkeys(seen) if name in _SUSPECT]
    errors = sum(caution.severity is Severity.ERROR for caution in case.cautions)
    if errors >= 2 or len(suspect) >= 2:
        yield _Offer("spoof-note", 4.0 + errors, f"internal note, never sent: {', '.join(suspect)}")
    if letter.is_private:
        yield _Offer(
            "non-law-enforcement", 8.0, "the sender seems to be a relative, lawyer or journalist, not an agency"
        )


def _gaps(case: Case) -> Iterator[_Offer]:
    if case.missing:
        count = len(case.missing)
        lacking = "1 item of the checklist is" if count == 1 else f"{count} items of the checklist are"
        yield _Offer("more-info", 2.5 + 0.4 * count, f"{lacking} missing: {', '.join(case.missing)}")
    if "accounts" in case.missing:
        yield _Offer("cannot-identify", 2.6, "no account is named so that it could be found")


def _danger(case: Case) -> Iterator[_Offer]:
    kind, told = case.values("emergency_type"), case.values("facts")
    if not kind or not told:
        yield _Offer(
            "not-emergency",
            4.2 if not kind else 2.0,
            "no danger of death or serious injury is described as something that happens",
        )
        yield _Offer("legal-process", 1.8, "without an emergency the way is legal process")
        return
    doubtful = any(caution.id in _IDENTITY for caution in case.cautions)
    basics = not ({"accounts", "officer_name", "agency"} & set(case.missing))
    content = any(item.normal in ("content", "media") for item in case.values("data_categories"))
    if basics and not doubtful:
        reason = f"danger described ({kind[0].normal}), account and officer named; a person must decide"
        yield _Offer("partial" if content else "disclose", 3.6, reason + ("; content needs process" if content else ""))
    if kind[0].normal in ("suicide_self_harm", "attack_threat", "child_sexual_abuse"):
        yield _Offer("crisis-actions", 2.2, f"{kind[0].normal}: say what is done about the account or stream")


def _asks(letter: Facts, case: Case) -> Iterator[_Offer]:
    if case.values("preservation_requested"):
        extends = bool(_EXTEND.search(letter.folded))
        yield _Offer(
            "preservation-extended" if extends else "preservation-confirmed", 2.4, "the letter asks that data be kept"
        )
    if case.values("non_notification_requested"):
        yield _Offer("user-notice", 1.4, "the letter asks that the user not be told")
    if any(item.normal == "content" for item in case.values("data_categories")):
        yield _Offer("legal-process", 2.0, "content is asked for")
    elif _ORDER.search(letter.folded):
        yield _Offer("legal-process", 0.8, "the letter speaks of a court order or of legal assistance")


def _course(letter: Facts, case: Case) -> Iterator[_Offer]:
    if _DUPLICATE.search(letter.folded):
        yield _Offer("duplicate", 1.6, "the letter repeats an earlier request; see what was answered")
    if _OVER.search(letter.folded):
        yield _Offer("outcome-follow-up", 1.6, "the letter says that the emergency is over")
    if case.values("deadline"):
        yield _Offer("still-under-review", 0.6, "if the review outlasts the deadline")
