"""One story in WebKit, the engine of every browser on an iPhone: somebody new follows a link on a
phone, signs up, and writes with whoever invited them. Everything else is tried in Chromium."""

import contextlib
import glob
import os
import re
import subprocess
import sys

import pytest
from conftest import PASSWORD
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from steps import IDENTIFIER, address, unlike



@contextlib.contextmanager
def screen():
    """A screen of its own, so that the window on it is the one that keys and clicks go to."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        yield ":" + told.readline().strip()
    server.terminate()
    server.wait()


class Person:
    """A window of somebody, and what they do in it."""

    def __init__(self, driver, url):
        self.driver, self.url = driver, url
        self.wait = WebDriverWait(driver, 60)

    def open(self, address):
        self.driver.get(address if address.startswith("http") else self.url + address)

    def find(self, selector):
        return self.wait.until(lambda driver: driver.find_element(By.CSS_SELECTOR, selector))

    def fill(self, **fields):
        for name, text in fields.items():
            self.find(f"main [name={name}]:not([type=hidden])").send_keys(text)

    def press(self, selector="main form button.primary"):
        """Presses what leads to another page, and waits until it is there."""
        before = self.find("html")
        button = self.find(selector)
        # The driver does not notice the bar at the bottom, below which it may be.
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        self.wait.until(lambda driver: self.find("html") != before)

    def write(self, text):
        self.find(".composer [name=body]").send_keys(text)
        self.find(".composer button").click()

    def sees(self, selector, text):
        self.wait.until(text_to_be_present_in_element((By.CSS_SELECTOR, selector), text))

    def path(self, start):
        self.wait.until(lambda driver: re.search(f"{start}/{IDENTIFIER}$", driver.current_url))
        return self.driver.current_url.removeprefix(self.url)


@pytest.fixture
def person(server):
    """Opens a window of somebody."""
    with contextlib.ExitStack() as exits:

        def opened():
            options = Options()
            # Below a directory that is named after the processor.
            [options.binary_location] = glob.glob("/usr/lib/*/webkit2gtk-4.1/MiniBrowser")
            options.add_argument("--automation")
            environment = dict(os.environ, DISPLAY=exits.enter_context(screen()), LC_ALL="C.UTF-8")
            driver = webdriver.WebKitGTK(
                options, Service("/usr/bin/WebKitWebDriver", env=environment))
            exits.callback(driver.quit)
            driver.set_window_size(390, 844)
            return Person(driver, server.url)

        yield opened


@pytest.mark.filterwarnings("ignore::DeprecationWarning:selenium")
@pytest.mark.skipif(sys.platform != "linux", reason="WebKit is driven in its build for Linux")
def test_an_invitation_leads_somebody_new_into_a_conversation(person):
    leader, guest = person(), person()
    leader.open("/sign-in")
    leader.fill(email="ada@example.org", password=PASSWORD)
    leader.press()
    leader.open("/groups/new")
    leader.fill(name=unlike("Tide Watchers"))
    leader.press()
    group = leader.path("/groups")
    leader.open(group + "/invite")
    leader.press()
    guest.open(leader.find("#invite-link").text)
    guest.press("main a[href^='/sign-up']")
    guest.fill(fullName="Ines", email=address("ines"), password=PASSWORD)
    guest.press()
    assert guest.path("/groups") == group
    leader.open("/chats/new?group=" + group.rsplit("/", 1)[1])
    leader.press("main li form button")
    chat = leader.path("/chats")
    guest.open(chat)
    leader.write("Shall we meet at six?")
    guest.sees("#messages", "Shall we meet at six?")
    guest.write("Six it is")
    leader.sees("#messages", "Six it is")
