"""A throw-away PostgreSQL server in a temporary folder, reached by a socket there alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres_server(*, durable: bool = False) -> Iterator[str]:
    """The address of a server's `postgres` database; the server and its files are gone afterwards.

    Only a durable one waits for the disk, which a test need not.
    """
    programs, user = _programs(), _user()
    with tempfile.TemporaryDirectory(prefix="verbale-pg-", dir="/tmp") as folder:
        if user:
            shutil.chown(folder, user)
        data = Path(folder) / "data"
        _run(user, programs / "initdb", "-D", data, "-U", "verbale", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync={'on' if durable else 'off'} -c max_connections=50"
        _run(user, programs / "pg_ctl", "-D", data, "-l", f"{folder}/log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://verbale@/postgres?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def restart(address: str) -> None:
    """End such a server at once, as a crash would, and start it again."""
    folder = address.rpartition("host=")[2]
    _run(_user(), _programs() / "pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-m", "immediate", "-w", "restart")


def _programs() -> Path:
    """Where the server's programs lie: on the path, else where Debian keeps them."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not folders:
        raise RuntimeError("PostgreSQL is not installed: `make test` does it, or apt-get install postgresql")
    return folders[-1]


def _user() -> str | None:
    """Whom the server runs as: it refuses to run as root."""
    return None if os.geteuid() else next(name for name in ("postgres", "nobody") if name in {p.pw_name for p in pwd.getpwall()})


def _run(user: str | None, *command: str | Path) -> None:
    # the server keeps standard output open, so nothing may wait for its end
    done = subprocess.run(
        [str(part) for part in command], user=user, cwd="/tmp", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0, f"{command[0]} failed with {done.returncode}"
