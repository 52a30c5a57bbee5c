"""Holdings: what is a ruling and what is not, where the decretal part begins. Invented sentences; a reason a row."""

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Block, BlockKind, Caption, Footnote, Holding, Order, Outcome, Part, Passage, Source
from generator.parsing.holdings import find_holdings
from generator.parsing.holdings.outcomes import VERBS

FILLER = "The parties dispute what the lease meant by the word premises, and the record has little to say of it. " * 30


def order_of(blocks: Sequence[str | tuple[BlockKind, str]], notes: Sequence[str] = (), parts: Sequence[Part] = ()) -> Order:
    """An order of paragraphs, or of blocks of the kinds given. With two parts, the last block is the second's."""
    pairs: list[tuple[BlockKind, str]] = [("paragraph", b) if isinstance(b, str) else b for b in blocks]
    body = tuple(
        Block(f"p{n}", kind, Passage(text), part=int(len(parts) > 1 and n == len(pairs))) for n, (kind, text) in enumerate(pairs, 1)
    )
    footnotes = tuple(Footnote(f"fn-{n}", str(n), Passage(text)) for n, text in enumerate(notes, 1))
    source = Source("x.txt", "", "utf-8", "plain", ())
    return Order(source, Caption(), parts=tuple(parts) or (Part("main", "", ""),), body=body, footnotes=footnotes)


def found(order: Order) -> list[tuple[str, tuple[Outcome, ...], bool]]:
    """(text, outcomes, operative) of each holding of the order."""
    texts = {name: passage.text for name, passage in order.flows()}
    return [(texts[h.block][h.start : h.end], h.outcomes, h.operative) for h in find_holdings(order).holdings]


def in_reasoning(sentence: str) -> list[tuple[str, tuple[Outcome, ...], bool]]:
    """What is found in a paragraph of the reasoning, far from the decretal part."""
    return [h for h in found(order_of([FILLER, sentence, FILLER, "CONCLUSION", "It ends here."])) if h[0] in sentence]


