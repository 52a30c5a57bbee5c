"""An invented order with all that is hard to set on a page: many notes, some of several paragraphs, a note whose text is
missing, headings of three depths, a table too wide for a phone, paragraphs that the court numbered, and a dissent."""

HEAD = """\
                     UNITED STATES DISTRICT COURT
                     WESTERN DISTRICT OF COLUMBIANA

ELIZA B. THORNAPPLE,                      )
                                          )
               Plaintiff,                 )   No. 2:21-cv-00417-ABC
                                          )
       v.                                 )   ORDER ON THE MOTION
                                          )   TO COMPEL
HOLLIS GRAIN COMPANY, INC.,               )
                                          )
               Defendant.                 )
"""
END = """\
      For these reasons it is ORDERED:

      1. The motion to compel is GRANTED.

      2. The motion to seal is DENIED.

      Dated: March 9, 2022

                    ADA B. COLE
                    United States District Judge
"""
HEADINGS = {
    2: "I. BACKGROUND",
    5: "A. The Elevator",
    8: "B. The Log",
    11: "II. DISCUSSION",
    14: "A. Whether the Log Suffices",
    17: "1. The entries of 2019",
    20: "2. The entries of 2020",
    22: "III. CONCLUSION",
}
TABLE = """\
      Request    Asked for          Answered    Entries    Due
      3          January 4, 2021    yes              12    March 14, 2022
      9          January 9, 2021    no              399    March 28, 2022
"""
SENTENCE = "the elevator at the county line was emptied twice, and the books of the company say of each load"
MISSING = 9  # the note whose text the source lacks


def note(n: int) -> str:
    """Note n of the source; every fifth has two paragraphs."""
    more = (
        f"\n\n      The second letter is Exhibit {n + 100}; it came a week late,\nand the plaintiff did not object. "
        "What it says of the scale stands in the first letter\nas well, and in the log."
    )
    text = f"{n} Exhibit {n} says so on its page {n + 3}, and nobody at the hearing read it otherwise."
    return text if n % 5 else text + more


def paragraph(mark: int) -> str:
    """A paragraph with a mark in it."""
    rest = f"Of the weights in week {mark} no more is said\nhere, for the parties agree on them and the log repeats them."
    return f"      In week {mark} {SENTENCE}\nwho weighed it. That was the practice of the season.{mark} {rest}\n"


def page(n: int, count: int) -> str:
    """A page of the source: two paragraphs and their notes."""
    marks = (2 * n - 1, 2 * n)
    heading = f"                         {HEADINGS[n]}\n\n" if n in HEADINGS else ""
    table = f"      The requests stand as follows:\n\n{TABLE}\n" if n == 9 else ""
    text = "\n".join(paragraph(mark) for mark in marks)
    notes = "\n".join(note(mark) for mark in marks if mark != MISSING)
    return f"{heading}{text}\n{table}{notes}\n\n                              {n} of {count}\n"


def long_order(pages: int = 24) -> str:
    """The order's text: two notes a page, and a last page without any."""
    sheets = [page(n, pages + 1) for n in range(1, pages + 1)]
    return HEAD + "\n" + "\f".join([*sheets, f"{END}\n                              {pages + 1} of {pages + 1}\n"])
