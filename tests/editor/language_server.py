"""A small client of the language server protocol over a server's standard input and output."""

import json
import subprocess
from pathlib import Path
from typing import Any


class LanguageServer:
    """One running yaml-language-server; a context manager. `path` is an open document's."""

    def __init__(self, modules: Path, root: Path) -> None:
        program = modules / "yaml-language-server" / "bin" / "yaml-language-server"
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._next = 0
        self._marks: dict[str, list[dict[str, Any]]] = {}
        capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}}}
        opening = {"processId": None, "rootUri": root.as_uri(), "capabilities": capabilities, "locale": "vi"}
        self.request("initialize", opening)
        self._notify("initialized", {})
        settings = {"yaml": {"schemaStore": {"enable": False}, "hover": True, "completion": True, "validate": True}}
        self._notify("workspace/didChangeConfiguration", {"settings": settings})

    def __enter__(self) -> "LanguageServer":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a document, wait for its diagnostics."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        while uri not in self._marks:
            self._read()
        return self._marks.pop(uri)

    def hover(self, path: Path, line: int, character: int) -> str:
        """The help at a place of an open document, as Markdown."""
        found = self._at("textDocument/hover", path, line, character)
        return found["contents"]["value"] if found else ""

    def completions(self, path: Path, line: int, character: int) -> list[dict[str, Any]]:
        """What the server offers at a place."""
        found = self._at("textDocument/completion", path, line, character)
        return found["items"] if isinstance(found, dict) else found

    def _at(self, method: str, path: Path, line: int, character: int) -> Any:
        place = {"line": line, "character": character}
        return self.request(method, {"textDocument": {"uri": path.as_uri()}, "position": place})

    def request(self, method: str, params: dict[str, Any]) -> Any:
        """Ask, answering whatever the server asks in between."""
        self._next += 1
        self._send({"id": self._next, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._next and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _notify(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            assert line or self._process.poll() is None, "the language server ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marks[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            wants = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            self._send({"id": message["id"], "result": [None] * len(wants) if wants else None})
        return message
