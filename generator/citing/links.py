"""Where a citation leads: its parts, put into the template of its kind."""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from generator.citing.found import Found
from generator.citing.reporters import NO_CASES, find_reporter
from generator.link_targets import TEMPLATES
from generator.patterns import compiled

RULES = {"FRCP": "frcp", "FRCrP": "frcrp", "FRE": "fre", "FRAP": "frap", "FRBP": "frbp"}
LEVEL = compiled(r"\(([0-9A-Za-z]+)\)")
CASE = compiled(r"(\d{1,4}) (.+) (\d+(?:-?[A-Z])?)$")
CODE = compiled(r"(\d{1,2}) (USC|CFR) ([\w.-]+?)((?:\([0-9A-Za-z]+\))*)$")
RULE = compiled(r"(FRCP|FRCrP|FRE|FRAP|FRBP) ([\d.]+)((?:\([0-9A-Za-z]+\))*)")
CONSTITUTION = compiled(r"US Const (amend|art) (\d+)$")
LAW = compiled(r"P\.L\. (\d+)-(\d+)$")
PAGED = {"Fed. Reg.": "fed-reg", "Stat.": "stat"}


def link_to(found: Found, templates: Mapping[str, str] = TEMPLATES) -> str | None:
    """The address of what a resolved citation leads to; None where no link is sure to be right."""
    target = found.target
    if target is None or found.kind in ("docket", "case-number", "record", "local-rule", "state-statute"):
        return None
    which, fields = _filled(target)
    template = templates.get(which) if which else None
    return template.format(**fields) if template else None


@lru_cache(maxsize=8192)
def _filled(target: str) -> tuple[str, dict[str, str]]:
    """Which template is meant for a target, and what fills it; "" where none is. Remembered: many citations have one target."""
    for pattern, fill in FILLERS:
        if m := pattern.match(target):
            return fill(m)
    return "", {}


def _case(m: re.Match[str]) -> tuple[str, dict[str, str]]:
    volume, reporter, page = m.groups()
    if reporter in PAGED:
        return PAGED[reporter], {"volume": volume, "page": page}
    known = find_reporter(reporter, volume)
    if known is None or known.database or reporter.startswith(NO_CASES):
        return "", {}
    return "case", {"reporter": quote(reporter, safe=""), "volume": volume, "page": page}


def _code(m: re.Match[str]) -> tuple[str, dict[str, str]]:
    title, code, section, subsections = m.groups()
    if code == "CFR":
        anchor = f"#p-{section}{subsections}" if subsections else ""
        return ("cfr" if "." in section else "cfr-part"), {"title": title, "section": section, "anchor": anchor}
    parts = LEVEL.findall(subsections)
    return "usc", {"title": title, "section": section, "anchor": "#" + "_".join(parts) if parts else ""}


def _rule(m: re.Match[str]) -> tuple[str, dict[str, str]]:
    parts = [m.group(2), *LEVEL.findall(m.group(3))]
    return RULES[m.group(1)], {"section": m.group(2), "anchor": "#rule_" + "_".join(parts) if len(parts) > 1 else ""}


def _constitution(m: re.Match[str]) -> tuple[str, dict[str, str]]:
    return ("amendment" if m.group(1) == "amend" else "article"), {"section": m.group(2)}


def _law(m: re.Match[str]) -> tuple[str, dict[str, str]]:
    return "public-law", {"congress": m.group(1), "number": m.group(2)}


FILLERS = ((CODE, _code), (RULE, _rule), (CONSTITUTION, _constitution), (LAW, _law), (CASE, _case))
