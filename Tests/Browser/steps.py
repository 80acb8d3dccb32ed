"""What stories have in common, as people do it: signing up, making a group, coming in, asking for
something that cannot be undone."""

import datetime
import json
import re
import urllib.request
import uuid

from conftest import PASSWORD, check_accessible
from playwright.sync_api import expect

IDENTIFIER = "[0-9a-f-]{36}"


def address(name):
    """An e-mail address that nobody has yet."""
    return f"{name}-{uuid.uuid4().hex[:8]}@example.org"


def unlike(name):
    """A name that no other test gave: servers are kept between tests."""
    return f"{name} {uuid.uuid4().hex[:6]}"


def in_days(count, hour=19):
    """A day and a time of the clock, as fields take them."""
    day = datetime.date.today() + datetime.timedelta(days=count)
    return f"{day}T{hour}:00"


def path_of(page, start):
    """The path of a page that begins so and goes on with an id."""
    page.wait_for_url(re.compile(f"{start}/{IDENTIFIER}"))
    return re.search(f"{start}/{IDENTIFIER}", page.url)[0]


def make_group(page, name, template=None):
    """A new group of the person's; answers its address."""
    page.goto("/groups/new")
    page.get_by_label("Name of the group").fill(name)
    if template:
        page.locator(f"[name=template][value='{template}']").check()
    page.get_by_role("button", name="Make the group").click()
    return path_of(page, "/groups")


def invite_link(page, group):
    """A link that invites to a group, as it is shown once."""
    page.goto(group + "/invite")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("#invite-link").text_content()
    expect(page.get_by_role("img", name=re.compile("QR code"))).to_be_visible()
    check_accessible(page)
    return link


def sign_up(page, name, email=None):
    """Fills in who somebody new is; answers their e-mail address."""
    email = email or address(name.lower())
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button.primary").click()
    return email


def newcomer(people, name, viewport=None, email=None):
    """Somebody who has just signed up; answers their page."""
    page = people.visitor(viewport)
    page.goto("/sign-up")
    sign_up(page, name, email)
    page.wait_for_url(lambda url: "/sign-up" not in url)
    return page


def join(people, link, name, email=None):
    """Somebody new follows a link, signs up, and is in; answers their page."""
    page = people.visitor()
    page.goto(link)
    page.locator("main a[href^='/sign-up']").click()
    sign_up(page, name, email)
    page.wait_for_url(re.compile(f"/groups/{IDENTIFIER}$"))
    return page


def group_of(people, group_name, *names):
    """A group of new people; answers its path, and the pages of each, the leader first."""
    leader = newcomer(people, names[0])
    group = make_group(leader, group_name)
    link = invite_link(leader, group)
    return group, leader, *(join(people, link, name) for name in names[1:])


def confirm(scope, label):
    """Opens what asks once more, and says yes."""
    box = scope.locator("details.confirm").filter(has_text=label).first
    box.locator("> summary").click()
    box.get_by_role("button").click()


def said(page, text):
    """What the page says once something is done."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def mailed_link(server, email, start):
    """The path of the newest link in somebody's mails that begins so, once it has come."""

    def newest():
        found = re.findall(f"{start}/[^\\s>\"]+", "\n".join(server.mails.to(email)))
        return found[-1] if found else None

    link = server.mails.wait_for(newest)
    assert link, f"no mail to {email} has a link {start}"
    return link


def verify(page, server, email):
    """Says that an address is one's own, by the link that was mailed."""
    page.goto(mailed_link(server, email, "/verify-email"))
    page.get_by_role("button", name="Yes, this is my address").click()
    said(page, "Your address is verified")


def admin(people, server):
    """A platform admin, made by whoever runs the server; answers their page."""
    email = address("admin")
    page = newcomer(people, "Adm Inistrator", email=email)
    verify(page, server, email)
    server.make_admin(email)
    page.goto("/")
    return page


def crowd(server, code, names):
    """New people who join a group by its code, as another app would have them do."""

    def send(path, body, token=None):
        request = urllib.request.Request(server.url + "/api/v1" + path, json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    for name in names:
        email = address(name.lower().replace(" ", "-"))
        person = {"email": email, "password": PASSWORD, "fullName": name}
        send("/join", {"code": code}, send("/auth/sign-up", person)["accessToken"])
