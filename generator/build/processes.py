"""Processes of our own, that hold the site's lock with us and end when we do."""

import gc
import multiprocessing
import multiprocessing.connection
import multiprocessing.reduction
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def make_pool(jobs: int, lock: int | None) -> ProcessPoolExecutor:
    """Started apart from us, so that threads of ours do no harm; they have loaded all that they need before they are split."""
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(["generator.build.stages"])
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(_Shared(lock), gc.get_threshold()))


class _Shared:
    """A lock that a child process holds too, so that no other build begins while it still writes, whatever became of us."""

    def __init__(self, descriptor: int | None) -> None:
        self.descriptor = descriptor

    def __reduce__(self) -> tuple[object, ...]:
        if self.descriptor is None or sys.platform == "win32":
            return _Shared, (None,)
        return _received, (multiprocessing.reduction.DupFd(self.descriptor),)


def _received(duplicate: Any) -> _Shared:
    return _Shared(duplicate.detach())


def _begin(lock: _Shared, cycles: tuple[int, int, int]) -> None:  # noqa: ARG001 - it is held for as long as this process lives
    """In a new process: Ctrl-C is the parent's business, cycles are looked for as rarely as in it, and this ends when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(*cycles)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
