"""What people come for, as they do it: on a phone, by labels and buttons, two of them at once."""

import re

import pytest
from conftest import DESKTOP, PASSWORD, check_accessible, check_fits
from playwright.sync_api import expect
from steps import address, invite_link, join, make_group


def test_an_invitation_leads_somebody_new_into_the_group(people):
    leader = people.person("ada")
    group = make_group(leader, "Canal Swimmers")
    link = invite_link(leader, group)
    page = people.visitor()
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Canal Swimmers")
    check_accessible(page)
    check_fits(page)
    page.locator("main a[href^='/sign-up']").click()
    # A first try that is refused loses neither what was written nor where one was going.
    page.locator("[name=fullName]").fill("Ines")
    page.locator("[name=email]").fill(address("ines"))
    page.locator("[name=password]").fill("aaaaaaaa")
    page.locator("main form button.primary").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=fullName]")).to_have_value("Ines")
    check_accessible(page)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button.primary").click()
    page.wait_for_url(re.compile(re.escape(group) + "$"))
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Canal Swimmers")
    leader.goto(group + "/members")
    expect(leader.get_by_role("link", name="Ines")).to_be_visible()


def test_who_has_an_account_signs_in_on_the_way_and_may_accept(people):
    leader = people.person("ada")
    link = invite_link(leader, make_group(leader, "Night Bakers"))
    guest = join(people, link, "Noor")
    # A second one, signed in: accepts by a button.
    link = invite_link(leader, make_group(leader, "Day Bakers"))
    guest.goto(link)
    guest.get_by_role("button", name=re.compile("Join|Accept")).click()
    expect(guest.get_by_role("heading", level=1)).to_contain_text("Day Bakers")
    # The link leads members to their group.
    guest.goto(link)
    expect(guest.get_by_text("Day Bakers").first).to_be_visible()


def test_the_last_leader_names_who_follows(people):
    leader = people.person("ada")
    group = make_group(leader, "Choir on Tuesdays")
    join(people, invite_link(leader, group), "Mats")
    leader.goto(group + "/leave")
    leader.locator("[name=successorId]").select_option(label="Mats")
    leader.locator("main form button").click()
    expect(leader.get_by_role("status")).to_be_visible()
    leader.goto("/")
    expect(leader.locator("#groups").get_by_text("Choir on Tuesdays")).to_have_count(0)
    expect(leader.get_by_text("Choir on Tuesdays")).to_be_visible()


def test_messages_appear_at_the_other_as_they_are_written(people):
    leader = people.person("ada", DESKTOP)
    group = make_group(leader, "Pen Friends")
    other = join(people, invite_link(leader, group), "Lio")
    leader.goto("/chats/new?group=" + group.rsplit("/", 1)[1])
    leader.locator("li", has_text="Lio").get_by_role("button").click()
    leader.wait_for_url(re.compile("/chats/[0-9a-f-]{36}"))
    other.goto(re.search("/chats/[0-9a-f-]{36}", leader.url)[0])
    leader.locator("[name=body]").fill("Shall we meet at six?")
    leader.get_by_role("button", name="Send").click()
    expect(leader.locator("#messages")).to_contain_text("Shall we meet at six?")
    expect(other.locator("#messages")).to_contain_text("Shall we meet at six?")
    other.locator("[name=body]").fill("Six it is <3")
    other.locator("[name=body]").press("Tab")
    other.keyboard.press("Enter")
    expect(leader.locator("#messages")).to_contain_text("Six it is <3")
    assert leader.url.endswith(re.search("/chats/[0-9a-f-]{36}", other.url)[0])


def test_messages_stand_in_the_order_in_which_they_were_written(people):
    leader = people.person("ada", DESKTOP)
    group = make_group(leader, "Quick Writers")
    join(people, invite_link(leader, group), "Tove")
    leader.goto("/chats/new?group=" + group.rsplit("/", 1)[1])
    leader.locator("li", has_text="Tove").get_by_role("button").click()
    leader.wait_for_url(re.compile("/chats/[0-9a-f-]{36}"))
    held = []

    def hold_the_first(route):
        if route.request.method == "POST" and "body=" in (route.request.post_data or ""):
            held.append(route)
            if len(held) == 1:
                return
        route.continue_()

    leader.route("**/chats/*", hold_the_first)
    for text in ("First", "Second"):
        leader.locator(".composer [name=body]").fill(text)
        leader.locator(".composer [name=body]").press("Enter")
    expect(leader.locator(".message.pending")).to_have_count(2)
    assert len(held) == 1
    held[0].continue_()
    expect(leader.locator(".message.pending")).to_have_count(0)
    expect(leader.locator("#messages .bubble")).to_have_text(["First", "Second"])


