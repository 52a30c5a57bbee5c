"""The methods that dataclasses write for themselves, translated once for an installation and not once for every process.

`dataclasses` writes them as text, and has Python translate and run that: a thousand texts for the classes of this package, and
a third of the time in which a build started. What they are translated into is `kept`.
"""

import builtins
import dataclasses
from types import CodeType
from typing import Any

from generator.kept import Kept

PACKAGE = __name__.partition(".")[0]
_codes: Kept[str, CodeType] = Kept("methods", 4000)


def keep_methods() -> None:
    """From now on `dataclasses` has its texts run from here. A class that is made comes out the same."""
    vars(dataclasses)["exec"] = run  # a name of the module itself goes before Python's own of that name


def run(text: str, names: dict[str, Any], *rest: Any, **more: Any) -> None:
    """As Python's own `exec`, to which whatever is not of this package, or not asked as `dataclasses` asks today, is left."""
    if len(rest) != 1 or more or not str(names.get("__name__")).startswith(PACKAGE):
        builtins.exec(text, names, *rest, **more)  # noqa: S102 - as without us
        return
    code = _codes.get(text)
    if code is None:
        code = compile(text, "<string>", "exec", dont_inherit=True)
        _codes.keep(text, code)
    exec(code, names, *rest)  # noqa: S102 - what `dataclasses` wrote
