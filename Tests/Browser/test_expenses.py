"""The money of a group: unequal parts, paying back, what comes again, people without an account."""

import pathlib

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import group_of, in_days, join, path_of, said, unlike


def add(page, group, what, amount, paid_by=None):
    """Opens the form of an expense and fills in what it is."""
    page.goto(group + "/expenses")
    page.get_by_role("link", name="Add expense").first.click()
    page.get_by_label("What for?").fill(what)
    page.get_by_label("Amount", exact=True).fill(amount)
    if paid_by:
        page.get_by_label("Who paid?").select_option(label=paid_by)


def send(page):
    page.locator("main form[method=post] button.primary").click()


def test_unequal_parts_are_paid_back_and_disputed(people):
    group, leader, debtor = group_of(people, unlike("Flat 12"), "Jonna", "Karl")
    add(leader, group, "Sofa", "90")
    leader.get_by_label("By shares").check()
    leader.get_by_label("Part of You").fill("2")
    leader.get_by_label("Part of Karl").fill("one")
    check_accessible(leader)
    check_fits(leader)
    send(leader)
    # What cannot be read is said where it is, and nothing is lost.
    expect(leader.get_by_label("Part of Karl")).to_have_attribute("aria-invalid", "true")
    expect(leader.get_by_label("Part of You")).to_have_value("2")
    check_accessible(leader)
    leader.get_by_label("Part of Karl").fill("1")
    send(leader)
    said(leader, "The expense is in")
    debtor.goto(group + "/expenses")
    balances = debtor.locator("#balances")
    expect(balances).to_contain_text("You owe €30.00")
    balances.get_by_role("link", name="Record as paid").click()
    expect(debtor.get_by_label("Amount")).to_have_value("30.00")
    expect(debtor.get_by_label("To whom?").locator("option:checked")).to_have_text("Jonna")
    check_accessible(debtor)
    send(debtor)
    said(debtor, "The payment is in")
    # Both are settled, until the other says that nothing came.
    leader.goto(group + "/expenses")
    expect(leader.locator("#balances")).to_contain_text("Everything is settled")
    leader.get_by_role("link", name="Payments").click()
    leader.get_by_role("link", name="Karl → You").click()
    box = leader.locator("details.confirm").filter(has_text="That did not happen")
    box.locator("> summary").click()
    check_accessible(leader)
    box.get_by_role("button").click()
    said(leader, "Rejected")
    expect(debtor.locator("#balances")).to_contain_text("You owe €30.00")
    debtor.goto("/me/balances")
    expect(debtor.get_by_role("main")).to_contain_text("€30.00")


def test_an_expense_is_changed_deleted_and_brought_back(people):
    group, leader, other = group_of(people, unlike("Hikers"), "Lotte", "Mio")
    add(leader, group, "Hut", "40", paid_by="Mio")
    send(leader)
    other.goto(group + "/expenses")
    other.get_by_role("link", name="Hut").click()
    other.get_by_role("link", name="Edit").click()
    other.get_by_label("By amounts").check()
    other.get_by_label("Part of Lotte").fill("10")
    other.get_by_label("Part of You").fill("20")
    send(other)
    # Ten are missing: that is said, and what was typed is there.
    expect(other.get_by_role("alert")).to_be_visible()
    check_accessible(other)
    check_fits(other)
    other.get_by_label("Part of You").fill("30")
    send(other)
    leader.goto(group + "/expenses")
    expect(leader.locator("#balances")).to_contain_text("You owe €10.00")
    leader.get_by_role("link", name="Hut").click()
    expect(leader.get_by_text("Mio: changed")).to_be_visible()
    leader.locator("summary", has_text="Delete expense").click()
    leader.locator(".confirm[open]").get_by_role("button").click()
    said(leader, "Deleted")
    other.goto(group + "/expenses")
    expect(other.locator("#balances")).to_contain_text("Everything is settled")
    other.get_by_role("link", name="Deleted").click()
    other.get_by_role("link", name="Hut").click()
    other.get_by_role("button", name="Bring back").click()
    leader.goto(group + "/expenses")
    expect(leader.locator("#balances")).to_contain_text("You owe €10.00")


