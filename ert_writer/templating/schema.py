"""`templates/<id>.toml` and `templates/clauses/<id>.toml`: the data beside the wording. Format: docs/templates.md."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ert_writer.content.schema import Keys
from ert_writer.errors import ContentError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.model.reply import Approval, Approver
from ert_writer.templating.kinds import (
    Choice,
    Computed,
    DecisionRule,
    Field,
    FieldKind,
    Part,
    Sealed,
    SharedClause,
    Signed,
    Suggestion,
    Template,
    Vocabulary,
    Words,
)
from ert_writer.templating.tables import (
    ClauseTable,
    DecisionTable,
    EntryTable,
    FieldTable,
    File,
    SealsTable,
    SealTable,
    SourceTable,
    TemplateTable,
    Text,
    WhenTable,
)
from ert_writer.text.fold import fold_words

BUILT_IN = ("reply_date", "desk_name", "desk_email", "desk_hours", "desk_phone", "desk_portal")
"""Names that every wording may use: the moment of the reply, and the desk of `templates/desk.toml`."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
_CONDITION = re.compile(r"[a-z][a-z0-9_]*(:[a-z][a-z0-9_-]*)?")
_COMPUTED = re.compile(r"(?P<base>[a-z][a-z0-9_]*) (?P<sign>[+-]) (?P<days>\d{1,4}) days?")

Dictionary = Mapping[str, Mapping[str, Any]]
"""The standard fields of `templates/fields.toml`, by name, as they are there."""


def parse_dictionary(file: File) -> Dictionary:
    """Return the standard fields by name.

    Raises:
        ContentError: one is not what a field may be.
    """
    tables = file.as_(dict[str, dict[str, Any]])
    fields = {name: {"name": name, **table} for name, table in tables.items()}
    for name, table in fields.items():
        file.part(table, FieldTable, (name,))
    return fields


def parse_vocabulary(id_: str, file: File) -> Vocabulary:
    """Return a vocabulary: one table an entry, its wording in each language.

    Raises:
        ContentError: an entry is not what it should be.
    """
    entries = file.as_(dict[str, EntryTable])
    return Vocabulary(id_, tuple(_entry(name, entry) for name, entry in entries.items()))


def _entry(name: str, entry: EntryTable) -> Choice:
    return Choice(name, entry.words(), tuple(map(fold_words, entry.signs)), entry.alone, entry.group)


def parse_decisions(file: File) -> dict[str, DecisionRule]:
    """Return the decisions of `templates/decisions.toml` by name, in the order of the file.

    Raises:
        ContentError: one does not have its question, or names another that there is not.
    """
    tables = file.as_(dict[str, DecisionTable])
    for name, table in tables.items():
        if not _NAME.fullmatch(name):
            raise file.wrong(
                f"{name!r} cannot name a decision", "Use lower-case letters, digits and underscores", (name,)
            )
        for other in table.apart_from:
            if other not in tables or other == name:
                message = f"{name} is apart from {other!r}, which is no other decision"
                raise file.wrong(message, f"Choose among: {', '.join(tables)}", (name, "apart_from"))
    return {name: DecisionRule(name, table.question.words(), table.apart_from) for name, table in tables.items()}


def parse_template(
    id_: str,
    file: File,
    wording: Mapping[Language, tuple[Part, ...]],
    dictionary: Dictionary,
    vocabularies: Mapping[str, Vocabulary],
    decisions: Mapping[str, DecisionRule],
) -> Template:
    """Return a reply template.

    Raises:
        ContentError: a key is unknown, missing or of the wrong type.
    """
    table = file.as_(TemplateTable)
    for gate in table.requires:
        if gate not in decisions:
            choices = f"Choose among: {', '.join(decisions)}"
            raise file.wrong(f"there is no decision named {gate!r}", choices, ("requires",))
    return Template(
        **_source(id_, file, table, wording, dictionary, vocabularies),
        gates=table.requires,
        hides_existence=table.hides_existence,
        internal=table.internal,
        courts=table.courts,
        keywords=table.keywords.words() if table.keywords else {},
        suggested=tuple(_suggestion(row, file) for row in table.suggested.when),
    )