RULINGS: list[tuple[str, tuple[Outcome, ...], str]] = [
    ("The Court GRANTS the motion to compel.", ("granted",), "the court acts, in capitals"),
    ("For the reasons below, the Court will deny Marlow's motion to stay.", ("denied",), "the future of announcement"),
    ("The undersigned denies the request for a hearing.", ("denied",), "the undersigned is the court"),
    ("Finding no error, we affirm.", ("affirmed",), "an appellate court speaks as we"),
    ("We have jurisdiction under 28 U.S.C. § 1291, and we affirm.", ("affirmed",), "we, behind another clause"),
    ("We granted review and now reverse the judgment of the court below.", ("reversed",), "history, then the ruling"),
    ("We vacate the award and remand for a new hearing.", ("vacated", "remanded"), "two verbs, one subject"),
    ("Accordingly, we modify and affirm the order of the Board.", ("affirmed",), "a verb of no outcome before one"),
    ("The Court agrees and GRANTS the Secretary's motion.", ("granted",), "a verb of mind before the ruling"),
    ("The Court has read the Report and, finding no error, adopts the Report.", ("ordered",), "perfect, participle, ruling"),
    ("Therefore, the motion to dismiss Count III is GRANTED.", ("granted",), "the passive in capitals"),
    ("Accordingly, Quimby's motion for leave to amend is denied.", ("denied",), "the passive in small letters"),
    ("His request to proceed without fees will be granted.", ("granted",), "the future passive, of a thing of this case"),
    ("The motion is GRANTED IN PART and DENIED IN PART.", ("granted in part", "denied in part"), "both outcomes"),
    ("Rosk's motion is granted in part and denied in part.", ("granted in part", "denied in part"), "both, in small letters"),
    ("The Court GRANTS in part and DENIES in part the motion.", ("granted in part", "denied in part"), "the court does both"),
    ("This Court will not dismiss the claim against Adler.", ("denied",), "a motion to dismiss denied by not dismissing"),
    ("The court declines to certify the question.", ("denied",), "to decline is to deny"),
    ("The findings of the Bankruptcy Court will not be disturbed.", ("affirmed",), "left undisturbed is affirmed"),
    ("The motion is due to be GRANTED.", ("granted",), "as Alabama writes it"),
    ("When that is counted, the petition is late and must be DENIED.", ("denied",), "a must in capitals decides"),
    ("The Report is sound, and the Court hereby adopts it as its own.", ("ordered",), "hereby performs, whatever its object is"),
    ("This matter is referred to the Compliance Unit for review.", ("ordered",), "a case sent on"),
    ("The matter is set for a hearing on May 4, 2026.", ("set",), "a hearing set"),
    (
        "Accordingly, within ten days Plaintiff shall show cause why the case should not be dismissed.",
        ("ordered", "set"),
        "an order in mid-opinion",
    ),
    ("The Court DIRECTS the Clerk to seal the exhibit.", ("ordered",), "a direction"),
    ("We deny the petition because the record supports the finding.", ("denied",), "the reason follows"),
    ("The Court sustains Adler's objection to Exhibit 4.", ("granted",), "an objection sustained is granted"),
    ("The defendant's objections are overruled.", ("denied",), "objections overruled are denied"),
    (
        "The Court overrules the objections, adopts the Report, and grants the motion.",
        ("denied", "ordered", "granted"),
        "three verbs",
    ),
    ("The petition is granted in part, denied in part, and remanded.", ("granted in part", "denied in part", "remanded"), "a list"),
    ("The motion should be and hereby is GRANTED.", ("granted",), "should be, and is"),
    ("Because the appeal is moot, it is dismissed.", ("dismissed",), "a pronoun for the appeal"),
    ("A certificate of appealability will not issue.", ("denied",), "words of its own"),
    ("The case is held in abeyance.", ("stayed",), "abeyance is a stay"),
    ("Accordingly, summary judgment is granted in favor of Rosk.", ("granted",), "a thing without article, behind a cue"),
    ("612 F.3d 90, affirmed.", ("affirmed",), "a syllabus's last line"),
]

