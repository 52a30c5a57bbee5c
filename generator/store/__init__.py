"""The cache of a build: never believed where it is damaged, or was made by other code; never needed."""

from generator.store.code import code_digest, code_stamps
from generator.store.database import FILE, FileRow, KnownOrder, OrderRow, PageRow, Store
from generator.store.encoding import decode, encode
from generator.store.errors import StoreDamagedError

__all__ = [
    "FILE",
    "FileRow",
    "KnownOrder",
    "OrderRow",
    "PageRow",
    "Store",
    "StoreDamagedError",
    "code_digest",
    "code_stamps",
    "decode",
    "encode",
]
