"""How packaging commands run others: with what they need, and without what only signing may know."""

from __future__ import annotations

import os
import sys

import pytest

from environment import SECRETS, PackagingError, run

SHOW = "import os, sys; print(' '.join(name for name in sys.argv[1:] if name in os.environ))"


@pytest.mark.parametrize("signs", [False, True])
def test_only_a_command_that_signs_knows_the_secrets(signs: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, "secret")
    told = run([sys.executable, "-c", SHOW, *SECRETS], signs=signs).stdout.split()
    assert told == (list(SECRETS) if signs else [])
    assert {os.environ[name] for name in SECRETS} == {"secret"}


def test_a_command_that_fails_or_is_not_there_is_told_in_words() -> None:
    with pytest.raises(PackagingError, match=r"ended with 3:\n.*why"):
        run([sys.executable, "-c", "import sys; print('why'); sys.exit(3)"])
    with pytest.raises(PackagingError, match="could not be started"):
        run(["/nowhere/program"])
