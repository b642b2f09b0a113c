"""Cautions about where a letter comes from: mailboxes and domains. An official domain proves nothing either."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ert_writer.countries.guess import CountryGuess, calling_country, domain_country, evidence
from ert_writer.countries.load import catalogue
from ert_writer.intake.addresses import domain_of, is_free_mail, is_official
from ert_writer.intake.countries import all_clues
from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case, Caution
from ert_writer.model.findings import Severity, Span
from ert_writer.model.text import EntityKind

_CALL = "Call the agency on a number that you find yourself, not on one from this letter"
_DIGIT_FOR_LETTER = re.compile(r"(?<=[a-z])[0135](?=[a-z])|rn(?=[a-z]*\.)|vv")
_PUBLIC_WORDS = re.compile(
    r"gob|gov|g0b|g0v|gub|fiscal|f1scal|policia|p0licia|polic1a|ministerio|justi[cz]|mpf|jus|pc-|pj"
)
_LOOK_ALIKE = re.compile(
    r"(?:^|[.-])(?:g[o0]bmx|g[o0]v-?br|gobierno-|g0b|g0v|g[o0]v-|g[o0]b-|fiscal[1l]a|f[1l]scal|"
    r"p[o0]l[1l]c[1l]a|[\w]+-(?:gob|gov|gub)|(?:gob|gov|gub)-[\w]+)(?:[.-]|$)"
)
_TAIL = re.compile(r"\.(?:example|test|invalid)$")


def _addresses(letter: Facts, case: Case) -> Iterator[tuple[str, Span | None]]:
    """Yield the sender's addresses: the mail's From, and the one that the letter gives as the officer's."""
    sender = letter.mailbox_in("from")
    if sender:
        yield sender, None
    for item in case.values("officer_email"):
        if item.text.lower() != sender.lower():
            yield item.text, item.span


def free_mail(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The sender writes from a mailbox that anybody can open."""
    for address, span in _addresses(letter, case):
        if is_free_mail(domain_of(address)):
            yield Caution(
                "free-mail",
                Severity.WARNING,
                "the sender's mailbox is of a kind that anybody can open",
                address,
                "Ask for the request from an official mailbox",
                span,
            )


def reply_to(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The answer would go to another domain than the sender's."""
    sender, answer = (letter.mailbox_in(name) for name in ("from", "reply-to"))
    if sender and answer and sender.lower() != answer.lower():
        elsewhere = domain_of(sender) != domain_of(answer)
        yield Caution(
            "reply-to-differs",
            Severity.ERROR if elsewhere else Severity.NOTE,
            "an answer would go to another address than the sender's",
            f"From: {sender}; Reply-To: {answer}",
            "Do not answer to Reply-To; write to the agency's published address",
        )


def disguised_domain(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """A domain that looks like another one: mixed scripts, punycode, digits for letters."""
    seen: set[str] = set()
    reply = letter.mailbox_in("reply-to")
    found = [(e.text, e.span) for e in letter.of_kind(EntityKind.EMAIL, EntityKind.URL)]
    for address, span in (*_addresses(letter, case), (reply, None), *found):
        domain = _host(address)
        if domain and domain not in seen:
            seen.add(domain)
            reason = disguise(domain)
            if reason:
                yield Caution("look-alike-domain", Severity.ERROR, f"the domain {reason}", domain, _CALL, span)


def _host(address: str) -> str:
    if "@" in address and "://" not in address:
        return domain_of(address)
    return re.sub(r"^\w+://", "", address).split("/")[0].split("?")[0].rpartition("@")[2].lower()


def disguise(domain: str) -> str:
    """Return how a domain passes for another one, in words; empty where nothing shows."""
    if any(label.startswith("xn--") for label in domain.split(".")):
        return "is written in punycode, so that other letters are shown"
    scripts = {unicodedata.name(char, "").split(" ")[0] for char in domain if char.isalpha()}
    if len(scripts) > 1:
        return f"mixes letters of {', '.join(sorted(script.title() for script in scripts))}"
    if scripts - {"LATIN"}:
        return f"is written in {', '.join(sorted(script.title() for script in scripts))} letters"
    bare = _TAIL.sub("", domain)
    if _LOOK_ALIKE.search(bare):
        return "looks like a governmental one and is none"
    if _DIGIT_FOR_LETTER.search(bare) and _PUBLIC_WORDS.search(bare) and re.search(r"[a-z][01][a-z]", bare):
        return "has digits where letters are expected"
    return ""


def not_governmental(letter: Facts, case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The sender's domain is none that public bodies use."""
    for address, span in _addresses(letter, case):
        domain = domain_of(address)
        if not (is_official(domain) or is_free_mail(domain) or disguise(domain)):
            yield Caution(
                "domain-not-governmental",
                Severity.WARNING,
                "the sender's domain has not the form of a public body's",
                address,
                f"{_CALL}; ask for an official mailbox",
                span,
            )


def country_mismatch(letter: Facts, case: Case, guess: CountryGuess) -> Iterator[Caution]:
    """The domain or the telephone is of another country than the agency."""
    claimed = claimed_country(letter) or guess.country
    if not claimed:
        return
    for address, span in _addresses(letter, case):
        country = domain_country(catalogue(), domain_of(address))
        if country and country != claimed:
            yield Caution(
                "country-mismatch",
                Severity.WARNING,
                f"the domain is of {country}, the letter of {claimed}",
                address,
                _CALL,
                span,
            )
    for item in case.values("officer_phone"):
        country = calling_country(catalogue(), item.text) if item.text.startswith("+") else ""
        if country and country != claimed:
            yield Caution(
                "country-mismatch",
                Severity.WARNING,
                f"the telephone is of {country}, the letter of {claimed}",
                item.text,
                _CALL,
                item.span,
            )


def claimed_country(letter: Facts) -> str:
    """Return the country that the letter's own words claim, leaving out its mail domains and telephones."""
    weights: dict[str, float] = {}
    for item in evidence(catalogue(), all_clues(letter)):
        if item.source in ("words", "number"):
            weights[item.country] = weights.get(item.country, 0.0) + item.weight
    best = max(weights, key=lambda country: weights[country], default="")
    return best if best and weights[best] >= 2.0 else ""
