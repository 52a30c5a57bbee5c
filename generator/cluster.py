"""Reading orders on a Dask cluster, through the Executor interface of its client: the pipeline does not know where it runs.

What goes over the wire: orders and their editors' files as bytes, the settings, and what was read of them. It is handed over
pickled, so whoever has the scheduler has this computer, and the other way round: it has to be trusted. Nothing of an order is in
the name of a task, in what a worker logs, or in a file that we write there; a worker that is short of memory puts results into
files of its own, unless it is told not to. Addresses that begin with `tls://` take their certificates from Dask's own settings.
"""

import logging
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.build import said
from generator.builds import Engine
from generator.model import Location
from generator.problems import StoppedError, problem
from generator.remote import EXTRA
from generator.store import code_digest
from generator.store.code import versions

if TYPE_CHECKING:
    from distributed import Client

ANSWER = 10  # seconds for which the scheduler is waited for
FIRST_WORKER = 60  # seconds for which a worker is: a cluster may start one only when there is work
FAREWELL = 5  # seconds for which the client may take leave
SAME = "install the same docketpress, Python and packages on all its workers, and start them anew"


@contextmanager
def on_cluster(address: str) -> Iterator[Engine]:
    """The workers of the scheduler at `address`, once it is known that all of them have this docketpress.

    StoppedError, also of what is done on it: there is no such scheduler, it has no worker, one of them is another docketpress, it
    is lost. A worker that is lost is none of these: the scheduler has its work done by another.
    """
    client = _connect(address)
    try:
        _compare(client, address)
        threads: dict[str, int] = client.nthreads()
        at_once = sum(threads.values())
        name = f"the cluster at {address} ({at_once} {'thread' if at_once == 1 else 'threads'})"
        yield Engine(_Alike(client.get_executor(pure=False), address), at_once, name)
    finally:
        client.close(timeout=FAREWELL)


def run_alike(code: str, task: bytes) -> tuple[str, bytes]:
    """On a worker: calls what is pickled in `task`, if this is the docketpress whose digest is `code`; what became of it.

    Nothing is raised: a worker logs the arguments of what raises, and here they are orders.
    """
    if code_digest() != code:
        return "other", __version__.encode()
    try:
        function, arguments = pickle.loads(task)  # noqa: S301 - as trusted as the scheduler
        return "done", pickle.dumps(function(*arguments))
    except Exception as error:
        return "failed", said(error).encode("utf-8", "replace")


class _Alike(Executor):
    """Dask's executor, which runs nothing where another docketpress is."""

    def __init__(self, executor: Executor, address: str) -> None:
        self._executor, self._address = executor, address

    def submit(self, function: Callable[..., Any], /, *arguments: Any) -> Future[Any]:  # type: ignore[override]
        """What the function gives, called somewhere. StoppedError where that cannot be had."""
        ours = Future[Any]()
        theirs = self._executor.submit(run_alike, code_digest(), pickle.dumps((function, arguments)))
        theirs.add_done_callback(lambda done: self._hand_on(done, ours))
        ours.add_done_callback(lambda done: done.cancelled() and theirs.cancel())
        return ours

    def _hand_on(self, theirs: Future[tuple[str, bytes]], ours: Future[Any]) -> None:
        if not ours.set_running_or_notify_cancel():
            return
        try:
            what, data = theirs.result()
            if what == "done":
                ours.set_result(pickle.loads(data))  # noqa: S301 - as trusted as the scheduler
            elif what == "other":
                ours.set_exception(_other(self._address, f"a worker that came later has another one ({data.decode()})"))
            else:
                ours.set_exception(_stopped(self._address, f"a worker failed: {data.decode()}", "please report it with this line"))
        except CancelledError:  # we did not: the client does where it has lost the scheduler
            ours.set_exception(
                _stopped(self._address, "the scheduler is gone", "build again when it is back, or without --scheduler")
            )
        except Exception as error:  # KilledWorker: one worker after the other died of it
            hint = "look at what the workers say; one that has too little memory for its orders is ended by the system"
            ours.set_exception(_stopped(self._address, said(error), hint))


def _connect(address: str) -> "Client":
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions: it is told in our words, below
            from distributed import Client
    except ImportError as error:
        raise _stopped(address, f"Dask is not installed ({error.name})", EXTRA) from None
    for name in list(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of it is raised
    try:
        return Client(address, timeout=ANSWER, set_as_default=False, name="docketpress")
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        hint = "is it running, and can it be reached from here? “dask scheduler” starts one, and says its address"
        raise _stopped(address, f"no scheduler answers: {reason}", hint) from None


def _compare(client: "Client", address: str) -> None:
    """StoppedError where a worker is another docketpress than this, or there is none."""
    from distributed import TimeoutError as NoAnswerError

    try:
        if not client.nthreads():
            client.submit(sys.getrecursionlimit, pure=False).result(timeout=FIRST_WORKER)  # anything: work brings workers
        digests = _answers(client, code_digest)
        theirs = {} if set(digests.values()) == {code_digest()} else _answers(client, versions)
    except NoAnswerError:
        raise _stopped(address, "the scheduler has no worker", f"“dask worker {address}” starts one") from None
    except (OSError, CancelledError) as error:
        raise _stopped(address, f"the scheduler is gone: {said(error)}", "build again when it is back") from None
    for which, versions_there in theirs.items():
        if digests[which] != code_digest():
            raise _other(address, f"that of the {which} {_difference(versions_there)}")


def _answers(client: "Client", question: Callable[[], Any]) -> dict[str, Any]:
    """What the scheduler and every worker answer, or the exception that they had. The scheduler unpickles what it hands on."""
    try:
        scheduler = client.run_on_scheduler(question)
    except (OSError, CancelledError):
        raise
    except Exception as error:
        scheduler = error
    workers = client.run(question, on_error="return")
    return {"scheduler": scheduler, **{f"worker at {where}": answer for where, answer in workers.items()}}


def _difference(theirs: object) -> str:
    """What is other where those versions are, or could not be said."""
    if not isinstance(theirs, tuple):
        return f"is not installed, or is an older one ({theirs})"
    here = set(versions())
    if here == set(theirs):
        return "has other code"
    missing, more = sorted(here - set(theirs)), sorted(set(theirs) - here)
    return f"stands on {', '.join(more) or 'less'}, and not on {', '.join(missing) or 'that'}"


def _other(address: str, what: str) -> StoppedError:
    return _stopped(address, f"the docketpress there is not the one here: {what}", SAME)


def _stopped(address: str, what: str, hint: str) -> StoppedError:
    return StoppedError(problem("cluster-failed", Location(address), what=what, hint=hint))
