"""Acts as enacted: public laws and the Statutes at Large."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, starts_on
from generator.patterns import compiled

LAW = compiled(r"(?:Pub(?:lic|\.)? ?L(?:aw|\.)?|P\. ?L\.)(?: No\.?| Nos\.)? ?(?P<congress>\d{2,3})[-–](?P<number>\d{1,4})(?!\d)")
STAT = compiled(r"Stat\. (?P<at>at )?(?P<page>\d{1,4}(?:,\d{3})?)(?!\d)")
VOLUME = compiled(r"(?<![\w.,$–-])\d{1,3} $")
STAT_PIN = compiled(r"(?:, \d{1,4}(?:[-–]\d{1,4})?(?![\d,]| [A-Z]))*(?:[-–]\d{1,4})?")
LAW_PIN = compiled(r",? §{1,2} ?\d{1,4}[A-Za-z]?(?:\([a-zA-Z0-9]{1,4}\))*")


@starts_on("Pub P Stat")
def find_enactments(flow: Flow) -> Iterator[Found]:
    """Public laws by Congress and number, and pages of the Statutes at Large."""
    text = flow.text
    if "L." in text or "Law" in text:
        for m in LAW.finditer(text):
            pin = LAW_PIN.match(text, m.end())
            target = f"P.L. {m['congress']}-{m['number']}"
            end = pin.end() if pin else m.end()
            yield Found(
                m.start(), end, "public-law", target=target, title=m["congress"], section=m["number"],
                pin=text[m.end() : end].strip(" ,") or None, key=target, tail=end,
            )  # fmt: skip
    for m in STAT.finditer(text):
        if volume := VOLUME.search(text, max(0, m.start() - 4), m.start()):
            end = m.end()
            page = m["page"].replace(",", "")
            if not m["at"] and (pin := STAT_PIN.match(text, end)):
                end = pin.end()
            said = None if m["at"] else f"{volume.group()}Stat. {page}"
            yield Found(
                volume.start(), end, "public-law", target=said, volume=volume.group().rstrip(), reporter="Stat.", page=page,
                pin=text[m.end() : end].strip(" ,") or None, key=said or "", tail=end,
            )  # fmt: skip
