"""Errors say what, where and what to do, and carry their exit code."""

import inspect

import pytest

from ert_writer import errors
from ert_writer.errors import ErtWriterError, MissingFieldsError

ALL = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, ErtWriterError)]


@pytest.mark.parametrize("cls", ALL)
def test_every_error_is_drawn_in_the_tree(cls: type[ErtWriterError]) -> None:
    assert cls.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("cls", ALL)
def test_every_error_has_an_exit_code_of_the_contract(cls: type[ErtWriterError]) -> None:
    assert cls.exit_code in (2, 3)


def test_the_line_has_place_problem_and_advice() -> None:
    assert str(ErtWriterError("it broke", where="f.txt", hint="Mend it")) == "f.txt: it broke. Mend it"


def test_all_missing_fields_are_named_at_once() -> None:
    assert "agency, deadline" in str(MissingFieldsError(("agency", "deadline")))
