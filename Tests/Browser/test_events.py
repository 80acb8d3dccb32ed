"""Events: somebody makes one, friends apply together, and whoever made it decides."""

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, group_of, in_days, path_of, said, unlike


def make_event(page, title, places=None):
    """An event of the person's; answers its path."""
    page.goto("/events")
    page.get_by_role("link", name="Make an event").first.click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("What is it about?").fill("Boots and a torch.")
    page.get_by_label("Starts").fill(in_days(9))
    page.get_by_label("Place", exact=True).fill("The old quarry")
    if places:
        page.get_by_label("How many people may come?").fill(str(places))
    page.locator("main form[method=post]").get_by_role("button", name="Make an event").click()
    said(page, "The event is there")
    return path_of(page, "/events")


def apply(page, title, *friends):
    """Asks to come, with friends; answers the application's path."""
    page.goto("/events")
    page.get_by_label("Search events").fill(title)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name=title).click()
    for friend in friends:
        page.get_by_label(friend, exact=True).check()
    page.get_by_label("A word to those who decide").fill("We bring cake.")
    page.get_by_role("button", name="I want to come").click()
    return path_of(page, "/applications")


def test_friends_apply_together_are_let_in_and_talk(people):
    group, host, una, vic, wim = group_of(
        people, unlike("Walkers"), "Tessa", "Una", "Vic", "Wim")
    title = unlike("Full Moon Walk")
    event = make_event(host, title, places=3)
    application = apply(una, title, "Vic", "Wim")
    expect(una.get_by_text("Waiting for an answer: Vic")).to_be_visible()
    # The two are told, find it among events, and answer.
    vic.goto("/notifications")
    expect(vic.get_by_role("main")).to_contain_text(title)
    for page in (vic, wim):
        page.goto("/events")
        page.locator("#asked").get_by_role("link").click()
        page.get_by_role("button", name="I am coming").click()
        said(page, "Your answer counts")
        check_accessible(page)
        check_fits(page)
    una.goto(application)
    expect(una.get_by_text("Waiting for those who decide")).to_be_visible()
    host.goto(event)
    expect(host.locator("#wishes")).to_contain_text("We bring cake.")
    host.locator("#wishes").get_by_role("button", name="Let in").click()
    said(host, "Your verdict counts")
    expect(host.get_by_text("3 of 3 places taken")).to_be_visible()
    # All see it, and are in one chat.
    for page in (una, vic, wim):
        page.goto(application)
        expect(page.get_by_text("It is approved")).to_be_visible()
    vic.get_by_role("link", name="To the chat").click()
    vic.get_by_label("Your message").fill("Who has a torch?")
    vic.get_by_role("button", name="Send").click()
    host.goto(application)
    host.get_by_role("link", name="To the chat").click()
    expect(host.locator("#messages")).to_contain_text("Who has a torch?")


def test_who_is_refused_reads_it_and_places_are_kept(people):
    group, host, una, vic = group_of(people, unlike("Cooks"), "Tom", "Ulla", "Vera")
    title = unlike("Ten Courses")
    event = make_event(host, title, places=1)
    first = apply(una, title)
    second = apply(vic, title)
    host.goto(event)
    wish = host.locator("#wishes .wish", has_text="Ulla")
    wish.get_by_role("button", name="Not this time").click()
    una.goto(first)
    expect(una.get_by_text("It was not approved.")).to_be_visible()
    host.locator("#wishes .wish", has_text="Vera").get_by_role("button", name="Let in").click()
    expect(host.get_by_text("1 of 1 places taken")).to_be_visible()
    check_accessible(host)
    # Withdrawn, the place is free again.
    vic.goto(second)
    expect(vic.get_by_text("It is approved")).to_be_visible()
    confirm(vic, "Withdraw")
    said(vic, "Withdrawn")
    host.goto(event)
    expect(host.get_by_text("0 of 1 places taken")).to_be_visible()


def test_one_goes_without_who_does_not_answer_and_two_decide(people):
    group, host, second, una, wim = group_of(
        people, unlike("Divers"), "Tara", "Val", "Umut", "Wim")
    title = unlike("Cold Water")
    event = make_event(host, title)
    host.goto(event + "/edit")
    host.get_by_label("Somebody of your groups").select_option(label="Val")
    host.get_by_role("button", name="Add").click()
    said(host, "They decide, too")
    application = apply(una, title, "Wim")
    una.get_by_role("button", name="Go without them").click()
    said(una, "You go without them")
    expect(una.get_by_text("Waiting for those who decide").first).to_be_visible()
    wim.goto("/events")
    expect(wim.locator("#asked")).to_have_count(0)
    # One of two is enough; the other sees who it was.
    second.goto(event)
    second.get_by_role("button", name="Let in").click()
    host.goto(event)
    expect(host.get_by_text("Val: yes")).to_be_visible()
    una.goto(application)
    expect(una.get_by_text("It is approved")).to_be_visible()
    # Called off: who was let in is told.
    host.goto(event + "/edit")
    confirm(host, "Call it off and delete it")
    said(host, "Deleted")
    assert una.goto(event).status == 404
    una.goto("/notifications")
    expect(una.get_by_role("main")).to_contain_text(title)
