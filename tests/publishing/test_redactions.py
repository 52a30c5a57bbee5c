"""`[redactions]`: words that must not be published are in no file, however the document cuts them. All of it is invented."""

import base64
import contextlib
import re
import sys
import time
import zlib
from html import unescape
from pathlib import Path

import pytest

from generator import cli
from generator.model import Caption, Location, Order, Problem, Source
from generator.parsing import parse_order
from generator.publishing.redactions import MARK, redact
from generator.reading.lines import make_source
from tests.captions import QUILLFEATHER as HEAD


def without(text: str, *words: str, markup: str = "plain") -> tuple[str, list[Problem]]:
    """What is left of the text, and what was reported; "" where nothing may be published."""
    problems: list[Problem] = []
    source: Source | None = make_source("x.txt", text.encode(), "utf-8", "markdown" if markup == "markdown" else "plain", text)
    assert source is not None
    left = redact(source, words, parse_order, problems.append, Location("x.toml", 2))
    return ("\n".join(line.text for line in left.lines) if left else ""), problems


@pytest.mark.parametrize(
    ("text", "phrase", "left"),
    [
        ("was born on 3 May 1961 in", "born on 3 May 1961", f"was {MARK} in"),
        ("was born on 3\n May   1961 in", "born on 3 May 1961", f"was {MARK}\n in"),
        ("was born\non\n3 May 1961 in", "born on 3 May 1961", f"was {MARK}\n{MARK}\nin"),
        ("was born on 3 May\n\n1961 in", "born on 3 May 1961", f"was {MARK}\n\n{MARK} in"),
        ("Osric Fenni-\nmore said", "Osric Fennimore", f"{MARK}\nsaid"),
        ("Osric Fenni\u00ad\n   more said", "Osric Fennimore", f"{MARK}\n   said"),
        ("Osric1 Fennimore said", "Osric Fennimore", f"{MARK}1 said"),
        ("Osric[^2] Fennimore said", "Osric Fennimore", f"{MARK}[^2] said"),
        ("**Osric** Fennimore", "Osric Fennimore", f"**{MARK}** "),
        ("Osric\u200b Fen\u200dnimore", "Osric Fennimore", MARK),
        ("the o\ufb03cer Fin", "officer Fin", f"the {MARK}"),
        ("the officer \ufb01n", "officer fin", f"the {MARK}"),
        ("Jose\u0301 A", "José A", MARK),
        ("O’Dell", "O'Dell", MARK),
        ("No. 078-05-\n   1120.", "078-05-1120", f"No. {MARK}\n   ."),
        ("Fennimore's and Fennimores", "Fennimore", f"{MARK}'s and Fennimores"),
        ("  4  said Osric\n  5  Fennimore and", "Osric Fennimore", f"  4  said {MARK}\n  5  and"),
        ("(a) [b] .* ^", "(a) [b] .*", f"{MARK} ^"),
        ("Osric      |  Case No. 5\nFennimore  |  x", "Osric Fennimore", f"{MARK}   |  Case No. 5\n{MARK}  |  x"),
        ("x    |  Osric\ny    |  Fennimore", "Osric Fennimore", f"x    |  {MARK}\ny    |  {MARK}"),
        (f"it says {MARK} here, editor", "editor", f"it says {MARK} here, {MARK}"),
    ],
)
def test_the_words_go_however_they_are_cut(text: str, phrase: str, left: str) -> None:
    got, problems = without(f"{HEAD}{text}\n", phrase)
    assert got.removeprefix(HEAD) == left
    assert {p.code for p in problems} == {"redacted"}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Osric B. Fennimore", "Osric Fennimore"),
        ("OSRIC FENNIMORE", "Osric Fennimore"),
        ("Annual", "Ann"),
        ("1161", "116"),
        ("Osric and then\nFennimore", "Osric Fennimore"),
        ("nothing", "  "),
    ],
)
def test_other_words_stay_and_a_phrase_that_is_nowhere_is_an_error(text: str, phrase: str) -> None:
    got, problems = without(f"{HEAD}{text}\n", phrase)
    assert not got
    assert [(p.code, p.location) for p in problems] == [("redaction-unmatched", Location("x.toml", 2))]
    assert "Osric" not in problems[0].message + problems[0].hint


def test_words_in_other_capitals_stay_and_are_named_by_line() -> None:
    got, problems = without(f"{HEAD}Osric Fennimore is OSRIC FENNIMORE.\n", "Osric Fennimore")
    assert got.endswith(f"{MARK} is OSRIC FENNIMORE.")
    assert [(p.code, p.location.line) for p in problems] == [("redaction-other-case", 12), ("redacted", 2)]


PAGED = f"""{HEAD}The witness who lives there was heard at length by this court,1 and the court believes Osric

          1 The note of the first page says nothing of the kind, and it is here to stand between.

                                            2
\fCase 3:21-cv-00987-XYZ   Document 41   Filed 03/04/21   Page 3 of 4

Fennimore, who was there. He was born on

                                            3
\fCase 3:21-cv-00987-XYZ   Document 41   Filed 03/04/21   Page 4 of 4

3 May 1961. The motion is DENIED.
"""


