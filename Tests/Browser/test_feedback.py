"""Feedback: what members tell one another, and who reads it."""

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, group_of, said, unlike


def test_feedback_is_given_changed_and_taken_back(people):
    group, giver, friend, other = group_of(people, unlike("Rowers"), "Kuno", "Jara", "Lena")
    giver.goto(group + "/members")
    giver.get_by_role("link", name="Jara").click()
    giver.get_by_role("link", name="Give feedback").click()
    expect(giver.get_by_label("To whom?").locator("option:checked")).to_have_text("Jara")
    giver.get_by_label("What do you want to say?").fill("You kept us in time.")
    giver.get_by_role("button", name="Give it").click()
    said(giver, "Your feedback is given")
    friend.goto("/notifications")
    friend.get_by_role("button", name="feedback").first.click()
    expect(friend.locator("#feedback")).to_contain_text("You kept us in time.")
    other.goto(group + "/feedback")
    expect(other.get_by_text("You kept us in time.")).to_have_count(0)
    # What was given is changed while that can be, and the other sees it at once.
    giver.goto(group + "/feedback?show=given")
    mine = giver.locator("#feedback article")
    mine.locator("summary", has_text="Edit").click()
    mine.get_by_label("What do you want to say?").fill("You kept us all in time.")
    check_accessible(giver)
    check_fits(giver)
    mine.get_by_role("button", name="Save").click()
    expect(friend.locator("#feedback")).to_contain_text("You kept us all in time.")
    expect(friend.locator("#feedback")).to_contain_text("edited")
    confirm(giver.locator("#feedback"), "Take back")
    said(giver, "Taken back")
    expect(friend.get_by_text("You kept us all in time.")).to_have_count(0)
    expect(friend.get_by_text("No feedback here yet")).to_be_visible()


def test_who_says_nothing_is_told_what_is_missing(people):
    group, giver, friend = group_of(people, unlike("Sailors"), "Nuri", "Milo")
    giver.goto(group + "/feedback")
    giver.locator("form:has([value=giveFeedback])").evaluate("form => form.noValidate = true")
    giver.get_by_label("What do you want to say?").fill("Well steered.")
    giver.get_by_role("button", name="Give it").click()
    expect(giver.get_by_role("alert")).to_be_visible()
    expect(giver.get_by_label("What do you want to say?")).to_have_value("Well steered.")
    check_accessible(giver)
    giver.get_by_label("To whom?").select_option(label="Milo")
    giver.get_by_role("button", name="Give it").click()
    friend.goto(group + "/feedback")
    expect(friend.locator("#feedback")).to_contain_text("Well steered.")
