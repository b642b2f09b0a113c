"""Gates: human decisions that open a disclosure, and the proof that a reply cannot show whether an account exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ert_writer.errors import ApprovalError, UsageError
from ert_writer.model.case import Decision
from ert_writer.model.language import Language
from ert_writer.templating.kinds import FieldKind, Template
from ert_writer.templating.library import Library
from ert_writer.templating.one_person import may_be_one
from ert_writer.templating.values import checked
from ert_writer.text.fold import fold_words

DISCLOSING = frozenset({"data_categories", "delivery_channel", "link_expires_at"})
"""Fields that only a reply which discloses data has, under whatever name a template gives them."""

DELIVERY = "delivery-channels"
"""The vocabulary of the ways by which data reach an officer."""

VERIFIED = "officer_verified"
"""The decision without which no reply says anything about an account, whatever its template asks for."""

TO_DISCLOSE = (VERIFIED, "emergency_accepted")
"""The decisions without which no reply discloses data, whatever its template asks for."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
_LEAST_LETTERS = 2
"""Letters of a name, and of a reason."""


def parse_decision(text: str) -> Decision:
    """Return the decision of `NAME=WHO: WHY`.

    Raises:
        UsageError: the form or the name is wrong.
    """
    name, equals, rest = text.partition("=")
    who, colon, why = rest.partition(":")
    if not (equals and colon and who.strip() and why.strip()):
        hint = 'Write --decision officer_verified="Ana Ruiz: called the switchboard"'
        raise UsageError("a decision needs a name, who took it and why", where="--decision", hint=hint)
    return make_decision(name.strip(), who, why)


def make_decision(name: str, who: str, why: str, granted: bool = True) -> Decision:
    """Return a decision.

    Raises:
        UsageError: the name is none, or who or why is empty or holds what no record may hold.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name[:60]!r} is no name of a decision", hint="They stand in templates/decisions.toml")
    try:
        who, why = checked(who), checked(why)
    except ValueError as error:
        raise UsageError(f"decision {name}: {error}") from None
    if any(sum(map(str.isalpha, text)) < _LEAST_LETTERS for text in (who, why)):  # `.` and `123` are nobody
        raise UsageError(f"decision {name} says not who took it and why", hint="Record both")
    return Decision(name, who, why, granted)


def discloses(template: Template, library: Library) -> bool:
    """Return whether a reply by this template discloses data, as its fields say.

    A field counts by what it holds: its name, the case field it is filled from, the ways of delivery, or a link.
    """
    return not template.internal and any(
        field.name in DISCLOSING
        or (field.account and field.case_field in DISCLOSING)
        or field.vocabulary == DELIVERY
        or field.kind is FieldKind.URL
        for field in library.fields(template)
    )


def tells_about_account(template: Template, library: Library) -> bool:
    """Return whether a reply by this template says anything about an account, as its fields say."""
    return not template.internal and any(field.account for field in library.fields(template))


def may_tell(template: Template, library: Library) -> bool:
    """Return whether a value may speak of an account: in a note that is never sent, or to a verified officer."""
    return template.internal or VERIFIED in needed_gates(template, library)


def needed_gates(template: Template, library: Library) -> tuple[str, ...]:
    """Return the decisions a template needs: those it asks for, and those that what its fields hold asks for."""
    needed = {
        *template.gates,
        *(TO_DISCLOSE if discloses(template, library) else ()),
        *((VERIFIED,) if tells_about_account(template, library) else ()),
    }
    return tuple(gate for gate in dict.fromkeys((*library.decisions, *TO_DISCLOSE)) if gate in needed)


def require_gates(template: Template, library: Library, decisions: Sequence[Decision]) -> None:
    """Return when every decision that the template needs was granted.

    Raises:
        ApprovalError: naming every decision that is lacking or was denied, or that needs another person.
        UsageError: a decision has a name that the template set does not know.
    """
    latest = {decision.name: decision for decision in decisions}
    for name in latest:
        if name not in library.decisions:
            hint = f"Choose among: {', '.join(library.decisions)}"
            raise UsageError(f"there is no decision named {name!r}", where="--decision", hint=hint)
    needed = needed_gates(template, library)
    closed = [name for name in needed if name not in latest or not latest[name].granted]
    if not closed:
        _require_apart(template, library, [latest[name] for name in needed])
        return
    said = ", ".join(f"{name} (denied by {latest[name].who})" if name in latest else name for name in closed)
    hint = f'Record who decided and why: --decision {closed[0]}="NAME: REASON"'
    raise ApprovalError(f"gate closed: needs a recorded decision on {said}", where=template.id, hint=hint)


def _require_apart(template: Template, library: Library, decisions: Sequence[Decision]) -> None:
    taken = {decision.name: decision.who for decision in decisions}
    for decision in decisions:
        for other in library.decisions[decision.name].apart_from:
            if other in taken and may_be_one(taken[other], decision.who):
                message = f"{decision.name} must be taken by somebody other than {decision.who}, who took {other}"
                raise ApprovalError(message, where=template.id, hint="A second person decides")


def existence_leaks(template: Template, library: Library) -> Iterator[str]:
    """Yield every way in which a reply could show whether an account exists; none proves that it cannot.

    Such a reply may take no field about an account, use no slot (its text varies with the case) and hold none of the
    phrases of `vocabulary/existence-phrases.toml`; without an account field no condition can turn on one.
    """
    for field in library.fields(template):
        if field.account:
            yield f"field {field.name} tells about an account"
    for language, parts in template.wording.items():
        fixed = {clause.id for clause in library.shared(parts)}
        for part in parts:
            if part.shared and part.id not in fixed:
                yield f"{language}: slot {part.id} varies with the case"
    yield from existence_wording(template, library)


def is_open(template: Template, library: Library) -> bool:
    """Return whether a sender whom nobody has verified may get a reply by this template."""
    return not template.internal and VERIFIED not in needed_gates(template, library)


def existence_wording(template: Template, library: Library) -> Iterator[str]:
    """Yield every phrase of a template, its fixed clauses and its options that would show whether an account exists."""
    for field in library.fields(template):
        for language, text in ((code, text) for choice in field.choices for code, text in choice.words.items()):
            for phrase in _spoken(text, language, library.phrases):
                yield f"{language}: an option of {field.name} says {phrase!r}"
    for language, parts in template.wording.items():
        fixed = {clause.id: clause for clause in library.shared(parts)}
        for part in parts:
            text = fixed[part.id].wording[language][0].text if part.id in fixed else part.text
            for phrase in _spoken(text, language, library.phrases):
                yield f"{language}: {part.id} says {phrase!r}"


def existence_words(text: str, library: Library) -> Iterator[str]:
    """Yield what would show, in any language, whether an account exists: a value may be in another than the reply."""
    for language in library.phrases:
        yield from _spoken(text, language, library.phrases)


def _spoken(text: str, language: Language, phrases: Mapping[Language, Sequence[str]]) -> Iterator[str]:
    plain = f" {fold_words(text)} "
    for phrase in phrases.get(language, ()):
        if f" {fold_words(phrase)} " in plain:
            yield phrase
