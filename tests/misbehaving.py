"""What the sites of `tests/site.py` do wrong by themselves: one method a misbehaviour, the route is its name."""

import gzip
import socket
import struct
import time

from tests.wire import PDF, Seen, answer, redirect

_LOGIN = "<title>Вход</title><form><input name=login><input type=password></form>".encode()
_WALL = b"<html><head><title>Just a moment...</title></head><script>window._cf_chl_opt={}</script></html>"


class Misbehaviours:
    """A site that knows these routes."""

    def _do_busy_once(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(503, b"busy") if number == 1 else answer(200, PDF, "application/pdf"))

    def _do_limit_once(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(429, b"", more="Retry-After: 1\r\n") if number == 1 else answer(200, PDF))

    def _do_only_browsers(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, PDF) if "Mozilla" in seen.agent else answer(403, b"no robots"))

    def _do_not_found_for_robots(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, PDF) if "Mozilla" in seen.agent else answer(404, b"no robots"))

    def _do_silent(self, client: socket.socket, number: int, seen: Seen) -> None:
        time.sleep(6)

    def _do_slow_headers(self, client: socket.socket, number: int, seen: Seen) -> None:
        for letter in b"HTTP/1.1 200 OK\r\nX-Slow: 1234567890":
            client.sendall(bytes([letter]))
            time.sleep(0.2)

    def _do_error_for_robots(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, PDF) if "Mozilla" in seen.agent else answer(500, b"no robots"))

    def _do_slow_body(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(30):
            client.sendall(b"x")
            time.sleep(0.2)

    def _do_drops(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.close()

    def _do_reset(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.close()

    def _do_reset_once(self, client: socket.socket, number: int, seen: Seen) -> None:
        if number == 1:
            self._do_reset(client, number, seen)
        else:
            client.sendall(answer(200, PDF, "application/pdf"))

    def _do_truncated(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 5000\r\n\r\n" + PDF)

    def _do_too_large(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 5000000000\r\n\r\n" + PDF)

    def _do_gzip(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, gzip.compress(PDF), "application/pdf", "Content-Encoding: gzip\r\n"))

    def _do_gzip_bomb(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, _bomb(), "text/plain", "Content-Encoding: gzip\r\n"))

    def _do_loop(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("/loop"))

    def _do_cookie_loop(self, client: socket.socket, number: int, seen: Seen) -> None:
        if "seen=1" in seen.headers.get("cookie", ""):
            client.sendall(answer(200, PDF, "application/pdf"))
        else:
            client.sendall(redirect("/cookie-loop", more="Set-Cookie: seen=1; Path=/\r\n"))

    def _do_moved(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("/hops/0", 301))

    def _do_to_private(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("http://10.0.0.5/secret"))

    def _do_to_file(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("file:///etc/passwd"))

    def _do_to_cyrillic(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("/документы/план 1.pdf"))

    def _do_to_login(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("/login?next=/to-login"))

    def _do_login(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, _LOGIN))

    def _do_to_google(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("https://accounts.google.com/v3/signin/identifier?continue=x"))

    def _do_challenge(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(403, _WALL, more="cf-mitigated: challenge\r\n"))

    def _do_wall_of_200(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, _WALL))

    def _do_to_captcha(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(redirect("/showcaptcha?retpath=x"))

    def _do_named(self, client: socket.socket, number: int, seen: Seen) -> None:
        name = "Приказ № 5.pdf".encode()
        client.sendall(
            answer(200, PDF, "application/pdf", b'Content-Disposition: attachment; filename="' + name + b'"\r\n')
        )

    def _do_odd_headers(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(answer(200, PDF, "application/pdf", "this line has no colon\r\n"))

    def _do_not_http(self, client: socket.socket, number: int, seen: Seen) -> None:
        client.sendall(b"220 ftp.example.org ready\r\n\r\n")


def _bomb() -> bytes:
    """Four hundred kilobytes that unpack to more than is allowed."""
    million = gzip.compress(bytes(1_000_000))
    return million * 150
