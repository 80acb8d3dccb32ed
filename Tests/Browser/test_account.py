"""One's account: the address, the password, devices, one's data, and the end of it."""

import json
import pathlib

from conftest import PASSWORD, check_accessible, check_fits
from playwright.sync_api import expect
from steps import (
    address, invite_link, join, mailed_link, make_group, newcomer, said, unlike, verify)

OTHER_PASSWORD = "marmalade-lighthouse-7"


def sign_in(page, email, password):
    page.goto("/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.locator("main form").get_by_role("button", name="Sign in").click()


def test_an_address_is_verified_by_the_mailed_link(people, server):
    email = address("anouk")
    page = newcomer(people, "Anouk", email=email)
    expect(page.get_by_text("is not verified yet")).to_be_visible()
    page.get_by_role("link", name="What to do").click()
    check_accessible(page)
    check_fits(page)
    verify(page, server, email)
    expect(page.get_by_text("is not verified yet")).to_have_count(0)
    # The link is used up, and says what to do.
    other = newcomer(people, "Basti")
    other.goto(mailed_link(server, email, "/verify-email"))
    other.get_by_role("button", name="Yes, this is my address").click()
    expect(other.get_by_role("alert")).to_be_visible()
    other.get_by_role("link", name="Ask for a new link").click()
    expect(other.get_by_role("button", name="Send the link again")).to_be_visible()


def test_a_forgotten_password_is_set_anew(people, server):
    email = address("carla")
    old = newcomer(people, "Carla", email=email)
    verify(old, server, email)
    page = people.visitor()
    sign_in(page, email, OTHER_PASSWORD)
    expect(page.get_by_role("alert")).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Send the link").click()
    said(page, "a link is on its way")
    page.goto(mailed_link(server, email, "/reset-password"))
    page.get_by_label("New password").fill(OTHER_PASSWORD)
    page.get_by_role("button", name="Set password").click()
    said(page, "Your new password is set")
    old.goto("/me")
    expect(old).not_to_have_url("/me")
    sign_in(page, email, OTHER_PASSWORD)
    expect(page.get_by_role("link", name="My account")).to_be_visible()


def test_another_address_takes_the_place_of_the_present_one(people, server):
    email, other = address("celia"), address("celia-new")
    page = newcomer(people, "Celia", email=email)
    verify(page, server, email)
    page.goto("/me")
    page.get_by_role("link", name="Change address").click()
    page.get_by_label("New e-mail address").fill(other)
    page.get_by_label("Your password").fill("wrong-wrong-wrong")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("alert")).to_be_visible()
    # What was typed is still there; a password is typed anew.
    expect(page.get_by_label("New e-mail address")).to_have_value(other)
    check_accessible(page)
    check_fits(page)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Send the link").click()
    said(page, "A link is on its way")
    expect(page.get_by_text(f"You want to change to {other}")).to_be_visible()
    check_accessible(page)
    check_fits(page)
    page.get_by_role("button", name="Keep the present address").click()
    said(page, "Your address stays as it is")
    page.get_by_label("New e-mail address").fill(other)
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Send the link").click()
    said(page, "A link is on its way")
    # The mail may be opened on another device.
    server.mails.wait_for(lambda: len(server.mails.to(other)) == 2)
    visitor = people.visitor()
    visitor.goto(mailed_link(server, other, "/new-email"))
    check_accessible(visitor)
    visitor.get_by_role("button", name="Yes, this is my address").click()
    said(visitor, "Your address is verified")
    sign_in(visitor, other, PASSWORD)
    visitor.goto("/me")
    expect(visitor.get_by_text(other)).to_be_visible()


def test_another_device_is_signed_out(people, server):
    email = address("dario")
    phone = newcomer(people, "Dario", email=email)
    laptop = people.visitor()
    sign_in(laptop, email, PASSWORD)
    expect(laptop.get_by_role("link", name="My account")).to_be_visible()
    phone.goto("/me/security")
    expect(phone.get_by_text("This device")).to_have_count(1)
    phone.get_by_role("button", name="Sign out there").click()
    said(phone, "Signed out there")
    laptop.goto("/me")
    expect(laptop.get_by_role("heading", name="My account")).to_have_count(0)
    # The password is changed, once the right one is given.
    phone.get_by_label("Password of now").fill("wrong-wrong-wrong")
    phone.get_by_label("New password").fill(OTHER_PASSWORD)
    phone.get_by_role("button", name="Set password").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    check_accessible(phone)
    phone.get_by_label("Password of now").fill(PASSWORD)
    phone.get_by_label("New password").fill(OTHER_PASSWORD)
    phone.get_by_role("button", name="Set password").click()
    said(phone, "Your password is changed")
    sign_in(laptop, email, OTHER_PASSWORD)
    expect(laptop.get_by_role("link", name="My account")).to_be_visible()


def test_data_is_taken_along_and_the_account_ended(people, server):
    email = address("emma")
    page = newcomer(people, "Emma", email=email)
    group = make_group(page, unlike("Readers"))
    friend = join(people, invite_link(page, group), "Falk")
    page.goto(group + "/forum/new")
    page.get_by_label("What is it about?").fill("July")
    page.get_by_label("Your text").fill("A short one?")
    page.get_by_role("button", name="Start the thread").click()
    page.goto("/me/data")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    kept = pathlib.Path(download.value.path()).read_text()
    json.loads(kept)
    assert email in kept and "A short one?" in kept
    # Not by a slip: the password is asked for, and has to be right.
    page.locator("summary", has_text="Delete account").click()
    page.get_by_label("Password").fill("not-the-password-at-all")
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check_accessible(page)
    check_fits(page)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Delete for good").click()
    said(page, "Your account is deleted")
    sign_in(page, email, PASSWORD)
    expect(page.get_by_role("alert")).to_be_visible()
    # What they wrote stays, without their name; the group is the friend's.
    friend.goto(group + "/forum")
    friend.get_by_role("link", name="July").click()
    expect(friend.get_by_text("A short one?")).to_be_visible()
    expect(friend.get_by_text("Emma")).to_have_count(0)
    friend.goto(group)
    expect(friend.get_by_text("You lead")).to_be_visible()
