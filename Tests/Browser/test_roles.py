"""Roles: a leader lets somebody do more, and less; whoever asks why is told."""

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, group_of, said, unlike


def make_role(leader, group, name, *permissions):
    leader.goto(group + "/settings")
    leader.get_by_role("link", name="Roles").click()
    leader.get_by_role("link", name="New role").click()
    leader.get_by_label("What the role is called").fill(name)
    for permission in permissions:
        leader.get_by_label(permission).check()
    check_accessible(leader)
    check_fits(leader)
    leader.get_by_role("button", name="Make the role").click()
    said(leader, "The role is there")


def explain(page, group, permission):
    """What the page about rights says of one of one's own."""
    page.goto(group + "/why")
    page.get_by_label("What about").select_option(label=permission)
    page.get_by_role("button", name="Explain").click()
    return page.locator("#answer")


def test_a_role_is_made_given_explained_and_taken(people):
    group, leader, helper = group_of(people, unlike("Archivists"), "Olga", "Piet")
    permission = "Change name, description and size"
    helper.goto(group + "/settings")
    expect(helper.get_by_label("Name of the group")).to_have_count(0)
    answer = explain(helper, group, permission)
    expect(answer).to_contain_text("You may not")
    expect(answer).to_contain_text("Your roles do not allow it: Member.")
    check_accessible(helper)
    make_role(leader, group, "Scribe", permission)
    leader.goto(group + "/members")
    leader.get_by_role("link", name="Piet").click()
    leader.get_by_label("Give a role").select_option(label="Scribe")
    leader.get_by_role("button", name="Give").click()
    expect(leader.locator("#roles")).to_contain_text("Scribe")
    # The member sees what is new, and why.
    answer = explain(helper, group, permission)
    expect(answer).to_contain_text("You may")
    expect(answer).to_contain_text("Role “Scribe”")
    helper.goto(group + "/settings")
    helper.get_by_label("What is it for?").fill("Old maps and new ones.")
    helper.get_by_role("button", name="Save").first.click()
    leader.goto(group)
    expect(leader.get_by_text("Old maps and new ones.")).to_be_visible()
    leader.goto(group + "/members")
    leader.get_by_role("link", name="Piet").click()
    confirm(leader.locator("#roles li", has_text="Scribe"), "Take away")
    expect(leader.locator("#roles li", has_text="Scribe")).to_have_count(0)
    helper.goto(group + "/settings")
    expect(helper.get_by_label("What is it for?")).to_have_count(0)
    expect(explain(helper, group, permission)).to_contain_text("These would: ")


def test_a_role_is_changed_and_deleted_with_what_it_gave(people):
    group, leader, guest = group_of(people, unlike("Cinephiles"), "Rosa", "Sam")
    make_role(leader, group, "Doorkeeper", "Invite people")
    leader.goto(group + "/members")
    leader.get_by_role("link", name="Sam").click()
    leader.get_by_label("Give a role").select_option(label="Doorkeeper")
    leader.get_by_role("button", name="Give").click()
    guest.goto(group + "/members")
    expect(guest.get_by_role("link", name="Invite people")).to_be_visible()
    leader.goto(group + "/roles")
    keeper = leader.locator("section", has=leader.get_by_role("heading", name="Doorkeeper"))
    keeper.get_by_role("link", name="Change this role").click()
    leader.get_by_label("Invite people").uncheck()
    leader.get_by_role("button", name="Save").click()
    said(leader, "Saved")
    guest.goto(group + "/members")
    expect(guest.get_by_role("link", name="Invite people")).to_have_count(0)
    keeper.get_by_role("link", name="Change this role").click()
    confirm(leader, "Delete this role")
    said(leader, "The role is deleted")
    guest.goto(group)
    expect(guest.get_by_text("Doorkeeper")).to_have_count(0)
