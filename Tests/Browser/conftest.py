"""A server with the example, a browser, and people who are signed in.

Every page that a test opens is watched: an error on the console, a resource that the
Content-Security-Policy refuses, or an answer with a 5xx fails the test.
"""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

PASSWORD = "tangerine-harbour-42"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# Rules of WCAG 2.2 AA and before, and what axe calls best practice.
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}

# A busy machine is no failure.
expect.set_options(timeout=30_000)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """`muster demo` on a database of its own."""

    def __init__(self, directory):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.data = pathlib.Path(directory) / "data"
        self.log = open(pathlib.Path(directory) / "log", "w+", encoding="utf-8")
        environment = dict(
            os.environ,
            MUSTER_DATA=str(self.data),
            MUSTER_PORT=self.url.rsplit(":", 1)[1],
            MUSTER_RATE_LIMITS="off",
            MUSTER_LOG="warning",
        )
        self.process = subprocess.Popen(
            [os.environ["MUSTER_BINARY"], "demo"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        # It tells whom to sign in as once everything is there.
        for line in self.process.stdout:
            if PASSWORD in line:
                break
        assert self.process.poll() is None, self.errors()
        with urllib.request.urlopen(self.url + "/readyz") as answer:
            assert answer.status == 200

    def errors(self):
        """What the server logged: warnings and worse."""
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def mails_to(self, address):
        """The mails that were written to somebody, oldest first, decoded."""
        import email
        import email.policy

        found = []
        for path in sorted((self.data / "mail").glob("*.eml")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if address in mail["To"]:
                found.append(mail.get_content())
        return found


@pytest.fixture(scope="session")
def server():
    directory = tempfile.mkdtemp()
    # PostgreSQL does not run as root: the person that it runs as has to pass through.
    os.chmod(directory, 0o711)
    running = Server(directory)
    yield running
    running.stop()
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", shutil.which("chromium"))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class People:
    """Opens the app for people of the example, each in a browser of their own."""

    def __init__(self, server, chromium, exits):
        self.server, self.chromium, self.exits = server, chromium, exits
        self.problems = []

    def visitor(self, viewport=None, **options):
        """A page of somebody who has not signed in."""
        options = {"locale": "en-GB", **options}
        context = self.exits.enter_context(
            contextlib.closing(
                self.chromium.new_context(
                    viewport=viewport or PHONE, base_url=self.server.url, **options
                )
            )
        )
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("response", self.answered)
        return page

    def person(self, name, viewport=None, **options):
        """A page of somebody of the example, signed in."""
        page = self.visitor(viewport, **options)
        page.goto("/sign-in")
        page.get_by_label("E-mail", exact=False).fill(f"{name}@example.org")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("main form button").first.click()
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    def heard(self, message):
        # A refused form is a page with a 4xx, which a browser notes as if it were a defect.
        if message.type == "error" and "status of 4" not in message.text:
            self.problems.append(f"{message.location.get('url')}: {message.text}")

    def answered(self, response):
        if response.status >= 500:
            self.problems.append(f"{response.status} of {response.url}")


@pytest.fixture
def people(server, chromium):
    with contextlib.ExitStack() as exits:
        opened = People(server, chromium, exits)
        yield opened
        assert not opened.problems, opened.problems


def check_accessible(page):
    """Asks axe about the page as it is now."""
    found = Axe().run(page, options=RULES)
    violations = [
        f"{violation['id']}: {violation['help']}: "
        + "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        for violation in found.response["violations"]
    ]
    assert not violations, page.url + "\n" + "\n".join(violations)


def check_fits(page):
    """Nothing sticks out at the side."""
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"