def test_somebody_without_an_account_takes_over_what_is_theirs(people):
    group, leader, _ = group_of(people, unlike("Cousins"), "Nina", "Otto")
    leader.goto(group + "/expenses")
    leader.get_by_role("link", name="People without an account").click()
    leader.get_by_label("Name").fill("Uncle Bo")
    leader.get_by_role("button", name="Add").click()
    said(leader, "Added")
    add(leader, group, "Boat", "60")
    leader.get_by_role("checkbox", name="Otto").uncheck()
    send(leader)
    expect(leader.locator("#balances")).to_contain_text("You get back €30.00")
    leader.get_by_role("link", name="People without an account").click()
    leader.locator("summary", has_text="Invite or ask who it is").click()
    check_accessible(leader)
    check_fits(leader)
    leader.get_by_role("button", name="Make a link").click()
    uncle = join(people, leader.locator("#placeholder-link").text_content(), "Bo")
    uncle.goto(group + "/expenses")
    expect(uncle.locator("#balances")).to_contain_text("You owe €30.00")
    leader.goto(group + "/placeholders")
    expect(leader.get_by_text("is Bo")).to_be_visible()


def test_the_rent_comes_by_itself(people):
    group, leader, other = group_of(people, unlike("Mill House"), "Paula", "Quirin")
    leader.goto(group + "/expenses")
    leader.get_by_role("link", name="Recurring expenses").click()
    leader.get_by_role("link", name="Set up").click()
    leader.get_by_label("What for?").fill("Rent")
    leader.get_by_label("Amount", exact=True).fill("800")
    leader.get_by_label("Every how many").fill("2")
    leader.get_by_label("First day").fill(in_days(3)[:10])
    check_accessible(leader)
    check_fits(leader)
    send(leader)
    path_of(leader, group + "/recurring-expenses")
    other.goto(group + "/recurring-expenses")
    expect(other.get_by_text("every 2 months")).to_be_visible()
    other.get_by_role("link", name="Rent").click()
    leader.get_by_role("button", name="Pause").click()
    said(leader, "Saved")
    other.reload()
    expect(other.get_by_text("Paused").first).to_be_visible()
    leader.get_by_role("button", name="Go on").click()
    said(leader, "Saved")
    other.reload()
    expect(other.get_by_text("Paused")).to_have_count(0)
    leader.locator("summary", has_text="End for good").click()
    leader.locator(".confirm[open]").get_by_role("button").click()
    other.goto(group + "/recurring-expenses")
    expect(other.locator("li", has_text="Rent")).to_contain_text("Ended")


def test_a_table_is_taken_over_and_along(people):
    group, leader, other = group_of(people, unlike("Road Trip"), "Runa", "Sven")
    leader.goto(group + "/expenses")
    leader.get_by_role("link", name="Import a table").click()
    leader.get_by_label("The table").fill(
        "Date,Description,Category,Cost,Currency,Runa,Sven,Aunt Ida\n"
        "2026-01-05,Petrol,Car,60.00,EUR,40.00,-20.00,-20.00\n"
    )
    leader.get_by_role("button", name="Show what would happen").click()
    expect(leader.get_by_text("Nobody here has these names")).to_be_visible()
    check_accessible(leader)
    check_fits(leader)
    leader.get_by_role("button", name="Import 1 row").click()
    expect(leader.get_by_role("heading", name="Imported")).to_be_visible()
    other.goto(group + "/expenses")
    expect(other.get_by_role("link", name="Petrol")).to_be_visible()
    expect(other.locator("#balances")).to_contain_text("You owe €20.00")
    expect(other.locator("#balances")).to_contain_text("Aunt Ida")
    with other.expect_download() as download:
        other.get_by_role("link", name="Download as table").click()
    table = pathlib.Path(download.value.path()).read_text()
    assert "Petrol" in table and "Aunt Ida" in table
    # Again, it is known: nothing is doubled.
    leader.goto(group + "/expenses/import")
    leader.get_by_label("The table").fill(table)
    leader.get_by_role("button", name="Show what would happen").click()
    expect(leader.get_by_text("Imported before, left out")).to_be_visible()
    expect(leader.get_by_role("button", name="Import 1 row")).to_have_count(0)
