"""What a model is tried on: sentences that mean the same in three languages, and sentences that carry a placeholder."""

from __future__ import annotations

from collections.abc import Mapping

from ert_writer.model.language import EN, ES, PT, Language

KNOWN: Mapping[Language, tuple[str, ...]] = {
    ES: (
        "Gracias por su respuesta.",
        "La policía busca a una persona desaparecida.",
        "Solicito los datos del suscriptor de la cuenta.",
        "El juez firmó la orden judicial.",
        "La víctima es una menor de edad.",
        "El sospechoso amenazó con atacar una escuela.",
        "Por favor, preserve los registros.",
        "La madre presentó una denuncia el lunes.",
        "No notifique al usuario.",
        "Necesitamos el correo electrónico y el teléfono.",
    ),
    PT: (
        "Obrigado pela sua resposta.",
        "A polícia procura uma pessoa desaparecida.",
        "Solicito os dados cadastrais da conta.",
        "O juiz assinou a ordem judicial.",
        "A vítima é uma menor de idade.",
        "O suspeito ameaçou atacar uma escola.",
        "Por favor, preserve os registros.",
        "A mãe registrou uma ocorrência na segunda-feira.",
        "Não notifique o usuário.",
        "Precisamos do e-mail e do telefone.",
    ),
    EN: (
        "Thank you for your reply.",
        "The police are looking for a missing person.",
        "I request the subscriber data of the account.",
        "The judge signed the court order.",
        "The victim is a minor.",
        "The suspect threatened to attack a school.",
        "Please preserve the records.",
        "The mother filed a report on Monday.",
        "Do not notify the user.",
        "We need the e-mail address and the phone number.",
    ),
}

CARRIERS: Mapping[Language, tuple[str, ...]] = {
    ES: (
        "Solicito los datos de la cuenta {}.",
        "El usuario {} amenazó a la víctima.",
        "Responda al correo {} lo antes posible.",
        "El número de caso es {}.",
        "El video está en {}.",
        "Las cuentas son {} y otras dos.",
    ),
    PT: (
        "Solicito os dados da conta {}.",
        "O usuário {} ameaçou a vítima.",
        "Responda ao e-mail {} o quanto antes.",
        "O número do caso é {}.",
        "O vídeo está em {}.",
        "As contas são {} e outras duas.",
    ),
    EN: (
        "I request the data of the account {}.",
        "The user {} threatened the victim.",
        "Please reply to {} as soon as possible.",
        "The case number is {}.",
        "The video is at {}.",
        "The accounts are {} and two others.",
    ),
}

FORMS: tuple[str, ...] = ("⟨e{:d}⟩", "PH{:03d}", "XQ{:d}X", "[{:d}]", "K{:d}", "ENT{:d}", "https://x.co/{:d}", "({:d})")
"""Placeholder forms in the order of trust when they survive alike; `{:d}` is the number of the entity."""

LETTER_CHARACTERS = "áéíóúüñÁÉÍÓÚÑ¿¡ãõâêôàçÃÕÇºª§«»“”‘’–—…€£$%&@#*+=/\\|_~^<>[]{}()°"
"""What ordinary letters in the three languages hold beyond plain letters, digits and stops."""
