"""A group of more people than a form lists: whoever is not there is looked for by name, and what
was filled in and ticked meanwhile stays."""

import re

from conftest import DESKTOP, PASSWORD, PHONE, check_accessible, check_fits
from playwright.sync_api import expect
from steps import address, crowd, make_group, newcomer, said, unlike


def test_who_is_not_listed_is_found(people):
    email = address("lea")
    leader = newcomer(people, "Lea", email=email)
    group = make_group(leader, unlike("Choir"))
    code = leader.locator(".join-code").text_content()
    crowd(people.server, code, [f"Singer {number:03}" for number in range(1, 104)])

    # In the list of members.
    leader.goto(group + "/members")
    leader.get_by_label("Look for somebody by name").fill("singer 103")
    leader.get_by_role("main").get_by_role("button", name="Search").click()
    expect(leader.locator("#members .row")).to_have_count(1)
    expect(leader.locator("#members")).to_contain_text("Singer 103")
    check_accessible(leader)
    check_fits(leader)

    # Enter sends what is written, and looks for whoever is looked for; without JavaScript, too,
    # there is a button for each.
    start_thread(leader, group, "Who sings alto?", by_enter=True)
    plain = people.visitor(DESKTOP, java_script_enabled=False)
    plain.goto("/sign-in")
    plain.locator("[name=email]").fill(email)
    plain.locator("[name=password]").fill(PASSWORD)
    plain.locator("main form button").first.click()
    start_thread(plain, group, "Who sings bass?", by_enter=False)

    # Among whom an expense is: nobody is in it whom nobody chose.
    leader.goto(group + "/expenses/new")
    leader.get_by_label("What for?").fill("Scores")
    leader.get_by_label("Amount", exact=True).fill("30")
    expect(leader.locator("[name^='part.']:checked")).to_have_count(1)
    for name in ("Singer 103", "Singer 001"):
        leader.get_by_label("Look for somebody by name").fill(name)
        leader.get_by_label("Look for somebody by name").press("Enter")
        leader.get_by_role("checkbox", name=name).check()
    expect(leader.get_by_role("checkbox", name="Singer 103")).to_be_checked()
    for size in (PHONE, DESKTOP):
        leader.set_viewport_size(size)
        check_accessible(leader)
        check_fits(leader)
    leader.get_by_label("What for?").press("Enter")
    said(leader, "The expense is in")
    leader.get_by_role("link", name="Scores").click()
    for name in ("Singer 001", "Singer 103"):
        expect(leader.get_by_role("main")).to_contain_text(name)
    expect(leader.get_by_role("main")).not_to_contain_text("Singer 002")


def start_thread(page, group, title, by_enter):
    page.goto(group + "/forum/new")
    page.get_by_label("What is it about?").fill(title)
    page.get_by_label("Your text").fill("Tell me\nby Friday.")
    page.locator("summary", has_text="Let somebody know").click()
    page.get_by_label("Singer 001").check()
    page.get_by_label("Look for somebody by name").fill("singer 103")
    if by_enter:
        page.get_by_label("Look for somebody by name").press("Enter")
    else:
        page.locator("button[name=find]").click()
    expect(page.get_by_label("Singer 002")).to_have_count(0)
    expect(page.get_by_label("Your text")).to_have_value("Tell me\nby Friday.")
    expect(page.get_by_label("Singer 001")).to_be_checked()
    page.get_by_label("Singer 103").check()
    if by_enter:
        check_accessible(page)
        check_fits(page)
        page.get_by_label("What is it about?").press("Enter")
    else:
        page.get_by_role("button", name="Start the thread").click()
    page.wait_for_url(re.compile("/forum/[0-9a-f-]{36}$"))
    for name in ("Singer 001", "Singer 103"):
        expect(page.locator("article p", has_text="Meant for")).to_contain_text(name)
