"""Families of opposites: a word and its prefixed negation in each language.

A prefixed word alone proves little, for another language may say the same without a prefix. But where one side has the
negation and the other has the plain opposite, the statement was turned around.
"""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.language import Language


@dataclass(frozen=True, slots=True)
class Family:
    """Patterns on folded text: the plain word and its negation in en, es and pt."""

    id: str
    plain: tuple[str, str, str]
    negated: tuple[str, str, str]

    def positive(self, language: Language) -> str:
        """Return the pattern of the plain word in a base language."""
        return dict(zip(("en", "es", "pt"), self.plain, strict=True)).get(language, "")

    def negative(self, language: Language) -> str:
        """Return the pattern of the negated word in a base language."""
        return dict(zip(("en", "es", "pt"), self.negated, strict=True)).get(language, "")


def _family(name: str, en: str, es: str, pt: str) -> Family:
    """Make a family from `plain / negated` in each language."""
    sides = [tuple(part.strip() for part in text.split("/")) for text in (en, es, pt)]
    return Family(name, (sides[0][0], sides[1][0], sides[2][0]), (sides[0][1], sides[1][1], sides[2][1]))


FAMILIES: tuple[Family, ...] = (
    _family(
        "authorised",
        r"authori[sz]ed / un-?authori[sz]ed",
        r"autorizad[oa]s? / desautorizad[oa]s?",
        r"autorizad[oa]s? / desautorizad[oa]s?",
    ),
    _family(
        "lawful",
        r"lawful(?:ly)?|legal(?:ly)?|licit / unlawful(?:ly)?|illegal(?:ly)?|illicit(?:ly)?",
        r"licit[oa]s?|legal(?:es|mente)? / ilicit[oa]s?|ilegal(?:es|mente)?|ilicitamente",
        r"licit[oa]s?|lega(?:l|is|lmente) / ilicit[oa]s?|ilega(?:l|is|lmente)",
    ),
    _family(
        "known",
        r"knows?|known|knew|aware / unknown|ignorant|unaware",
        r"conoc\w+|conozc\w+|sab(?:e|en|ia|ian|emos) / desconoc\w+|desconozc\w+|ignor(?:a|an|aba|aban|amos|o)",
        r"conhec\w+|sab(?:e|em|ia|iam|emos)|ciente / desconhec\w+|ignor(?:a|am|ava|avam|amos)",
    ),
    _family(
        "identified",
        r"identified / unidentified",
        r"identificad[oa]s? / inidentificad[oa]s?",
        r"identificad[oa]s? / inidentificad[oa]s?",
    ),
    _family(
        "necessary",
        r"necessary|necessarily / unnecessar(?:y|ily)|needless(?:ly)?",
        r"necesari[oa]s?|necesariamente / innecesari[oa]s?|innecesariamente",
        r"necessari[oa]s?|necessariamente / desnecessari[oa]s?|desnecessariamente",
    ),
    _family(
        "valid",
        r"valid / invalid|void",
        r"valid[oa]s? / invalid[oa]s?|nul[oa]s?",
        r"valid[oa]s? / invalid[oa]s?|nul[oa]s?",
    ),
    _family("active", r"active / inactive", r"activ[oa]s? / inactiv[oa]s?", r"ativ[oa]s? / inativ[oa]s?"),
    _family(
        "complete", r"complete / incomplete", r"complet[oa]s? / incomplet[oa]s?", r"complet[oa]s? / incomplet[oa]s?"
    ),
    _family(
        "sufficient",
        r"sufficient|enough / insufficient",
        r"suficientes? / insuficientes?",
        r"suficientes? / insuficientes?",
    ),
    _family(
        "correct",
        r"correct(?:ly)? / incorrect(?:ly)?",
        r"correct[oa]s?|correctamente / incorrect[oa]s?|incorrectamente",
        r"corret[oa]s?|corretamente / incorret[oa]s?|incorretamente",
    ),
    _family(
        "confirmed",
        r"confirmed / unconfirmed",
        r"confirmad[oa]s? / inconfirmad[oa]s?",
        r"confirmad[oa]s? / inconfirmad[oa]s?",
    ),
    _family(
        "available",
        r"available / unavailable",
        r"disponibles? / indisponibles?",
        r"disponive(?:l|is) / indisponive(?:l|is)",
    ),
    _family(
        "justified",
        r"justified / unjustified",
        r"justificad[oa]s? / injustificad[oa]s?",
        r"justificad[oa]s? / injustificad[oa]s?",
    ),
    _family(
        "appropriate",
        r"appropriate|proper / inappropriate|improper",
        r"apropiad[oa]s?|adecuad[oa]s? / inapropiad[oa]s?|inadecuad[oa]s?",
        r"apropriad[oa]s?|adequad[oa]s? / inapropriad[oa]s?|inadequad[oa]s?",
    ),
    _family(
        "accurate", r"accurate|exact / inaccurate|inexact", r"exact[oa]s? / inexact[oa]s?", r"exat[oa]s? / inexat[oa]s?"
    ),
    _family(
        "consistent",
        r"consistent|coherent / inconsistent|incoherent",
        r"consistentes?|coherentes? / inconsistentes?|incoherentes?",
        r"consistentes?|coerentes? / inconsistentes?|incoerentes?",
    ),
    _family("relevant", r"relevant / irrelevant", r"relevantes? / irrelevantes?", r"relevantes? / irrelevantes?"),
    _family(
        "admissible",
        r"admissible / inadmissible",
        r"admisibles? / inadmisibles?",
        r"admissive(?:l|is) / inadmissive(?:l|is)",
    ),
    _family(
        "responsible",
        r"responsible / irresponsible",
        r"responsables? / irresponsables?",
        r"responsave(?:l|is) / irresponsave(?:l|is)",
    ),
    _family("secure", r"secure|safe / insecure|unsafe", r"segur[oa]s? / insegur[oa]s?", r"segur[oa]s? / insegur[oa]s?"),
    _family(
        "conscious", r"conscious / unconscious", r"conscientes? / inconscientes?", r"conscientes? / inconscientes?"
    ),
    _family(
        "voluntary",
        r"voluntar(?:y|ily)|intentional(?:ly)? / involuntar(?:y|ily)|unintentional(?:ly)?",
        r"voluntari[oa]s?|voluntariamente|intencional(?:es|mente)? / involuntari[oa]s?|involuntariamente",
        r"voluntari[oa]s?|voluntariamente|intenciona(?:l|is|lmente) / involuntari[oa]s?|involuntariamente",
    ),
    _family(
        "direct",
        r"direct(?:ly)? / indirect(?:ly)?",
        r"direct[oa]s?|directamente / indirect[oa]s?|indirectamente",
        r"diret[oa]s?|diretamente / indiret[oa]s?|indiretamente",
    ),
    _family(
        "competent", r"competent / incompetent", r"competentes? / incompetentes?", r"competentes? / incompetentes?"
    ),
    _family("guilty", r"guilty / innocent|not guilty", r"culpables? / inocentes?", r"culpad[oa]s? / inocentes?"),
    _family(
        "compliance",
        r"compliance|complied|complies / non-?compliance",
        r"cumplimiento|cumplio|cumple / incumplimiento|incumplio|incumple",
        r"cumprimento|cumpriu|cumpre / descumprimento|descumpriu|descumpre",
    ),
    _family(
        "enabled",
        r"enabled? / disabled?",
        r"habilitad[oa]s? / inhabilitad[oa]s?|deshabilitad[oa]s?",
        r"habilitad[oa]s? / desabilitad[oa]s?|inabilitad[oa]s?",
    ),
    _family(
        "appear",
        r"appear(?:s|ed)? / disappear(?:s|ed|ance)?",
        r"aparec\w+ / desaparec\w+|desaparicion",
        r"aparec\w+ / desaparec\w+",
    ),
    _family("legible", r"legible / illegible", r"legibles? / ilegibles?", r"legive(?:l|is) / ilegive(?:l|is)"),
    _family(
        "accessible",
        r"accessible / inaccessible",
        r"accesibles? / inaccesibles?",
        r"acessive(?:l|is) / inacessive(?:l|is)",
    ),
    _family("visible", r"visible / invisible", r"visibles? / invisibles?", r"visive(?:l|is) / invisive(?:l|is)"),
    _family(
        "regular",
        r"regular(?:ly)? / irregular(?:ly)?",
        r"regular(?:es)? / irregular(?:es)?",
        r"regular(?:es)? / irregular(?:es)?",
    ),
    _family(
        "effective",
        r"effective / ineffective",
        r"efic(?:az|aces) / inefic(?:az|aces)",
        r"efica(?:z|zes) / inefica(?:z|zes)",
    ),
    _family("eligible", r"eligible / ineligible", r"elegibles? / inelegibles?", r"elegive(?:l|is) / inelegive(?:l|is)"),
    _family(
        "signed",
        r"signed / unsigned",
        r"firmad[oa]s?|con firma / ",
        r"assinad[oa]s?|com assinatura / ",
    ),
    _family("verified", r"verified / unverified", r"verificad[oa]s? / ", r"verificad[oa]s? / "),
    _family(
        "registered",
        r"registered / unregistered",
        r"registrad[oa]s? / ",
        r"registrad[oa]s? / ",
    ),
    _family(
        "encrypted",
        r"encrypted / unencrypted",
        r"cifrad[oa]s?|encriptad[oa]s? / ",
        r"criptografad[oa]s? / ",
    ),
    _family("limited", r"limited / unlimited", r"limitad[oa]s? / ilimitad[oa]s?", r"limitad[oa]s? / ilimitad[oa]s?"),
    _family(
        "founded",
        r"well-founded|founded / unfounded|baseless|groundless",
        r"fundad[oa]s? / infundad[oa]s?",
        r"fundad[oa]s? / infundad[oa]s?",
    ),
    _family(
        "answered",
        r"answered / unanswered",
        r"contestad[oa]s?|respondid[oa]s? / ",
        r"respondid[oa]s? / ",
    ),
    _family(
        "related", r"related / unrelated", r"relacionad[oa]s? / inconex[oa]s?", r"relacionad[oa]s? / desconex[oa]s?"
    ),
    _family(
        "resolved",
        r"resolved|solved / unresolved|unsolved",
        r"resuelt[oa]s? / irresuelt[oa]s?",
        r"resolvid[oa]s? / ",
    ),
    _family(
        "unharmed",
        r"harmed|injured|hurt / unharmed|uninjured|unhurt",
        r"herid[oa]s?|lesionad[oa]s? / iles[oa]s?|indemnes?",
        r"ferid[oa]s?|lesionad[oa]s? / iles[oa]s?",
    ),
    _family("armed", r"armed / unarmed", r"armad[oa]s? / desarmad[oa]s?", r"armad[oa]s? / desarmad[oa]s?"),
    _family(
        "protected",
        r"protected / unprotected",
        r"protegid[oa]s? / desprotegid[oa]s?",
        r"protegid[oa]s? / desprotegid[oa]s?",
    ),
    _family(
        "favourable",
        r"favou?rable / unfavou?rable",
        r"favorables? / desfavorables?",
        r"favorave(?:l|is) / desfavorave(?:l|is)",
    ),
    _family(
        "locked",
        r"unlocked / locked|blocked",
        r"desbloquead[oa]s? / bloquead[oa]s?",
        r"desbloquead[oa]s? / bloquead[oa]s?",
    ),
    _family(
        "successful",
        r"successful(?:ly)? / unsuccessful(?:ly)?",
        r"exitos[oa]s?|exitosamente / infructuos[oa]s?",
        r"bem-sucedid[oa]s?|exitos[oa]s? / infrutifer[oa]s?|malsucedid[oa]s?",
    ),
    _family("clear", r"clear / unclear", r"clar[oa]s? / ", r"clar[oa]s? / "),
    _family(
        "certain",
        r"certain|sure / uncertain|unsure",
        r"ciert[oa]s?|segur[oa]s? / inciert[oa]s?",
        r"cert[oa]s? / incert[oa]s?",
    ),
    _family(
        "likely",
        r"likely|probable / unlikely|improbable",
        r"probables? / improbables?",
        r"provave(?:l|is) / improvave(?:l|is)",
    ),
)
