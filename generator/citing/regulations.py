"""Regulations: the Code of Federal Regulations and the Federal Register."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention
from generator.citing.sections import UNIT, Section, cite_sections, cited, is_plural, read_sections

NUMBER = re.compile(r"(?P<n>\d{1,5}(?:\.\d{1,4}[a-z]{0,2}(?:-\d{1,3}[A-Z]?)*)?)(?!\w)(?!,\d{3})")
CODE = re.compile(
    rf"(?P<title>\d(?<![\w.,$–-].)\d?) (?:C\. ?F\. ?R\.|CFR),? ?(?P<unit>{UNIT}|[Pp]arts?|[Pp]ts?\.|Subparts?)? ?(?=\d)"
)
REGISTER = re.compile(r"(?P<volume>\d(?<![\w.,$–-].)\d{0,2}) Fed\. ?Reg\. (?:at )?(?P<page>\d{1,3},?\d{3}|\d{1,3})(?!\d)")
REGISTER_PIN = re.compile(r"(?:,? (?:at )?\d{1,3},?\d{3}(?:[-–]\d{1,3}(?:,\d{3})?)?(?![\d.]| [A-Z]\.))*")
# The Securities and Exchange Commission's rules are known by their last number (17 C.F.R. § 240.10b-5).
SEC_RULE = re.compile(r"(?:SEC )?Rules? (?P<n>10b-5|10b5-1|14a-9|14d-9|16b-3|13d-1)(?P<s>(?:\([a-z0-9]\))*)(?!\w)")


def find_cfr(flow: Flow) -> Iterator[Found]:
    """Every section or part of the C.F.R. cited by title."""
    text = flow.text
    if "C.F.R" in text or "CFR" in text or "C. F. R" in text:
        for m in CODE.finditer(text):
            sections = read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
            yield from cite_sections("cfr", f"{m['title']} CFR", text, m.span(), sections)
    if "b-5" in text or "b5-1" in text or "Rule 14" in text or "Rule 16b" in text or "Rule 13d" in text:
        for m in SEC_RULE.finditer(text):
            section = Section(m.start("n"), m.end(), f"240.{m['n']}", m["s"], m["s"])
            yield cited("cfr", "17 CFR", section, m.start(), is_mention(text, m.start()))


def find_register(flow: Flow) -> Iterator[Found]:
    """Pages of the Federal Register: "85 Fed. Reg. 12,345"."""
    text = flow.text
    if "Fed. Reg." not in text and "Fed.Reg." not in text:
        return
    for m in REGISTER.finditer(text):
        page = m["page"].replace(",", "")
        pin = REGISTER_PIN.match(text, m.end())
        end = pin.end() if pin else m.end()
        target = f"{m['volume']} Fed. Reg. {page}"
        yield Found(
            m.start(), end, "other", target=target, volume=m["volume"], reporter="Fed. Reg.", page=page,
            pin=text[m.end() : end].strip(" ,") or None, key=target, tail=end,
        )  # fmt: skip
