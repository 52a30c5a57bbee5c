"""Footnotes: lifted out of the pages before the body is made, tied to their marks after.

`labels` says what labels and marks look like, `sequence` and `signs` which of them are some, `extents` how far a note
goes, `lifting` takes the notes out, `tying` cuts the marks out of the blocks. A number becomes a mark only where a note
with that label stands where notes stand, or its shape (¹, [^1]) leaves no doubt.
"""

from generator.parsing.footnotes.lifting import lift_notes
from generator.parsing.footnotes.notes import Lifted, RawMark, RawNote
from generator.parsing.footnotes.tying import tie_marks

__all__ = ["Lifted", "RawMark", "RawNote", "lift_notes", "tie_marks"]
