"""Templates of page bodies: escaped, and a missing value is an error.

They are compiled to plain Python: `row.target` is an attribute, `words[key]` an item, `link(x)` a call. Jinja would go
through three detours each time (attribute or item, whichever is there; the context offered to the function; every
value copied as Markup), none of which our templates use, and which took half of the rendering.
"""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Call, CallBlock, CondExpr, Const, Expr, FromImport, Getattr, Getitem, Import, Macro, Template

from generator.escaping import escaped, safe
from generator.pages.rendering import vocabulary
from generator.theming.bytecode import keep_bytecode
from generator.theming.files import theme_folder

_COMPILER = Path(__file__).read_text("utf-8")


def template_environment() -> Environment:
    """The templates of the theme; fresh, so that edits show."""
    environment = _PageEnvironment(
        loader=FileSystemLoader(theme_folder() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(vocabulary())
    keep_bytecode(environment, "page", _COMPILER)
    return environment


def compile_all(templates: Environment) -> None:
    """Compile every template now, once for all processes that part later."""
    for name in templates.list_templates():
        templates.get_template(name)


class _PlainPython(CodeGenerator):
    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {escaped.__module__} import {escaped.__name__}, {safe.__name__}")
        super().visit_Template(node, frame)

    def _import_common(self, node: Import | FromImport, frame: Frame) -> None:
        """All templates have the same globals, so what one offers to others is made once."""
        if node.with_context:
            super()._import_common(node, frame)
        else:
            self.write("environment.get_template(")
            self.visit(node.template, frame)
            self.write(").module")

    def macro_body(self, node: Macro | CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """A macro is a function of the arguments that it names, by their places; what it gives is HTML."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        inner.require_output_check = False
        names = [inner.symbols.ref(argument.name) for argument in node.args]
        required = len(names) - len(node.defaults)
        self.writeline(f"def macro({', '.join(names[:required])}", node)
        for name, default in zip(names[required:], node.defaults, strict=True):
            self.write(f", {name}=")
            self.visit(default, frame)
        self.write("):")
        self.indent()
        self.buffer(inner)
        self.enter_frame(inner)
        self.blockvisit(node.body, inner)
        self.writeline(f"return {safe.__name__}(concat({inner.buffer}))")
        self.leave_frame(inner, with_python_scope=True)
        self.outdent()
        return inner, MacroRef(node)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("macro")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: Getitem, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_CondExpr(self, node: CondExpr, frame: Frame) -> None:  # noqa: N802
        """What no `else` says is nothing: Jinja would make an object for it, only to print it as nothing."""
        super().visit_CondExpr(CondExpr(node.test, node.expr1, node.expr2 or Const("")), frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for value in (*node.args, *node.kwargs):
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{escaped.__name__}(")


class _PageEnvironment(Environment):
    code_generator_class = _PlainPython

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As one dict, set before anything is loaded: Jinja's chain of two is walked in Python for each page."""
        return {**self.globals, **(d or {})}
