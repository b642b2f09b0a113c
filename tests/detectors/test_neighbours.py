"""Languages of the region are `und`, however short, and Spanish and Portuguese of the region stay what they are."""

from __future__ import annotations

import pytest

from ert_writer.detectors.house import create
from ert_writer.detectors.mixture import is_mixture

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


MORE = {
    "portunol": [
        "Yo necesito los dados da conta, por favor me manda rápido, es urgente.",
        "Eu quiero saber los datos de la conta del usuario, muito obrigado.",
        "Bom dia señor, preciso que usted me envie los registros do perfil.",
        "Nos otros queremos falar con ustedes sobre la denuncia que fizemos ontem.",
        "A menina desapareceu ayer na calle y nadie sabe onde está ella.",
        "Estou en la frontera con mi hermano y não puedo voltar para casa.",
        "Ele me disse que va a matar a mi hija si no pago el dinheiro hoje.",
        "Oi, tudo bien? necessito saber como está mi solicitud.",
        "Yo no consigo entrar en mi conta.",
        "Quando llegue a resposta me avisa, por favor.",
        "Un desconhecido me está chantajeando com mis fotos.",
        "Señores de la plataforma, eu sou policial da fronteira y preciso de los datos.",
    ],
    "gl": [
        "Solicitamos os datos da conta do usuario porque a vítima está en perigo.",
        "A rapaza desapareceu onte pola noite e a súa nai está moi preocupada.",
        "O xulgado pide que se conserven os rexistros de acceso da conta.",
        "Todos os seres humanos nacen libres e iguais en dignidade e dereitos.",
        "Mataron á miña filla e ninguén fixo nada.",
        "Dixo que ía matala se non lle daba os cartos.",
        "Boas, escríbolle desde Ourense para saber como vai a miña petición.",
        "O neno de sete anos leva dous días sen aparecer.",
        "Non podo entrar na miña conta.",
    ],
    "ast": [
        "Tolos seres humanos nacen llibres y iguales en dignidá y drechos.",
        "Necesitamos los datos de la cuenta porque la moza ta en peligru.",
        "La rapaza desapareció ayeri pela nueche y so ma ta esmolecida.",
        "Pidimos que se guarden los rexistros d'accesu de la cuenta.",
        "Dixo que diba matala si nun-y daba les perres.",
        "El xulgáu pide los datos del usuariu pa la investigación.",
        "Bonos díes, escribo pa saber cómo va la mio solicitú.",
        "El neñu lleva dos díes ensin apaecer.",
    ],
    "pap": [
        "Tur ser humano ta nace liber y igual den dignidad y na derecho.",
        "Mi ta pidi e datonan di e cuenta aki, pa fabor.",
        "E mucha muhe a disparce ayera anochi y su mama ta masha preocupa.",
        "Nos mester di e informacion di e usuario urgente.",
        "El a bisa cu e lo mata mi si mi no paga.",
        "Polis ta buska un homber cu a menaza su casa.",
        "Bon dia, mi ke sa con ta bai cu mi petishon.",
        "E yiu di shete aña no ta na cas pa dos dia.",
        "Nos ta spera boso contesta mas pronto posibel.",
        "Un hende desconoci ta chantahami cu mi potret.",
    ],
    "ht": [
        "Tout moun fèt lib, egal ego pou diyite kou wè dwa.",
        "Nou bezwen enfòmasyon sou kont sa a prese prese.",
        "Pitit fi mwen an disparèt depi yè swa.",
        "Li di l ap touye m si m pa peye l.",
        "Silvouplè voye done itilizatè a ban nou.",
        "Bonjou, mwen ta renmen konnen kote dosye m nan ye.",
        "Timoun sèt an an pa parèt depi de jou.",
        "Mwen pa ka antre nan kont mwen.",
        "Yon moun ap fè m chantaj ak foto m yo.",
    ],
    "gn": [
        "Mayma yvypóra ou ko yvy ári iñapytyʼyre ha eteĩcha dignidad ha derecho jeguerekópe.",
        "Aikotevẽ umi dato ko cuenta rehegua pya'e porã.",
        "Che memby okañy kuehe pyhare.",
        "He'i chéve ojukataha che ndahepyme'ẽirõ.",
        "Pe karia'y ombohasa cheve mensaje vai.",
        "Mba'éichapa neko'ẽ, aikuaase mba'épa oiko che mba'ejerure rehe.",
        "Mitã siete áño oguerekóva ndojekuaái mokõi ára guive.",
        "Ndaikatúi aike che kuéntape.",
        "Peteĩ tapicha cheamenasa che ra'anga ndive.",
    ],
    "qu": [
        "Tukuy kay pachapi paqariq runakunaqa libre nasekuntu tukuypunitaq kikin obligacionesniyoq.",
        "Kay cuentamanta datosta mañakuyku usqhayta.",
        "Ususiy chinkarqan qayna tuta.",
        "Wañuchisayki niwan mana qullqita quptiyqa.",
        "Runasimipi rimani, yanapawayku ama hina kaspa.",
        "Allin punchaw, mañakuyniymanta yachayta munani.",
        "Qanchis watayuq wawam iskay punchawña mana rikurinchu.",
        "Manam cuentayman yaykuyta atinichu.",
        "Mana riqsisqa runa fotoywan manchachiwachkan.",
    ],
    "ay": [
        "Taqi jaqinakax qhispiyatäpxiwa munañapansa, lurañapansa ukhamarak jerarquía ukanakansa.",
        "Wawajax masüru arumaw chhaqhi.",
        "Nayax juman datosanakam munta.",
        "Aski urukipan, mayiwijat yatiñ munta.",
        "Paqallqu marani wawax pä uruw jan uñstkiti.",
    ],
    "ca": [
        "Tots els éssers humans neixen lliures i iguals en dignitat i drets.",
        "La noia va desaparèixer ahir a la nit.",
    ],
    "eu": [
        "Gizon-emakume guztiak aske jaiotzen dira.",
        "Kontuaren datuak eskatzen ditugu.",
    ],
    "oc": [
        "Totes los èssers umans naisson liures e egals en dignitat e en dreches.",
    ],
    "an": [
        "Toz os sers umans naxen libres y iguals en dinidá y dreitos.",
    ],
    "ext": [
        "Tolos hombris nacin libris i egualis en digniá i derechus.",
    ],
    "it": [
        "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti.",
        "La ragazza è scomparsa ieri sera.",
    ],
    "lad": [
        "Todos los umanos nasen libres i iguales en dinyidad i derechos.",
    ],
    "kea": [
        "Tudu ser umanu ta nase livri i igual na dignidadi i na diretus.",
        "Nha fidju ka torna pa kaza.",
    ],
    "cbk": [
        "Todo'l maga ser humano ta nace libre y igual na dignidad y derecho.",
    ],
    "jam": [
        "Aal yuuman biien baan frii an iikwal.",
        "Im tel mi seh im a go kill mi.",
    ],
}
"""One sentence each, of everyday matters; `portunol` is what is spoken on the borders of Brazil."""


