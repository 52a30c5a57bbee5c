"""The table of authorities: what is one authority, and what is not."""

from generator.citing import Context, Flow, find_citations


def test_a_rule_with_a_stop_in_its_number_is_another_rule() -> None:
    text = "Fed. R. Civ. P. 5.2 protects, Fed. R. Civ. P. 52 finds, and 29 C.F.R. § 1.870 is not 29 C.F.R. § 18.70."
    ids = [authority.id for authority in find_citations([Flow("p1", text)]).authorities]
    assert ids == ["frcp-5-2", "frcp-52", "29-cfr-1-870", "29-cfr-18-70"]


def test_a_bare_rule_whose_number_is_in_no_set_is_left_alone() -> None:
    text = "We grant it under Rule 121(b). Rule 702 asks for more; so does Rule 7056."
    assert [c.target for c in find_citations([Flow("p1", text)]).citations] == [None, "FRE 702", "FRBP 7056"]


def test_a_parallel_citation_that_stands_alone_is_no_authority_of_its_own() -> None:
    text = "Quill v. Mich., 450 U.S. 60 (1980). So it is. Quill, 450 U.S. at 71, 99 S. Ct. 1100. See 99 S. Ct. at 1112."
    authorities = find_citations([Flow("p1", text)]).authorities
    assert [(a.id, a.parallel_citations) for a in authorities] == [("450-us-60", ("99 S. Ct. 1100",))]


def test_a_provision_that_a_court_writes_in_two_ways_is_one_authority() -> None:
    text = (
        "Tex. Ins. Code Ann. § 541.060; Tex. Ins. Code § 541.060. N.J.S.A. 2A:14-2; N.J. Stat. Ann. § 2A:14-2(a). "
        "735 ILCS 5/2-1401; 735 Ill. Comp. Stat. 5/2-1401. Ohio Sup. Ct. R. 3; Ohio S. Ct. R. 3. "
        "Cal. Civ. Code § 1542; Cal. Civ. Proc. Code § 1542."
    )
    ids = [a.id for a in find_citations([Flow("p1", text)]).authorities]
    assert ids == [
        "tex-ins-code-541-060", "nj-stat-2a-14-2", "735-ilcs-5-2-1401", "ohio-s-ct-r-3", "cal-civ-code-1542",
        "cal-civ-proc-code-1542",
    ]  # fmt: skip


def test_a_supreme_courts_rule_is_the_state_s_own_where_a_court_of_the_state_cites_it() -> None:
    flows = [Flow("p1", "It is so under Sup. Ct. R. 12(a). Under Sup. Ct. R. 13 it is.")]
    assert [c.target for c in find_citations(flows, Context("ohio")).citations] == ["Ohio S. Ct. R. 12(a)", "Ohio S. Ct. R. 13"]
    assert [c.target for c in find_citations(flows, Context("akd")).citations] == ["Sup. Ct. R. 12(a)", "Sup. Ct. R. 13"]


def test_a_number_alone_is_a_federal_sections_where_the_court_has_no_code_of_its_own() -> None:
    flows = [Flow("p", "Article I, § 9 says so. § 1446 applies; § 1983 too. Article III of the United States Constitution.")]
    federal = ["US Const art 1", "28 USC 1446", "42 USC 1983", "US Const art 3"]
    assert [c.target for c in find_citations(flows, Context("akd")).citations] == federal
    assert [c.target for c in find_citations(flows, Context("ohio")).citations if c.target] == federal[2:]
    assert [c.target for c in find_citations(flows, Context("tax")).citations] == [federal[0], federal[3]]


def test_a_bare_civil_rule_is_ohios_in_an_ohio_court_alone() -> None:
    flows = [Flow("p1", "Under Civ.R. 56(C) and Ohio Civ. R. 56(C) it is so.")]
    ids = {
        court: [a.id for a in find_citations(flows, Context(court)).authorities] for court in ("ohio", "ohioctapp", "del", "ohnd")
    }
    ours, others = ["ohio-r-civ-p-56"], ["civr-56", "ohio-r-civ-p-56"]
    assert ids == {"ohio": ours, "ohioctapp": ours, "del": others, "ohnd": others}
