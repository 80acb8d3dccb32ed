"""A server with the example, a browser, and people who are signed in.

Every page that a test opens is watched: an error on the console, a resource that the
Content-Security-Policy refuses, or an answer with a 5xx fails the test.
"""

import contextlib
import email
import email.policy
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import threading
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

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


class Mails(FileSystemEventHandler):
    """The mails that a server writes, as they come."""

    def __init__(self, directory):
        self.directory = directory
        self.came = threading.Condition()
        directory.mkdir(mode=0o700, exist_ok=True)
        self.observer = Observer()
        self.observer.schedule(self, str(directory))
        self.observer.start()

    def on_created(self, event):
        with self.came:
            self.came.notify_all()

    # Each is written under another name first.
    on_moved = on_created

    def to(self, address):
        """What was written to somebody, oldest first, decoded."""
        found = []
        for path in sorted(self.directory.glob("*.eml")):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if address in mail["To"]:
                found.append(mail.get_content())
        return found

    def wait_for(self, find):
        """What is found among them, once it has come; nothing if it does not come at all."""
        with self.came:
            return self.came.wait_for(find, timeout=120)

    def stop(self):
        self.observer.stop()
        self.observer.join()


class Server:
    """`muster demo` on a database of its own."""

    def __init__(self, directory):
        self.url = f"http://127.0.0.1:{free_port()}"
        self.data = pathlib.Path(directory) / "data"
        self.log = open(pathlib.Path(directory) / "log", "w+", encoding="utf-8")
        self.environment = dict(
            os.environ,
            MUSTER_DATA=str(self.data),
            MUSTER_PORT=self.url.rsplit(":", 1)[1],
            MUSTER_RATE_LIMITS="off",
            MUSTER_LOG="warning",
        )
        self.process = subprocess.Popen(
            [os.environ["MUSTER_BINARY"], "demo"],
            env=self.environment,
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
        self.mails = Mails(self.data / "mail")

    def errors(self):
        """What the server logged: warnings and worse."""
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def stop(self):
        self.mails.stop()
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def make_admin(self, address):
        """Makes somebody a platform admin, as whoever runs the server does."""
        subprocess.run(
            [os.environ["MUSTER_BINARY"], "admin", "grant", address],
            env=self.environment,
            check=True,
            capture_output=True,
        )


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
    # All of it in sight: what a bar covers while one scrolls is no small target.
    size = page.viewport_size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    found = Axe().run(page, options=RULES)
    page.set_viewport_size(size)
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
