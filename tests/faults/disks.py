"""A disk that fills up, or can only be read: a real one in memory where this process may mount, else limits and permissions."""

import os
import resource
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


class Mounted:
    """A file system of its own."""

    def __init__(self, path):
        self.path = path

    def leave(self, size):
        """So many bytes of room, no more."""
        with (self.path / "ballast").open("wb") as out:
            out.write(bytes(max(0, shutil.disk_usage(self.path).free - size)))

    def make_room(self):
        (self.path / "ballast").unlink()

    @contextmanager
    def only_read(self):
        _mount("-o", "remount,ro", self.path)
        yield
        _mount("-o", "remount,rw", self.path)


class Limited:
    """A folder: what a process and its children write to a file is limited, or forbidden to all but its owner."""

    def __init__(self, path, process):
        self.path, self._process = path, process

    def leave(self, size):
        largest = max((path.stat().st_size for path in self.path.iterdir()), default=0)
        self._limit(largest + size)

    def make_room(self):
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size):
        resource.prlimit(self._process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    @contextmanager
    def only_read(self):
        for path in (self.path, *self.path.iterdir()):
            path.chmod(path.stat().st_mode & 0o555)
        yield
        for path in (self.path, *self.path.iterdir()):
            path.chmod(path.stat().st_mode | 0o200)


@contextmanager
def disk(kind, process, megabytes=8):
    """A `Mounted` or `Limited` one, the latter for a process and those that it starts."""
    with tempfile.TemporaryDirectory(prefix="verbale-disk-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        if kind == "mounted" and _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder):
            try:
                yield Mounted(Path(folder))
            finally:
                subprocess.run(["umount", folder], check=True)
        else:
            yield Limited(Path(folder), process)


def _mount(*arguments):
    return os.geteuid() == 0 and subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False).returncode == 0
