"""Lunch: people vote on a restaurant, somebody decides, and all go there."""

import re

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, group_of, in_days, path_of, said, unlike


def plan(page, group):
    page.goto(group + "/lunch")
    page.get_by_role("link", name="Plan a lunch").first.click()
    page.get_by_label("Which day?").fill(in_days(2)[:10])
    page.get_by_label("Around where?").fill("At the old crane")
    # Where it is on the map is where one is now.
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 48.2, "longitude": 16.37})
    page.get_by_role("button", name="Where I am").click()
    expect(page.get_by_label("Where on the map")).to_have_value("48.20000, 16.37000")
    check_accessible(page)
    page.locator("main form[method=post]").get_by_role("button", name="Plan a lunch").click()
    said(page, "Planned")
    return path_of(page, "/lunch")


def add_restaurant(page, name, diets):
    page.locator("summary", has_text="Add a restaurant").click()
    form = page.locator("form:has([value=createRestaurant])")
    form.get_by_label("Name").fill(name)
    form.get_by_label("Address").fill("Mill Lane 1")
    form.get_by_label("Diets it serves").fill(diets)
    form.get_by_role("button", name="Add a restaurant").click()
    said(page, "The restaurant is in")


def test_people_vote_and_somebody_decides(people):
    group, planner, guest, late = group_of(people, unlike("Lunch Table"), "Xaver", "Ylva", "Zeno")
    guest.goto("/me")
    guest.get_by_label("What you do not eat").fill("vegan")
    guest.get_by_role("button", name="Save").click()
    lunch = plan(planner, group)
    soup, grill = unlike("Soup Kitchen"), unlike("Grill")
    add_restaurant(planner, soup, "vegan")
    add_restaurant(planner, grill, "")
    # The others are told, and come along in one step.
    for page in (guest, late):
        page.goto(group + "/lunch")
        page.get_by_role("main").locator(f"a[href='{lunch}']").first.click()
        page.get_by_role("button", name="Join").click()
        said(page, "You are in")
    expect(planner.locator("#people")).to_contain_text("vegan")
    unfit = planner.locator("#suggestions li", has_text=grill)
    expect(unfit).to_contain_text("has nothing for: vegan")
    planner.get_by_role("button", name="Start the vote").click()
    for page in (guest, late):
        page.get_by_role("button", name=f"Vote for {soup}").click()
        expect(page.get_by_role("button", name=f"Vote for {soup}")).to_have_attribute(
            "aria-pressed", "true")
    expect(planner.get_by_role("button", name=f"Vote for {soup}")).to_contain_text("2")
    check_accessible(planner)
    check_fits(planner)
    # Somebody changes their mind: the vote goes with them.
    confirm(late, "Not coming after all")
    expect(planner.get_by_role("button", name=f"Vote for {soup}")).to_contain_text("1")
    expect(planner.locator("#people ul")).not_to_contain_text("Zeno")
    planner.get_by_role("button", name="Decide").click()
    decision = guest.locator("#decision")
    expect(decision).to_contain_text("It will be at")
    expect(decision.get_by_role("heading", name=soup)).to_be_visible()
    expect(decision.get_by_role("link", name="Show on the map")).to_have_attribute(
        "href", re.compile("openstreetmap"))
    check_accessible(guest)
    check_fits(guest)
    planner.get_by_role("button", name="We were there").click()
    expect(decision).to_contain_text("It was at")
    guest.goto("/lunch")
    guest.get_by_role("link", name="Visits").click()
    expect(guest.get_by_role("main")).to_contain_text(soup)


def test_the_planner_takes_somebody_along_and_out_and_calls_it_off(people):
    group, planner, guest = group_of(people, unlike("Canteen"), "Arne", "Birgit")
    lunch = plan(planner, group)
    planner.get_by_label("Bring somebody along").select_option(label="Birgit")
    planner.locator("form:has([value=add])").get_by_role("button", name="Add").click()
    guest.goto("/lunch")
    guest.get_by_role("main").locator(f"a[href='{lunch}']").first.click()
    expect(guest.locator("#people")).to_contain_text("Arne")
    confirm(planner.locator("#people li", has_text="Birgit"), "Remove")
    expect(planner.locator("#people ul")).not_to_contain_text("Birgit")
    guest.goto(lunch)
    expect(guest.get_by_role("button", name="Join")).to_be_visible()
    guest.get_by_role("button", name="Join").click()
    expect(planner.locator("#people")).to_contain_text("Birgit")
    confirm(planner, "Delete this lunch")
    said(planner, "Deleted")
    guest.goto("/lunch")
    expect(guest.get_by_role("main").locator(f"a[href='{lunch}']")).to_have_count(0)
