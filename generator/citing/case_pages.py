"""Which pages a case can have, by the page of the reports on which it begins."""

from generator.citing.found import Found

MOST_PAGES = 400  # the longest opinions of the reports run to some three hundred pages


def fits_page(case: Found, page: int) -> bool:
    """Whether the case can have a page of that number."""
    return reaches(case.page, page)


def reaches(first: str, page: int) -> bool:
    """Whether a case that begins on page `first` of its volume can have a page of that number; -1 is none."""
    return page < 0 or not first.isdigit() or 0 <= page - int(first) <= MOST_PAGES