def test_words_that_the_turn_of_a_page_parts() -> None:
    got, _ = without(PAGED, "Osric Fennimore", "born on 3 May 1961")
    for word in ("Osric", "Fennimore", "born", "1961"):
        assert word not in got
    assert "nothing of the kind" in got
    assert [line for line in got.split("\n") if line.startswith("\f")] == [x for x in PAGED.split("\n") if x.startswith("\f")]


def test_lines_keep_their_numbers_and_nothing_else_goes() -> None:
    got, _ = without(PAGED, "Osric Fennimore")
    assert len(got.split("\n")) == len(PAGED.rstrip("\n").split("\n"))
    assert got.replace(MARK, "").split() == PAGED.replace("Osric", "").replace("Fennimore", "").split()


ORDER = f"""{HEAD}Dated: March 4, 2021

The plaintiff's brother, Osric Fenni-
more, was born on 3 May
1961 and lives at 14 Gorse Lane,
Quillon. His number is 078-05-
1120.1 See Osric Fennimore v. Brindle, 555 U.S. 223, 231 (2009).

     Osric      Fennimore        14 Gorse Lane, Quillon
     Marta      Quillfeather     elsewhere

The motion of Osric Fennimore is DENIED.

Page 2 says: "Osric

Fennimore was born on 3 May 1961."

1 Osric Fennimore's number was 078-05-1120; he lives at 14 Gorse
Lane, Quillon.
"""
WORDS = ("Osric Fennimore", "born on 3 May 1961", "14 Gorse Lane, Quillon", "078-05-1120")
SINGLE = ("osric", "fennimore", "fenni", "1961", "gorse", "078-05", "1120")


def site_with(folder: Path, monkeypatch: pytest.MonkeyPatch, toml: str, name: str = "order", text: str = "") -> int:
    content = folder / "content"
    content.mkdir()
    (content / f"{name}.txt").write_text(text or ORDER, encoding="utf-8")
    (content / f"{name}.toml").write_text(toml, encoding="utf-8")
    (folder / "docketpress.toml").write_text('base_url = "https://orders.example"\n', encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["docketpress", "build", "-C", str(folder)])
    return cli.commands()


def everything_written(folder: Path) -> dict[str, bytes]:
    """Every file of the site's folder but what the editor put there."""
    files = [path for path in folder.rglob("*") if path.is_file() and "content" not in path.relative_to(folder).parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != "docketpress.toml"}


def test_no_file_of_the_site_or_the_cache_has_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quoted = ", ".join(f'"{words}"' for words in WORDS)
    for _ in range(2):  # the second build has a cache
        if not (tmp_path / "content").exists():
            assert site_with(tmp_path, monkeypatch, f"[redactions]\nwords = [{quoted}]\n") == 0
        else:
            assert cli.commands() == 0
        files = everything_written(tmp_path)
        assert any(name.startswith("site/orders/") for name in files)
        for name, content in files.items():
            text = unescape(re.sub(r"<[^>]*>", "", content.decode("utf-8", "replace"))).lower()
            raw = content.decode("utf-8", "replace").lower()
            for word in SINGLE:
                # four digits by themselves: the times and digests in a cache have any four somewhere
                sought = re.compile(rf"(?<![0-9a-z]){word}(?![0-9a-z])" if word.isdecimal() else re.escape(word))
                assert not sought.search(raw), f"{name} has “{word}”"
                assert not sought.search(text), f"{name} has “{word}”"
            folded = "".join(c for c in text if c.isalnum())
            for words in WORDS:
                assert "".join(c for c in words.lower() if c.isalnum()) not in folded, f"{name} has “{words}”"
                for shift in range(3):
                    encoded = base64.b64encode(b" " * shift + words.encode())[4:-4]
                    assert encoded not in content
                assert words.encode("utf-16-le") not in content
    page = next(page for page in (tmp_path / "site" / "orders").glob("*.html") if not page.name.endswith(".embed.html"))
    assert page.read_text(encoding="utf-8").count(MARK) > 8


def unpacked(content: bytes) -> bytes:
    """The file, and all in it that is compressed: what the cache and the search index hold."""
    found = [content]
    for m in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", content):
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content[m.start() :]))
    return b"\n".join(found)