def _suggestion(row: WhenTable, file: File) -> Suggestion:
    keys = ("suggested", "when")
    for condition in (*row.every, *row.some, *row.unless):
        if not _CONDITION.fullmatch(condition):
            hint = "Write danger:emergency, missing:accounts or a case field"
            raise file.wrong(f"{condition!r} is no condition", hint, keys)
    if not row.every and not row.some:
        hint = 'Write if = ["danger:emergency"], or if = ["always"]'
        raise file.wrong("a row needs a condition", hint, keys)
    return Suggestion(row.every, row.some, row.unless, row.weight, row.because)


def parse_clause(
    id_: str,
    file: File,
    wording: Mapping[Language, tuple[Part, ...]],
    dictionary: Dictionary,
    vocabularies: Mapping[str, Vocabulary],
) -> SharedClause:
    """Return a shared clause.

    Raises:
        ContentError: a key is unknown, missing or of the wrong type.
    """
    table = file.as_(ClauseTable)
    if table.slot and (table.expires_on is None or table.verify_by is None):
        hint = "Add verify_by = 2027-01-31 and expires_on = 2027-01-31"
        raise file.wrong("a clause chosen by country needs verify_by and expires_on", hint, ("slot",))
    return SharedClause(
        **_source(id_, file, table, wording, dictionary, vocabularies),
        slot=table.slot,
        countries=table.countries,
        entities=table.entities,
        valid_from=table.valid_from,
        verify_by=table.verify_by,
        expires_on=table.expires_on,
        source=table.source,
        confirmed_by=table.confirmed_by,
    )


def _source(
    id_: str,
    file: File,
    table: SourceTable,
    wording: Mapping[Language, tuple[Part, ...]],
    dictionary: Dictionary,
    vocabularies: Mapping[str, Vocabulary],
) -> dict[str, Any]:
    return {
        "id": id_,
        "version": table.version,
        "author": table.author,
        "policy": table.policy,
        "purpose": table.purpose.words(),
        "fields": _fields(file, table, dictionary, vocabularies),
        "wording": wording,
        "seals": _seals(table.approval),
        "pending": _seals(table.pending),
        "retired": table.retired,
    }


def _fields(
    file: File, table: SourceTable, dictionary: Dictionary, vocabularies: Mapping[str, Vocabulary]
) -> tuple[Field, ...]:
    fields: list[Field] = []
    for number, item in enumerate(table.field):
        place = Place(file, ("field", number))
        field = parse_field(place, item, dictionary, vocabularies)
        if any(field.name == other.name for other in fields):
            raise place.wrong(f"field {field.name!r} is declared twice", "Declare it once")
        _check_base(field, fields, place)
        _check_part(field, fields, place)
        _check_condition(field, fields, place)
        fields.append(field)
    return tuple(fields)


@dataclass(frozen=True, slots=True)
class Place:
    """A field's place in its file."""

    file: File
    keys: Keys

    def wrong(self, message: str, hint: str = "") -> ContentError:
        """Return an error about the field."""
        return self.file.wrong(message, hint, self.keys)


def _check_base(field: Field, earlier: Sequence[Field], place: Place) -> None:
    if field.computed is None:
        return
    base = next((other for other in earlier if other.name == field.computed.base), None)
    if base is None or base.kind is not FieldKind.DATE or field.kind is not FieldKind.DATE:
        raise place.wrong(f"{field.name} is computed from {field.computed.base!r}, which is no date field above it")


def _check_part(field: Field, earlier: Sequence[Field], place: Place) -> None:
    if not field.part_of:
        return
    base = next((other for other in earlier if other.name == field.part_of and other.kind is FieldKind.LIST), None)
    groups = {choice.group for choice in base.choices} if base else set()
    if base is None or field.group not in groups:
        raise place.wrong(
            f"{field.name} is part of {field.part_of!r}, which is no list above it with a group {field.group!r}"
        )


def _check_condition(field: Field, earlier: Sequence[Field], place: Place) -> None:
    for name, option in field.required_when:
        base = next((other for other in earlier if other.name == name and other.kind is FieldKind.CHOICE), None)
        if base is None:
            raise place.wrong(f"{field.name} is required when {name!r} is chosen, which is no choice field above it")
        if option not in [choice.id for choice in base.choices]:
            raise place.wrong(f"{field.name} is required when {name} is {option!r}, which is none of its options")


