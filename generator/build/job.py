"""One build at work: what all its steps need."""

from dataclasses import dataclass

from generator.build.caching import Cache
from generator.build.keeping import Keeping
from generator.build.record import Record
from generator.build.spreading import Spreader
from generator.builds import Folders, Means, Terms
from generator.config import Config


@dataclass(frozen=True, slots=True)
class Job:
    """Where its parts are and how it is done."""

    folders: Folders
    config: Config
    terms: Terms
    means: Means
    cache: Cache
    spreader: Spreader
    keeping: Keeping
    record: Record
