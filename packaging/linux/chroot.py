"""A bare system in a folder: made by mmdebstrap from where this machine has its own packages from."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from environment import PackagingError, run

PERSON_ID = 1000
HOME = "home/person"
MAKING_LIMIT_S = 600
# What tells apt how to reach its sources; what it does after its work is this machine's own affair.
APT_SETTINGS = ("Acquire::http", "Acquire::https", "Acquire::Check-", "Acquire::Retries")
PROXIES = ("http_proxy", "https_proxy", "no_proxy")
# Everything is mounted in a space of names of its own: when the command ends, the kernel takes the mounts away.
ALONE = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
MOUNT_AND_ENTER = (
    'root=$1; shift; mount -t proc proc "$root/proc" || exit; '
    'if [ -d /tmp/.X11-unix ]; then mkdir -p "$root/tmp/.X11-unix" '
    '&& mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix" || exit; fi; exec chroot "$@"'
)


class Source(NamedTuple):
    """Where packages come from, and which release of the distribution this machine has."""

    suite: str
    rows: tuple[tuple[str, str, str], ...]
    """Address, release and component of each."""

    def lines(self, suite: str) -> list[str]:
        """Lines of sources.list, for this suite in place of the machine's own.

        Parameters
        ----------
        suite : str
            Such as ``bookworm``.
        """
        rows = [(address, release.replace(self.suite, suite), component) for address, release, component in self.rows]
        return [f"deb {' '.join(row)}" for row in rows]


def own_source() -> Source:
    """The distribution of this machine, as its apt knows it after an update; other sources are passed over.

    Raises
    ------
    PackagingError
        If there is none.
    """
    run(["apt-get", "-q", "-o", "DPkg::Lock::Timeout=600", "update"])
    form = "$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)"
    said = run(["apt-get", "indextargets", "--format", form, "Created-By: Packages"]).stdout
    rows = [row.split() for row in said.splitlines()]
    known = tuple((row[0], row[1], row[2]) for row in rows if row[3:] in (["Debian"], ["Ubuntu"]))
    if not known:
        message = "apt has no source of Debian or Ubuntu."
        raise PackagingError(message)
    # The release itself has the shortest name: its updates are bookworm-updates and bookworm-security.
    return Source(min((release for _, release, _ in known), key=len), known)


class Chroot:
    """A bare system, and commands that run in it.

    Parameters
    ----------
    folder : Path
        Where it lies; it must not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, source: Source, suite: str) -> None:
        """Fill the folder with the essential packages and apt, and with a person.

        Parameters
        ----------
        source : Source
            Where packages come from.
        suite : str
            Which release of the distribution.

        Raises
        ------
        PackagingError
            If that suite cannot be had.
        """
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        said = run(["apt-config", "dump"]).stdout.splitlines()
        settings = [f"--aptopt={line}" for line in said if line.startswith(APT_SETTINGS)]
        words = ["mmdebstrap", "--quiet", "--variant=minbase", "--mode=root", *settings]
        run([*words, suite, self.folder, *source.lines(suite)], timeout=MAKING_LIMIT_S)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(f"/etc/{name}", self.folder / "etc" / name)
        self.run(["useradd", "--uid", str(PERSON_ID), "--create-home", "--home-dir", f"/{HOME}", "person"])

    def run(
        self,
        command: Sequence[str],
        *,
        as_person: bool = False,
        variables: Mapping[str, str] | None = None,
        code: int = 0,
        timeout: float = 600.0,
    ) -> str:
        """What a command inside printed.

        Parameters
        ----------
        command : Sequence[str]
            The program and its words.
        as_person : bool
            Whether a person runs it and not the administrator.
        variables : Mapping[str, str] | None
            More of the environment, which is bare otherwise.
        code : int
            What it must end with.
        timeout : float
            How long it may take [s].

        Raises
        ------
        PackagingError
            If it ends otherwise.
        """
        words = self.words(command, as_person, variables or {})
        try:
            ended = subprocess.run(
                words, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=timeout
            )
        except subprocess.TimeoutExpired:
            message = f"inside the chroot, `{' '.join(command)}` did not end within {timeout:g} s."
            raise PackagingError(message) from None
        if ended.returncode != code:
            said = f"{ended.stdout[-2000:]}\n{ended.stderr[-2000:]}".strip()
            message = f"inside the chroot, `{' '.join(command)}` ended with {ended.returncode}, not {code}:\n{said}"
            raise PackagingError(message)
        return ended.stdout

    def words(self, command: Sequence[str], as_person: bool, variables: Mapping[str, str]) -> list[str]:
        """The whole command that runs another one inside.

        Parameters
        ----------
        command : Sequence[str]
            The program and its words.
        as_person : bool
            Whether a person runs it and not the administrator.
        variables : Mapping[str, str]
            More of the environment, which is bare otherwise.
        """
        bare = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"}
        identity: list[str] = []
        if as_person:
            bare |= {"HOME": f"/{HOME}", "PATH": "/usr/bin:/bin"}
            identity = [f"--userspec={PERSON_ID}:{PERSON_ID}", "--groups="]
        else:
            bare |= {"DEBIAN_FRONTEND": "noninteractive"}
            bare |= {name: os.environ[name] for name in PROXIES if name in os.environ}
        settings = [f"{name}={value}" for name, value in {**bare, **variables}.items()]
        entering = [*identity, str(self.folder), "env", "-i", *settings, *command]
        return [*ALONE, "sh", "-c", MOUNT_AND_ENTER, "sh", str(self.folder), *entering]

    def files(self) -> set[str]:
        """Every path inside, but for what apt notes of its own doings and what belongs to people."""
        passed_over = ("proc", "sys", "dev", "tmp", "run", "home", "var/log", "var/cache/apt", "var/lib/apt")
        found = set()
        for place, folders, names in os.walk(self.folder):
            inside = Path(place).relative_to(self.folder)
            folders[:] = [name for name in folders if (inside / name).as_posix() not in passed_over]
            found |= {(inside / name).as_posix() for name in (*folders, *names)}
        return found

    def remove(self) -> None:
        """Take the folder away, unless something is still mounted there."""
        mounted = [line for line in Path("/proc/self/mounts").read_text().splitlines() if f" {self.folder}/" in line]
        if mounted:
            message = f"{self.folder} stays, since something is mounted in it: {mounted[0]}."
            raise PackagingError(message)
        shutil.rmtree(self.folder, ignore_errors=True)