NO_RULINGS = [
    ("The district court granted the motion to dismiss.", "another court ruled"),
    ("The trial court denied relief, and the court of appeals affirmed.", "two other courts"),
    ("On May 3, 2024, the Court denied those motions.", "this court's own history"),
    ("The motion was denied in an earlier order.", "history in the passive"),
    ("The claim has been dismissed by stipulation.", "what is only recorded"),
    ("Plaintiff asks that the motion be granted.", "what a party asks"),
    ("Marlow argues that the complaint is dismissed by operation of the rule.", "what a party argues"),
    ("The magistrate judge recommends that the motion be DENIED.", "what another recommends"),
    ("If the notice is late, the Court will dismiss the appeal.", "a condition"),
    ("Should Plaintiff fail to respond, the case will be dismissed.", "a condition without if"),
    ("Failure to respond will result in an order that the case be dismissed.", "a warning"),
    ("The Court may dismiss the complaint.", "what the court might do"),
    ("The Court would deny the motion on this ground as well.", "what the court would do"),
    ("The motion should be granted.", "what should be"),
    ("A motion to dismiss is granted only if no facts support the claim.", "the rule for every motion"),
    ("We affirm a judgment if any ground supports it.", "the standard of review"),
    ("We review the order for abuse and reverse only when the error was plain.", "the standard, with only when"),
    ("The court generally denies such requests.", "a habit"),
    ("“The court must dismiss the action,” the rule says, and “the motion is DENIED” is how.", "quoted words"),
    ("See Rosk v. Quimby, 12 F.4th 3 (5th Cir. 2021) (the motion is DENIED).", "a parenthetical"),
    ("The complaint fails to state a claim.", "a conclusion that orders nothing"),
    ("The Court does not grant leave lightly.", "a negation that denies nothing"),
    ("The motion is not granted by silence.", "a negated passive"),
    ("The Court will not consider the affidavit.", "no ruling on a motion"),
    ("Accordingly, Defendants' third argument is denied.", "an argument is not ruled on"),
    ("The defendant is denied due process where no notice is given.", "denied, of a right"),
    ("The contention is directed at the weight of the evidence.", "directed at, not ordered"),
    ("We grant no deference to that reading.", "deference is not relief"),
    ("We will refer to the second petition as the Moss Petition.", "to refer to is not to refer"),
    ("The clause is set forth in the margin.", "set forth"),
    ("Any pleading that does not comply will be stricken.", "a warning to all"),
    ("It is the plaintiff who must show a likelihood of success.", "a burden, no command"),
    ("The officer must deny the application in that event.", "what a rule makes others do"),
    ("As noted above, the motion is granted in part.", "said before"),
    ("The Court dismisses these contentions as meritless.", "contentions are no claims"),
    ("The Court continues to believe that the trial was fair.", "continues to"),
    ("The Court sets out the relevant dates.", "sets out"),
    ("We grant that the statute is unclear.", "to grant that"),
    ("The Court reserves ruling on the motion.", "reserved"),
    ("The Court takes the motion under advisement.", "under advisement"),
    ("The fee is due, or the case will be dismissed.", "what else will happen"),
    ("The Board suspended the appeal and remanded to the examiner.", "history without was"),
    ("IT IS SO ORDERED.", "so ordered counts as a paragraph"),
    ("SO ORDERED this 4th day of May, 2026.", "so ordered, dated"),
    ("Cert. denied.", "history of a citation"),
]


@pytest.mark.parametrize(("sentence", "outcomes", "why"), RULINGS, ids=[why for *_, why in RULINGS])
def test_ruling_in_the_reasoning(sentence: str, outcomes: tuple[Outcome, ...], why: str) -> None:
    assert in_reasoning(sentence) == [(sentence, outcomes, False)], why


@pytest.mark.parametrize(("sentence", "why"), NO_RULINGS, ids=[why for _, why in NO_RULINGS])
def test_no_ruling(sentence: str, why: str) -> None:
    assert in_reasoning(sentence) == [], why


ORDERED: list[tuple[str, list[tuple[str, tuple[Outcome, ...]]], str]] = [
    (
        "IT IS ORDERED that the motion is GRANTED; and it is further ORDERED that the Clerk shall close the case.",
        [
            ("IT IS ORDERED that the motion is GRANTED", ("granted",)),
            ("it is further ORDERED that the Clerk shall close the case.", ("ordered",)),
        ],
        "clauses joined by and it is further",
    ),
    (
        "IT IS ORDERED: (1) the motion is DENIED; (2) Rosk shall file an answer and a list by May 4, 2026; and (3) trial is set.",
        [
            ("(1) the motion is DENIED", ("denied",)),
            ("(2) Rosk shall file an answer and a list by May 4, 2026", ("set",)),
            ("(3) trial is set.", ("set",)),
        ],
        "items within a paragraph",
    ),
    (
        "ORDERED that judgment be entered for Plaintiff.",
        [("ORDERED that judgment be entered for Plaintiff.", ("ordered",))],
        "the subjunctive",
    ),
    (
        "It is, this 4th day of May, 2026, hereby ORDERED that the appeal is DISMISSED.",
        [("It is, this 4th day of May, 2026, hereby ORDERED that the appeal is DISMISSED.", ("dismissed",))],
        "a date within the formula",
    ),
    (
        "ORDERED that the motion be, and the same hereby is, denied.",
        [("ORDERED that the motion be, and the same hereby is, denied.", ("denied",))],
        "be, and the same is",
    ),
    (
        "The Court hereby ORDERS that Adler is enjoined from using the mark.",
        [("The Court hereby ORDERS that Adler is enjoined from using the mark.", ("ordered",))],
        "the court orders that",
    ),
    ("ORDERED that nothing in this order shall be read to limit the lease.", [], "what orders nothing"),
    ("IT IS ORDERED AND ADJUDGED as follows:", [], "an announcement alone"),
    ("DONE AND ORDERED at Yuma, this 4th day of May, 2026.", [], "the line of the date"),
]


