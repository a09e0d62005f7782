"""The words of the command line's library in Vietnamese: it asks gettext for each."""

import gettext
import os
from pathlib import Path


def in_vietnamese() -> None:
    """What Click says from now on in this process is Vietnamese, whatever the machine's language is."""
    gettext.bindtextdomain("messages", str(Path(__file__).parent))
    gettext.textdomain("messages")
    os.environ["LANGUAGE"] = "vi"
