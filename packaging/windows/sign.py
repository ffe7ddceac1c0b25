"""Sign programs and installers for Windows, where a certificate is given: ``python sign.py file [file …]``.

Three environment variables: ``GATE_VIZ_CERTIFICATE`` (a .pfx file), ``GATE_VIZ_CERTIFICATE_PASSWORD``, and
``GATE_VIZ_TIMESTAMP_URL`` (the service that vouches for the time; without it a signature ends with its certificate).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from environment import PackagingError, run

CERTIFICATE = "GATE_VIZ_CERTIFICATE"
PASSWORD = "GATE_VIZ_CERTIFICATE_PASSWORD"
TIMESTAMP = "GATE_VIZ_TIMESTAMP_URL"
PROGRAM_PAGE = "Gate Viz"
LIMIT_S = 300


def given_certificate() -> Path | None:
    """The certificate's file, or None where none is given.

    Raises
    ------
    PackagingError
        If one is given that is not there: a release must not go out unsigned by mistake.
    """
    given = os.environ.get(CERTIFICATE)
    if not given:
        return None
    certificate = Path(given).resolve()
    if not certificate.is_file():
        message = f"{CERTIFICATE} names a file that is not there."
        raise PackagingError(message)
    return certificate


def sign(files: Sequence[Path]) -> None:
    """Sign files where they lie; without a certificate, say so and leave them.

    Parameters
    ----------
    files : Sequence[Path]
        Programs or installers.

    Raises
    ------
    PackagingError
        If a file cannot be signed.
    """
    certificate = given_certificate()
    for file in files:
        if certificate is None:
            print(f"  {file.name}: not signed: no certificate", flush=True)
        elif sys.platform == "win32":
            _sign_on_windows(file, certificate)
        else:
            _sign_elsewhere(file, certificate)


def _sign_on_windows(file: Path, certificate: Path) -> None:
    words: list[str | Path] = ["sign", "/q", "/fd", "sha256", "/d", PROGRAM_PAGE, "/f", certificate]
    if os.environ.get(PASSWORD):
        words += ["/p", os.environ[PASSWORD]]
    if os.environ.get(TIMESTAMP):
        words += ["/tr", os.environ[TIMESTAMP], "/td", "sha256"]
    run([_signtool(), *words, file], signs=True, timeout=LIMIT_S)


def _sign_elsewhere(file: Path, certificate: Path) -> None:
    signed = file.with_name(f"{file.name}.signed")
    signed.unlink(missing_ok=True)
    words: list[str | Path] = ["sign", "-h", "sha256", "-n", PROGRAM_PAGE, "-pkcs12", certificate]
    if os.environ.get(PASSWORD):
        words += ["-pass", os.environ[PASSWORD]]
    if os.environ.get(TIMESTAMP):
        words += ["-ts", os.environ[TIMESTAMP]]
    run(["osslsigncode", *words, "-in", file, "-out", signed], signs=True, timeout=LIMIT_S)
    signed.replace(file)


def _signtool() -> str:
    kits = Path(os.environ.get("PROGRAMFILES(X86)", "/")) / "Windows Kits" / "10" / "bin"
    found = shutil.which("signtool") or next(
        # The newest: their folders are versions, all of them 10.0.NNNNN.0.
        (str(path) for path in sorted(kits.glob("10.*/x64/signtool.exe"), reverse=True)),
        None,
    )
    if not found:
        message = "signtool was not found; it belongs to the Windows SDK."
        raise PackagingError(message)
    return found


def main() -> int:
    """Exit code: 0 once every file named in the command is signed, else 1."""
    try:
        sign([Path(word) for word in sys.argv[1:]])
    except PackagingError as fault:
        print(f"sign.py: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
