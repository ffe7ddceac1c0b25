"""Set Gate Viz up and run it: ``python3 start.py`` opens it, ``python3 start.py test`` passes its tests.

Only the standard library is used. The first run makes ``.venv`` and installs the locked dependencies; later runs see
from a digest that nothing has changed. Any other arguments go to the program (``python3 start.py list scenarios``).
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "requirements"
STAMP = VENV / "gate-viz-set-up.txt"
OLDEST_PYTHON = (3, 11)
SET_UP_ERROR = 2

# Debian's package for each shared library: what Qt loads to paint at all, and what it loads to show a window.
PAINTING_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
UNSEEN_PLATFORMS = ("offscreen", "minimal")  # Qt's own, which paint where nobody looks
WITHOUT_QT = ("simulate", "list", "--version", "--help", "-h")
WITHOUT_WINDOW = ("render", "contact-sheet", "self-test")
COVERED = ("model", "content", "session")
TESTED_BESIDE = ("architecture", "packaging", "behaviours", "app")  # what needs no window of its own
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
# What the check of the installers' recipes runs, where Debian's packages can be had.
PACKAGING_PROGRAMS = {
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "makensis": "nsis",
    "objcopy": "binutils",
    "patchelf": "patchelf",
    "shellcheck": "shellcheck",
    "wixl": "wixl",
}


def main(arguments: list[str]) -> int:
    """Exit code of what was asked for, after whatever set-up is missing."""
    if sys.version_info < OLDEST_PYTHON:
        return refuse("Gate Viz needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))
    testing = arguments[:1] == ["test"]
    code = install_system_packages(testing, libraries_for(arguments)) or install_python_packages(testing)
    if code:
        return code
    if testing:
        return run_tests(arguments[1:])
    if not arguments and not has_display():
        return show_first_light()
    return run_in_venv("-m", "gate_viz", *arguments)


def refuse(sentence: str) -> int:
    """Exit code 2, after one line on standard error."""
    print(f"start.py: {sentence}", file=sys.stderr)
    return SET_UP_ERROR


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform in UNSEEN_PLATFORMS:
        return False
    return any((os.environ.get("DISPLAY"), os.environ.get("WAYLAND_DISPLAY"), platform))


# --- what the system must have -----------------------------------------------------------------------------------


def libraries_for(arguments: list[str]) -> dict[str, str]:
    """What Qt must find for these words, by library: nothing for numbers alone, most for a window."""
    word = arguments[0] if arguments else "open"
    if word in WITHOUT_QT:
        return {}
    window = word == "test" or (word not in WITHOUT_WINDOW and has_display())
    return {**PAINTING_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}


def install_system_packages(testing: bool, libraries: dict[str, str]) -> int:
    """0 once these system libraries are there; on Debian and Ubuntu they are installed where that is allowed."""
    if not sys.platform.startswith("linux"):
        return 0
    missing = missing_packages(testing, libraries)
    if not missing:
        return 0
    code = install_debian(missing)
    if code:
        return code
    still_missing = missing_packages(testing, libraries)
    if still_missing:
        return refuse(f"still missing after installing: {' '.join(still_missing)}")
    return 0


def install_debian(packages: list[str]) -> int:
    """0 once apt has installed these packages, where that is allowed."""
    if not shutil.which("apt-get"):
        return refuse(f"these are missing, under Debian's names: {' '.join(packages)}; install them, then try again.")
    if os.geteuid() != 0:
        return refuse(f"first run: sudo apt-get install -y {' '.join(packages)}")
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=600", "-q", "-y"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--no-install-recommends", *packages]):
        if subprocess.call([*apt, *step], env=environment, stdout=subprocess.DEVNULL):
            return refuse(f"apt-get failed; try by hand: apt-get install -y {' '.join(packages)}")
    return 0


def missing_packages(testing: bool, libraries: dict[str, str]) -> list[str]:
    """Debian packages whose library or program cannot be found."""
    missing = [package for library, package in libraries.items() if not loads(library)]
    if testing:
        programs = {**TEST_PROGRAMS, **(PACKAGING_PROGRAMS if shutil.which("apt-get") else {})}
        missing += [package for program, package in programs.items() if not shutil.which(program)]
    # Debian's own Python comes without the means to fill a virtual environment; it may have come a moment ago.
    importlib.invalidate_caches()
    if not shutil.which("uv") and not importlib.util.find_spec("ensurepip"):
        missing.append("python3-venv")
    return missing


def loads(library: str) -> bool:
    """Whether the dynamic loader finds a library: package names differ between releases, library names do not."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# --- what Python must have ---------------------------------------------------------------------------------------


