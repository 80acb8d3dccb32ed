"""Groups inside groups: one offers, the other agrees, and its members are in."""

from conftest import check_accessible, check_fits
from playwright.sync_api import expect
from steps import confirm, group_of, invite_link, join, make_group, said, unlike


def test_a_team_becomes_part_of_a_club_and_leaves_it(people):
    club_name, team_name = unlike("Chess Club"), unlike("Juniors")
    club, president, coach = group_of(people, club_name, "Ruth", "Theo")
    # The coach leads a team of their own, with a player who is not in the club.
    team = make_group(coach, team_name)
    player = join(people, invite_link(coach, team), "Uwe")
    coach.goto(team + "/subgroups")
    around = coach.locator("form", has=coach.locator("[value=around]"))
    around.get_by_label("Which group").select_option(label=club_name)
    around.get_by_role("button", name="Offer").click()
    said(coach, "Offered")
    expect(coach.locator("#around")).to_contain_text("Waits for them")
    check_accessible(coach)
    check_fits(coach)
    assert player.goto(club).status == 404
    # The president is told, and agrees.
    president.goto("/notifications")
    president.get_by_role("button", name="would like to be connected").first.click()
    expect(president.locator("#inside")).to_contain_text("Waits for you")
    check_accessible(president)
    check_fits(president)
    president.get_by_role("button", name="Agree").click()
    said(president, "Agreed")
    president.goto(club + "/members")
    row = president.locator("li.row", has_text="Uwe")
    expect(row).to_contain_text(team_name)
    player.goto(club)
    expect(player.get_by_role("heading", level=1)).to_contain_text(club_name)
    expect(player.get_by_text("through a group")).to_be_visible()
    player.goto("/")
    expect(player.get_by_role("main")).to_contain_text(club_name)
    # Taken apart, whoever was in through the team is out; the coach, a member, is not.
    president.goto(club + "/subgroups")
    confirm(president.locator("#inside"), "Take apart")
    said(president, "It is ended")
    assert player.goto(club).status == 404
    assert coach.goto(club).status == 200


def test_an_offer_is_declined_and_a_circle_refused(people):
    outer_name, inner_name = unlike("Orchestra"), unlike("Strings")
    outer, leader, second = group_of(people, outer_name, "Vito", "Wilma")
    inner = make_group(leader, inner_name)
    # Whoever leads both needs nobody's consent.
    leader.goto(outer + "/subgroups")
    inside = leader.locator("form", has=leader.locator("[value=inside]"))
    inside.get_by_label("Which group").select_option(label=inner_name)
    inside.get_by_role("button", name="Offer").click()
    expect(leader.locator("#inside")).to_contain_text(inner_name)
    expect(leader.locator("#inside")).not_to_contain_text("Waits for")
    leader.goto(inner + "/subgroups")
    expect(leader.locator("#around")).to_contain_text(outer_name)
    # Somebody else's group: they say no.
    other_name = unlike("Brass")
    other = make_group(second, other_name)
    second.goto(other + "/subgroups")
    around = second.locator("form", has=second.locator("[value=around]"))
    around.get_by_label("Which group").select_option(label=outer_name)
    around.get_by_role("button", name="Offer").click()
    leader.goto(outer + "/subgroups")
    confirm(leader.locator("#inside li.row", has_text=other_name), "Decline")
    said(leader, "It is ended")
    second.goto(other + "/subgroups")
    expect(second.get_by_text("It is inside no other group.")).to_be_visible()
