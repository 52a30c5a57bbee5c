"""How captions are set. One file a layout, one line below; the first that recognises the lines has them.

A layout is a shape, never a court. It says which cells hold the parties (names, roles, "v.", "In re"), in reading
order, and which stand beside them (numbers, title, judge). What the cells say is read elsewhere, the same for all.
"""

from generator.parsing.caption.layouts import (
    collapsed_columns,
    one_line,
    role_column,
    ruled_columns,
    spaced_columns,
    stacked,
)
from generator.parsing.caption.layouts.shape import Recogniser

# The order is meaning: what is most certain of its shape comes first, `stacked` takes what is left.
LAYOUTS: tuple[Recogniser, ...] = (
    one_line.recognise,  # each line a whole case: "BAKALAR v. DUNLEAVY, et al."
    ruled_columns.recognise,  # parties, a line of ) or : or § or |, then numbers and title
    role_column.recognise,  # names on the left, their roles on the right
    spaced_columns.recognise,  # parties left, numbers and title right, white space between
    collapsed_columns.recognise,  # two columns that a copy put into one: "Plaintiff, Case No. 1:26-cr-30"
    stacked.recognise,  # line under line: name, role, "v.", name, role; or "Tom ROSS, Petitioner"
)