def test_words_that_were_published_leave_site_cache_and_record_once_they_are_redacted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they stood in an address, and in the name of a heading."""
    assert site_with(tmp_path, monkeypatch, 'slug = "fennimore-s-order"\n', text=NAMED) == 0
    assert any(b"Fennimore" in unpacked(content) for name, content in everything_written(tmp_path).items() if "store" in name)
    (tmp_path / "content" / "order.toml").write_text('slug = "an-order"\n', encoding="utf-8")
    assert cli.commands() == 0
    record = (tmp_path / "permalinks.lock").read_text(encoding="utf-8")
    assert "orders/fennimore-s-order.html > orders/an-order.html" in record
    assert " osric-fennimores-harbour " in record
    (tmp_path / "content" / "order.toml").write_text(
        'slug = "an-order"\n[redactions]\nwords = ["Osric Fennimore", "OSRIC FENNIMORE"]\n', encoding="utf-8"
    )
    for _ in range(2):
        assert cli.commands() == 0
        for name, content in everything_written(tmp_path).items():
            for word in (b"Fennimore", b"FENNIMORE", b"fennimore", b"Osric", b"osric"):
                assert word not in unpacked(content), f"{name} has “{word.decode()}”"
            assert "fennimore" not in name
    record = (tmp_path / "permalinks.lock").read_text(encoding="utf-8")
    assert " p1 " in record
    assert " p2 " in record


NAMED = f"""{HEAD}Dated: March 4, 2021

The plaintiff asks that Osric Fennimore be heard.

                         OSRIC FENNIMORE'S HARBOUR

Osric Fennimore owns it.

The motion of Osric Fennimore is DENIED.
"""


def test_the_digest_of_the_file_is_not_published_for_it_gives_short_words_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib  # noqa: PLC0415

    site_with(tmp_path, monkeypatch, '[redactions]\nwords = ["Osric Fennimore"]\n')
    digest = hashlib.sha256(ORDER.encode()).hexdigest()
    for name, content in everything_written(tmp_path).items():
        if name.startswith("site/"):
            assert digest[:12].encode() not in content, name


@pytest.mark.parametrize(
    ("toml", "name", "code"),
    [
        ('slug = "osric-fennimore"\n[redactions]\nwords = ["Osric Fennimore"]\n', "order", "redaction-left"),
        ('headnote = "On *Osric Fennimore*."\n[redactions]\nwords = ["Osric Fennimore"]\n', "order", "redaction-left"),
        ('[redactions]\nwords = ["Osric Fennimore"]\n', "In re Osric Fennimore", "redaction-left"),
        ('[redactions]\nwords = ["MARTA QUILLFEATHER", "078-05-1120", "born on 3 May 1961"]\n', "order", None),
        ('[redactions]\nwords = ["Nobody Atall"]\n', "order", "redaction-unmatched"),
        ("[redactions]\n", "order", "wrong-type"),
        ('[redactions]\nwords = "Osric"\n', "order", "wrong-type"),
        ('[redactions]\nword = ["Osric"]\n', "order", "unknown-key"),
        ('[redactions]\nwords = ["Osric"\n', "order", "bad-toml"),
        ('redactions = ["Osric"]\n', "order", "wrong-type"),
    ],
)
def test_what_cannot_be_redacted_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], toml: str, name: str, code: str | None
) -> None:
    assert site_with(tmp_path, monkeypatch, toml, name) == (1 if code else 0)
    assert (tmp_path / "site" / "orders").exists() == (code is None)
    assert code is None or f"error[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "piece", ["Osric ", "Osric\n", "Osric   x\n", "Osric-\n", "Osric\n\f 2\n", "O", "* ", "Osric[1]", "Osric  ) \n"]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        text = HEAD + piece * (size // len(piece)) + "\nOsric Fennimore\n"
        source = make_source("x.txt", text.encode(), "utf-8", "plain", text)
        problems: list[Problem] = []
        began = time.process_time()
        redact(source, ["Osric Fennimore"], lambda source, _: Order(source, Caption()), problems.append, Location(""))
        return time.process_time() - began

    seconds(5_000)
    assert seconds(80_000) < max(12 * seconds(20_000), 0.5)


@pytest.mark.parametrize(
    "odd",
    [
        "Osric\ufe0f Fenni\u034fmore", "\u202bOsric Fennimore\u202c", "Osric\u2066 Fen\u202enimore",
    ],
)  # fmt: skip
def test_unseen_signs_hide_no_words(odd: str) -> None:
    text, problems = without(f"Here {odd} spoke.", "Osric Fennimore")
    assert "nimore" not in text
    assert [p.code for p in problems] == ["redacted"]


@pytest.mark.parametrize(
    "odd",
    [
        "\uff2f\uff53\uff52\uff49\uff43 Fennimore", "~~Osric~~ Fennimore", "`Osric` Fennimore", "| Osric | Fennimore |",
        "Osric&nbsp;Fennimore", "Osr&#105;c Fennimore",
        "Osric<br> Fennimore", "Osric\u2014Fennimore", "Osric. Fennimore", "https://x.example/Osric+Fennimore",
    ],
)  # fmt: skip
def test_words_that_are_set_as_no_rule_expects_are_never_published_beside_those_that_are(odd: str) -> None:
    text, problems = without(f"Osric Fennimore came.\n\nThen {odd} spoke.", "Osric Fennimore")
    assert text == ""
    (left,) = [p for p in problems if p.code == "redaction-left"]
    assert (left.location.line, "Osric" in left.message + left.hint) == (3, False)
