"""Lines that are names are copied; names in sentences keep their accents; times are `at`, not `to`."""

import pytest

from ert_writer.entities.recognition import find_entities
from ert_writer.flows.translating.letters import at_clock, keep_edges
from ert_writer.flows.translating.names import is_name, keep_names
from ert_writer.flows.translating.units import tasks_of
from ert_writer.flows.translating.values import Candidate, Job
from ert_writer.model.language import Direction

ES_EN, PT_EN = Direction("es", "en"), Direction("pt", "en")


@pytest.mark.parametrize(
    "line", ["Lic. Ana Roldán Ibáñez", "MARTA REYES PEÑA", "João da Silva Neto", "María de los Ángeles Ruiz"]
)
def test_a_line_that_is_a_name_is_copied(line: str) -> None:
    assert is_name(line)
    (task,) = tasks_of(line, ES_EN)
    assert task.job is None


@pytest.mark.parametrize(
    "line", ["Fiscal Adjunta", "Juan solicita ayuda", "Policía Judicial", "Rosa", "Ana Roldán, fiscal", "Clara Oficina"]
)
def test_other_lines_are_not_names(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize("line", ["Date: Mon, 09 Feb 2026 20:15:00 -0500", "From: Soporte <soporte@x.example>"])
def test_a_mail_program_header_is_copied(line: str) -> None:
    assert all(task.job is None for task in tasks_of(line, ES_EN))


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("la menor Lucía Ibáñez salió", "the minor Lucia Ibanez left", "the minor Lucía Ibáñez left"),
        ("Raúl vive en París, Unión", "Raul lives in Paris, Union", "Raúl lives in Paris, Union"),
        ("Búsqueda de Raúl", "Search for Raul", "Search for Raúl"),
    ],
)
def test_names_have_their_accents_back(source: str, target: str, kept: str) -> None:
    assert keep_names(Job(source, (), ES_EN), Candidate(target)).text == kept


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("acesso às 18h05", "access to 18h05", "access at 18h05"),
        ("das 14h05 às 18h05", "from 14h05 to 18h05", "from 14h05 to 18h05"),
    ],
)
def test_a_time_is_no_place_to_go_to(source: str, target: str, kept: str) -> None:
    assert at_clock(Job(source, find_entities(source), PT_EN), Candidate(target)).text == kept


def test_a_capital_at_the_start_stays() -> None:
    assert keep_edges(Job("Fecha de alta", (), ES_EN), Candidate("the date")).text == "The date"
    assert keep_edges(Job("Usuario _a.b_", find_entities("Usuario _a.b_"), ES_EN), Candidate("_a.b_")).text == "_a.b_"
