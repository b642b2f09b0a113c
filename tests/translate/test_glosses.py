"""Offices stand by their own name at the first mention in a letter, with their English in brackets."""

from ert_writer.countries.load import catalogue
from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.glosses import is_office, with_glosses


def _unit(source: str, target: str, *findings: Finding, language: str = "es") -> TranslationUnit:
    return TranslationUnit(source, target, raw=target, language=language, findings=findings)


def _targets(*units: TranslationUnit, target: str = "en") -> list[str]:
    return [unit.target for unit in with_glosses(units, target, catalogue())]


def test_the_first_mention_has_the_name_and_later_ones_are_left() -> None:
    first = _unit("La Fiscalía General de la República pide datos.", "The Attorney General's Office asks for data.")
    again = _unit("La Fiscalía General de la República insiste.", "The Attorney General's Office insists.")
    assert _targets(first, again) == [
        "The Fiscalía General de la República (Attorney General's Office) asks for data.",
        "The Attorney General's Office insists.",
    ]


def test_the_longest_name_counts() -> None:
    unit = _unit("La Polícia Rodoviária Federal parou o carro.", "The Federal Highway Police stopped.", language="pt")
    assert _targets(unit) == ["The Polícia Rodoviária Federal (Federal Highway Police) stopped."]


def test_what_cannot_be_found_once_is_left() -> None:
    other = _unit("La Fiscalía General de la República pide datos.", "The Bureau asks for data.")
    twice = _unit("La Policía Nacional y otra.", "The National Police and another National Police.")
    named = _unit("La Fiscalía General de la República.", "The Fiscalía General de la República.")
    owned = _unit("La Policía Nacional vio.", "The National Police's chief saw.")
    assert _targets(owned) == [owned.target]
    assert _targets(other, twice, named) == [other.target, twice.target, named.target]


def test_capitals_stay_capitals_and_other_languages_as_they_are() -> None:
    unit = _unit("POLICÍA NACIONAL CIVIL", "NATIONAL CIVIL POLICE")
    assert _targets(unit) == ["POLICÍA NACIONAL CIVIL (National Civil Police)"]
    assert _targets(_unit("La Policía Nacional.", "A Polícia Nacional."), target="pt") == ["A Polícia Nacional."]


def test_places_of_findings_move() -> None:
    target = "The National Police see MENDO."
    place = target.index("MENDO")
    finding = Finding("coinage", Category.MISTRANSLATION, Severity.WARNING, "", target_span=Span(place, place + 5))
    (unit,) = with_glosses([_unit("La Policía Nacional ve.", target, finding)], "en", catalogue())
    span = unit.findings[0].target_span
    assert span is not None
    assert unit.target[span.start : span.end] == "MENDO"


def test_a_line_that_is_an_office_keeps_its_words() -> None:
    shouted = _unit("DELEGACIA DE HOMICÍDIOS DE SOBRAL", "HOMICIDE POLICE STATION OF SOBRAL", language="pt")
    plain = _unit("Dirección Nacional de Ciberdelito", "National Directorate of Cybercrime")
    known = _unit("FISCALÍA GENERAL DE LA NACIÓN", "GENERAL NATION PROSECUTOR")
    assert _targets(shouted, plain, known) == [
        "DELEGACIA DE HOMICÍDIOS DE SOBRAL (Homicide Police Station of Sobral)",
        "Dirección Nacional de Ciberdelito (National Directorate of Cybercrime)",
        "FISCALÍA GENERAL DE LA NACIÓN (Office of the Attorney General of the Nation)",
    ]


def test_a_sentence_or_label_is_no_office() -> None:
    sources = ("Unidad solicitante: Homicidios", "La unidad pide datos", "Fiscalía", "Dirección y teléfono de la casa")
    assert not [source for source in sources if is_office(source, catalogue())]
