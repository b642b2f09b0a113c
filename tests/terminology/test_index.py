"""Terms are found in whatever form a letter has them, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.terms import Concept, Term, TermStatus
from ert_writer.terminology.index import OCCURS, Exactness, TermIndex, compile_terms
from support.terminology import concept, glossary

GLOSSARY = glossary(
    concept("subscriber-data", es="datos de abonado", pt="dados cadastrais", en="subscriber data"),
    concept("traffic-data", es="datos de tráfico", pt="dados de tráfego", en="traffic data"),
    concept("court-order", es="orden judicial", pt="ordem judicial", en="court order"),
    concept("search-warrant", es="orden de registro", pt="mandado de busca e apreensão", en="search warrant"),
    concept("warrant", es="mandamiento", pt="mandado", en="warrant"),
    concept("seizure", es="incautación", pt="apreensão", en="seizure"),
    concept("report", es="denuncia", pt="notícia-crime", en="report | !denunciation"),
    concept("prosecutor", es="fiscal", pt="promotor", en="prosecutor | !fiscal"),
    concept("accused", es="imputado", pt="acusado", en="accused"),
    concept("order", es="orden", pt="ordem", en="order"),
    concept("ip-address", es="dirección IP", pt="endereço IP", en="IP address"),
    concept("preserve", "verb", es="preservar", pt="preservar", en="preserve"),
    concept("deliver", "verb", es="entregar", pt="entregar", en="withhold"),
    concept("mlat", es="MLAT", pt="MLAT", en="MLAT"),
    concept("non-disclosure", es="orden de no divulgación", pt="ordem de não divulgação", en="non-disclosure order"),
    concept("grave-danger", es="peligro grave", pt="perigo grave", en="serious danger"),
    concept("account-holder", es="titular de la cuenta", pt="titular da conta", en="account holder"),
    concept("risk-of-death", es="riesgo de muerte", pt="risco de morte", en="risk of death"),
    concept("kidnapping", es="secuestro", pt="sequestro", en="kidnapping"),
    concept("seizure-of-things", es_AR="secuestro", pt="apreensão", en="seizure"),
    concept("cybercrime", es="ciberdelito", pt="crime cibernético", en="cybercrime"),
    concept("child", es="niñas, niños y adolescentes", pt="criança", en="child"),
    concept("port", es="puerto", pt="porta lógica", en="source port"),
)


@pytest.fixture(scope="module")
def index() -> TermIndex:
    return compile_terms(GLOSSARY)


def ids(index: TermIndex, language: str, text: str) -> list[str]:
    return [match.concept for match in index.find(text, language, at_least=OCCURS)]


FOUND = [
    ("es", "SOLICITO LOS DATOS DE ABONADO", ["subscriber-data"]),
    ("es", "los datos completos de tráfico", ["traffic-data"]),
    ("es", "datos de los abonados", ["subscriber-data"]),
    ("es", "datos de abonado, de conexión y de tráfico", ["subscriber-data", "traffic-data"]),
    ("es", "datos de abonado y tráfico", ["subscriber-data", "traffic-data"]),
    ("es", "se libró orden judicial de registro", ["search-warrant"]),
    ("es", "las órdenes y la orden", ["order", "order"]),
    ("es", "LAS ORDENES", ["order"]),
    ("es", "su direccion ip", ["ip-address"]),
    ("es", "las direcciones IP", ["ip-address"]),
    ("es", "las fiscales y los fiscales", ["prosecutor", "prosecutor"]),
    ("es", "la imputada", ["accused"]),
    ("es", "el/la imputado/a", ["accused"]),
    ("es", "hay grave peligro", ["grave-danger"]),
    ("es", "presérvense los archivos", ["preserve"]),
    ("es", "presérvelo", ["preserve"]),
    ("es", "asistieron tres fiscales y 12 fiscales", ["prosecutor", "prosecutor"]),
    ("es", "sírvase preservarlos y entregárselos", ["preserve", "deliver"]),
    ("es", "titulares de las cuentas", ["account-holder"]),
    ("es", "orden de no divulgación", ["non-disclosure"]),
    ("es", "niños, niñas y adolescentes", []),
    ("es", "las niñas, niños y adolescentes", ["child"]),
    ("es", "peligro inminente y grave", ["grave-danger"]),
    ("es", "La denuncia fue presentada", ["report"]),
    ("es", "mediante denuncia de la madre", ["report"]),
    ("es", "ciber-delito", ["cybercrime"]),
    ("pt", "mandado de busca e apreensão domiciliar", ["search-warrant"]),
    ("pt", "MANDADO DE BUSCA E APREENSAO", ["search-warrant"]),
    ("pt", "os mandados", ["warrant"]),
    ("pt", "dados cadastrais e de tráfego", ["subscriber-data", "traffic-data"]),
    ("pt", "solicita-se preservá-los e entregá-las", ["preserve", "deliver"]),
    ("pt", "preserve-se o conteúdo", ["preserve"]),
    ("pt", "a promotora e os promotores", ["prosecutor", "prosecutor"]),
    ("pt", "as portas lógicas", ["port"]),
    ("en", "subscriber and traffic data", ["subscriber-data", "traffic-data"]),
    ("en", "the subscriber's data", ["subscriber-data"]),
    ("en", "traffic, content and subscriber data", ["traffic-data", "subscriber-data"]),
    ("en", "SEARCH WARRANTS", ["search-warrant"]),
    ("en", "holder of the account", ["account-holder"]),
    ("en", "nondisclosure orders", ["non-disclosure"]),
    ("en", "a non disclosure order", ["non-disclosure"]),
    ("en", "risk of serious injury or death", ["risk-of-death"]),
    ("en", "a risk of imminent death", ["risk-of-death"]),
    ("en", "preserved, preserving, preserves", ["preserve"] * 3),
    ("en", "was withheld", ["deliver"]),
    ("en", "children", ["child"]),
    ("en", "According to reports", ["report"]),
]
NOT_FOUND = [
    ("es", "La madre denuncia que su hija falta"),
    ("es", "quien denuncia el hecho"),
    ("es", "la víctima denuncia amenazas"),
    ("es", "el expediente MLAT-2024-00871"),
    ("es", "se denuncia lo ocurrido"),
    ("es", "Denuncia que ayer la amenazaron"),
    ("es", "el hecho imputado por la defensa"),
    ("es", "le fue imputado"),
    ("es", "escriba a fiscal@mp.example, @denuncia_mx o https://orden.example/secuestro"),
    ("es", "el perfil fiscal.mx y #denuncia"),
    ("es", "el puerta está abierta, las puertas"),
    ("es", "secuestró a su hijo"),
    ("es", "mlat"),
    ("es", "los datos. De tráfico se ocupa otra unidad"),
    ("pt", "ele tinha mandado flores"),
    ("pt", "foi mandado embora"),
    ("pt", "foram acusados por terceiros"),
    ("en", "in order to protect her"),
    ("en", "he came before the court in order to ask"),
    ("en", "to report this"),
    ("en", "Officers reports that"),
    ("en", "we order a pizza"),
    ("en", "This warrants attention"),
    ("en", "preservation"),
]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_terms_are_found(index: TermIndex, language: str, text: str, expected: list[str]) -> None:
    assert ids(index, language, text) == expected


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_look_alikes_are_not(index: TermIndex, language: str, text: str) -> None:
    assert ids(index, language, text) == []


def test_a_span_covers_the_term_and_its_words_leave_out_what_is_between(index: TermIndex) -> None:
    text = "Pido datos completos de tráfico."
    match = index.find(text, "es")[0]
    assert text[slice(*match.span)] == match.text == "datos completos de tráfico"
    assert [text[slice(*span)] for span in match.words] == ["datos", "tráfico"]
    assert match.exactness is Exactness.LOOSE


@pytest.mark.parametrize(
    ("text", "exactness"),
    [
        ("Orden Judicial", Exactness.EXACT),
        ("órdenes judiciales", Exactness.INFLECTED),
        ("ordenes judiciales", Exactness.UNACCENTED),
    ],
)
def test_exactness_says_how_close_the_text_is(index: TermIndex, text: str, exactness: Exactness) -> None:
    assert index.find(text, "es")[0].exactness is exactness


def test_decomposed_accents_are_the_same_letters(index: TermIndex) -> None:
    text = "datos de tra\u0301fico"
    match = index.find(text, "es")[0]
    assert (match.concept, match.span.end) == ("traffic-data", len(text))


def test_one_form_of_two_concepts_gives_two_matches_with_one_span(index: TermIndex) -> None:
    matches = index.find("el secuestro", "es")
    assert {match.concept for match in matches} == {"kidnapping", "seizure-of-things"}
    assert len({match.span for match in matches}) == 1


def test_a_longer_term_hides_the_ones_inside_it(index: TermIndex) -> None:
    assert ids(index, "pt", "mandado de busca e apreensão") == ["search-warrant"]
    assert ids(index, "pt", "apreensão do telefone")[0] == "seizure"


def test_refused_terms_are_found_with_their_status(index: TermIndex) -> None:
    (match,) = index.find("the fiscal", "en")
    assert (match.concept, match.term.status) == ("prosecutor", TermStatus.DEPRECATED)


def test_an_exact_term_is_found_in_its_own_form_alone() -> None:
    term = Term("Cargo", "es", exact=True)
    index = compile_terms(glossary(Concept("charge", (term,))))
    assert ids(index, "es", "Cargo") == ["charge"]
    assert ids(index, "es", "cargo, Cargos, CARGO") == []


def test_an_english_verb_with_its_object_is_no_compound() -> None:
    terms = (
        concept("data-request", es="solicitud de datos", en="request for data"),
        concept("data", es="datos", en="data"),
    )
    index = compile_terms(glossary(*terms))
    assert ids(index, "en", "He requests the stored data.") == ["data"]
    assert ids(index, "en", "his urgent request for the data") == ["data-request"]


def test_an_english_participle_behind_its_noun_satisfies_and_never_asks() -> None:
    index = compile_terms(glossary(concept("sealed-file", es="archivo reservado", en="sealed file")))
    assert [match.concept for match in index.find("the files sealed by the court", "en")] == ["sealed-file"]
    assert ids(index, "en", "the files sealed by the court") == []
    assert index.find("the file that they had sealed", "en") == ()


def test_a_target_only_term_satisfies_and_never_asks() -> None:
    term = Term("report", "en", part_of_speech="noun", target_only=True)
    index = compile_terms(glossary(Concept("report", (term,))))
    assert ids(index, "en", "the report") == []
    assert [match.concept for match in index.find("the report", "en")] == ["report"]


def test_accepted_terms_by_region() -> None:
    index = compile_terms(glossary(concept("search", es="registro", es_MX="cateo", es_AR="allanamiento | !raid")))
    assert [t.text for t in index.accepted("search", "es")] == ["registro", "cateo", "allanamiento"]
    assert [t.text for t in index.accepted("search", "es", "MX")] == ["registro", "cateo"]
    assert [t.text for t in index.accepted("search", "es-AR")] == ["registro", "allanamiento"]
    assert [t.text for t in index.refused("search", "es")] == ["raid"]


def test_always_forbidden_terms_are_listed() -> None:
    term = Term("mandato judicial", "pt-BR", TermStatus.DEPRECATED, always=True)
    index = compile_terms(glossary(Concept("court-order", (term,))))
    assert [(c.id, t.text) for c, t in index.always("pt")] == [("court-order", "mandato judicial")]
    assert index.always("es") == ()


def test_preferred_terms_come_first() -> None:
    terms = (Term("b", "en", TermStatus.ADMITTED), Term("a", "en", TermStatus.PREFERRED))
    index = compile_terms(glossary(Concept("x", terms)))
    assert [t.text for t in index.accepted("x", "en")] == ["a", "b"]


@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_it_that_hold_what_they_say(text: str) -> None:
    index = compile_terms(GLOSSARY, "en")
    for match in index.find("order " + text + " subscriber data", "en", at_least=0):
        assert ("order " + text + " subscriber data")[slice(*match.span)] == match.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tratado no RE nº 512.904-1 do tribunal.", []),
        ("Conforme decidido no RE citado.", []),
        ("A ré fugiu.", ["ré"]),
        ("A RE FUGIU DA CIDADE.", ["RE"]),
        ("Consta do sistema que a RÉ fugiu.", ["RÉ"]),
    ],
)
def test_an_acronym_is_no_word_without_its_accent(text: str, found: list[str]) -> None:
    terms = compile_terms(glossary(concept("defendant", es="encausada", pt="ré", en="defendant")))
    assert [match.text for match in terms.find(text, "pt")] == found