def install_python_packages(testing: bool) -> int:
    """0 once ``.venv`` holds the locked packages and the program itself."""
    locks = ["test.txt"] if testing else ["runtime.txt", "build.txt"]
    wanted = digest(["test.txt"]), digest(["runtime.txt", "build.txt"])
    if STAMP.is_file() and venv_python().exists():
        # What is installed with the tests is enough for the program alone.
        known = STAMP.read_text(encoding="utf-8").split()
        if known[1:] == [installed()] and known[0] in (wanted[:1] if testing else wanted):
            return 0
    print("Setting up (this happens once, and again when the locked packages change) …", flush=True)
    # The program itself is installed without build isolation, since that would fetch a build tool past the locks.
    code = make_environment(VENV, locks, ["--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    if not code:
        STAMP.write_text(f"{digest(locks)} {installed()}\n", encoding="utf-8")
    return code


def make_environment(venv: Path, locks: list[str], besides: list[str] | None = None) -> int:
    """0 once a new virtual environment holds the locked packages, and what pip is told besides."""
    try:
        shutil.rmtree(venv)
    except FileNotFoundError:
        pass
    except OSError as error:
        return refuse(f"cannot replace {venv}: {error.strerror or error}")
    for command in set_up_commands(venv, locks, besides):
        if subprocess.call(command, cwd=ROOT):
            return refuse(f"this step of the set-up failed: {' '.join(command)}")
    return 0


def set_up_commands(venv: Path, locks: list[str], besides: list[str] | None) -> list[list[str]]:
    """The commands that fill an environment: with uv where there is one, else with venv and pip."""
    uv, python = shutil.which("uv"), str(venv_python(venv))
    requirements = [word for lock in locks for word in ("-r", str(LOCKS / lock))]
    if uv:
        make = [uv, "venv", "-q", "--no-project", "--python", sys.executable, str(venv)]
        install = [uv, "pip", "install", "-q", "--python", python]
    else:
        make = [sys.executable, "-m", "venv", str(venv)]
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    return [make, [*install, "--require-hashes", *requirements], *([[*install, *besides]] if besides else [])]


def digest(locks: list[str]) -> str:
    """A fingerprint of everything the set-up depends on: another place, Python, lock or project file gives another."""
    parts = [str(ROOT).encode(), sys.executable.encode(), sys.version.encode()]
    parts += [path.read_bytes() for path in (*(LOCKS / lock for lock in locks), ROOT / "pyproject.toml")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def installed() -> str:
    """A fingerprint of the names and versions of all packages in ``.venv``."""
    site_packages = "Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"
    names = sorted(path.name for path in VENV.glob(f"{site_packages}/*.dist-info"))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def venv_python(venv: Path | None = None) -> Path:
    """The interpreter of a virtual environment, by default the program's own."""
    return (venv or VENV) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run_in_venv(*arguments: str, **environment: str) -> int:
    """Exit code of the virtual environment's Python with these arguments."""
    try:
        return subprocess.call([str(venv_python()), *arguments], env={**os.environ, **environment})
    except KeyboardInterrupt:
        return 130


# --- what is run -------------------------------------------------------------------------------------------------


def show_first_light() -> int:
    """Exit code of painting the starting scenario and printing its readouts: the set-up is proven without a screen."""
    picture = ROOT / "build" / "gate-viz-first-light.png"
    picture.parent.mkdir(exist_ok=True)
    print("There is no display here, so no window can open. The starting scenario is painted to a picture instead.")
    sys.stdout.flush()
    return run_in_venv("-m", "gate_viz", "render", "--scenario", "stubbed_toe", "--to", str(picture), "--readouts")


def run_tests(arguments: list[str]) -> int:
    """Exit code of all checks; their last line is pytest's own closing line. With arguments, pytest alone runs."""
    if arguments:
        with virtual_screen() as screen:
            return run_in_venv("-m", "pytest", *arguments, **screen)
    scripts, python = venv_python().parent, str(venv_python())
    beside = [folder for folder in TESTED_BESIDE if (ROOT / "tests" / folder).is_dir()]
    checks = {
        "ruff": [str(scripts / "ruff"), "check"],
        "format": [str(scripts / "ruff"), "format", "--check"],
        "mypy": [str(scripts / "mypy")],
        "import contracts": [str(scripts / "lint-imports")],
        # Under coverage, which makes them slow: these tests by themselves hold every branch of what they test.
        "tests without Qt": [
            *[python, "-m", "coverage", "run", "-m", "pytest", "-c", "tests/no_qt.ini", "--rootdir", ".", "-q"],
            *(f"tests/{folder}" for folder in COVERED),
        ],
        # The model, the content and the session are held to every branch; the views are held by their pictures.
        "coverage": [
            *[python, "-m", "coverage", "report", "--fail-under=100", "--skip-covered", "--show-missing"],
            "--include=" + ",".join(f"gate_viz/{folder}/*" for folder in COVERED),
        ],
        "tests beside": [python, "-m", "pytest", "-q", *(f"tests/{folder}" for folder in beside)],
    }
    if shutil.which("apt-get"):
        # Where its tools are Debian packages; elsewhere it is a command of its own.
        checks["packaging"] = [sys.executable, "packaging/quick_check.py"]
    tested = (*COVERED, *beside)
    rest = [
        path for path in sorted((ROOT / "tests").glob("*/")) if path.name not in tested and any(path.glob("test_*"))
    ]
    with virtual_screen() as screen, ThreadPoolExecutor() as pool:
        # On the second core, while the windows are tested. All run, so that one look shows everything there is to mend.
        told = pool.submit(lambda: {name: passes(name, command, screen) for name, command in checks.items()})
        code, closing_line = run_pytest([str(path.relative_to(ROOT)) for path in rest], screen)
        failed = [name for name, (passed, _) in told.result().items() if not passed]
    for _, said in told.result().values():
        print(said, flush=True)
    if failed:
        print(f"Did not pass: {', '.join(failed)}")
    print(closing_line, flush=True)
    return 1 if failed or code else 0


def passes(name: str, command: list[str], screen: dict[str, str]) -> tuple[bool, str]:
    """Whether a check ends well, and its name with what it printed."""
    environment = {**os.environ, **screen}
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return ended.returncode == 0, f"--- {name}\n{ended.stdout.rstrip()}"


def run_pytest(folders: list[str], screen: dict[str, str]) -> tuple[int, str]:
    """Exit code and closing line of the tests of some folders."""
    command = [str(venv_python()), "-m", "pytest", *folders]
    closing_line = ""
    environment = {**os.environ, **screen}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as pytest:
        for line in pytest.stdout or ():
            print(line, end="", flush=True)
            if re.search(r"\d+ (passed|failed|error)", line):
                closing_line = line.rstrip("\n")
    return pytest.returncode, closing_line


@contextlib.contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """The environment of a screen that nobody sees, so that tests never touch the one in front of the user."""
    artefacts = {"GATE_VIZ_ARTEFACTS": str(ROOT / "build" / "golden")}
    if not sys.platform.startswith("linux"):
        yield artefacts
        return
    reading, writing = os.pipe()
    size = ["-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        yield {**artefacts, "DISPLAY": f":{number}", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "offscreen"}
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
