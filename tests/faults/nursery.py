"""Processes that are there at once: a process that has everything imported, and forks one for each deed that it is told to do."""

import json
import os
import random
import subprocess
import sys
import time
import traceback
from contextlib import contextmanager

from tests.faults import deeds
from verbale.errors import BatchFolderError, StoreUnreachableError, UnwritableError, VerbaleError

KILLED = 9
TOLD = StoreUnreachableError.exit_status
FULL = UnwritableError.exit_status
FOLDER = BatchFolderError.exit_status


def kill(child):
    os.kill(child, KILLED)


class Nursery:
    """Has deeds of `tests.faults.deeds` done; after `at` seconds something strikes: by default the process itself."""

    def __init__(self, process):
        self._process = process
        self.pid = process.pid
        self.random = random.Random(os.environ.get("TORTURE_SEED", "1"))

    def do(self, deed, *arguments, at=None, strike=kill):
        """0 where it came to its end, else the signal that killed it or the status of the error that it told."""
        self._process.stdin.write(json.dumps([deed, arguments]) + "\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        if at is not None:
            time.sleep(at)
            strike(child)  # which is still there, even where it has ended: nobody has asked for its status yet
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        status = int(self._process.stdout.readline())
        assert status in {0, KILLED, TOLD, FULL, FOLDER}, f"{deed} failed with {status}"
        return status

    def torment(self, rounds, make, deed, look, strike=kill):
        """Strike a deed `rounds` times at random moments of the time that it takes, each time beginning it anew until it is done.

        `make` gives the arguments of a new one, `look` says what there is: after each blow without a complaint, and in the end as
        much as where nothing happened.
        """
        whole = make()
        began = time.monotonic()
        assert self.do(deed, *whole) == 0
        seconds = time.monotonic() - began
        expected, blows = look(*whole), 0
        while blows < rounds:
            arguments, done = make(), False
            while not done:
                moment = self.random.uniform(0, seconds) if blows < rounds else None
                done = self.do(deed, *arguments, at=moment, strike=strike) == 0
                blows += not done
                found = look(*arguments)
            assert found == expected


@contextmanager
def nursery():
    command = [sys.executable, "-m", "tests.faults.nursery"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(["src", "."])}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield Nursery(process)
        process.stdin.close()


def _serve():
    for line in sys.stdin:
        name, arguments = json.loads(line)
        child = os.fork()
        if not child:
            os.dup2(2, 1)
            os._exit(_done(getattr(deeds, name), arguments))
        _say(child)
        sys.stdin.readline()
        _, status = os.waitpid(child, 0)
        _say(abs(os.waitstatus_to_exitcode(status)))


def _say(number):
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _done(deed, arguments):
    try:
        deed(*arguments)
    except VerbaleError as error:
        return error.exit_status
    except SystemExit as end:
        return end.code
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _serve()
