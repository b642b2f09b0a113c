"""Labels of the views in Spanish and Portuguese, by the English ones.

They are apart from the messages, because a short word such as `From` may be a value in a message, and values are never
said in other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HEADINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Danger": ("Peligro", "Perigo"),
        "EMERGENCY": ("EMERGENCIA", "EMERGÊNCIA"),
        "UNCLEAR: READ THE LETTER": ("NO ESTÁ CLARO: LEA LA CARTA", "NÃO ESTÁ CLARO: LEIA A CARTA"),
        "NO EMERGENCY DESCRIBED": ("NO DESCRIBE UNA EMERGENCIA", "NÃO DESCREVE EMERGÊNCIA"),
        "Not read": ("Sin entender", "Não entendido"),
        "Person": ("Persona", "Pessoa"),
        "From": ("De parte de", "Da parte de"),
        "Since": ("Desde", "Desde"),
        "Where": ("Dónde", "Onde"),
        "Ultimatum": ("Ultimátum", "Ultimato"),
        "Quoted": ("Cita", "Citação"),
        "Against": ("En contra", "Em contrário"),
        "Deadline": ("Plazo", "Prazo"),
        "Agency": ("Institución", "Instituição"),
        "Unit": ("Unidad", "Unidade"),
        "Officer": ("Funcionario/a", "Agente"),
        "Title": ("Cargo", "Cargo"),
        "Badge": ("Placa", "Matrícula"),
        "E-mail": ("Correo", "E-mail"),
        "Telephone": ("Teléfono", "Telefone"),
        "Case number": ("Causa n.º", "Processo n.º"),
        "Letter number": ("Oficio n.º", "Ofício n.º"),
        "Offence": ("Delito", "Crime"),
        "Asks for": ("Pide", "Pede"),
        "Asks not for": ("No pide", "Não pede"),
        "Accounts": ("Cuentas", "Contas"),
        "Also named": ("También nombra", "Também cita"),
        "used by a suspect": ("usado por un sospechoso", "usado por um suspeito"),
        "of a victim": ("de una víctima", "de uma vítima"),
        "mentioned": ("mencionado", "mencionado"),
        "Superseded": ("Reemplazadas", "Substituídas"),
        "Period": ("Período", "Período"),
        "Of which": ("Por cuenta", "Por conta"),
        "Orders": ("Ordena", "Determina"),
        "Also asks": ("También pide", "Também pede"),
        "Attachments": ("Anexos", "Anexos"),
        "Missing": ("Falta", "Falta"),
        "Cautions": ("Advertencias", "Alertas"),
        "Next": ("Siguiente", "Próximo"),
        "country": ("país", "país"),
        "unknown": ("desconocido", "desconhecido"),
        "Spanish": ("español", "espanhol"),
        "Portuguese": ("portugués", "português"),
        "English": ("inglés", "inglês"),
        "not Spanish, Portuguese or English": (
            "ni español, ni portugués, ni inglés",
            "nem espanhol, nem português, nem inglês",
        ),
        "another language, or too little text": (
            "otro idioma, o muy poco texto",
            "outra língua, ou muito pouco texto",
        ),
        "mixed": ("mezclado", "misturado"),
        "Advice to confirm, not a verdict.": (
            "Orientación por confirmar, no un dictamen.",
            "Orientação a confirmar, não um veredito.",
        ),
        "none found; this proves nothing": (
            "ninguna encontrada; esto no prueba nada",
            "nenhum encontrado; isso não prova nada",
        ),
        "not named": ("sin nombre", "sem nome"),
        "none stated": ("no se indica", "não informado"),
        "not given": ("no se indica", "não informado"),
        "nothing of the checklist": ("nada de la lista", "nada da lista"),
        "none that can be found": ("ninguna que se pueda ubicar", "nenhuma que se possa localizar"),
        "account not named": ("cuenta sin nombre", "conta sem nome"),
        "machine English": ("inglés de máquina", "inglês de máquina"),
        "local": ("hora local", "hora local"),
        "at the desk": ("hora de quien atiende", "hora de quem atende"),
        "today": ("hoy", "hoje"),
        "error": ("error", "erro"),
        "warning": ("advertencia", "aviso"),
        "note": ("nota", "nota"),
        "source": ("original", "original"),
        "target": ("traducción", "tradução"),
        "say": ("diga", "diga"),
        "low confidence": ("poca confianza", "pouca confiança"),
        "marked": ("marcados", "marcados"),
        "finding": ("hallazgo", "apontamento"),
        "findings": ("hallazgos", "apontamentos"),
        "in": ("en", "em"),
        "pair": ("par", "par"),
        "pairs": ("pares", "pares"),
        "known from the baseline": ("ya conocidos", "já conhecidos"),
        "not needed": ("dice que no hace falta", "diz que não é preciso"),
        "keep the data": ("conservar los datos", "preservar os dados"),
        "do not tell the user": ("no avisar al usuario", "não avisar o usuário"),
        "only keep the data, hand over nothing": (
            "solo conservar los datos, no entregar nada",
            "apenas preservar os dados, não entregar nada",
        ),
        "close the account or remove what it shows": (
            "cerrar la cuenta o retirar lo que muestra",
            "encerrar a conta ou remover o que ela mostra",
        ),
        "do not close or remove anything": ("no cerrar ni retirar nada", "não encerrar nem remover nada"),
        "tell the user": ("avisar al usuario", "avisar o usuário"),
        "find other accounts of the same device, telephone or person": (
            "buscar otras cuentas del mismo equipo, teléfono o persona",
            "procurar outras contas do mesmo aparelho, telefone ou pessoa",
        ),
        "no linked accounts": ("sin cuentas vinculadas", "sem contas vinculadas"),
    }
)
"""The label in English, and in Spanish and Portuguese."""
