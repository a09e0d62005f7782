"""`thidua schemas`: the JSON Schemas that editors read."""

from pathlib import Path

import click

from generator.commands.answer import Answer
from generator.errors import DATA_ERRORS


@click.command(help="So hoặc ghi lại lược đồ JSON trong schemas/, để trình soạn thảo gợi ý và giải thích.")
@click.option("--write/--check", "write", default=False, help="Ghi lại, hay chỉ so (mặc định).")
@click.pass_obj
def schemas(folder: Path, write: bool) -> Answer:
    """Exit code 1 when --check finds a schema, or the editor's list of them, that is not as the models have it."""
    from generator.commands import schema_folder

    changed = schema_folder.write(folder) if write else schema_folder.stale(folder)
    lines = [f"{path}: {'đã ghi lại' if write else 'đã cũ'}\n" for path in changed]
    if write or not changed:
        return Answer("".join(lines))
    return Answer("".join([*lines, "Chạy: thidua schemas --write\n"]), DATA_ERRORS)
