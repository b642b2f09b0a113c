"""Languages of the region are `und`, however short, and Spanish and Portuguese of the region stay what they are."""

from __future__ import annotations

import pytest

from ert_writer.detectors.house import create

OTHERS = {
    "ay": ["Janiw jupax munkiti, ukham satawa.", "Nayax jumar mayita, taqi jaqinakax yatipxi."],
    "qu": [
        "Ñuqa munani willayta kay cuentamanta.",
        "Chaypi warmi kachkan, yanapaway ari.",
        "Imaynalla, pitaq qam kani?",
    ],
    "gn": ["Ajerure peẽme umi dato oĩva.", "Mba'éichapa, che aipota pe cuenta rehegua.", "Upépe oĩ mitãkuña ndive."],
    "pap": [
        "Nos ta pidi informashon di e kuenta.",
        "E polis ta buska un hende ku nan.",
        "Esaki tabata e kuenta di awor.",
    ],
    "ast": ["Tolos drechos de la xente.", "La muyer ye una neña, pidimos la solicitú agora."],
    "gl": ["A xente da xustiza non sexa pechada.", "Solicitamos unha conta da xente do xulgado."],
    "ht": ["Mwen mande enfòmasyon sou kont sa a tanpri."],
    "gn-es": [
        "Oĩ peteĩ mitakuña secuestrado hína barrio San Pablope, ehenói policíape",
        "Pe mitã'i oime la escuelape ha oreko peteĩ pistola",
        "Ejapo la denuncia pya'e porque ho'uta pohã vai",
    ],
    "nah": ["Amo nikmati kanin yahki nosiuau"],
    "yua": ["Ma' in wojel ba'ax ku yúuchul"],
    "quc": ["Jun achi xub'ij chi kinukamisaj"],
    "arn": ["Ta kimün chew müley tañi fotüm"],
    "mwl": [
        "Pedimos cun ourgéncia ls datos, la rapaza stá an peligro de muorte",
        "La mie filha nun tornou a casa zde onte",
    ],
    "lad": ["Mi ija no tornó en kaza dezde ayer, me disho ke me va matar"],
    "srn": ["A man e suku mi fu kiri mi, mi no sabi"],
    "ca": ["Demanem les dades de l'usuari amb urgència."],
    "it": ["Chiediamo i dati dell'utente con urgenza, perché la vittima è in pericolo."],
    "fr": ["Nous demandons les données du compte en urgence."],
}


@pytest.mark.parametrize("text", [text for texts in OTHERS.values() for text in texts])
def test_another_language_of_the_region_is_undetermined(text: str) -> None:
    assert create().detect(text).language == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ta bien, ya le di los datos de la cuenta.", "es"),
        ("Solicito los datos de Juan Mamani Quispe, de Chuquisaca.", "es"),
        ("komo keres q vaya si no se kuando sale, me kiere matar", "es"),
        ("pa' que vea, ta' bien, naide me va a decir na", "es"),
        ("Ramo de flores y oso de peluche, tape la caja, amo a mi nena", "es"),
        ("La wawa fue llevada por la cholita a El Alto.", "es"),
        ("El mitaí desapareció en Itauguá, pedimos los datos.", "es"),
        ("tá na rua, manda os dados da conta dele", "pt"),
        ("Requisito os dados cadastrais do perfil de Iracema Tupinambá.", "pt"),
        ("A vítima mora em Xique-Xique e o perfil é dela.", "pt"),
    ],
)
def test_the_region_s_own_spanish_and_portuguese_stay(text: str, language: str) -> None:
    assert create().detect(text).language == language
