"""What is the matter with a cache that is made anew."""


class StoreDamagedError(Exception):
    """What stands in the cache cannot be believed."""
