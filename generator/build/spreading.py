"""Chunks of orders to processes, and their results back, in whatever order they come."""

import gc
import multiprocessing
import multiprocessing.connection
import multiprocessing.reduction
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from generator.builds import Engine

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

CHUNK = 16  # orders; some tenths of a second of work: few messages, and Ctrl-C is soon obeyed
WORTH_PROCESSES = 48  # orders; for fewer, other processes take longer to start than they save
AHEAD = 3  # chunks for each job, at work or waiting to be taken: more would fill the memory with results


DONE = object()


class WorkerLostError(OSError):
    """A process that was at work for us is gone."""


class Spreader:
    """Runs a stage over chunks: on an `engine`; where that is None, on `jobs` processes of our own, started when they are
    worth it; else in this process. `lock`: what they hold with us. `done_by`: what else than this process did any work.
    `meanwhile`: what this process has to do itself; a piece of it is asked for wherever it would wait for a chunk."""

    def __init__(self, engine: Engine | None, jobs: int, lock: int | None) -> None:
        """Starts nothing yet."""
        self._engine, self._jobs, self._lock = engine, jobs, lock
        self._pool: ProcessPoolExecutor | None = None
        self.done_by: list[str] = []
        self.meanwhile: Iterator[object] = iter(())

    def __enter__(self) -> "Spreader":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def is_worth_it(self, orders: int) -> bool:
        """Whether so many orders are done sooner by processes of our own."""
        return self._jobs > 1 and orders >= WORTH_PROCESSES

    def run(self, stage: Callable[[Chunk], Result], chunks: Iterable[Chunk], orders: int) -> Iterator[Result]:
        """The result of each chunk, as they come; `orders` is how many are in all of them. Raises what the stage raised;
        WorkerLostError: a process was killed."""
        if self._engine is not None:
            if orders:
                self.done_by.append(self._engine.name)
            yield from self._spread(self._engine.executor, self._engine.at_once, stage, chunks)
        elif self.is_worth_it(orders):
            yield from self.run_here(stage, chunks)
        else:
            yield from map(stage, chunks)

    def run_here(self, stage: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        """As `run`, on processes of our own: for what needs this computer's disk."""
        if self._pool is None:
            self._pool = _pool(self._jobs, self._lock)
            self.done_by.append(f"{self._jobs} processes")
        yield from self._spread(self._pool, self._jobs, stage, chunks)

    def _spread(
        self, executor: Executor, at_once: int, stage: Callable[[Chunk], Result], chunks: Iterable[Chunk]
    ) -> Iterator[Result]:
        waiting: set[Future[Result]] = set()
        try:
            for chunk in chunks:
                waiting.add(executor.submit(stage, chunk))
                while len(waiting) >= AHEAD * max(2, at_once):
                    done, waiting = self._first_done(waiting)
                    yield from (future.result() for future in done)
            while waiting:
                done, waiting = self._first_done(waiting)
                yield from (future.result() for future in done)
        except BrokenProcessPool as error:
            message = "a process of the build was ended from outside, perhaps for want of memory: try a smaller --jobs"
            raise WorkerLostError(message) from error
        finally:
            for future in waiting:
                future.cancel()

    def _first_done(self, waiting: set[Future[Result]]) -> tuple[set[Future[Result]], set[Future[Result]]]:
        """Those that are done, one at least, and the others."""
        while not any(future.done() for future in waiting):
            if next(self.meanwhile, DONE) is DONE:
                break
        done, others = wait(waiting, return_when=FIRST_COMPLETED)
        return done, others


def _pool(jobs: int, lock: int | None) -> ProcessPoolExecutor:
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
