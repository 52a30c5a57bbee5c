"""Pattern jury instructions: "CACI No. 1600", "Ninth Circuit Manual of Model Criminal Jury Instructions 3.5"."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on

CIRCUIT = r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh) Cir(?:cuit|\.) "
KIND = r"(?:Civ(?:il|\.)|Crim(?:inal|\.))"
INSTRUCTIONS = (
    scan("CACI CALCRIM CALJIC", r"C(?:ACI|ALCRIM|ALJIC) (?:Nos?\. )?(?P<n>\d{1,4}[A-Z]?(?:\.\d+)*)(?![\w.]\d|\w)"),
    scan("BAJI", r"BAJI (?:Nos?\. )?(?P<n>\d{1,2}(?:\.\d+)*)(?![\w.]\d|\w)"),
    scan(
        "Instructions",
        rf"{CIRCUIT}(?:Manual (?:of|on) )?(?:Model|Pattern) (?:{KIND} )?(?:Jury )?Instr(?:uctions?|\.)"
        rf"(?: \({KIND}(?: Cases)?\))?,? (?:Nos?\. |§ ?)?(?P<n>\d{{1,3}}\.\d{{1,3}}[A-Z]?)(?![\w.]\d|\w)",
    ),
)


@starts_on("CACI CALCRIM CALJIC BAJI Instructions")
def find_instructions(flow: Flow) -> Iterator[Found]:
    """Instructions by their number."""
    for m in scanned(flow, INSTRUCTIONS):
        name = flow.text[m.start() : m.start("n")].removesuffix("No. ").removesuffix("Nos. ").rstrip(" ,§")
        key = f"{name} {m['n']}"
        yield Found(m.start(), m.end(), "other", key, title=name, section=m["n"], key=key, tail=m.end())
