"""`templates/<id>.toml` and `templates/clauses/<id>.toml`: the data beside the wording. Format: docs/templates.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.model.reply import Approval, Approver
from ert_writer.templating.kinds import (
    Choice,
    Computed,
    DecisionRule,
    Field,
    FieldKind,
    Holds,
    Part,
    Sealed,
    SharedClause,
    Signed,
    Suggestion,
    Template,
    Time,
    Vocabulary,
    Words,
)
from ert_writer.templating.tables import Table
from ert_writer.text.fold import fold_words

BUILT_IN = ("reply_date", "desk_name", "desk_email", "desk_hours", "desk_phone", "desk_portal")
"""Names that every wording may use: the moment of the reply, and the desk of `templates/desk.toml`."""

_SOURCE_KEYS = ("version", "author", "policy", "purpose", "field", "approval", "pending", "retired")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
_CONDITION = re.compile(r"[a-z][a-z0-9_]*(:[a-z][a-z0-9_-]*)?")
_COMPUTED = re.compile(r"(?P<base>[a-z][a-z0-9_]*) (?P<sign>[+-]) (?P<days>\d{1,4}) days?")

Dictionary = Mapping[str, Table]
"""The standard fields of `templates/fields.toml`, by name."""


def parse_vocabulary(id_: str, data: Mapping[str, Any], where: str) -> Vocabulary:
    """Return a vocabulary: one table an entry, its wording in each language."""
    table = Table(data, where)
    return Vocabulary(id_, tuple(_entry(name, table.table(name)) for name in data))


def _entry(name: str, table: Table) -> Choice:
    table.known(*SUPPORTED, "signs", "alone", "group")
    words = {language: table.text(language) for language in SUPPORTED}
    return Choice(
        name, words, tuple(map(fold_words, table.texts("signs"))), table.flag("alone"), table.text("group", "")
    )


def parse_decisions(data: Mapping[str, Any], where: str) -> dict[str, DecisionRule]:
    """Return the decisions of `templates/decisions.toml` by name, in the order of the file.

    Raises:
        ContentError: one lacks its question, or names another that there is not.
    """
    rules = {name: _decision(name, Table(data, where).table(name)) for name in data}
    for rule in rules.values():
        for other in rule.apart_from:
            if other not in rules or other == rule.name:
                raise Table(data, where).wrong(f"{rule.name} is apart from {other!r}, which is no other decision")
    return rules


def _decision(name: str, table: Table) -> DecisionRule:
    if not _NAME.fullmatch(name):
        raise table.wrong(f"{name!r} is no decision name", "Use lower-case letters, digits and underscores")
    table.known("question", "apart_from")
    return DecisionRule(name, table.words("question"), table.texts("apart_from"))


def parse_template(
    id_: str,
    table: Table,
    wording: Mapping[Language, tuple[Part, ...]],
    dictionary: Dictionary,
    vocabularies: Mapping[str, Vocabulary],
    decisions: Mapping[str, DecisionRule],
) -> Template:
    """Return a reply template.

    Raises:
        ContentError: a key is unknown, lacking or of the wrong type.
    """
    table.known(*_SOURCE_KEYS, "requires", "hides_existence", "internal", "courts", "keywords", "suggested")
    gates = table.texts("requires")
    for gate in gates:
        if gate not in decisions:
            raise table.wrong(f"there is no decision named {gate!r}", f"Choose among: {', '.join(decisions)}")
    return Template(
        **_source(id_, table, wording, dictionary, vocabularies),
        gates=gates,
        hides_existence=table.flag("hides_existence"),
        internal=table.flag("internal"),
        courts=table.flag("courts"),
        keywords=table.words("keywords", optional=True),
        suggested=tuple(_suggestion(row) for row in table.table("suggested").known("when").tables("when")),
    )


def _suggestion(table: Table) -> Suggestion:
    table.known("if", "any", "unless", "weight", "because")
    every, some, unless = (table.texts(name) for name in ("if", "any", "unless"))
    for condition in (*every, *some, *unless):
        if not _CONDITION.fullmatch(condition):
            raise table.wrong(
                f"{condition!r} is no condition", "Write danger:emergency, missing:accounts or a case field"
            )
    if not every and not some:
        raise table.wrong("a row needs a condition", 'Write if = ["danger:emergency"], or if = ["always"]')
    return Suggestion(every, some, unless, table.number("weight"), table.text("because"))


def parse_clause(
    id_: str,
    table: Table,
    wording: Mapping[Language, tuple[Part, ...]],
    dictionary: Dictionary,
    vocabularies: Mapping[str, Vocabulary],
) -> SharedClause:
    """Return a shared clause.

    Raises:
        ContentError: a key is unknown, lacking or of the wrong type.
    """
    days = ("valid_from", "verify_by", "expires_on")
    table.known(*_SOURCE_KEYS, "slot", "countries", "entities", *days, "source", "confirmed_by")
    slot = table.text("slot", "")
    countries = table.texts("countries")
    for country in countries:
        if not re.fullmatch(r"[A-Z]{2}", country):
            raise table.wrong(f"{country!r} is no country code", "Write two capitals, such as MX")
    if slot and (table.day("expires_on") is None or table.day("verify_by") is None):
        raise table.wrong("a clause chosen by country needs verify_by and expires_on")
    return SharedClause(
        **_source(id_, table, wording, dictionary, vocabularies),
        slot=slot,
        countries=countries,
        entities=table.texts("entities"),
        valid_from=table.day("valid_from"),
        verify_by=table.day("verify_by"),
        expires_on=table.day("expires_on"),
        source=table.text("source", ""),
        confirmed_by=table.text("confirmed_by", ""),
    )


def _source(
    id_: str,
    table: Table,
    wording: Mapping[Language, tuple[Part, ...]],
    dictionary: Dictionary,
    vocabularies: Mapping[str, Vocabulary],
) -> dict[str, Any]:
    return {
        "id": id_,
        "version": table.text("version"),
        "author": table.text("author"),
        "policy": table.text("policy"),
        "purpose": table.words("purpose"),
        "fields": _fields(table, dictionary, vocabularies),
        "wording": wording,
        "seals": _seals(table.table("approval").known(*SUPPORTED)),
        "pending": _seals(table.table("pending").known(*SUPPORTED)),
        "retired": table.text("retired", ""),
    }


def _fields(table: Table, dictionary: Dictionary, vocabularies: Mapping[str, Vocabulary]) -> tuple[Field, ...]:
    fields = tuple(parse_field(item, dictionary, vocabularies) for item in table.tables("field"))
    names = [field.name for field in fields]
    for name in names:
        if names.count(name) > 1:
            raise table.wrong(f"field {name!r} is declared twice", "Declare it once")
    for number, field in enumerate(fields):
        _check_base(field, fields[:number], table)
        _check_part(field, fields[:number], table)
        _check_condition(field, fields[:number], table)
    return fields


def _check_base(field: Field, earlier: tuple[Field, ...], table: Table) -> None:
    if field.computed is None:
        return
    base = next((other for other in earlier if other.name == field.computed.base), None)
    if base is None or base.kind is not FieldKind.DATE or field.kind is not FieldKind.DATE:
        raise table.wrong(f"{field.name} is computed from {field.computed.base!r}, which is no date field above it")


def _check_part(field: Field, earlier: tuple[Field, ...], table: Table) -> None:
    if not field.part_of:
        return
    base = next((other for other in earlier if other.name == field.part_of and other.kind is FieldKind.LIST), None)
    groups = {choice.group for choice in base.choices} if base else set()
    if base is None or field.group not in groups:
        raise table.wrong(
            f"{field.name} is part of {field.part_of!r}, which is no list above it with a group {field.group!r}"
        )


def _check_condition(field: Field, earlier: tuple[Field, ...], table: Table) -> None:
    for name, option in field.required_when:
        base = next((other for other in earlier if other.name == name and other.kind is FieldKind.CHOICE), None)
        if base is None:
            raise table.wrong(f"{field.name} is required when {name!r} is chosen, which is no choice field above it")
        if option not in [choice.id for choice in base.choices]:
            raise table.wrong(f"{field.name} is required when {name} is {option!r}, which is none of its options")


def _conditions(table: Table) -> tuple[tuple[str, str], ...]:
    inner = table.table("required_when")
    return tuple((name, inner.text(name)) for name in inner.data)


def parse_field(table: Table, dictionary: Dictionary, vocabularies: Mapping[str, Vocabulary]) -> Field:
    """Return a field; what it leaves out comes from the standard field of the same name.

    Raises:
        ContentError: the name, kind, label or choices are lacking or wrong.
    """
    name = table.text("name")
    if not _NAME.fullmatch(name) or name in BUILT_IN:
        raise table.wrong(f"{name!r} is no field name", "Use lower-case letters, digits and underscores, none built in")
    standard = dictionary.get(name)
    merged = Table({**(standard.data if standard else {}), **table.data}, f"{table.where} ({name})")
    merged.known(
        *("name", "kind", "required", "required_when", "label", "help", "case_field"),
        *("choice", "vocabulary", "computed", "account", "time", "within_days", "holds", "recognise"),
        *("needs_alone", "part_of", "group"),
    )
    kind = FieldKind.LIST if merged.text("part_of", "") else _kind(merged)
    time = Time(merged.one_of("time", Time, ""))
    within_days = int(merged.number("within_days", 0))
    if (time or within_days) and kind not in (FieldKind.DATE, FieldKind.DATETIME):
        raise merged.wrong(f"time and within_days are for dates; {name} is a {kind}")
    choices, vocabulary = _choices(merged, kind, vocabularies)
    return Field(
        name=name,
        kind=kind,
        required=merged.flag("required"),
        label=merged.words("label"),
        help=merged.words("help", optional=True),
        case_field=merged.text("case_field", name),
        choices=choices,
        vocabulary=vocabulary,
        computed=_computed(merged),
        account=kind is FieldKind.URL
        or any(table.flag("account") for table in (merged, *_standard_of(merged, dictionary))),
        required_when=_conditions(merged),
        time=time,
        within_days=within_days,
        holds=Holds(merged.one_of("holds", Holds, Holds.WORDS)),
        recognise=merged.texts("recognise"),
        needs_alone=merged.flag("needs_alone"),
        part_of=merged.text("part_of", ""),
        group=merged.text("group", ""),
    )


def _standard_of(merged: Table, dictionary: Dictionary) -> tuple[Table, ...]:
    """Return the standard field that says what a field holds, so that no other name or flag hides it.

    It is the one of its name, else the one of the case field that fills it.
    """
    names = (merged.text("name"), merged.text("case_field", ""))
    return tuple(dictionary[name] for name in names if name in dictionary)[:1]


def _kind(table: Table) -> FieldKind:
    return FieldKind(table.one_of("kind", FieldKind, FieldKind.TEXT))


def _choices(table: Table, kind: FieldKind, vocabularies: Mapping[str, Vocabulary]) -> tuple[tuple[Choice, ...], str]:
    own = tuple(
        Choice(item.text("id"), {code: item.text(code) for code in SUPPORTED}) for item in table.tables("choice")
    )
    name = table.text("vocabulary", "")
    if name and name not in vocabularies:
        raise table.wrong(f"there is no vocabulary {name!r}", f"Choose among: {', '.join(sorted(vocabularies))}")
    choices = own or (vocabularies[name].choices if name else ())
    if bool(own) and bool(name):
        raise table.wrong("both choice and vocabulary are given", "Keep one")
    if kind is FieldKind.CHOICE and not choices:
        raise table.wrong("a choice needs its options", 'Give [[field.choice]] tables or vocabulary = "..."')
    if choices and kind not in (FieldKind.CHOICE, FieldKind.LIST):
        raise table.wrong(f"a {kind} takes no options", "Make it a choice or a list")
    return choices, name


def _computed(table: Table) -> Computed | None:
    text = table.text("computed", "")
    if not text:
        return None
    match = _COMPUTED.fullmatch(text)
    if match is None:
        raise table.wrong(f"computed = {text!r} is not understood", 'Write computed = "preserved_on + 90 days"')
    return Computed(match["base"], int(match["sign"] + match["days"]))


def _seals(table: Table) -> dict[Language, Sealed]:
    return {language: parse_seal(language, table.table(language)) for language in table.data}


def parse_seal(language: Language, table: Table) -> Sealed:
    """Return the approval of one language.

    Raises:
        ContentError: a key is unknown, lacking or of the wrong type.
    """
    table.known("approved_by", "approved_on", "expires_on", "sha256", "policy", "version", "signature")
    people = tuple(
        Approver(item.known("name", "role", "on").text("name"), item.text("role"), item.day("on"))
        for item in table.tables("approved_by")
    )
    signatures = tuple(
        Signed(item.known("by", "keyid", "value").text("by"), item.text("keyid"), item.text("value"))
        for item in table.tables("signature")
    )
    approval = Approval(
        language=language,
        approved_by=people,
        approved_on=table.must_day("approved_on"),
        expires_on=table.must_day("expires_on"),
        sha256=table.text("sha256"),
        policy=table.text("policy"),
    )
    return Sealed(approval, table.text("version"), signatures)


def parse_words(data: Mapping[str, Any], where: str) -> dict[str, Words]:
    """Return the words that differ by country: id to locale (`es`, `es-MX`) to word.

    Raises:
        ContentError: a word lacks one of the languages.
    """
    table = Table(data, where)
    words: dict[str, Words] = {}
    for name in data:
        inner = table.table(name)
        for language in SUPPORTED:
            inner.text(language)
        words[name] = {locale: inner.text(locale) for locale in inner.data}
    return words


def damaged(where: str, what: str) -> ContentError:
    """Return the error for a template whose files do not belong together."""
    return ContentError(what, where=where, hint="See docs/templates.md")
