"""What the program answers where it cannot do what was asked."""

from __future__ import annotations


class RefusalError(Exception):
    """Something asked for that cannot be done: shown on standard error as ``gate-viz: …``, with exit code 2.

    Parameters
    ----------
    reason : str
        What is wrong, in one line.
    following : str
        A second line that says what to do instead; mostly none.
    """

    def __init__(self, reason: str, following: str = "") -> None:
        super().__init__(reason)
        self.following = following

    def __str__(self) -> str:
        lines = (" ".join(part.split()) for part in (self.args[0], self.following))
        return "\n".join(line for line in lines if line)
