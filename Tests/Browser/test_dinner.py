"""Dinner crews: three friends come together, show themselves, and are asked to table."""

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, in_days, newcomer, path_of, said, unlike


def crew(people, name, *names):
    """A crew that is live; answers its path, its leader's page and the others'."""
    leader = newcomer(people, names[0])
    leader.goto("/dinner")
    leader.get_by_label("Name of the crew").fill(name)
    leader.get_by_role("button", name="Start a crew").click()
    path = path_of(leader, "/groups") + "/dinner"
    code = leader.locator(".join-code").text_content()
    others = []
    for friend in names[1:]:
        page = newcomer(people, friend)
        page.goto("/dinner")
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Dinner")
        others.append(page)
    # The leader sees them come in, without asking for the page again.
    for friend in names[1:]:
        expect(leader.locator("#seats").get_by_text(friend, exact=True)).to_be_visible()
    leader.goto(path)
    leader.get_by_label("Your video").fill("https://videos.example.org/mine")
    for friend in names[1:]:
        leader.get_by_label(f"Video of {friend}").fill(f"https://videos.example.org/{friend}")
    leader.get_by_role("button", name="Save").click()
    expect(leader.get_by_text("Live", exact=True)).to_be_visible()
    check_accessible(leader)
    check_fits(leader)
    return path, leader, others


def host(leader, path, title):
    leader.goto(path)
    form = leader.locator("section", has=leader.get_by_role("heading", name="Host a party"))
    form.get_by_label("Title").fill(title)
    form.get_by_label("Starts").fill(in_days(20))
    form.get_by_label("What is there to eat?").fill("Soup, then dumplings.")
    form.get_by_label("Place").fill("Mill Lane 4")
    form.get_by_role("button", name="Host a party").click()
    said(leader, "Your party is out.")


def ask(guests, title):
    guests.goto("/dinner")
    wish = guests.locator(".wish", has_text=title)
    expect(wish).not_to_contain_text("Mill Lane")
    wish.get_by_label("A word to the hosts").fill("May we bring dessert?")
    wish.get_by_role("button", name="Ask to come").click()
    said(guests, "Now the hosts decide")


def test_a_crew_is_invited_by_another_and_both_look_back(people):
    hosts_path, hosts, [cook, _] = crew(people, unlike("Ladle"), "Alma", "Bo", "Cleo")
    guests_path, guests, [friend, _] = crew(people, unlike("Fork"), "Dina", "Emil", "Fay")
    title = unlike("Dumplings")
    host(hosts, hosts_path, title)
    ask(guests, title)
    # Whoever does not lead sees who asks, and nothing to press.
    cook.goto(hosts_path)
    expect(cook.get_by_text("May we bring dessert?")).to_be_visible()
    expect(cook.get_by_role("button", name="Invite them")).to_have_count(0)
    hosts.goto(hosts_path)
    hosts.get_by_role("button", name="Invite them").click()
    said(hosts, "You have a date!")
    for page in (guests, friend):
        page.goto(guests_path)
        invited = page.locator("#party")
        expect(invited).to_contain_text(title)
        expect(invited).to_contain_text("Mill Lane 4")
        check_accessible(page)
        check_fits(page)
    hosts.get_by_role("button", name="It took place").click()
    for page, path in ((hosts, hosts_path), (cook, hosts_path), (friend, guests_path)):
        page.goto(path)
        expect(page.locator("#past")).to_contain_text(title)
        expect(page.locator("#past")).to_contain_text("Took place")


def test_who_is_declined_may_look_on_and_a_party_can_be_called_off(people):
    hosts_path, hosts, _ = crew(people, unlike("Kettle"), "Gil", "Hana", "Ivo")
    guests_path, guests, _ = crew(people, unlike("Spoon"), "Jo", "Kim", "Lou")
    first, second = unlike("Curry"), unlike("Stew")
    host(hosts, hosts_path, first)
    ask(guests, first)
    hosts.goto(hosts_path)
    confirm(hosts, "Decline")
    guests.goto(guests_path)
    expect(guests.locator(".wish", has_text=first)).to_contain_text("Declined")
    confirm(hosts, "Call the party off")
    said(hosts, "Called off")
    # Another one: taken back by the guests after they were invited, so it is open again.
    host(hosts, hosts_path, second)
    ask(guests, second)
    hosts.goto(hosts_path)
    hosts.get_by_role("button", name="Invite them").click()
    guests.goto(guests_path)
    confirm(guests, "Take back")
    hosts.goto(hosts_path)
    expect(hosts.locator("#party")).to_contain_text("Looking for guests")
    expect(hosts.get_by_role("heading", name=second)).to_be_visible()


def test_a_seat_is_free_again_when_somebody_leaves(people):
    path, leader, [second, _] = crew(people, unlike("Apron"), "Mia", "Nils", "Ola")
    second.goto(path.removesuffix("/dinner") + "/leave")
    second.locator("main form button").click()
    said(second, "left")
    leader.goto(path)
    expect(leader.get_by_text("Nils", exact=True)).to_have_count(0)
    expect(leader.get_by_text("Too few people")).to_be_visible()
    code = leader.locator(".join-code").text_content()
    page = newcomer(people, "Pip")
    page.goto("/")
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Join").click()
    expect(leader.locator("#seats").get_by_text("Pip", exact=True)).to_be_visible()
    expect(leader.locator("#seats")).to_contain_text("Seat 2")
