"""A linear model over named evidence: what speaks for a class counts for it, and what is unknown counts for nothing."""

from __future__ import annotations

from base64 import b64encode

import pytest

from ert_writer.intake.evidence import Group
from ert_writer.intake.learned_fields import CANDIDATES, NO, YES
from ert_writer.intake.learned_fields import MODELS as FIELD_MODELS
from ert_writer.intake.learned_roles import ASKED, NONE, class_of
from ert_writer.intake.learned_roles import MODELS as ROLE_MODELS
from ert_writer.intake.linear import as_model, packaged_models
from ert_writer.model.case import Role


def packed(*weights: int) -> str:
    return b64encode(bytes(128 + weight for weight in weights)).decode()


MODEL = as_model({
    "classes": ["officer", "victim"],
    "step": 0.01,
    "bias": [0.1, 0.0],
    "names": ["zone:signature", "before0:victima"],
    "weights": packed(100, -100, -100, 100),
    "calibration": [[0.0, 0.3], [0.6, 0.7], [0.95, 0.99]],
})  # fmt: skip


def test_evidence_speaks_for_its_class() -> None:
    assert MODEL.choose(["zone:signature"]).name == "officer"
    assert MODEL.choose(["before0:victima"]).name == "victim"


def test_unknown_evidence_counts_for_nothing() -> None:
    assert MODEL.probabilities(["zone:signature", "never-met"]) == MODEL.probabilities(["zone:signature"])
    assert MODEL.choose([]).name == "officer"  # by the bias alone


def test_probabilities_are_shares_of_one() -> None:
    for names in ([], ["zone:signature"], ["zone:signature", "before0:victima"]):
        assert sum(MODEL.probabilities(names).values()) == pytest.approx(1.0)


@pytest.mark.parametrize(("probability", "confidence"), [(0.0, 0.3), (0.59, 0.3), (0.6, 0.7), (0.94, 0.7), (1.0, 0.99)])
def test_confidence_is_the_share_that_proved_right(probability: float, confidence: float) -> None:
    assert MODEL.confidence(probability) == confidence


def test_every_group_and_field_has_its_packaged_model() -> None:
    assert set(packaged_models(ROLE_MODELS)) == {*Group, ASKED}
    assert set(packaged_models(FIELD_MODELS)) == set(CANDIDATES)
    assert {name: model.classes for name, model in packaged_models(FIELD_MODELS).items()} == dict.fromkeys(
        CANDIDATES, (NO, YES)
    )


def test_every_class_of_a_role_model_is_a_role() -> None:
    known = {class_of(role) for role in Role} | {"in-danger", NONE}
    for group in Group:
        assert set(packaged_models(ROLE_MODELS)[group].classes) <= known


@pytest.mark.parametrize("name", [ROLE_MODELS, FIELD_MODELS])
def test_no_answer_is_surer_than_the_one_before_it_is_likely(name: str) -> None:
    for model in packaged_models(name).values():
        shares = [share for _, share in model.calibration]
        assert shares == sorted(shares)
        assert 0.0 <= shares[0] <= shares[-1] < 1.0
