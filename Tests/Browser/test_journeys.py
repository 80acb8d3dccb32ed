"""Journeys: somebody writes one, people go through it, alone and with their group."""

import re

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import admin, group_of, newcomer, path_of, said, unlike


def fill_step(page, number, title, body, kind=None, optional=False):
    step = page.locator(".step-row").nth(number)
    step.get_by_label("Title").fill(title)
    step.get_by_label("What is in it").fill(body)
    if kind:
        step.get_by_label("What is it?").select_option(label=kind)
    if optional:
        step.get_by_label("Needed to complete the journey").uncheck()


def write_journey(page, title):
    """Three steps, the last of them optional; answers the path of the journey."""
    page.goto("/journeys")
    page.get_by_role("link", name="Write a journey").click()
    page.get_by_label("Title").first.fill(title)
    fill_step(page, 0, "Look up", "Which tree is nearest to you?")
    fill_step(page, 1, "Touch the bark", "What does it feel like?", "Reflection")
    fill_step(page, 2, "Plant one", "It takes a spade.", "Task", optional=True)
    page.get_by_role("button", name="Save the draft").click()
    said(page, "Your draft is saved")
    path = path_of(page, "/journeys")
    page.get_by_role("button", name="Release a version").click()
    said(page, "A new version is released")
    return path


def steps_of(page):
    return page.locator("article.step h2")


def test_a_journey_is_written_put_in_order_and_gone_through(people):
    page = newcomer(people, "Xenia")
    title = unlike("Trees")
    path = write_journey(page, title)
    page.goto(path + "/edit")
    check_accessible(page)
    check_fits(page)
    # Another step that comes first, and one that goes.
    page.get_by_role("button", name="Add a step").click()
    fill_step(page, 3, "Go out", "Rain is no excuse.")
    page.locator(".step-row").nth(3).get_by_label("Number").fill("0")
    page.locator(".step-row").nth(1).get_by_label("Remove this step").check()
    page.get_by_role("button", name="Save", exact=True).click()
    said(page, "Saved")
    page.get_by_role("button", name="Release a version").click()
    page.goto(path)
    expect(page.locator("ol .row-title")).to_have_text(["Go out", "Look up", "Plant one"])
    page.get_by_role("button", name="Start by myself").click()
    expect(steps_of(page)).to_have_text(["1. Go out", "2. Look up", "3. Plant one"])
    page.get_by_role("button", name=re.compile("Mark as done.*Go out")).click()
    expect(page.get_by_text("1 of 2 needed steps done")).to_be_visible()
    check_accessible(page)
    # A break, and on.
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("This is having a break")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Mark as done"))).to_have_count(0)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name=re.compile("Mark as done.*Look up")).click()
    expect(page.get_by_text("Well done, everything is finished!")).to_be_visible()
    page.goto("/me/journeys?status=completed")
    expect(page.get_by_role("link", name=title).first).to_be_visible()


def test_a_group_goes_through_one_together(people):
    group, leader, yves = group_of(people, unlike("Gardeners"), "Wanda", "Yves")
    title = unlike("Bark")
    path = write_journey(leader, title)
    leader.goto(path)
    leader.get_by_text("Go through it with a group").click()
    leader.get_by_role("button", name="Start with the group").click()
    enrollment = path_of(leader, "/enrollments")
    # The other finds it in the group, goes two steps and writes what they thought.
    yves.goto(group + "/journeys")
    yves.get_by_role("link", name=title).click()
    yves.get_by_role("button", name=re.compile("Mark as done.*Look up")).click()
    bark = yves.locator("article", has_text="Touch the bark")
    bark.get_by_label("Your thoughts").fill("Like an old elephant.")
    bark.get_by_role("button", name="Save").click()
    planted = yves.locator("article", has_text="Plant one")
    planted.get_by_label("Your answer").fill("An oak, by the gate.")
    planted.get_by_role("button", name="Save").click()
    expect(yves.get_by_text("2 of 2 needed steps done")).to_be_visible()
    check_accessible(yves)
    check_fits(yves)
    # The leader sees how far they are, what they answered, and not what they thought.
    expect(leader.get_by_text("Done by 1 of 2").first).to_be_visible()
    leader.get_by_role("link", name="Each member's progress").click()
    leader.get_by_role("link", name="Yves").click()
    expect(leader.get_by_text("An oak, by the gate.")).to_be_visible()
    expect(leader.get_by_text("elephant")).to_have_count(0)
    check_accessible(leader)
    leader.goto(enrollment)
    leader.get_by_role("button", name="Freeze").click()
    said(leader, "Changed")
    expect(yves.get_by_text("stopped this for now")).to_be_visible()
    expect(yves.get_by_role("button", name="Save")).to_have_count(0)
    leader.get_by_role("button", name="Let it go on").click()
    expect(yves.get_by_text("stopped this for now")).to_have_count(0)


def test_what_is_published_is_found_by_all(people, server):
    author = newcomer(people, "Zora")
    title = unlike("Moss")
    path = write_journey(author, title)
    reader = newcomer(people, "Abel")
    assert reader.goto(path).status == 404
    publisher = admin(people, server)
    publisher.goto(path + "/edit")
    publisher.get_by_role("button", name="Publish").click()
    said(publisher, "It is published")
    reader.goto("/journeys")
    reader.get_by_role("searchbox", name="Search").fill(title)
    reader.get_by_role("button", name="Search").click()
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_text("By Zora")).to_be_visible()
    expect(reader.locator("li", has_text="Plant one")).to_contain_text("Optional")
    reader.get_by_role("button", name="Start by myself").click()
    expect(steps_of(reader).first).to_have_text("1. Look up")
