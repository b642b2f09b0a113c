"""The JSON Schema of a case, as `schema/case.schema.json` publishes it; the file is written by `scripts/schemas.py`.

Fields that emergency-disclosure forms carry and that intake does not read are described too, so that a person can add
them to a case file: by the model forms of UNODC, CTED and Europol, Regulation (EU) 2023/1543, the Second Additional
Protocol to the Budapest Convention and ETSI TS 103 120. Those forms were not read themselves, so the source of each
such field is marked as unconfirmed.
"""

from __future__ import annotations

from typing import Any

from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import DANGER_KINDS, DangerStatus, DataStance, FieldState, OrderKind, OrderStance, Role
from ert_writer.model.findings import Severity

URI = "https://json-schema.org/draft/2020-12/schema"

TITLES: dict[str, str] = {
    "case_number": "Number of the investigation or court case; further ones under others",
    "case_kind": "What the letter calls the case; normal is the kind's id",
    "letter_number": "The letter's own number",
    "agency": "Agency of the officer",
    "unit": "Unit of the officer",
    "officer_name": "Who signs, without honorific",
    "officer_title": "Title or rank of who signs",
    "officer_badge": "Badge or staff number",
    "officer_email": "The officer's mailbox",
    "officer_phone": "The officer's telephone; normal is E.164",
    "accounts": "Accounts that the letter asks about",
    "superseded_accounts": "Accounts of older messages, and those that the letter corrects",
    "data_categories": "Categories of data asked for, ids of data-categories",
    "period": "Period of the data; normal is start/end in ISO 8601",
    "offence": "Offence as stated",
    "emergency_type": "Kind of danger",
    "person_in_danger": "Persons in danger as written; normal is minor or adult",
    "facts": "Sentences that describe danger, word for word",
    "deadline": "Deadline of the requester; utc is the moment",
    "preservation_requested": "Whether the letter asks that data be kept",
    "non_notification_requested": "Whether the letter asks that the user not be told",
    "attachments": "Files that came with the letter or are named in it",
    "message_id": "Message-ID of the mail that the letter came as, to which a reply refers",
}
"""What each field that intake reads means."""

