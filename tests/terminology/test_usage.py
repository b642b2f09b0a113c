"""Where a concept's terms are used in other content."""

from ert_writer.model.language import SUPPORTED
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.usage import Passage, named_concepts, usages
from support.terminology import concept, glossary

INDEX = compile_terms(
    glossary(
        concept("court-order", es="orden judicial", pt="ordem judicial", en="court order"),
        concept("seizure", es="incautación", pt="apreensão", en="seizure"),
    )
)
TEMPLATE = Passage(
    "templates/es/a.txt.j2", "Hola {{ orden }}.\n{# orden judicial #}\nSin órdenes judiciales.\n", ("es",)
)


def test_a_term_is_found_inflected_with_its_line_and_not_in_code() -> None:
    (use,) = usages(INDEX, ["court-order"], [TEMPLATE])
    assert (use.where, use.line, use.words) == ("templates/es/a.txt.j2", 3, "órdenes judiciales")
    assert use.text == "Sin órdenes judiciales."


def test_a_file_of_several_languages_is_searched_in_each() -> None:
    rows = Passage("lexicon/a.toml", 'es = "orden judicial"\npt = "ordem judicial"\nen = "seizure"\n', SUPPORTED)
    assert [use.line for use in usages(INDEX, ["court-order"], [rows])] == [1, 2]


def test_a_concept_is_named_by_its_id_its_term_or_a_part() -> None:
    assert named_concepts(INDEX, "seizure") == ("seizure",)
    assert named_concepts(INDEX, "Ordem Judicial") == ("court-order",)
    assert named_concepts(INDEX, "judicial") == ("court-order",)
    assert named_concepts(INDEX, "nothing") == ()
