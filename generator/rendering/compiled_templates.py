"""Templates, compiled once for an installation: Jinja makes byte code of them, which takes longer than to draw an order."""

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket, bc_version

from generator.kept import Kept

_programs: Kept[tuple[int, str, str, str], CodeType] = Kept("templates", 400)


class CompiledTemplates(BytecodeCache):
    """For the environment: byte code of a template's name, place and text. `options`: how the environment compiles."""

    def __init__(self, options: str) -> None:
        self.options = options

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        bucket.code = _programs.get(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        if bucket.code is not None:
            _programs.keep(self._key(bucket), bucket.code)

    def _key(self, bucket: Bucket) -> tuple[int, str, str, str]:
        return bc_version, self.options, bucket.key, bucket.checksum
