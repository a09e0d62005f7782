"""The error a person caused or the machine refused: its message, where, and what the process ends with."""

DATA_ERRORS, WRONG_USAGE, OUTSIDE, BUSY = 1, 2, 74, 75


class UserError(Exception):
    """Said as it is, in Vietnamese, and caught once, by the command line; a MkDocs run shows the same message.

    `place` is the file (`mkdocs.yml:3:1`), option or variable that is meant, put before the message; "" for none.
    """

    exit_code = DATA_ERRORS

    def __init__(self, message: str, exit_code: int | None = None, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.place = place
        if exit_code is not None:
            self.exit_code = exit_code
