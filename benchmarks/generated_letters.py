"""Archives of fictional letters made from a seed, bad ones among them: for measuring batches, kills and growth.

    python -m benchmarks.generated_letters DIRECTORY [COUNT] [SEED] [POISON]

Three letters in five are Spanish, the others Portuguese. Each is put together from sentences with its own people,
accounts, days and numbers, so that most of its sentences are in no other letter. The bad ones are in the middle of the
archive.
"""

from __future__ import annotations

import io
import random
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

SEED = 19
COUNT = 2_000
POISON = 24

DATA = tomllib.loads((Path(__file__).parent / "data" / "generated_letters.toml").read_text("utf-8"))


def letters(count: int = COUNT, seed: int = SEED, facts: int = 4) -> Iterator[tuple[str, str]]:
    """Yield language and text of each letter; the first letters of a longer archive are those of a shorter one.

    Args:
        count: how many.
        seed: of their content.
        facts: sentences that tell what happened; a letter has about 40 words more for each two.
    """
    for number in range(count):
        rng = random.Random(seed * 1_000_003 + number)
        language = "es" if rng.random() < 0.6 else "pt"
        yield language, _letter(language, rng, facts)


def _letter(language: str, rng: random.Random, facts: int) -> str:
    words = DATA[language]
    values = _values(language, rng)
    told = [
        line for start in range(0, facts, len(words["facts"])) for line in _some(words["facts"], facts - start, rng)
    ]
    asked = [f"{at}) {line}" for at, line in enumerate(_some(words["ask"], 3, rng), start=1)]
    blocks = [
        rng.choice(words["head"]),
        rng.choice(words["open"]),
        *(" ".join(told[at : at + 3]) for at in range(0, len(told), 3)),
        "\n".join(asked),
        " ".join(_some(words["close"], 2, rng)),
        "{officer}",
    ]
    return "\n\n".join(_filled(block, values) for block in blocks) + "\n"


def _some(lines: Sequence[str], count: int, rng: random.Random) -> list[str]:
    return rng.sample(lines, min(count, len(lines)))


def _values(language: str, rng: random.Random) -> dict[str, Callable[[], object]]:
    """Return what fills each slot; people, places and accounts of one letter stay the same, numbers are drawn anew."""
    name = lambda: " ".join(rng.choice(DATA[part]) for part in ("first", "last", "last"))  # noqa: E731
    word = lambda: rng.choice(DATA["words"])  # noqa: E731
    officer, person, place = name(), name(), rng.choice(DATA[language]["places"])
    handle = f"@{word()}_{word()}{rng.randrange(10_000)}"
    return {
        "officer": lambda: officer,
        "person": lambda: person,
        "place": lambda: place,
        "handle": lambda: handle,
        "url": lambda: f"https://red.example/{handle}",
        "mail": lambda: f"{word()}.{rng.randrange(1000)}@fiscalia.example",
        "phone": lambda: f"+52 55 {rng.randrange(1000, 9999)} {rng.randrange(1000, 9999)}",
        "money": lambda: f"{rng.randrange(1, 90)}.{rng.randrange(100, 999)},00",
        "plate": lambda: f"{''.join(rng.choices('ABCDEFGHJK', k=3))}-{rng.randrange(100, 999)}",
        "word": word,
        "month": lambda: rng.choice(DATA[language]["months"]),
        "color": lambda: rng.choice(DATA[language]["colors"]),
        "day": lambda: rng.randrange(1, 29),
        "year": lambda: 2026,
        "hour": lambda: f"{rng.randrange(24):02}",
        "minute": lambda: f"{rng.randrange(60):02}",
        "age": lambda: rng.randrange(12, 72),
        **{f"n{size}": (lambda size=size: rng.randrange(10 ** (size - 1), 10**size)) for size in (3, 4, 5)},
    }


def _filled(text: str, values: dict[str, Callable[[], object]]) -> str:
    first, *rest = text.split("{")
    parts = [piece.partition("}") for piece in rest]
    return first + "".join(f"{values[name]()}{after}" for name, _, after in parts)


def poison(seed: int = SEED) -> list[tuple[str, bytes]]:
    """Return bad letters, each with the end of its file name: damaged, hostile, endless, empty, in another language."""
    rng = random.Random(seed)
    noise = rng.randbytes(4_000)
    mail = b"From: a@b.example\r\nSubject: x\r\n"
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(400))
    return [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\r\n" * 500),
        ("broken.pdf", b"%PDF-1.4 broken"),
        ("noise.pdf", b"%PDF-1.7\n" + noise),
        ("noise.docx", b"PK\x03\x04" + noise),
        ("noise.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise),
        ("noise.txt", noise),
        ("nul.txt", b"Solicitamos\x00los datos\x00" * 50),
        ("bomb.zip", _zip({"a.txt": b"a" * 30_000_000})),
        ("bomb.docx", _zip({"word/document.xml": b"<w:p>" * 2_000_000})),
        ("inner.zip", _zip({"b.zip": _zip({"c.zip": _zip({"d.txt": b"Solicitamos los datos."})})})),
        ("deep.html", b"<div>" * 50_000 + b"Solicitamos los datos" + b"</div>" * 50_000),
        ("deep.eml", mail + nested),
        ("endless.eml", mail + b"X-Header: " + b"a" * 500_000 + b"\r\n\r\nSolicitamos los datos."),
        ("long.txt", b"Solicitamos los datos de la cuenta @lobo_1. " * 6_000),
        ("oneword.txt", b"a" * 150_000),
        ("handles.txt", b"@" * 20_000 + b" " + b"@a." * 10_000),
        ("digits.txt", b"1.2.3-" * 15_000),
        ("brackets.txt", b"((((([[[[[{{{{{" * 4_000),
        ("french.txt", "Bonjour, je vous écris pour demander des nouvelles de la famille.".encode()),
        ("chinese.txt", "请尽快提供该账户的注册信息。".encode() * 20),
        ("utf16.txt", "Solicitamos los datos de la cuenta @lobo_2.".encode("utf-16")),
        ("bidi.txt", "Solicitamos \u202ela cuenta\u202c \u200b@lo\u200bbo_3 \ufeff.".encode()),
        ("truncated.rtf", rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Solicitamos {\b los datos"),
    ]


def _zip(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def write_archive(place: Path, count: int = COUNT, seed: int = SEED, bad: int = POISON) -> Path:
    """Write an archive as a directory of files, the bad ones in its middle, and return the directory."""
    place.mkdir(parents=True, exist_ok=True)
    for number, (language, text) in enumerate(letters(count, seed)):
        place.joinpath(f"{number:06d}-{language}.txt").write_text(text, encoding="utf-8")
    for number, (end, data) in enumerate(poison(seed)[:bad]):
        place.joinpath(f"{count // 2:06d}-{number:02d}-{end}").write_bytes(data)
    return place


if __name__ == "__main__":
    where, *numbers = sys.argv[1:]
    print(write_archive(Path(where), *map(int, numbers)))
