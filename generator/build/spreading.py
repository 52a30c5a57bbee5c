"""Chunks of orders to processes, and their results back, in whatever order they come."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from generator.builds import Engine

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future, ProcessPoolExecutor

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

CHUNK = 16  # orders; some tenths of a second of work: few messages, and Ctrl-C is soon obeyed
WORTH_PROCESSES = 48  # orders; for fewer, other processes take longer to start than they save
AHEAD = 3  # chunks for each job, at work or waiting to be taken: more would fill the memory with results
DONE = object()  # what `meanwhile` gives when it has nothing left to do


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
            for result in self._spread(self._engine.executor, self._engine.at_once, stage, chunks):
                if self._engine.name not in self.done_by:
                    self.done_by.append(self._engine.name)
                yield result
        elif self.is_worth_it(orders):
            yield from self.run_here(stage, chunks)
        else:
            yield from map(stage, chunks)

    def run_here(self, stage: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        """As `run`, on processes of our own: for what needs this computer's disk."""
        if self._pool is None:
            from generator.build.processes import make_pool

            self._pool = make_pool(self._jobs, self._lock)
            self.done_by.append(f"{self._jobs} processes")
        yield from self._spread(self._pool, self._jobs, stage, chunks)

    def _spread(
        self, executor: "Executor", at_once: int, stage: Callable[[Chunk], Result], chunks: Iterable[Chunk]
    ) -> Iterator[Result]:
        from concurrent.futures.process import BrokenProcessPool

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

    def _first_done(self, waiting: "set[Future[Result]]") -> "tuple[set[Future[Result]], set[Future[Result]]]":
        """Those that are done, one at least, and the others."""
        from concurrent.futures import FIRST_COMPLETED, wait

        while not any(future.done() for future in waiting):
            if next(self.meanwhile, DONE) is DONE:
                break
        done, others = wait(waiting, return_when=FIRST_COMPLETED)
        return done, others
