"""Mail as programs keep and export it: every letter is found once, and what is no letter is listed with the reason."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from ert_writer.batch.mail_stores import DELETED, DRAFT, SENT, folder_name, why_no_letter
from ert_writer.batch.source import Item, items_in, listed, load

LIMIT = 100_000
MAIL = "Subject: {0}\nFrom: a@b.example\n\nSolicito los datos de la cuenta @lobo_{0}.\n"


def put(root: Path, name: str, text: str = "") -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or MAIL.format(PurePath(name).name[:4]), encoding="utf-8")


def maildir(root: Path, *folders: str) -> None:
    for folder in ("", *folders):
        for part in ("cur", "new", "tmp"):
            (root / folder / part).mkdir(parents=True, exist_ok=True)


def names(root: Path) -> tuple[list[str], dict[str, str]]:
    found = list(listed(root))
    letters = [item.name for item in found if isinstance(item, Item)]
    return letters, {item.name: item.why for item in found if not isinstance(item, Item)}


def test_a_maildir_is_read_with_its_nested_folders(tmp_path: Path) -> None:
    maildir(tmp_path, ".Archivo.2025", ".Enviados", ".INBOX.Caixa de sa&AO0-da", ".Spam")
    put(tmp_path, "new/1700.M1.host")
    put(tmp_path, "cur/1701.M2.host:2,S")
    put(tmp_path, "cur/1702.M3.host:2,ST")
    put(tmp_path, "cur/1703.M4.host;2,D")
    put(tmp_path, "tmp/1704.M5.host")
    put(tmp_path, ".Archivo.2025/cur/1705.M6.host:2,RS")
    put(tmp_path, ".Spam/new/1706.M7.host")
    put(tmp_path, ".Enviados/cur/1707.M8.host:2,S")
    put(tmp_path, ".INBOX.Caixa de sa&AO0-da/new/1708.M9.host")
    put(tmp_path, "dovecot-uidlist", "3 V1")
    put(tmp_path, "subscriptions", "Spam")
    put(tmp_path, ".hidden/letter.txt")
    letters, passed = names(tmp_path)
    assert sorted(letters) == [
        ".Archivo.2025/cur/1705.M6.host:2,RS",
        ".Spam/new/1706.M7.host",
        "cur/1701.M2.host:2,S",
        "new/1700.M1.host",
    ]
    assert passed == {
        "cur/1702.M3.host:2,ST": DELETED,
        "cur/1703.M4.host;2,D": DRAFT,
        ".Enviados/cur/1707.M8.host:2,S": SENT,
        ".INBOX.Caixa de sa&AO0-da/new/1708.M9.host": SENT,
    }
    assert all(b"Solicito" in load(item, LIMIT).data for item in items_in(tmp_path))


ENVELOPE = "From - Mon Nov 30 10:00:00 2026\n"


def test_a_profile_of_thunderbird_gives_each_mail_of_its_mailboxes(tmp_path: Path) -> None:
    mails = "".join(
        f"{ENVELOPE}X-Mozilla-Status: {status}\nX-Mozilla-Status2: 00000000\n{MAIL.format(number)}>From x is text\n\n"
        for number, status in enumerate(("0001", "0009", "0000"))
    )
    put(tmp_path, "Inbox", mails)
    put(tmp_path, "Inbox.msf", "// <!-- <mdb:mork:z v=1.4/> -->")
    put(tmp_path, "Inbox.sbd/Fiscalías", ENVELOPE + MAIL.format("f"))
    put(tmp_path, "Sent", ENVELOPE + MAIL.format("s"))
    put(tmp_path, "Borradores", ENVELOPE + MAIL.format("d"))
    (tmp_path / "Trash").touch()
    (tmp_path / "Trash.msf").touch()
    letters, passed = names(tmp_path)
    assert letters == ["Inbox mail-1", "Inbox mail-3", "Inbox.sbd/Fiscalías mail-1"]
    assert passed == {"Inbox mail-2": DELETED, "Sent mail-1": SENT, "Borradores mail-1": DRAFT}
    data = [load(item, LIMIT).data for item in items_in(tmp_path)]
    assert b"@lobo_0" in data[0]
    assert b"@lobo_2" in data[1]
    assert b"\nFrom x is text" in data[1]


@pytest.mark.parametrize(
    ("labels", "why"),
    [
        ("Inbox,Important,Unread", ""),
        ("Sent", SENT),
        ("Inbox,Sent", ""),
        ("=?UTF-8?Q?Enviados,Categor=C3=ADa?=", SENT),
        ("Opened,Borradores", DRAFT),
        ("=?UTF-8?Q?Caixa_de_entrada,E-mails_enviados?=", ""),
        ("Archived,\n Drafts", DRAFT),
        ("Spam", ""),
        ("=?x-none?Q?Sent?=", ""),
    ],
)
def test_labels_of_a_takeout_tell_what_is_no_letter(tmp_path: Path, labels: str, why: str) -> None:
    envelope = "From 1790000000000000001@xxx Mon Nov 30 10:00:00 +0000 2026\n"
    put(tmp_path, "Takeout/Mail/All mail.mbox", f"{envelope}X-GM-THRID: 1\nX-Gmail-Labels: {labels}\n{MAIL.format(1)}")
    letters, passed = names(tmp_path)
    assert (letters, list(passed.values())) == (([], [why]) if why else (["Takeout/Mail/All mail.mbox mail-1"], []))


def test_labels_in_the_text_of_a_mail_say_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.mbox", f"{ENVELOPE}{MAIL.format(1)}\nX-Gmail-Labels: Sent\nX-Mozilla-Status: 0008\n")
    assert names(tmp_path) == (["a.mbox mail-1"], {})


def test_mails_in_subfolders_are_read_but_not_those_of_a_sent_folder(tmp_path: Path) -> None:
    for name in ("Entrada/1.eml", "Entrada/Urgente/2.eml", "Enviados/3.eml", "Enviados/oficio.pdf", "notas.txt"):
        put(tmp_path, name)
    letters, passed = names(tmp_path)
    assert sorted(letters) == ["Entrada/1.eml", "Entrada/Urgente/2.eml", "Enviados/oficio.pdf", "notas.txt"]
    assert passed == {"Enviados/3.eml": SENT}
    assert names(tmp_path / "Enviados") == (["3.eml", "oficio.pdf"], {})  # named by a person: all of it is read


def test_a_text_that_begins_like_an_envelope_is_a_letter(tmp_path: Path) -> None:
    put(tmp_path, "a", "From the desk of 2026\nThe account @lobo_88\n")
    put(tmp_path, "b.txt", ENVELOPE + MAIL.format(1))
    assert names(tmp_path)[0] == ["a", "b.txt"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (".Archivo.2025", "2025"),
        ("Caixa de sa&AO0-da", "Caixa de saída"),
        ("R&-D", "R&D"),
        ("&zzz", "&zzz"),
        ("x.sbd", "x"),
    ],
)
def test_names_of_folders_come_out_of_modified_utf_7(name: str, plain: str) -> None:
    assert folder_name(name) == plain


def test_flags_of_a_plain_file_say_nothing_of_its_folder() -> None:
    assert why_no_letter(PurePath("Enviados/oficio.docx")) == ""