def parse_field(
    place: Place, item: Mapping[str, Any], dictionary: Dictionary, vocabularies: Mapping[str, Vocabulary]
) -> Field:
    """Return a field; what it leaves out comes from the standard field of the same name.

    Raises:
        ContentError: the name, kind, label or choices are missing or wrong.
    """
    name = item.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name in BUILT_IN:
        raise place.wrong(
            f"{name!r} cannot name a field", "Use lower-case letters, digits and underscores, none built in"
        )
    table = place.file.part({**dictionary.get(name, {}), **item}, FieldTable, place.keys)
    kind = FieldKind.LIST if table.part_of else table.kind
    if (table.time or table.within_days) and kind not in (FieldKind.DATE, FieldKind.DATETIME):
        raise place.wrong(f"time and within_days are for dates; {name} is a {kind}")
    return Field(
        name=name,
        kind=kind,
        required=table.required,
        label=table.label.words(),
        help=table.help.words() if table.help else {},
        case_field=table.case_field or name,
        choices=_choices(table, kind, vocabularies, place),
        vocabulary=table.vocabulary,
        computed=_computed(table, place),
        account=table.account or kind is FieldKind.URL or _standard_account(table, dictionary),
        required_when=tuple(table.required_when.items()),
        time=table.time,
        within_days=table.within_days,
        holds=table.holds,
        recognise=table.recognise,
        needs_alone=table.needs_alone,
        part_of=table.part_of,
        group=table.group,
    )


def _standard_account(table: FieldTable, dictionary: Dictionary) -> bool:
    """Return whether a standard field says that this one tells about an account, so that no flag hides it.

    It is the one of its name, else the one of the case field that fills it.
    """
    standard = dictionary.get(table.name) or dictionary.get(table.case_field) or {}
    return bool(standard.get("account"))


def _choices(
    table: FieldTable, kind: FieldKind, vocabularies: Mapping[str, Vocabulary], place: Place
) -> tuple[Choice, ...]:
    own = tuple(Choice(item.id, item.words()) for item in table.choice)
    name = table.vocabulary
    if name and name not in vocabularies:
        raise place.wrong(f"there is no vocabulary {name!r}", f"Choose among: {', '.join(sorted(vocabularies))}")
    choices = own or (vocabularies[name].choices if name else ())
    if own and name:
        raise place.wrong("both choice and vocabulary are given", "Keep one")
    if kind is FieldKind.CHOICE and not choices:
        raise place.wrong("a choice needs its options", 'Give [[field.choice]] tables or vocabulary = "..."')
    if choices and kind not in (FieldKind.CHOICE, FieldKind.LIST):
        raise place.wrong(f"a {kind} takes no options", "Make it a choice or a list")
    return choices


def _computed(table: FieldTable, place: Place) -> Computed | None:
    if not table.computed:
        return None
    match = _COMPUTED.fullmatch(table.computed)
    if match is None:
        raise place.wrong(
            f"computed = {table.computed!r} is not understood", 'Write computed = "preserved_on + 90 days"'
        )
    return Computed(match["base"], int(match["sign"] + match["days"]))


def _seals(table: SealsTable) -> dict[Language, Sealed]:
    seals = {language: getattr(table, language) for language in SUPPORTED}
    return {language: sealed(language, seal) for language, seal in seals.items() if seal is not None}


def sealed(language: Language, table: SealTable) -> Sealed:
    """Return the approval of one language."""
    approval = Approval(
        language=language,
        approved_by=tuple(Approver(person.name, person.role, person.on) for person in table.approved_by),
        approved_on=table.approved_on,
        expires_on=table.expires_on,
        sha256=table.sha256,
        policy=table.policy,
    )
    signatures = tuple(Signed(item.by, item.keyid, item.value) for item in table.signature)
    return Sealed(approval, table.version, signatures)


def parse_words(file: File) -> dict[str, Words]:
    """Return the words that differ by country: id to locale (`es`, `es-MX`) to word.

    Raises:
        ContentError: a word does not have one of the languages.
    """
    words = file.as_(dict[str, dict[str, Text]])
    for name, said in words.items():
        for language in SUPPORTED:
            if language not in said:
                raise file.wrong(f"the key {language!r} is missing", f'Add {language} = "..."', (name,))
    return dict(words)


def damaged(where: str, what: str) -> ContentError:
    """Return the error for a template whose files do not belong together."""
    return ContentError(what, where=where, hint="See docs/templates.md")
