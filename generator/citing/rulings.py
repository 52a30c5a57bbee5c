"""What the executive issues by number: the President's orders, rulings of the Revenue Service and of Social Security."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, scan, scanned, starts_on

PART = r"(?P<pin>(?:,? §{1,2} ?\d+(?:\.\d+)*(?:\([a-z\d]\))*)?)"
ORDER = rf"(?P<n>1\d,?\d{{3}})(?!\w|,\d){PART}"  # a governor's order has a lower number
# As it is cited → pattern.
RULINGS = (
    ("Exec. Order No.", scan("Exec", rf"Exec(?:utive|\.) Orders?(?: Nos?\.)? {ORDER}")),
    ("Exec. Order No.", scan("E EO", rf"E\.?O\.? (?:No\. )?{ORDER}")),
    ("Proclamation No.", scan("Proc", rf"Proc(?:lamation|\.) No\. (?P<n>\d,?\d{{3}}|1\d,?\d{{3}})(?!\w|,\d){PART}")),
    ("SSR", scan("SSR", r"SSR (?P<n>\d\d-\d{1,2}[apc]?)(?!\w)(?P<pin>)")),
    ("Rev. Rul.", scan("Rev", rf"Rev\. ?Rul\. (?P<n>(?:19|20)?\d\d-\d{{1,3}})(?!\w){PART}")),
    ("Rev. Proc.", scan("Rev", rf"Rev\. ?Proc\. (?P<n>(?:19|20)?\d\d-\d{{1,3}})(?!\w){PART}")),
)


@starts_on("Exec E EO Proc SSR Rev")
def find_rulings(flow: Flow) -> Iterator[Found]:
    """Orders and rulings cited by their number alone."""
    text = flow.text
    for what, pattern in RULINGS:
        for m in scanned(flow, (pattern,)):
            if not text[m.start() - 1 : m.start()].isalnum():
                key = f"{what} {m['n'].replace(',', '')}"
                said = is_mention(text, m.start())
                yield Found(m.start(), m.end(), "other", key, pin=m["pin"].strip(" ,") or None, key=key, mention=said, tail=m.end())
