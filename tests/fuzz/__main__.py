"""Fuzz one parser for some seconds: `python -m tests.fuzz NAME SECONDS` (`make fuzz` does all of them).

It begins with the seeds of `corpus/NAME` and keeps what it finds in `build/fuzz/NAME`; an input that breaks a promise (an error
that is none of ours, 30 seconds, 2 GB) is written to `build/fuzz/NAME-*`, told, and ends the run.
"""

import sys
from pathlib import Path

import atheris

FOUND = Path("build/fuzz")
SEEDS = Path(__file__).parent / "corpus"


def main(name, seconds):
    with atheris.instrument_imports(include=["verbale"]):
        from tests.fuzz.targets import attempt  # noqa: PLC0415 - what is imported here is watched
    kept = FOUND / name
    kept.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=2048", "-max_len=20000", f"-artifact_prefix={FOUND}/{name}-"]
    atheris.Setup(
        [sys.argv[0], *options, "-print_final_stats=1", "-verbosity=0", str(kept), str(SEEDS / name)], lambda data: attempt(name, data)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