BY_HAND: dict[str, str] = {
    "request_kind": "emergency, preservation, voluntary disclosure, order, legal assistance, renewal or other",
    "issued_at": "When the letter was issued, with offset",
    "received_at": "When it was received, with offset",
    "addressee": "Legal entity to which it is addressed",
    "legal_basis": "Articles and statutes relied on, one a value",
    "authorised_by": "Judge or prosecutor who authorised it, with role, date and file number",
    "emergency_without_authorisation": "Whether it was issued without prior authorisation because of the emergency",
    "how_data_averts_harm": "How the data would avert the harm, in the letter's words; never inferred",
    "why_no_ordinary_process": "Why ordinary process would be too slow, in the letter's words",
    "other_requests": "Other providers asked, and earlier requests",
    "delivery": "Where, in which format and how protected the data are to be delivered",
    "confidential_until": "Until when the user must not be told, and why",
    "process_to_follow": "Legal process that the requester owes afterwards",
}
"""Fields of emergency-disclosure forms that intake does not read."""


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of the result object of `ert-writer intake --format json`."""
    fields = {name: {**_field(name), "description": TITLES[name]} for name in FIELDS}
    extra = {
        name: {"$ref": "#/$defs/by_hand", "description": text, "$comment": "unconfirmed; read by no recogniser"}
        for name, text in BY_HAND.items()
    }
    return {
        "$schema": URI,
        "title": "Case",
        "description": "What a request says, field by field: advice for a person to confirm, never a verdict.",
        "type": "object",
        "required": [*FIELDS, *_BESIDE],
        "properties": {**fields, **_BESIDE, **extra},
        "additionalProperties": False,
        "$defs": _DEFINITIONS,
    }


def _field(name: str) -> dict[str, Any]:
    kind = "coded" if name in CODED else "moment" if name == "deadline" else "value"
    if name in LISTS:
        return {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}
    return {"$ref": f"#/$defs/{kind}"}


def _value(**more: dict[str, Any]) -> dict[str, Any]:
    properties = {
        "value": {"type": "string", "description": "What replies print; empty when not found"},
        "normal": {"type": "string", "description": "In plain form; empty where it has none"},
        **more,
        "span": {
            "description": "Start and end in code points of the decoded text",
            "oneOf": [
                {"type": "null"},
                {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
            ],
        },
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "note": {"type": "string"},
        "ocr": {"type": "boolean", "description": "Recognised from a picture"},
        "others": {"type": "array", "items": {"type": "object"}, "description": "Further readings"},
    }
    required = ["value", "normal", "span", "confidence", "note", "ocr"]
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


_VALUES: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/value"}}
_TEXT: dict[str, Any] = {"type": "string"}
_WORDS: dict[str, Any] = {"type": "array", "items": _TEXT}
_PASSAGES = ("evidence", "counter_evidence", "who", "from_whom", "since", "where", "ultimatums")
_DEFINITIONS: dict[str, Any] = {
    "value": _value(),
    "coded": _value(quote={"type": "string", "description": "The letter's own words"}),
    "moment": _value(utc={"type": "string", "description": "The moment in UTC, to the minute; empty for a day"}),
    "by_hand": {"type": ["string", "boolean", "array", "object"]},
    "role": _value(
        kind={"type": "string", "description": "An entity kind, or person"},
        role={"enum": [role.value for role in Role]},
        country=_TEXT,
        name=_TEXT,
    ),
}
_SAID: dict[str, Any] = {
    "quote": {"type": "string", "description": "The letter's own words"},
    "span": _DEFINITIONS["value"]["properties"]["span"],
    "confidence": _DEFINITIONS["value"]["properties"]["confidence"],
    "note": _TEXT,
}
_BESIDE: dict[str, Any] = {
    "states": {
        "type": "object",
        "description": "Whether each field is stated, denied or not found; not found never means no",
        "required": list(FIELDS),
        "properties": {name: {"enum": [state.value for state in FieldState]} for name in FIELDS},
        "additionalProperties": False,
    },
    "denied": {
        "type": "object",
        "description": "The words by which the letter denies a field",
        "properties": {
            name: {"type": "array", "items": {"$ref": f"#/$defs/{'coded' if name in CODED else 'value'}"}}
            for name in FIELDS
            if name != "deadline"
        },
        "additionalProperties": False,
    },
    "danger": {
        "type": "object",
        "description": "Whether somebody is in danger; unclear means that a person must read the letter",
        "required": ["value", "kinds", "reason", *_PASSAGES],
        "properties": {
            "value": {"enum": [status.value for status in DangerStatus]},
            "kinds": {"type": "array", "items": {"enum": list(DANGER_KINDS)}},
            "reason": _TEXT,
            **dict.fromkeys(_PASSAGES, _VALUES),
        },
        "additionalProperties": False,
    },
    "not_read": {**_VALUES, "description": "Sentences that no recogniser understood"},
    "roles": {
        "type": "array",
        "items": {"$ref": "#/$defs/role"},
        "description": "Every person, telephone, mailbox, account and number, each with one role",
    },
    "requests": {
        "type": "array",
        "description": "What is asked, kept or denied: one row for each account, category and period",
        "items": {
            "type": "object",
            "required": ["value", "category", "stance", "account", "period", *_SAID],
            "properties": {
                "value": {"type": "string", "description": "The row in one line"},
                "category": {"type": "string", "description": "Id of data-categories"},
                "stance": {"enum": [stance.value for stance in DataStance]},
                "account": {"type": "string", "description": "As written; empty where the letter names none"},
                "period": {"type": "string", "description": "start/end in ISO 8601; an open end is empty"},
                **_SAID,
            },
            "additionalProperties": False,
        },
    },
    "orders": {
        "type": "object",
        "description": "What the letter orders beside the handing over of data; silent never means no",
        "required": [kind.value for kind in OrderKind],
        "properties": {
            kind.value: {
                "type": "object",
                "required": ["value", *_SAID],
                "properties": {"value": {"enum": [stance.value for stance in OrderStance]}, **_SAID},
                "additionalProperties": False,
            }
            for kind in OrderKind
        },
        "additionalProperties": False,
    },
    "country": {"type": "string", "pattern": "^([A-Z]{2})?$", "description": "ISO 3166; empty when unclear"},
    "language": {"type": "string", "description": "BCP 47; und when undetermined"},
    "missing": {**_WORDS, "description": "Ids of missing-items, in the order of the checklist"},
    "cautions": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "severity", "message", "evidence", "advice", "span"],
            "properties": {
                "id": _TEXT,
                "severity": {"enum": [severity.label for severity in Severity]},
                "message": _TEXT,
                "evidence": _TEXT,
                "advice": _TEXT,
                "span": _DEFINITIONS["value"]["properties"]["span"],
            },
            "additionalProperties": False,
        },
    },
    "suggested_templates": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["template", "reasons"],
            "properties": {"template": _TEXT, "reasons": _WORDS},
            "additionalProperties": False,
        },
    },
}
