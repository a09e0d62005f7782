"""The site behind the real nginx and Caddy as deploy/ configures them, and `_headers`: all say the same."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from building import HOUSE
from releases import assets, lost_to_readers, publish

from generator.site.publishing.kept_assets import RELEASES

pytestmark = pytest.mark.slow
PORTAL, FORMS = "thi-dua.example.vn", "nhap-lieu.example.vn"
FRAMES = "Content-Security-Policy"
SAID = ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Strict-Transport-Security")
NGINX = """{user}daemon off; error_log stderr; pid {home}/pid; events {{}}
http {{ include {types}; access_log off; client_body_temp_path {home}; proxy_temp_path {home}; fastcgi_temp_path {home};
uwsgi_temp_path {home}; scgi_temp_path {home}; include {snippet}; }}"""
Ask = Callable[..., http.client.HTTPResponse]


def free_port() -> int:
    with socket.socket() as at:
        at.bind(("127.0.0.1", 0))
        return int(at.getsockname()[1])


def found(name: str) -> str:
    program = shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.skip(f"cần {name} (apt-get install {name}) để thử cấu hình của nó")
    return program


def nginx(snippet: str, site: Path, home: Path, port: int) -> list[str]:
    program = found("nginx")
    text = re.sub(r"\s*ssl_certificate\w*\s.*;", "", snippet).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = re.sub(r"server \{\s*listen 80;.*?\n\}", "", text, flags=re.S).replace("/srv/thi-dua/site", str(site))
    (home / "thidua.conf").write_text(text, "utf-8")
    types, user = Path("/etc/nginx/mime.types"), "user root; " if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(
        NGINX.format(user=user, home=home, types=types, snippet=home / "thidua.conf"), "utf-8"
    )
    return [program, "-c", str(home / "nginx.conf"), "-p", str(home)]


def caddy(snippet: str, site: Path, home: Path, port: int) -> list[str]:
    program = found("caddy")
    text = re.sub(rf"^({PORTAL}|{FORMS}) \{{", rf"http://\1:{port} {{", snippet, flags=re.M)
    options = "{\n\tadmin off\n\tauto_https off\n}\n"
    (home / "Caddyfile").write_text(options + text.replace("/srv/thi-dua/site", str(site)), "utf-8")
    return [program, "run", "--config", str(home / "Caddyfile"), "--adapter", "caddyfile"]


SERVERS = {"nginx": ("nginx.conf", nginx), "caddy": ("Caddyfile", caddy)}


@contextmanager
def running(command: list[str], port: int, home: Path) -> Iterator[None]:
    with (home / "output").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env={"HOME": str(home), "PATH": "/usr/bin"})
    try:
        for _ in range(600):
            assert process.poll() is None, (home / "output").read_text("utf-8")
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def asking(server: str, site: Path, home: Path) -> Iterator[Ask]:
    """`ask(path, host=PORTAL, **headers)`: what the server answers, read whole."""
    name, configured = SERVERS[server]
    port = free_port()
    command = configured((HOUSE / "deploy" / name).read_text("utf-8"), site, home, port)

    def answer(path: str, host: str = PORTAL, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", path, headers={"Host": f"{host}:{port}", **headers})
        response = connection.getresponse()
        response.body = response.read()  # type: ignore[attr-defined]
        connection.close()
        return response

    with running(command, port, home):
        yield answer


@pytest.fixture(scope="module", params=SERVERS)
def ask(request: pytest.FixtureRequest, real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The real site behind a server."""
    with asking(request.param, real_site, tmp_path_factory.mktemp(request.param)) as answer:
        yield answer


def rules(site: Path) -> list[tuple[str, dict[str, str]]]:
    """(path with `*`, header → value) of `_headers`."""
    made: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            made.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            made[-1][1][name] = value
    return made


def stated(site: Path, path: str) -> dict[str, list[str]]:
    """Header → values that `_headers` gives a path."""
    fits = [said for rule, said in rules(site) if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), path)]
    return {name: [said[name] for said in fits if name in said] for said in fits for name in said}


PLACES = ("/", "/truong/", "/ke-hoach/2023/tct-binh-thuan/", "/kiosk/", "/minh-hoa/kiosk/", "/minh-hoa/", "/loi/")
FRAMED = ("/kiosk/tct-binh-thuan/", "/minh-hoa/kiosk/truong-mau-sao-mai/", "/nhung.html")


