"""Honorifics and ranks that stand before a name, as regular expressions over folded text."""

from __future__ import annotations

HONORIFIC = (
    r"ab|licdo|licda|lcd[oa]|lic(?:da|do)?|licenciad[oa]|dr|dra|doctor|doctora|abg|abog|abogad[oa]|mtr[oa]|"
    r"maestr[oa]|mag|mg|m\.?\s?sc|ing|ingenier[oa]|arq|sr|sra|srta|"
    r"don|dona|senor|senora|bel|prof|phd|esp|c|ph\.?d"
)
RANK = (
    r"comisari[oa](?:\s+(?:mayor|principal|general|inspector|jefe))?|sub\s?comisari[oa]|crio|subcrio|"
    r"inspector[a]?(?:\s+(?:jefe|general|principal|mayor))?|"
    r"insp|sub\s?inspector[a]?|oficial(?:\s+(?:principal|ayudante|subinspector[a]?|inspector[a]?|primero|mayor|"
    r"jefe|tercero|segundo|ii|iii|i))?|"
    r"of|ofl|sub\s?oficial(?:\s+(?:mayor|principal|superior|primero|de\s+\w+|brigadier|tecnico))?|subof|sbos|"
    r"sargent[oa](?:\s+(?:primero|segundo|ayudante|mayor|\d[ºo°]?))?|"
    r"sgto|cabo(?:\s+(?:primero|segundo|\d[ºo°]?))?|cbo|agente(?:\s+(?:fiscal|de\s+policia|"
    r"de\s+investigacion\w*|investigador[a]?|especial))?|agt|agte|capitan[a]?|capitao|cap|"
    r"teniente(?:\s+(?:coronel|primero|segundo))?|tte|tnte|tenente|ten|mayor|may|my|major|maj|coronel|cnel|"
    r"crnl|cel|coronel\s+da\s+pm|general|gral|"
    r"intendente(?:\s+jefe)?|subintendente|si|it|patruller[oa]|pt|subteniente|sbtte|alferez|"
    r"delegad[oa](?:\s+de\s+policia(?:\s+(?:civil|federal))?)?|"
    r"del|dpc|dpf|escriva(?:o|a)?(?:\s+de\s+policia)?|investigador[a]?(?:\s+de\s+policia)?|"
    r"perit[oa](?:\s+criminal)?|promotor[a]?(?:\s+de\s+justica)?|"
    r"procurador[a]?(?:\s+(?:da\s+republica|de\s+justica|fiscal))?|"
    r"fiscala?(?:\s+(?:adjunt[oa]|provincial|de\s+materia|auxiliar|seccional|especializad[oa]|titular|penal|"
    r"letrad[oa]|local|jefe|superior|departamental|de\s+instruccion|"
    r"regional|coordinador[a]?|de\s+turno|asistente|primer[oa]|segund[oa]))*|auxiliar\s+fiscal(?:\s+\w+)?|"
    r"agente\s+do\s+ministerio\s+publico|agente\s+del\s+ministerio\s+publico|"
    r"secretari[oa](?:\s+(?:fiscal|judicial))?|juez(?:a)?|juiz(?:a)?|magistrad[oa]|detective|prefect[oa]|"
    r"sub\s?prefect[oa]|brigadier|vigilante|policia(?:\s+(?:primero|segundo|tercero|\d\w*))?|"
    r"analista|jefe|jefa|chefe|director[a]?|coordinador[a]?|coordenador[a]?|titular|asistente\s+fiscal|personer[oa]|"
    r"sgos|sgop|sgto\.?\s*\d\w{0,2}|cbop|cbos|sof|sbof|tcnl|tcrnl|crnel|subt|sbtte|poli|pol|s[123]|st[123]|"
    r"so[bst]|ss|mayor\s+pnp|"
    r"sup(?:erior)?|cmdte|comandante|comissari[oa]|soldado|sd|cb|sgt|st"
)