@pytest.mark.parametrize(("paragraph", "wanted", "why"), ORDERED, ids=[why for *_, why in ORDERED])
def test_ordered(paragraph: str, wanted: list[tuple[str, tuple[Outcome, ...]]], why: str) -> None:
    assert found(order_of([FILLER, paragraph])) == [(text, outcomes, True) for text, outcomes in wanted], why


def test_items_under_ordered_are_holdings_each() -> None:
    order = order_of(
        [
            FILLER,
            "Accordingly, it is ORDERED:",
            ("item", "1. The motion (Doc. 6) is DENIED."),
            ("item", "2. Marlow is specifically prohibited from:"),
            ("item", "(a) selling the mark;"),
            ("item", "3. The Clerk is directed to mail a copy to Plaintiff."),
            "IT IS SO ORDERED.",
            ("signature", "JUDITH HALE, United States District Judge"),
        ]
    )
    assert found(order) == [
        ("1. The motion (Doc. 6) is DENIED.", ("denied",), True),
        ("2. Marlow is specifically prohibited from:", ("ordered",), True),
        ("3. The Clerk is directed to mail a copy to Plaintiff.", ("ordered",), True),
    ]


def test_what_the_decretal_part_commands() -> None:
    order = order_of(
        [
            FILLER,
            "CONCLUSION",
            "For the foregoing reasons, the appeal is dismissed. The parties shall bear their own costs.",
            "If a response is filed, it must include a declaration. Appellees shall file opposition by July 7, 2026.",
            "No bond is required. The Clerk to enter judgment.",
        ]
    )
    assert [(o, op) for _, o, op in found(order)] == [
        (("dismissed",), True),
        (("ordered",), True),
        (("ordered",), True),
        (("set",), True),
        (("ordered",), True),
        (("ordered",), True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "AFFIRMED.",
        "Appeal dismissed.",
        "MODIFIED AND AFFIRMED.",
        "PETITION DENIED.",
        "REVERSED AND REMANDED",
        "Writ granted; judgment reversed.",
        "Reversed and remanded for resentencing.",
        "Dismissed for lack of jurisdiction.",
        "A FFIRMED.",
        "V ACATED and R EMANDED.".upper(),
    ],
)
def test_the_disposition_alone(text: str) -> None:
    assert [(t, op) for t, _, op in found(order_of([FILLER, text]))] == [(text, True)]


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("A status conference shall be held on June 1, 2026 at 10:00 a.m.", ("set",)),
        ("Each party shall bear its own costs.", ("ordered",)),
        ("The Clerk will enter judgment accordingly.", ("ordered",)),
        ("Let judgment be entered accordingly.", ("ordered",)),
        ("This case is administratively CLOSED.", ("ordered",)),
        ("Motion for a new trial: DENIED.", ("denied",)),
        ("A party shall have ten days to seek review.", ()),
        ("Plaintiff is cautioned that failure to comply will result in dismissal.", ()),
        ("The statute must be read as a whole.", ()),
        ("This Order shall not be construed to limit the lease.", ()),
    ],
)
def test_in_the_decretal_part(sentence: str, outcomes: tuple[Outcome, ...]) -> None:
    after = found(order_of([FILLER, "CONCLUSION", "The appeal is dismissed.", sentence]))[1:]
    assert [o for _, o, _ in after] == ([outcomes] if outcomes else [])


