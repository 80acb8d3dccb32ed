"""Platform admins: they find people and groups, keep somebody out, and change what there is."""

from conftest import DESKTOP, PASSWORD, check_accessible, check_fits
from playwright.sync_api import expect
from steps import address, admin, confirm, make_group, newcomer, said, unlike


def test_somebody_is_kept_out_and_let_in_again(people, server):
    email = address("gero")
    person = newcomer(people, "Gero", email=email)
    page = admin(people, server)
    page.goto("/me")
    page.get_by_role("link", name="Administration").click()
    expect(page.get_by_role("heading", name="Administration", level=1)).to_be_visible()
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("searchbox").fill(email)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Gero").click()
    page.get_by_label("Reason").first.fill("Writes adverts to everybody.")
    check_accessible(page)
    check_fits(page)
    page.get_by_role("button", name="Ban", exact=True).click()
    said(page, "Banned")
    # They are out, and told so when they come back.
    person.goto("/me")
    expect(person.get_by_role("heading", name="My account")).to_have_count(0)
    person.goto("/sign-in")
    person.get_by_label("E-mail").fill(email)
    person.get_by_label("Password").fill(PASSWORD)
    person.locator("main form").get_by_role("button", name="Sign in").click()
    expect(person.get_by_role("alert")).to_be_visible()
    check_accessible(person)
    page.get_by_role("button", name="Let in again").click()
    said(page, "They may come in again")
    person.get_by_label("Password").fill(PASSWORD)
    person.locator("main form").get_by_role("button", name="Sign in").click()
    expect(person.get_by_role("link", name="My account")).to_be_visible()
    assert person.goto("/admin").status == 403
    # It is in the audit, with the way to whom it was about.
    page.goto("/admin/audit")
    entry = page.locator("li", has_text="A banned account was let in again.").first
    entry.get_by_role("link", name="Gero").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gero")


def test_a_template_is_made_used_and_deleted(people, server):
    page = admin(people, server)
    name = unlike("Choirs")
    page.goto("/admin/templates")
    page.get_by_role("link", name="New").first.click()
    page.get_by_label("Name").first.fill(name)
    page.get_by_label("Description").fill("People who sing together.")
    roles = page.locator("fieldset.role-line")
    for number, (role, kind, box) in enumerate((
        ("Conductor", "Group Leader Role Template", "For whoever makes the group"),
        ("Singer", "Member Role Template", "For those who join"),
    )):
        line = roles.nth(number)
        line.get_by_label("Name").fill(role)
        line.get_by_label("Made from").select_option(label=kind)
        line.get_by_label(box).check()
    check_accessible(page)
    check_fits(page)
    page.get_by_role("button", name="Create").click()
    said(page, "Created")
    person = newcomer(people, "Hilde")
    person.goto("/groups/new")
    expect(person.get_by_text("People who sing together.").first).to_be_visible()
    group = make_group(person, unlike("Tuesday Choir"), template=name)
    expect(person.get_by_text("Conductor")).to_be_visible()
    # The admin finds the group, and sees no more of it than is theirs to see.
    page.goto("/admin/groups")
    page.get_by_role("searchbox").fill(group.rsplit("/", 1)[1])
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Tuesday Choir")).to_be_visible()
    page.goto("/admin/templates")
    page.get_by_role("link", name=name).click()
    confirm(page, "Delete")
    said(page, "Deleted")
    person.goto("/groups/new")
    expect(person.get_by_text("People who sing together.")).to_have_count(0)


def test_numbers_tell_how_it_goes(people, server):
    page = admin(people, server)
    page.set_viewport_size(DESKTOP)
    page.goto("/admin")
    people_now = page.locator("dl").get_by_text("People", exact=True).locator("xpath=../dd")
    before = int(people_now.text_content().replace(",", ""))
    newcomer(people, "Imke")
    page.goto("/admin")
    expect(people_now).to_have_text(f"{before + 1:,}")
    for period in ("Half a year", "A year", "30 days"):
        page.get_by_role("link", name=period, exact=True).click()
        expect(page.get_by_role("img", name="People who signed up")).to_be_visible()
        check_fits(page)
    check_accessible(page)
