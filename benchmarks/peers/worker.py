"""One tool in a process of its own: `python -m benchmarks.peers.worker MODULE TOOL IN OUT`.

It loads, works once to warm up, says so with a line of JSON, then works once for every line that it is sent and says how long it
took. At the end of its input it tells its peak memory.
"""

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["main"]


def main() -> None:
    """Serve one tool until the input ends."""
    module, tool, source, target = sys.argv[1:]
    began = time.perf_counter()
    try:
        work = import_module(module).TOOLS[tool]()
        loaded = time.perf_counter() - began
        work(Path(source), Path(target))
    except Exception as error:
        _say(failed=f"{type(error).__name__}: {error}"[:300])
        raise
    _say(loaded=loaded)
    for _ in sys.stdin:
        began = time.perf_counter()
        work(Path(source), Path(target))
        _say(seconds=time.perf_counter() - began)
    _say(megabytes=max(_own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024)


def _own_peak() -> int:
    """Kilobytes; not by `getrusage`, which counts a new process as large as the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))


def _say(**told: Any) -> None:
    sys.__stdout__.write(json.dumps(told) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.stdout = sys.stderr
    main()
