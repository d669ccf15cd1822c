"""Logging in as a program does, and the token that each form bears."""

import re

import httpx

from tests.web.made_desk import NAME, PASSWORD

_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


def entered(client: httpx.Client, name: str = NAME, password: str = PASSWORD, **more: str) -> httpx.Response:
    """Posts the login."""
    return client.post("/login", data={"name": name, "password": password, **more})


def csrf(client: httpx.Client) -> str:
    """The token of the forms of whoever is logged in."""
    found = _CSRF.search(client.get("/desk").text)
    assert found, "not logged in"
    return found[1]


def plain(answer: httpx.Response) -> str:
    """The text of a page, its no-break spaces as plain ones."""
    return answer.text.replace("\xa0", " ")
