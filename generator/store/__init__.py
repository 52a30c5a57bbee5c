"""The cache of a build: never believed where it is damaged, or was made by other code; never needed.

`last` is looked at before anything else is loaded, the `database` by a build that has something to do.
"""

from generator.store.code import code_digest
from generator.store.encoding import decode, encode
from generator.store.errors import StoreDamagedError
from generator.store.last import list_content, remember, site_name, unchanged

__all__ = ["StoreDamagedError", "code_digest", "decode", "encode", "list_content", "remember", "site_name", "unchanged"]
