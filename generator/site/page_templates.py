"""Templates of page bodies: escaped, and a missing value is an error.

They are compiled without two detours that Jinja makes for what ours do not use: no function of ours asks for the
context it is called in, and what holds no sign of HTML is put out as it is. A third of the rendering was spent there.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context

from generator.pages.escaping import escaped
from generator.pages.portal import vocabulary
from generator.site.theme_files import theme_folder


def template_environment() -> Environment:
    """The templates of the theme; fresh, so that edits show."""
    environment = _PageEnvironment(
        loader=FileSystemLoader(theme_folder() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(vocabulary())
    return environment


class _DirectContext(Context):
    def call(self, function: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        """Call a function with what the template names, and nothing of Jinja's own."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return function(*values, **named)


class _DirectCode(CodeGenerator):
    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.shown(")


class _PageEnvironment(Environment):
    context_class = _DirectContext
    code_generator_class = _DirectCode

    shown = staticmethod(escaped)
