"""The forum of a group: people ask and answer, and somebody looks after it."""

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, group_of, path_of, said, unlike


def open_thread(page, group, title, body):
    page.goto(group + "/forum")
    page.get_by_role("link", name="New thread").first.click()
    page.get_by_label("What is it about?").fill(title)
    page.get_by_label("Your text").fill(body)
    page.get_by_role("button", name="Start the thread").click()
    said(page, "Your thread is there")
    return path_of(page, group + "/forum")


def test_a_question_is_answered_and_read(people):
    group, asker, friend = group_of(people, unlike("Beekeepers"), "Bela", "Cora")
    thread = open_thread(asker, group, "Swarm in June?", "Mine are restless.")
    friend.goto(group + "/forum")
    row = friend.locator("li", has_text="Swarm in June?")
    expect(row).to_contain_text("1 new")
    row.get_by_role("link").click()
    friend.get_by_label("Your text").fill("Give them more rom.")
    friend.locator("#reply").get_by_role("button", name="Reply").click()
    # The one who asked sees it come; it is changed, and said to be.
    replies = asker.locator("#replies")
    expect(replies).to_contain_text("Give them more rom.")
    reply = friend.locator("#replies article")
    reply.get_by_role("link", name="Edit").click()
    friend.get_by_label("Your text").fill("Give them more room.")
    friend.get_by_role("button", name="Save").click()
    expect(replies).to_contain_text("Give them more room.")
    expect(replies).to_contain_text("edited")
    # Both have read all of it.
    for page in (asker, friend):
        page.goto(thread)
        expect(page.get_by_role("button", name="Mark as read")).to_have_count(0)
        page.goto(group + "/forum?show=unread")
        expect(page.get_by_text("You are up to date")).to_be_visible()
        check_accessible(page)
    # Found by what a reply says as well as by its title, here and from everywhere.
    asker.goto(group + "/forum")
    asker.get_by_label("Search the forum").fill("restless")
    asker.get_by_role("button", name="Search").click()
    expect(asker.get_by_role("link", name="Swarm in June?")).to_be_visible()
    asker.goto("/search")
    asker.get_by_role("searchbox").first.fill("more room")
    asker.get_by_role("main").get_by_role("button", name="Search").click()
    asker.get_by_role("link", name="In Beekeepers").click()
    asker.get_by_role("main").get_by_role("link", name="Swarm in June?").click()
    expect(asker.locator("#replies")).to_contain_text("Give them more room.")


def test_a_leader_looks_after_it(people):
    group, leader, rude, reader = group_of(people, unlike("Birders"), "Dora", "Egon", "Fritzi")
    thread = open_thread(rude, group, "Buy my binoculars", "Cheap, cheap, cheap!")
    leader.goto(thread)
    leader.locator("summary", has_text="Hide").click()
    leader.get_by_label("Why?").fill("No adverts here, please.")
    check_accessible(leader)
    check_fits(leader)
    leader.locator(".confirm[open]").get_by_role("button", name="Hide").click()
    # Its author reads why; others do not see it.
    rude.goto(thread)
    expect(rude.get_by_text("Hidden: No adverts here, please.")).to_be_visible()
    check_accessible(rude)
    assert reader.goto(thread).status == 404
    leader.get_by_role("button", name="Show again").click()
    expect(leader.get_by_role("button", name="Show again")).to_have_count(0)
    leader.get_by_role("button", name="Pin").click()
    leader.get_by_role("button", name="Close").click()
    reader.goto(group + "/forum")
    row = reader.locator("li", has_text="Buy my binoculars")
    expect(row).to_contain_text("Pinned")
    reader.goto(thread)
    expect(reader.get_by_text("This thread is closed")).to_be_visible()
    expect(reader.get_by_label("Your text")).to_have_count(0)
    confirm(leader, "Delete")
    expect(leader).not_to_have_url(thread)
    reader.goto(group + "/forum")
    expect(reader.get_by_text("Buy my binoculars")).to_have_count(0)


def test_who_is_meant_is_told_and_who_follows_too(people):
    group, leader, meant, _ = group_of(people, unlike("Potters"), "Gera", "Hugo", "Ilse")
    leader.goto(group + "/forum/new")
    leader.get_by_label("What is it about?").fill("The kiln")
    leader.get_by_label("Your text").fill("Who fires it on Sunday?")
    leader.get_by_text("Let somebody know").click()
    leader.get_by_label("Hugo").check()
    leader.get_by_role("button", name="Start the thread").click()
    thread = path_of(leader, group + "/forum")
    meant.goto("/notifications")
    meant.get_by_role("button", name="mentions you in the forum").click()
    expect(meant.get_by_text("Meant for you")).to_be_visible()
    meant.get_by_label("Your text").fill("I do.")
    meant.locator("#reply").get_by_role("button", name="Reply").click()
    expect(leader.locator("#replies")).to_contain_text("I do.")
    leader.goto("/notifications")
    expect(leader.get_by_role("main")).to_contain_text("Hugo")
    assert thread in meant.url
