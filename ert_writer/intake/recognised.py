"""Values that were recognised from a picture: said beside each of them, and none is sure."""

from __future__ import annotations

from dataclasses import replace

from ert_writer.model.case import Case, CaseField, DataRequest, EntityRole, FieldValue
from ert_writer.text.lookalikes import recognised_note

_SHARE = 0.65
"""Of its confidence is what a recognised value keeps: the surest stays below what every view marks as doubtful."""


def doubt_recognised(case: Case) -> Case:
    """Return the case with a note, and less confidence, on each value that was recognised from a picture."""
    return replace(
        case,
        fields=tuple(CaseField(item.name, _each(item.values), _each(item.denied)) for item in case.fields),
        entities=tuple(_entity(item) for item in case.entities),
        requests=tuple(_request(item) for item in case.requests),
    )


def _each(values: tuple[FieldValue, ...]) -> tuple[FieldValue, ...]:
    return tuple(_doubted(value) for value in values)


def _entity(item: EntityRole) -> EntityRole:
    return replace(item, value=_doubted(item.value))


def _request(item: DataRequest) -> DataRequest:
    account, period = (None if value is None else _doubted(value) for value in (item.account, item.period))
    return replace(item, value=_doubted(item.value), account=account, period=period)


def _doubted(value: FieldValue) -> FieldValue:
    if not value.ocr:
        return value
    note = "; ".join(filter(None, (value.note, recognised_note(value.text))))
    return replace(value, confidence=round(value.confidence * _SHARE, 4), note=note)
