"""Words move to where engines read them, and stay where the grammar is not sure."""

import pytest

from ert_writer.model.language import EN, Direction
from ert_writer.translate.wordings import plainly_worded


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("es", "Si denuncio, me matan.", "Si yo denuncio, me matan."),
        ("es", "Dice que si no lo suelto se corta.", "Dice que si yo no lo suelto, se corta."),
        ("es", "Si todo sale bien, la sueltan.", "Si todo sale bien, la sueltan."),
        ("es", "Si no hay dinero la matan.", "Si no hay dinero la matan."),
        ("es", "La denunció su hermana.", "Su hermana la denunció."),
        ("es", "Anoche la golpeó su exnovio con un palo.", "Anoche su exnovio la golpeó con un palo."),
        ("es", "La denunció el mismo hombre que la violaba.", "El mismo hombre que la violaba la denunció."),
        ("es", "Le disparó su propio hermano.", "Su propio hermano le disparó."),
        ("es", "Lo mató el lunes.", "Lo mató el lunes."),
        ("es", "La llamó la semana pasada.", "La llamó la semana pasada."),
        ("es", "Le robó el celular.", "Le robó el celular."),
        ("es", "La mató a su hermana.", "La mató a su hermana."),
        ("es", "Que nadie avise a la familia.", "Nadie debe avisar a la familia."),
        ("es", "Que no salga nadie de la casa.", "Nadie debe salir de la casa."),
        ("es", "Dice que nadie avise.", "Dice que nadie avise."),
        ("pt", "Que ninguém avise a família.", "Ninguém deve avisar a família."),
        ("pt", "A irmã a denunciou.", "A irmã a denunciou."),
    ],
)
def test_words_move_or_stay(language: str, text: str, plain: str) -> None:
    assert plainly_worded(text, (), Direction(language, EN))[0] == plain
