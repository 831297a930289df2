"""Pages read in processes of their own: one that takes too long, or too much memory, ends its process and not the run."""

import resource
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from verbale.errors import BrokenPageError, FatalPageError, StuckPageError, VerbaleError
from verbale.ingest import Dropped, Source
from verbale.ingest.source import Unread
from verbale.language.weights import get_weights
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline, Reading, load_pipeline
from verbale.schema import Document

__all__ = ["IsolatedPipeline", "Isolation", "isolated"]

T = TypeVar("T")

_PROCESSES = get_context("forkserver")
# What takes long to import, and none of ours: that comes from where this process has it.
_PROCESSES.set_forkserver_preload(["onnxruntime", "tokenizers", "trafilatura", "htmldate", "sqlalchemy"])
_MEGABYTE = 1 << 20


class Isolation:
    """Processes that do one call after the other, as many as calls are made at once; to be shared by threads.

    A call ends after so many `seconds` of processor time, which the kernel counts: nothing that is done there can hold it up.
    `megabytes` bounds what a process holds.
    """

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._seconds, self._megabytes = seconds, megabytes
        self._idle = deque[_Helper]()

    def call(self, name: str, function: Callable[..., T], *arguments: Any) -> T:
        """What a function of a module gives for some values; `name` is what they are about, for errors.

        Raises what of ours the function raises; `StuckPageError` after the seconds, `BrokenPageError` for any other error, and
        `FatalPageError` where the memory does not suffice or the process ends.
        """
        helper = self._idle.pop() if self._idle else _Helper(self._seconds, self._megabytes)
        try:
            found, value = helper.ask(function, arguments)
        except (EOFError, ConnectionError) as error:
            raise self._ended(name, helper.exit_status()) from error
        except BaseException:
            helper.end()
            raise
        if value is MemoryError:
            helper.end()
            raise FatalPageError(name, f"reading it needs more than {self._megabytes:,} MB")
        self._idle.append(helper)
        if isinstance(value, VerbaleError):
            raise value
        if not found:
            raise BrokenPageError(name, value)
        result: T = value
        return result

    def _ended(self, name: str, status: int | None) -> VerbaleError:
        if status == -signal.SIGPROF:
            return StuckPageError(name, self._seconds)
        return FatalPageError(name, f"reading it ended the process that did so ({status})")

    def close(self) -> None:
        """End the processes."""
        while self._idle:
            self._idle.pop().end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class IsolatedPipeline(Pipeline):
    """A pipeline of which each page is read by `isolation`; nothing is loaded here but the lexicon."""

    def __init__(self, isolation: Isolation, registry: Path | None = None, *, language: str = "en", gated: bool = False) -> None:
        get_weights(language).check()
        self.lexicon = get_lexicon(language, registry)
        self._isolation, self._with = isolation, (language, registry.absolute() if registry else None, gated)

    def open(self, name: str, read: Callable[[], Document]) -> Document:
        """A document, made there."""
        return self._isolation.call(name, read)

    def attempt(self, page: Unread) -> Source:
        """A document, made there, or why there is none."""
        try:
            return self.open(page.name, page.read)
        except VerbaleError as error:
            return Dropped(page.name, error)

    def read(self, document: Document) -> Reading:
        """The record of one document; raises what `Isolation.call` does."""
        return self._isolation.call(document.url or document.id, _read, document, *self._with)


@contextmanager
def isolated(seconds: float, megabytes: int, registry: Path | None = None, *, gated: bool = False) -> Iterator[IsolatedPipeline]:
    """A pipeline of which each page may take so much, and whose processes end with it."""
    with Isolation(seconds, megabytes) as isolation:
        yield IsolatedPipeline(isolation, registry, gated=gated)


def _read(document: Document, language: str, registry: Path | None, gated: bool) -> Reading:
    return load_pipeline(language, registry, gated=gated).read(document)


class _Helper:
    """One process and the way to it."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._way, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_work, args=(theirs, seconds, megabytes), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
        self._way.send((function, arguments))
        answer: tuple[bool, Any] = self._way.recv()
        return answer

    def exit_status(self) -> int | None:
        self._way.close()
        self._process.join()
        return self._process.exitcode

    def end(self) -> None:
        self._process.kill()
        self.exit_status()


def _work(way: "Connection[Any, Any]", seconds: float, megabytes: int) -> None:
    """Answer until nobody asks any more; the clock runs, and kills, only while there is something to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this decides
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    wished = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (wished if most == resource.RLIM_INFINITY else min(wished, most), most))
    try:
        while True:
            function, arguments = way.recv()
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _attempt(function, arguments)
            signal.setitimer(signal.ITIMER_PROF, 0)
            way.send(answer)
    except (EOFError, ConnectionError):
        return


def _attempt(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*arguments)
    except VerbaleError as error:
        return False, error
    except MemoryError:
        return False, MemoryError
    except Exception as error:
        return False, f"{type(error).__name__}: {error}"