def test_a_conclusion_without_heading_is_operative() -> None:
    order = order_of(
        ["We hold that the claim is late, so we affirm.", FILLER, "For these reasons, the judgment is affirmed. It is so ordered."]
    )
    assert found(order) == [
        ("We hold that the claim is late, so we affirm.", ("affirmed",), False),
        ("For these reasons, the judgment is affirmed.", ("affirmed",), True),
    ]


def test_the_last_ruling_is_operative_where_nothing_announces_it() -> None:
    order = order_of(
        [FILLER, "The court grants the application.", FILLER, "The court lacks jurisdiction and will dismiss the complaint."]
    )
    assert [(o, op) for _, o, op in found(order)] == [(("granted",), False), (("dismissed",), True)]


def test_what_precedes_it_is_ordered_belongs_to_it() -> None:
    order = order_of(
        [
            FILLER,
            "For the reasons stated above, the Court GRANTS the motion.",
            "IT IS FURTHER ORDERED that the cross-motion is DENIED.",
        ]
    )
    assert [(o, op) for _, o, op in found(order)] == [(("granted",), True), (("denied",), True)]


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        ([FILLER, ("quote", "IT IS ORDERED that the motion is GRANTED."), FILLER * 3], "an order quoted in the reasoning"),
        ([FILLER, "For these reasons, it is RECOMMENDED that:", ("item", "1. The motion be DENIED.")], "a recommendation"),
        ([FILLER, ("table", "Motion to stay is DENIED.")], "a table"),
    ],
)
def test_what_does_not_speak_for_the_court(blocks: Sequence[str | tuple[BlockKind, str]], why: str) -> None:
    assert found(order_of(blocks)) == [], why


def test_orders_after_recommendations_are_orders() -> None:
    order = order_of(
        [FILLER, "IT IS RECOMMENDED that the motion be DENIED.", "IT IS ORDERED that the Clerk shall serve a copy on all parties."]
    )
    assert found(order) == [("IT IS ORDERED that the Clerk shall serve a copy on all parties.", ("ordered",), True)]


@pytest.mark.parametrize(("kind", "count"), [("dissent", 0), ("concurrence", 0), ("certificate", 0), ("opinion", 1)])
def test_only_the_courts_own_parts_count(kind: str, count: int) -> None:
    parts = [Part("main", "", ""), Part(kind, "x-", "")]  # type: ignore[arg-type]
    assert len(found(order_of([FILLER, "For these reasons, we REVERSE the judgment."], parts=parts))) == count


def test_a_notice_of_rights_closes_the_decretal_part() -> None:
    order = order_of(
        [
            FILLER,
            ("heading", "ORDER"),
            "The agency's decision is AFFIRMED.",
            ("heading", "STATEMENT OF RIGHTS"),
            "The complainant must file any petition within thirty days.",
        ]
    )
    assert found(order) == [("The agency's decision is AFFIRMED.", ("affirmed",), True)]


def test_a_ruling_in_a_note_is_found_there() -> None:
    order = find_holdings(order_of([FILLER], notes=["Accordingly, the Court GRANTS the motion to strike Exhibit 2."]))
    assert [(h.block, h.outcomes, h.operative) for h in order.holdings] == [("fn-1", ("granted",), False)]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Accordingly, defendant's motion to quash is DENIED.", "defendant's motion to quash"),
        ("The Court GRANTS Marlow's request for a stay as to Count I.", "Marlow's request for a stay"),
        ("Upon consideration of the briefs, the reply, and the record, the petition is DENIED.", "the petition"),
        ("The petition is untimely and must be DENIED.", "The petition"),
        ("Finding no error, we affirm.", None),
        ("It is DENIED.", None),
    ],
)
def test_subject(sentence: str, subject: str | None) -> None:
    (holding,) = find_holdings(order_of([FILLER, sentence])).holdings
    assert holding.subject == subject


