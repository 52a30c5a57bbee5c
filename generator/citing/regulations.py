"""Regulations: the Code of Federal Regulations and the Federal Register."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, starts_on
from generator.citing.sections import TORN, UNIT, Section, cite_sections, cited, is_plural, read_sections
from generator.patterns import compiled

NUMBER = compiled(r"(?P<n>\d{1,5}(?:\.\d{1,4}[a-z]{0,2}(?:[-–]\d{1,3}[A-Z]?)*)?T?)(?!\w)(?!,\d{3})" + TORN)
# The scans start on the letters; title and volume stand before them.
CODE = compiled(rf"C(?<=\d C)(?:\. ?F\. ?R\.?|FR),? ?(?P<unit>{UNIT}|[Pp]arts?|[Pp]ts?\.|Subparts?)? ?(?=\d)")
TITLE = compiled(r"(?<![\w.$–-])\d{1,2} $")
SUBPART = compiled(
    r",? [Ss]ub(?:pt\.|part) [A-Z]{1,2}(?!\w)(?:, [Aa]pp(?:\.|x\.|endix) (?:\d+|[A-Z])(?!\w))?"
    r"(?:, § ?\d[\d.]*\d(?:\([A-Za-z\d]\))*)?"
)
REGISTER = compiled(r"Fed\. ?Reg\. (?:at )?(?P<page>\d{1,3},?\d{3}|\d{1,3})(?!\d)")
VOLUME = compiled(r"(?<![\w.,$–-])\d{1,3} $")
REGISTER_PIN = compiled(r"(?:,? (?:at )?\d{1,3},?\d{3}(?:[-–]\d{1,3}(?:,\d{3})?)?(?![\d.]| [A-Z]\.))*")
# The Securities and Exchange Commission's rules are known by their last number (17 C.F.R. § 240.10b-5).
SEC_RULE = compiled(r"Rules? (?P<n>10b-5|10b5-1|14a-9|14d-9|16b-3|13d-1)(?P<s>(?:\([a-z0-9]\))*)(?!\w)")


# The Treasury's regulations are title 26 (Bluebook table T1.2).
TREASURY = compiled(r"Treas\. ?Reg\. (?P<unit>§{1,2}) ?(?=\d)")


@starts_on("C CFR Rule Treas")
def find_cfr(flow: Flow) -> Iterator[Found]:
    """Every section or part of the C.F.R. cited by title."""
    text = flow.text
    for m in CODE.finditer(text):
        if title := TITLE.search(text, max(0, m.start() - 3), m.start()):
            sections = read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
            for found in cite_sections("cfr", f"{title.group()}CFR", text, (title.start(), m.end()), sections):
                late = SUBPART.match(text, found.end)
                if late is None:
                    yield found
                else:
                    pin = f"{found.pin or ''}{late.group()}".strip(" ,")
                    yield found._replace(end=late.end(), tail=late.end(), pin=pin)
    for m in TREASURY.finditer(text):
        start = m.start() - len("Temp. ") if text.endswith("Temp. ", 0, m.start()) else m.start()
        yield from cite_sections(
            "cfr", "26 CFR", text, (start, m.end()), read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
        )
    for m in SEC_RULE.finditer(text):
        start = m.start() - len("SEC ") if text.endswith("SEC ", 0, m.start()) else m.start()
        section = Section(m.start("n"), m.end(), f"240.{m['n']}", m["s"], m["s"])
        yield cited("cfr", "17 CFR", section, start, is_mention(text, start))


@starts_on("Fed")
def find_register(flow: Flow) -> Iterator[Found]:
    """Pages of the Federal Register: "85 Fed. Reg. 12,345"."""
    text = flow.text
    if "Fed. Reg." not in text and "Fed.Reg." not in text:
        return
    for m in REGISTER.finditer(text):
        before = VOLUME.search(text, max(0, m.start() - 4), m.start())
        if before is None:
            continue
        volume = before.group().rstrip()
        page = m["page"].replace(",", "")
        pin = REGISTER_PIN.match(text, m.end())
        end = pin.end() if pin else m.end()
        target = f"{volume} Fed. Reg. {page}"
        yield Found(
            before.start(), end, "other", target=target, volume=volume, reporter="Fed. Reg.", page=page,
            pin=text[m.end() : end].strip(" ,") or None, key=target, tail=end,
        )  # fmt: skip