@pytest.mark.parametrize("text", [text for texts in MORE.values() for text in texts])
def test_one_sentence_of_another_language_is_enough(text: str) -> None:
    assert create().detect(text).language == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Solicito los datos de la cuenta.", "es"),
        ("Necesito ayuda, mi hija no aparece.", "es"),
        ("La chica desapareció ayer por la noche.", "es"),
        ("Me dijo que me va a matar si no pago.", "es"),
        ("Favor de remitir los registros de acceso.", "es"),
        ("URGENTE: menor en riesgo.", "es"),
        ("Datos del titular", "es"),
        ("Todos los seres humanos nacen libres e iguales en dignidad y derechos.", "es"),
        ("che boludo pasame los datos de la cuenta ya", "es"),
        ("Oye wey ya mandé la denuncia, no manches", "es"),
        ("ta bueno pues, ahi le va la informasion", "es"),
        ("Vos sabés que no tenés que decirle nada.", "es"),
        ("Mi nena está en peligro, ayúdenme.", "es"),
        ("no c q aser me kiere matar ayuda", "es"),
        ("Se remite oficio a la Fiscalía de Galicia sobre Xoán Fernández.", "es"),
        ("Jueza Xiomara Ñuflo, de Xalapa", "es"),
        ("Pe chamigo, el guri se fue nomás", "es"),
        ("denuncia de mi hijo de 5 años, porfa ayuda", "es"),
        ("Solicito os dados da conta.", "pt"),
        ("Preciso de ajuda, minha filha sumiu.", "pt"),
        ("A menina desapareceu ontem à noite.", "pt"),
        ("Ele disse que vai me matar se eu não pagar.", "pt"),
        ("Favor encaminhar os registros de acesso.", "pt"),
        ("URGENTE: menor em risco.", "pt"),
        ("Dados do titular", "pt"),
        ("Todos os seres humanos nascem livres e iguais em dignidade e direitos.", "pt"),
        ("mano manda logo os dados aí pf", "pt"),
        ("vc n sabe oq ele fez cmg", "pt"),
        ("Nós vai na delegacia amanhã cedo", "pt"),
        ("Tamo junto, já fiz o B.O.", "pt"),
        ("Delegado Xavier Mané, de Xaxim", "pt"),
        ("num sei onde ela tá não, moço", "pt"),
        ("Segue ofício em anexo.", "pt"),
        ("Bom dia, segue a resposta.", "pt"),
        ("Peço urgência no atendimento.", "pt"),
        ("Buenas, escribo desde Orense para saber cómo va mi petición.", "es"),
        ("El niño de siete años lleva dos días sin aparecer.", "es"),
        ("No puedo entrar en mi cuenta.", "es"),
        ("Cuando llegue la respuesta avísame.", "es"),
        ("hola soi policia nesesito los datos d una kuenta x fabor", "es"),
        ("me an robado el cel y me estan extorcionando kon fotos", "es"),
        ("Quiero denunciar, un chavo me esta pidiendo packs y si no los va a publicar", "es"),
        ("mi ermana no aparese dsd ayer", "es"),
        ("La Polícia Federal do Brasil y la Policía Nacional investigan el caso.", "es"),
        ("Vivo en Ñemby, cerca de Mburucuyá, ayúdenme por favor.", "es"),
        ("La comunidad Qom de Pampa del Indio denuncia la desaparición.", "es"),
        ("El Inti Raymi se celebra en Cusco, la wawa desapareció ahí.", "es"),
        ("dice q me va a kebrar si ablo con la yuta", "es"),
        ("Mi papá anda tomado y trae pistola, ta bien loco", "es"),
        ("pucha causa, le chorearon el cel a mi jerma", "es"),
        ("Weón, el loco anda con fierro, cachai", "es"),
        ("Ya pues, mándenme los datos nomás", "es"),
        ("Gurisa de 15 años perdida en Rivera, frontera con Livramento.", "es"),
        ("Oi, escrevo para saber como anda meu pedido.", "pt"),
        ("O menino de sete anos está sumido há dois dias.", "pt"),
        ("Não consigo entrar na minha conta.", "pt"),
        ("Quando chegar a resposta me avisa.", "pt"),
        ("oi sou policial presciso dos dado duma conta pfv", "pt"),
        ("me robaro o celular e tão me ameaçano com foto", "pt"),
        ("minha irma ta sumida dsd ontem", "pt"),
        ("A mensagem dizia: te voy a matar si no pagas.", "pt"),
        ("O Ministerio Público Fiscal de la Nación pediu cooperação.", "pt"),
        ("Moro em Foz do Iguaçu, perto da Ciudad del Este.", "pt"),
        ("bah guri, o cara tá com um revólver na escola", "pt"),
        ("Ó o cara aí, vai dá ruim, cês tem que vê isso", "pt"),
        ("oxente, a bichinha sumiu foi cedo", "pt"),
        ("Tchê, me alcança os dado da conta", "pt"),
        ("La asociación Sumaq Llaqta Warmi pide los datos de la cuenta.", "es"),
        ("Comunidad Kaqchikel Ixoq Achi de Chimaltenango", "es"),
        ("La radio Taqi Jaqinaka de El Alto informó el hecho.", "es"),
        ("Requisito dados da conta de Peteĩ Mitã'i.", "pt"),
        ("Página de venta Tin Tur Cu Hende, dueño desconocido", "es"),
    ],
)
def test_short_texts_slang_and_foreign_names_stay(text: str, language: str) -> None:
    assert create().detect(text).language == language


