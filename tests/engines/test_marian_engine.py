"""Both engines on the same trained model: they agree, whatever the batch, the threads and the length."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ert_writer.engines import marian as fast
from ert_writer.engines import marian_ctranslate2
from ert_writer.engines import transformers as plain
from ert_writer.engines.models import store
from ert_writer.errors import EngineUnavailableError, ModelError, UsageError
from ert_writer.model.language import Direction
from support import marian

pytestmark = pytest.mark.xdist_group("marian")

ES_EN, PT_EN, EN_ES, EN_PT = (Direction(*text.split("-")) for text in ("es-en", "pt-en", "en-es", "en-pt"))
TOLD = {"token_scores": "yes"}
UNSEEN = [
    "La policía detuvo al sospechoso en la escuela y la familia recibió dinero.",
    "Solicito el historial de la cuenta PH001, el teléfono y el correo de la víctima.",
    "No sabemos dónde está la menor.",
    "Amenaza",
    "EL JUEZ FIRMÓ LA ORDEN",
    "¿Dónde está la niña? — preguntó la madre @ 10:30 (日本) 🙂",
]


def texts(found):
    return [candidates[0].text for candidates in found]


def sentences(direction):
    language = direction.target if direction.source == "en" else direction.source
    side = 1 if direction.source == "en" else 0
    return [pair[side] for pair in marian.pairs(language)], [pair[1 - side] for pair in marian.pairs(language)]


@pytest.fixture(scope="module")
def root():
    return marian.store()


def both(root, **settings):
    return fast.create(marian.context(root, **settings)), plain.create(marian.context(root, **settings))


@pytest.mark.parametrize("direction", [ES_EN, PT_EN, EN_ES, EN_PT], ids=str)
def test_what_it_was_trained_on_comes_out_right(root, direction):
    sources, targets = sentences(direction)
    found = texts(fast.create(marian.context(root)).translate(sources, direction))
    assert sum(a == b for a, b in zip(found, targets, strict=True)) >= 0.97 * len(targets)


@pytest.mark.parametrize("direction", [ES_EN, PT_EN, EN_ES, EN_PT], ids=str)
def test_greedy_outputs_are_identical_in_full_precision(root, direction):
    sources, _ = sentences(direction)
    ours, theirs = both(root, compute_type="float32")
    assert texts(ours.translate(sources, direction)) == texts(theirs.translate(sources, direction))


@pytest.mark.parametrize("compute_type", ["int8", "int8_float32", "float32"])
@pytest.mark.parametrize("beam", [1, 4])
def test_chrf_is_within_three_tenths(root, beam, compute_type):
    sources, targets = sentences(PT_EN)
    ours, theirs = both(root, beam=beam, compute_type=compute_type)
    scores = [marian.chrf(texts(engine.translate(sources, PT_EN)), targets) for engine in (ours, theirs)]
    assert abs(scores[0] - scores[1]) <= 0.3
    assert scores[1] > 97


def test_unseen_sentences_agree_with_their_scores(root):
    ours, theirs = both(root, beam=4, compute_type="float32")
    for a, b in zip(ours.translate(UNSEEN, ES_EN), theirs.translate(UNSEEN, ES_EN), strict=True):
        assert a[0].text == b[0].text
        assert a[0].score == pytest.approx(b[0].score, abs=0.02)


def test_hypotheses_are_distinct_and_best_first(root):
    for engine in both(root, beam=4, **TOLD):
        for candidates in engine.translate(UNSEEN[:3], ES_EN, hypotheses=4):
            assert 1 < len(candidates) <= 4
            assert len({candidate.text for candidate in candidates}) > 1
            assert all(candidate.score <= 0 and candidate.tokens for candidate in candidates)
            assert candidates[0].score >= candidates[-1].score
            mean = sum(candidates[0].tokens) / len(candidates[0].tokens)
            assert candidates[0].score == pytest.approx(mean, abs=1e-3)


def test_token_scores_are_told_when_asked_for(root):
    plainly = fast.create(marian.context(root)).translate(UNSEEN, ES_EN)
    told = fast.create(marian.context(root, **TOLD)).translate(UNSEEN, ES_EN)
    assert texts(plainly) == texts(told)
    assert [c[0].score for c in plainly] == [c[0].score for c in told]
    assert not any(c[0].tokens for c in plainly)
    assert all(c[0].tokens for c in told)


def test_more_hypotheses_than_the_beam_widen_it(root):
    engine = fast.create(marian.context(root, beam=1))
    assert len(engine.translate(UNSEEN[:1], ES_EN, hypotheses=3)[0]) == 3


def test_a_segment_does_not_depend_on_its_neighbours(root):
    sources, _ = sentences(ES_EN)
    for engine in both(root, beam=2):
        together = texts(engine.translate(sources[:24], ES_EN))
        assert together == [texts(engine.translate([source], ES_EN))[0] for source in sources[:24]]


@pytest.mark.parametrize("threads", [1, 2, 3, 8, 16])
def test_threads_change_nothing(root, threads):
    sources, _ = sentences(ES_EN)
    one = texts(fast.create(marian.context(root, threads=1)).translate(sources, ES_EN))
    assert texts(fast.create(marian.context(root, threads=threads)).translate(sources, ES_EN)) == one


@pytest.mark.parametrize(
    ("cores", "expected"), [(0, (1, 1)), (1, (1, 1)), (2, (2, 1)), (8, (8, 1)), (16, (8, 2)), (64, (16, 4))]
)
def test_cores_are_shared_out(cores, expected):
    assert marian_ctranslate2.threads(cores) == expected


def test_empty_and_blank_segments_give_themselves(root):
    for engine in both(root):
        found = engine.translate(["", "  \n", "Gracias por su colaboración.", "\u00a0"], ES_EN)
        assert texts(found) == ["", "  \n", "Thank you for your cooperation.", "\u00a0"]
        assert engine.translate([], ES_EN) == ()
        assert texts(engine.translate(["", " "], ES_EN)) == ["", " "]


def test_unknown_and_control_characters_do_not_break_it(root):
    strange = ["\x00", "日本語", "\x1b[2J", "🙂" * 40, "\u202e", "</s>", ">>es<< hola", "a" * 3000]
    for engine in both(root):
        found = engine.translate(strange, ES_EN)
        assert len(found) == len(strange)
        assert not any(mark in text for text in texts(found) for mark in ("<unk>", "</s>", "<pad>", "⁇"))


def test_long_input_is_split_and_every_clause_is_translated(root):
    sources, targets = sentences(ES_EN)
    chosen = [(s, t) for s, t in zip(sources, targets, strict=True) if s.endswith(".")][:40]
    long = " ".join(s for s, _ in chosen)
    for engine in both(root):
        target = texts(engine.translate([long], ES_EN))[0]
        assert marian.chrf([target], [" ".join(t for _, t in chosen)]) > 90


def test_a_target_without_an_end_is_tried_in_halves():
    """A model that only ends short sentences: the halves are put together again."""
    from ert_writer.engines.marian_decoding import Decoded

    class Short:
        positions, runtime = 64, "short"

        def run(self, texts, token, beam, count):
            return [(Decoded(text.upper(), -1.0, 1, len(text.split()) < 4),) for text in texts]

    engine = fast.create(marian.context(Path("nowhere")))
    found = engine._decode(Short(), ["uno dos tres cuatro cinco", "seis"], "", 1)
    assert [(c[0].text, c[0].finished) for c in found] == [("UNO DOS TRES CUATRO CINCO", True), ("SEIS", True)]


def test_language_tokens_choose_the_target(root):
    for engine in both(root):
        assert texts(engine.translate(["The victim is in the hospital."], EN_ES)) == ["La víctima está en el hospital."]
        assert texts(engine.translate(["The victim is in the hospital."], EN_PT)) == ["A vítima está no hospital."]
        assert texts(engine.translate(["The victim is in the hospital."], Direction("en", "pt-BR")))[0].startswith("A")


def test_what_is_offered_is_told_without_loading(root, monkeypatch):
    monkeypatch.setattr(fast, "CTranslate2Runner", lambda *_: pytest.fail("loaded"))
    offer = fast.create(marian.context(root)).availability()
    assert offer.ready
    assert set(offer.directions) == {ES_EN, PT_EN, EN_ES, EN_PT}
    assert fast.create(marian.context(root)).describe(ES_EN) == "marian(xx-en)"


def test_an_empty_store_says_what_to_run(tmp_path, monkeypatch):
    monkeypatch.setattr(fast, "bundled", tuple)
    for engine in both(tmp_path):
        assert not engine.availability().ready
        assert "models add" in engine.availability().remedy
        with pytest.raises(EngineUnavailableError, match="models add"):
            engine.translate(["hola"], ES_EN)


def test_without_torch_the_reference_says_so(root, monkeypatch):
    monkeypatch.setattr(plain, "find_spec", lambda name: None)
    engine = plain.create(marian.context(root))
    assert "torch" in engine.availability().detail
    with pytest.raises(EngineUnavailableError, match="pip install"):
        engine.translate(["hola"], ES_EN)


def test_a_direction_no_model_offers(root):
    with pytest.raises(EngineUnavailableError, match="es-pt"):
        fast.create(marian.context(root)).translate(["hola"], Direction("es", "pt"))


def test_the_option_model_names_one(root):
    assert fast.create(marian.context(root, model="xx-en")).availability().directions == (ES_EN, PT_EN)
    with pytest.raises(ModelError, match="nothing"):
        fast.create(marian.context(root, model="nothing")).availability()


def test_an_unknown_compute_type_is_a_usage_error(root):
    with pytest.raises(UsageError, match="int4"):
        fast.create(marian.context(root, compute_type="int4"))


def test_placeholders_of_the_trial_are_offered(root):
    for engine in both(root):
        survival = engine.placeholders(ES_EN)
        assert survival
        assert list(survival) == sorted(survival, key=lambda item: -item[1])
        assert survival[0][0].format(3)


def test_closed_engines_load_anew(root):
    engine = fast.create(marian.context(root))
    first = engine.translate(UNSEEN[:2], ES_EN)
    engine.close()
    assert engine.translate(UNSEEN[:2], ES_EN) == first


@pytest.mark.parametrize("name", ["ct2-int8/model.bin", "source.spm", "vocab.json"])
def test_a_tampered_model_is_refused_at_load_by_name(tmp_path, name):
    there = Path(shutil.copytree(marian.pristine(), tmp_path / "store"))
    path = there / "xx-en" / name
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ModelError, match=name):
        fast.create(marian.context(there)).translate(["hola"], ES_EN)


def test_another_runtime_tries_the_model_once_and_remembers(tmp_path, monkeypatch):
    from ert_writer.engines import marian_engine

    there = Path(shutil.copytree(marian.pristine(), tmp_path / "store"))
    plain.create(marian.context(there)).translate(["Gracias."], ES_EN)
    trials = store.find(there, "xx-en").manifest.trials
    assert [trial.runtime.split()[0] for trial in trials][-1] == "transformers"
    monkeypatch.setattr(marian_engine, "try_model", lambda *_: pytest.fail("tried again"))
    plain.create(marian.context(there)).translate(["Gracias."], ES_EN)


def test_a_model_that_failed_its_trial_stays_refused(tmp_path, monkeypatch):
    from ert_writer.engines import marian_engine
    from ert_writer.engines.models.manifest import Trial

    there = Path(shutil.copytree(marian.pristine(), tmp_path / "store"))
    with monkeypatch.context() as patch:
        patch.setattr(marian_engine, "try_model", lambda runner, _: Trial(runner.runtime, "it babbles"))
        with pytest.raises(ModelError, match="it babbles"):
            plain.create(marian.context(there)).translate(["Gracias."], ES_EN)
    with pytest.raises(ModelError, match="it babbles"):
        plain.create(marian.context(there)).translate(["Gracias."], ES_EN)


def test_a_refused_model_is_not_offered_and_another_serves(tmp_path, monkeypatch):
    from dataclasses import replace

    from ert_writer.engines.models import manifest

    monkeypatch.setattr(fast, "bundled", tuple)
    there = Path(shutil.copytree(marian.pristine(), tmp_path / "store"))
    about = manifest.read(there / "xx-en")
    failed = tuple(replace(trial, reason="it babbles") for trial in about.trials)
    manifest.write(replace(about, trials=failed), there / "xx-en")
    assert set(fast.create(marian.context(there)).availability().directions) == {EN_ES, EN_PT}
    assert ES_EN in plain.create(marian.context(there)).availability().directions
    with pytest.raises(ModelError, match="it babbles"):
        fast.create(marian.context(there)).translate(["Gracias."], ES_EN)
    marian.add(there, marian.trained(marian.TO_ENGLISH), "good", ["es-en"])
    assert fast.create(marian.context(there)).describe(ES_EN) == "marian(good)"


def test_the_models_own_generation_settings_are_not_used(root, tmp_path):
    import json

    folder = Path(shutil.copytree(marian.trained(marian.TO_ENGLISH), tmp_path / "model"))
    wild = {"do_sample": True, "temperature": 9.0, "num_beams": 3, "max_length": 4, "forced_eos_token_id": 0}
    (folder / "generation_config.json").write_text(json.dumps(wild), encoding="utf-8")
    marian.add(tmp_path / "store", folder, "wild", ["es-en"])
    tame, odd = plain.create(marian.context(root)), plain.create(marian.context(tmp_path / "store"))
    assert texts(odd.translate(UNSEEN, ES_EN)) == texts(tame.translate(UNSEEN, ES_EN))


def test_full_precision_is_converted_once_from_the_weights(tmp_path):
    there = Path(shutil.copytree(marian.pristine(), tmp_path / "store"))
    assert "float32" not in dict(store.find(there, "xx-en").manifest.conversions)
    fast.create(marian.context(there, compute_type="float32")).translate(["Gracias."], ES_EN)
    about = store.checked(store.find(there, "xx-en"), full=True).manifest
    assert dict(about.conversions)["float32"] == "ct2-float32"


def test_a_lost_tie_in_transformers_is_noticed(root, tmp_path, monkeypatch):
    import torch
    from transformers import MarianMTModel

    real = MarianMTModel.from_pretrained.__func__

    def loses(cls, *args, **kwargs):
        model, report = real(cls, *args, **kwargs)
        model.lm_head.weight = torch.nn.Parameter(torch.randn_like(model.lm_head.weight))
        return model, report

    monkeypatch.setattr(MarianMTModel, "from_pretrained", classmethod(loses))
    with pytest.raises(ModelError, match=r"other values than the file holds for lm_head\.weight"):
        plain.create(marian.context(root)).translate(["Gracias."], ES_EN)


def test_no_engine_touches_the_network(root, monkeypatch):
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a socket was opened"))
    for engine in both(root):
        assert texts(engine.translate(["Gracias por su colaboración."], ES_EN)) == ["Thank you for your cooperation."]


def test_neither_torch_nor_a_warning_at_run_time(root):
    """In a process of its own: nothing on either stream, and torch and transformers are never imported."""
    program = f"""
import sys
from pathlib import Path
from ert_writer.engines.marian import create
from ert_writer.model.language import Direction
from ert_writer.model.translation import EngineContext
engine = create(EngineContext(Path({str(root)!r})))
assert engine.translate(["Gracias por su colaboración."], Direction("es", "en"))[0][0].text
assert not {{"torch", "transformers"}} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_reference_is_silent(root, capfd):
    engine = plain.create(marian.context(root, beam=2))
    engine.translate(UNSEEN[:2], ES_EN, hypotheses=2)
    assert capfd.readouterr() == ("", "")