def test_every_verb_of_the_table_is_read() -> None:
    """Each line of the table is reached from a sentence that says its verb of what it must be said of."""
    for verb in VERBS:
        things = (
            "motion",
            "appeal",
            "judgment",
            "hearing",
            "Clerk",
            "deadline",
            "Report",
            "case",
            "fees",
            "custody",
            "class",
            "plan",
            "sanctions",
        )
        for thing in things:
            order = order_of([FILLER, f"IT IS ORDERED that the {thing} is {verb.participle}."])
            if any(verb.outcome in h.outcomes for h in find_holdings(order).holdings):
                break
        else:
            pytest.fail(f"{verb.participle} ({verb.outcome}) is never read")


SAID = """IT IS|ORDERED|that|the motion|is GRANTED|; and it is further|DENIED in part|we affirm|.|,|“|”|(|)|1.|(a)|the Court|GRANTS
will|not|dismiss|if|shall|Plaintiff|by May 4, 2026|:|CONCLUSION|AFFIRMED|SO ORDERED|recommended"""
PIECES = st.sampled_from(re.split(r"[|\n]", SAID))
KINDS: st.SearchStrategy[BlockKind] = st.sampled_from(["paragraph", "item", "quote", "heading", "signature"])
BLOCKS = st.lists(st.tuples(KINDS, st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))), max_size=6)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.lists(st.lists(PIECES, max_size=20).map(" ".join), max_size=2))
def test_holdings_lie_in_their_blocks_and_never_overlap(blocks: list[tuple[BlockKind, str]], notes: list[str]) -> None:
    order = order_of(blocks, notes)
    texts = {name: passage.text for name, passage in order.flows()}
    last: dict[str, int] = {}
    for h in find_holdings(order).holdings:
        text = texts[h.block]
        assert last.get(h.block, 0) <= h.start < h.end <= len(text)
        assert text[h.start : h.end] == text[h.start : h.end].strip()
        assert h.outcomes
        assert len(set(h.outcomes)) == len(h.outcomes)
        assert h.subject is None or h.subject in text[h.start : h.end]
        last[h.block] = h.end


@pytest.mark.parametrize(
    "piece",
    [
        "IT IS ORDERED that ",
        "the Court will ",
        "is ",
        "“is (",
        "if the motion ",
        "; and it is further ",
        "argues that ",
        ", and grants ",
        "is to be ",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        order = order_of([piece * count])
        begun = time.process_time()
        find_holdings(order)
        return time.process_time() - begun

    seconds(100)
    assert seconds(16_000) < 8 * max(seconds(4_000), 0.05)


def test_a_clause_full_of_verbs_takes_no_longer() -> None:
    """Not many times as long as plain prose: each verb is looked at once, and there is an end to them."""
    sentence = "The end: " + "the motion is granted, and the court grants the appeal, and " * 70 + "The end. "
    order = order_of([sentence * 10])
    begun = time.process_time()
    find_holdings(order)
    assert time.process_time() - begun < 2


def test_no_text_of_the_order_is_changed() -> None:
    order = order_of([FILLER, "The motion is DENIED."])
    after = find_holdings(order)
    assert after.body == order.body
    assert after.holdings == (Holding("p2", 0, 21, ("denied",), "The motion", True),)
    assert re.fullmatch(r"p\d", after.holdings[0].block)


def test_a_decree_that_names_the_court_before_it_orders() -> None:
    decree = (
        "It is this 9th day of May 2025, by the Supreme Court of Ashland, a majority of the Court concurring, "
        "ORDERED that the stay is lifted."
    )
    assert [outcome for _, outcome, _ in found(order_of([FILLER, decree]))] == [("ordered",)]


def test_no_holding_within_a_quotation_of_several_paragraphs() -> None:
    quoted = ["The order said:", "“The Court denies the motion.", "It declines to stay the case.”", "We reverse the order."]
    assert [text for text, *_ in found(order_of([FILLER, *quoted]))] == ["We reverse the order."]