def test_each_language_s_sentence_in_a_letter_of_two_leaves_both() -> None:
    both = "Solicito los datos de la cuenta, pues la niña no aparece.\nSolicito os dados da conta, pois a menina sumiu."
    assert not is_mixture(both, 0.9)
    assert is_mixture("Solicito os datos da conta y também los registros do usuario.", 0.9)
    assert not is_mixture("Solicito os datos da conta y também los registros do usuario.", 1.0)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Robáronme la cuenta y daquién ta pidiendo perres a los mios collacios.", "und"),
        ("A miña conta foi roubada e alguén está a pedir cartos aos meus contactos.", "und"),
        ("Os meus fillos non voltaron do colexio.", "und"),
        ("Robaron mi kuenta i estan pidiendo paras a mis amigos, disho mi ermano.", "und"),
        ("Mi kier hasi keho di un menasa ku mi a risibí awe mainta.", "und"),
        ("Omonda hikuái che kuénta ha ojerure viru che angirũme.", "und"),
        ("Sou da fronteira e mi hermano foi sequestrado ayer por la noche.", "und"),
        ("Eu sou brasilera y vivo en Montevideo, necesito ajuda.", "und"),
        ("El perfil 'Amor da minha vida' publicó la foto.", "es"),
        ("Me robaron la cuenta y le piden plata a mis amigos.", "es"),
        ("Mi hermano fue secuestrado ayer en la frontera con Brasil.", "es"),
        ("O perfil 'La vida es bella' publicou a foto.", "pt"),
        ("Roubaram minha conta e estão pedindo dinheiro aos meus amigos.", "pt"),
        ("Ofício dirigido à Policía Nacional de Rivera.", "pt"),
    ],
)
def test_stolen_accounts_in_every_language_of_the_region(text: str, language: str) -> None:
    assert create().detect(text).language == language