def test_a_vote_for_a_restaurant_appears_at_the_others(people):
    leader = people.person("ada")
    group = make_group(leader, "Lunch Table")
    other = join(people, invite_link(leader, group), "Remy")
    leader.goto("/lunch/new?group=" + group.rsplit("/", 1)[1])
    leader.locator("main form[method=post] button.primary").click()
    leader.wait_for_url(re.compile("/lunch/[0-9a-f-]{36}"))
    lunch = re.search("/lunch/[0-9a-f-]{36}", leader.url)[0]
    other.goto(lunch)
    other.locator("main form:has(input[value=joinLunchGroup]) button").first.click()
    expect(other.get_by_role("status")).to_be_visible()
    leader.goto(lunch)
    vote = leader.locator("#suggestions form:has(input[name=restaurantId]) button").first
    name = vote.get_attribute("aria-label")
    vote.click()
    expect(leader.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
    expect(other.get_by_role("button", name=name)).to_contain_text("1")


def test_an_expense_is_split_and_settled(people):
    leader = people.person("ada")
    group = make_group(leader, "Cabin Weekend")
    other = join(people, invite_link(leader, group), "Yara")
    leader.goto(group + "/expenses/new")
    leader.locator("[name=description]").fill("Firewood")
    leader.locator("[name=amount]").fill("a lot")
    leader.locator("main form button.primary").click()
    expect(leader.get_by_role("alert")).to_be_visible()
    expect(leader.locator("[name=description]")).to_have_value("Firewood")
    check_accessible(leader)
    leader.locator("[name=amount]").fill("25.50")
    leader.locator("main form button.primary").click()
    expect(leader.get_by_text("Firewood")).to_be_visible()
    other.goto(group + "/expenses")
    expect(other.get_by_text("12.75").first).to_be_visible()
    check_fits(other)


def test_forms_work_without_javascript(people):
    leader = people.person("ada", java_script_enabled=False)
    group = make_group(leader, "Quiet Readers")
    leader.goto(group + "/settings")
    leader.locator("[name=description]").fill("One book a month.")
    leader.locator("form:has(input[value=updateGroup]) button.primary").first.click()
    leader.goto(group)
    expect(leader.get_by_text("One book a month.")).to_be_visible()
    leader.goto(group + "/forum/new")
    leader.locator("[name=title]").fill("June")
    leader.locator("main [name=body]").fill("Something short?")
    leader.locator("main form[method=post] button.primary").click()
    expect(leader.get_by_text("Something short?")).to_be_visible()


def test_who_was_removed_sees_no_more_of_it(people):
    leader = people.person("ada")
    group = make_group(leader, "Film Club")
    other = join(people, invite_link(leader, group), "Kees")
    other.goto(group + "/members")
    leader.goto(group + "/members")
    row = leader.locator("li", has_text="Kees")
    row.locator("details.menu > summary").click()
    row.locator(".confirm > summary", has_text="Remove").click()
    row.locator(".confirm[open] .confirm-box button").click()
    expect(leader.get_by_role("status")).to_be_visible()
    answer = other.goto(group + "/members")
    assert answer.status in (403, 404)


def test_everything_can_be_done_with_the_keyboard(people):
    page = people.visitor(DESKTOP)
    page.goto("/sign-in")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    page.locator("[name=email]").focus()
    page.keyboard.type("ada@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    # Each stop can be seen.
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


def test_the_language_and_signing_out_are_the_persons_own(people):
    page = people.person("esi")
    page.goto("/me")
    page.locator("[name=locale]").select_option("de")
    page.locator("form:has([name=locale]) button.primary").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.locator("[name=locale]").select_option("en")
    page.locator("form:has([name=locale]) button.primary").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/me")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto("/")
    expect(page).to_have_url(re.compile("/welcome$"))


@pytest.mark.parametrize("path", ["/welcome", "/sign-in", "/sign-up"])
def test_the_first_pages_are_light(people, path):
    sizes = {}
    page = people.visitor()
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(path, wait_until="networkidle")
    assert sum(sizes.values()) <= 50_000, sizes
