"""Columns and cells by the names that spreadsheets give them."""

_LETTERS = 26


def column_letters(column: int) -> str:
    """The name of a column, counted from 1: A, …, Z, AA."""
    found = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        found = chr(ord("A") + letter) + found
    return found


def cell_name(place: tuple[int, int]) -> str:
    """The name of the cell at a row and a column: D7."""
    return f"{column_letters(place[1])}{place[0]}"
