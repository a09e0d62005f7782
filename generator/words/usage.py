"""What help calls the places of arguments and options, where Click has English words that gettext is not asked for."""

import click

_OPTIONS, _COMMANDS = "[TÙY CHỌN]", "LỆNH [THAM SỐ]..."
_PLACES = {
    "text": "CHỮ", "integer": "SỐ", "file": "TỆP", "tệp": "TỆP", "directory": "THƯ_MỤC", "path": "ĐƯỜNG_DẪN",
    "đường dẫn": "ĐƯỜNG_DẪN", "năm": "NĂM", "ngày": "NGÀY",
}  # fmt: skip
_FILES = {"file": "tệp", "directory": "thư mục", "path": "đường dẫn"}
_ARGUMENTS = {
    "organisation": "TỔ_CHỨC", "owner": "TỔ_CHỨC", "name": "TÊN", "words": "TÊN...", "file": "TỆP", "base": "GỐC",
    "site": "NƠI", "paths": "[TỆP]...",
}  # fmt: skip


def in_vietnamese_places(command: click.Command) -> click.Command:
    """The command, whose help names options and values in Vietnamese."""
    command.options_metavar = _OPTIONS
    if isinstance(command, click.Group):
        command.subcommand_metavar = _COMMANDS
    for param in command.params:
        name = param.type.name
        if isinstance(param.type, click.Path):
            param.type.name = _FILES.get(name, name)
        if isinstance(param, click.Option) and not param.is_flag and param.metavar is None:
            param.metavar = _PLACES.get(name)
        elif isinstance(param, click.Argument) and param.name in _ARGUMENTS:
            param.metavar = _ARGUMENTS[param.name]
    return command
