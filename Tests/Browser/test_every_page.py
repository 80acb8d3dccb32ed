"""Each page that somebody can reach by links, as each kind of person: it opens, is well made,
fits a phone, and says nothing that only some can hear, see or click."""

import contextlib
import html.parser
import os
import re
import shutil
import tempfile
import urllib.parse

import pytest
from conftest import DESKTOP, PHONE, People, Server, check_accessible, check_fits
from playwright.sync_api import expect

IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Pages of one kind and person that are opened: lists repeat themselves.
PAGES_OF_A_KIND = 2
# Leaders, members, former members, one who is in hardly anything, and a platform admin: she comes
# last, since she can take from the others what they see.
PEOPLE = ["chiara", "esi", "jonas", "ada"]


@pytest.fixture(scope="module")
def server(chromium):
    """A server that nothing else is tested on: each form that there is is sent to it. Ada looks
    after it, and has its events sent somewhere."""
    directory = tempfile.mkdtemp()
    os.chmod(directory, 0o711)
    running = Server(directory)
    running.make_admin("ada@example.org")
    with contextlib.ExitStack() as exits:
        page = People(running, chromium, exits).person("ada")
        page.goto("/admin/webhooks")
        page.locator("[name=url]").fill("https://hooks.invalid/muster")
        page.locator("main form button.primary").click()
        expect(page.locator("#webhook-secret")).to_be_visible()
        check_accessible(page)
    yield running
    running.stop()
    shutil.rmtree(directory, ignore_errors=True)


class Parts(html.parser.HTMLParser):
    """What a page consists of, as far as its making is checked."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.identifiers, self.headings = [], [], [], []
        self.inline = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.identifiers.append(attributes["id"])
        if "style" in attributes or any(name.startswith("on") for name in attributes):
            self.inline.append((tag, attributes))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "form":
            self.forms.append({"action": attributes.get("action"), "fields": {}})
        if tag in ("input", "textarea", "select") and self.forms and attributes.get("name"):
            unticked = attributes.get("type") in ("radio", "checkbox") and "checked" not in attributes
            if not unticked:
                self.forms[-1]["fields"][attributes["name"]] = attributes.get("value", "")


def kind(path):
    """The path without its ids: pages of one kind look the same."""
    return re.sub(r"\b\d+\b", "#", IDENTIFIER.sub("*", path.split("?")[0]))


def crawl(context, base, start="/"):
    """Every page that links lead to, a few of each kind: address and text."""
    waiting, seen, kinds = [start], {start}, {}
    while waiting:
        path = waiting.pop(0)
        name = kind(path)
        if kinds.get(name, 0) >= PAGES_OF_A_KIND:
            continue
        kinds[name] = kinds.get(name, 0) + 1
        answer = context.request.get(base + path)
        text = answer.text() if "text/html" in answer.headers.get("content-type", "") else ""
        yield path, answer, text
        if not text:
            continue
        for link in Parts(text).links:
            target = urllib.parse.urljoin(base + path, link).split("#")[0]
            if not target.startswith(base + "/") or target in seen:
                continue
            seen.add(target)
            local = target[len(base):]
            if not local.startswith(("/docs", "/openapi", "/api/")):
                waiting.append(local)


@pytest.mark.parametrize("name", ["nobody", *PEOPLE])
def test_every_link_leads_to_a_page(server, people, name):
    page = people.visitor() if name == "nobody" else people.person(name)
    count = 0
    for path, answer, text in crawl(page.context, server.url):
        assert answer.status == 200, f"{path} answers {answer.status}"
        if not text:
            continue
        count += 1
        parts = Parts(text)
        assert not parts.inline, f"{path}: {parts.inline[:2]}"
        assert parts.headings.count(1) == 1, f"{path}: headings {parts.headings}"
        twice = {i for i in parts.identifiers if parts.identifiers.count(i) > 1}
        assert not twice, f"{path}: ids twice: {twice}"
    assert count > (3 if name == "nobody" else 20)
    print(f"{name}: {count} pages")


@pytest.mark.parametrize("name", ["nobody", *PEOPLE])
def test_every_kind_of_page_is_accessible(server, people, name):
    light = people.visitor() if name == "nobody" else people.person(name)
    dark = (
        people.visitor(DESKTOP, color_scheme="dark")
        if name == "nobody"
        else people.person(name, DESKTOP, color_scheme="dark")
    )
    seen = set()
    for path, answer, text in crawl(light.context, server.url):
        if kind(path) in seen or not text:
            continue
        seen.add(kind(path))
        for page in (light, dark):
            page.goto(path)
            check_fits(page)
            check_accessible(page)
        light.set_viewport_size({"width": 360, "height": 780})
        check_fits(light)
        light.set_viewport_size(PHONE)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_form_is_answered_by_a_page(server, people, name):
    """Each kind of form is sent as it is shown, and once with everything empty."""
    page = people.person(name)
    context = page.context
    tried = set()
    # What ends things comes last, so that as much as possible is reached before.
    final = re.compile("sign|delete|leave|remove|archive|end|cancel|withdraw", re.I)
    late = []
    for path, answer, text in crawl(context, server.url):
        for form in Parts(text).forms if text else []:
            action = form["fields"].get("action")
            if form["action"] is None or action is None or (kind(path), action) in tried:
                continue
            tried.add((kind(path), action))
            late.append((bool(final.search(action)), form))
    assert len(late) > 10
    for _, form in sorted(late, key=lambda item: item[0]):
        fields = form["fields"]
        own = {"action", "token", "key", "version"}
        empty = {key: (value if key in own else "") for key, value in fields.items()}
        for sent in (empty, fields):
            answer = context.request.post(
                server.url + form["action"],
                form=sent,
                headers={"Origin": server.url, "Sec-Fetch-Site": "same-origin"},
            )
            assert answer.status < 500, f"{form['action']} {fields['action']}: {answer.status}"
            assert "text/html" in answer.headers["content-type"]
    assert '"unexpected' not in server.errors()
    print(f"{name}: {len(late)} kinds of forms")