@pytest.mark.parametrize("path", [*PLACES, *FRAMED, "/admin/", "/du-lieu/content/plans/2023/tct-binh-thuan.yml"])
def test_the_headers_file_says_each_thing_once(real_site: Path, path: str) -> None:
    said = stated(real_site, path)
    assert all(len(values) == 1 for values in said.values())
    assert set(SAID) <= said.keys()
    framed_by = (
        None if path in FRAMED else ["frame-ancestors 'none'" if path == "/admin/" else "frame-ancestors 'self'"]
    )
    assert said.get(FRAMES) == framed_by


@pytest.mark.parametrize("path", [*PLACES, *FRAMED])
def test_a_server_says_what_the_headers_file_says(ask: Ask, real_site: Path, path: str) -> None:
    answer, said = ask(path), stated(real_site, path)
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert {name: answer.getheader(name) for name in (*SAID, FRAMES)} == {
        name: said.get(name, [None])[0] for name in (*SAID, FRAMES)
    }
    assert answer.getheader("Cache-Control") == "no-cache"


def test_what_is_missing_is_answered_with_its_page(ask: Ask, real_site: Path) -> None:
    answer = ask("/khong/co/gi/")
    assert answer.status == 404
    assert answer.body == (real_site / "404.html").read_bytes()  # type: ignore[attr-defined]
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


def test_sources_are_shown_as_text(ask: Ask) -> None:
    answer = ask("/du-lieu/content/plans/2023/tct-binh-thuan.yml")
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/plain; charset=utf-8")


def test_the_forms_stand_on_a_host_of_their_own(ask: Ask) -> None:
    assert ask("/admin/").status == 404
    assert ask("/admin/vendor/sveltia-cms.js").status == 404
    forms = ask("/admin/", FORMS)
    assert (forms.status, forms.getheader(FRAMES)) == (200, "frame-ancestors 'none'")
    assert ask("/admin/config.yml", FORMS).status == 200
    assert ask("/truong/", FORMS).status == 404
    assert ask("/", FORMS).getheader("Location").endswith("/admin/")


@pytest.mark.parametrize("way", ["gzip", "br"])
def test_compressed_twins_are_sent_as_they_are(
    ask: Ask, real_site: Path, way: str, request: pytest.FixtureRequest
) -> None:
    if way == "br" and "nginx" in request.node.name:
        pytest.skip("nginx cần libnginx-mod-http-brotli-static")
    ending = {"gzip": ".gz", "br": ".br"}[way]
    answer = ask("/truong/index.html", **{"Accept-Encoding": way})
    assert (answer.getheader("Content-Encoding"), answer.getheader("Content-Type")) == (way, "text/html; charset=utf-8")
    assert answer.body == (real_site / f"truong/index.html{ending}").read_bytes()  # type: ignore[attr-defined]


def test_what_is_named_by_its_content_is_kept(ask: Ask, real_site: Path) -> None:
    (sheet,) = real_site.glob("assets/portal-*/portal.css")
    answer = ask(f"/{sheet.relative_to(real_site).as_posix()}")
    assert answer.getheader("Cache-Control") == "public, max-age=31536000, immutable"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("server", SERVERS)
def test_readers_get_whole_answers_through_twenty_publications(server: str, tmp_path: Path) -> None:
    """Whoever asks for the page and then for what it names gets both, and so does the page of five releases ago."""
    site, asked = tmp_path / "site", []
    publish(site, 1)
    (tmp_path / "home").mkdir()
    with asking(server, site, tmp_path / "home") as ask:

        def page() -> int:
            answer = ask("/")
            asked.append(answer.status)
            return int(answer.body) if answer.status == 200 else 0  # type: ignore[attr-defined]

        def held(name: str) -> bytes | None:
            answer = ask(f"/{name}")
            return answer.body if answer.status == 200 else None  # type: ignore[attr-defined]

        faults = lost_to_readers(site, page, held)
        for release in range(21 - RELEASES, 22):
            faults.extend(name for name in assets(release) if ask(f"/{name}").status != 200)
    assert (faults, set(asked)) == ([], {200})
