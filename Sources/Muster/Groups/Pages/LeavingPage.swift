import HTML
import MusterModels

extension WebPage {
  /// Leaving a group; whoever leads it alone says first who follows.
  static let leaving = WebPage(
    "/groups/{id}/leave",
    actions: [
      .call(
        "leaveGroup", said: .leftGroup, then: .page { "/groups/\(try $0.visit.text("id"))" })
    ],
    reads: { visit in
      (
        GroupQueries.get(try visit.id()).as(Group.self),
        GroupQueries.membership(of: try visit.id()).as(OwnMembership?.self),
        PeopleQueries.members(
          of: try visit.id(), .successors, fitting: visit.search("who"),
          asked: visit.chosen("successorId")
        ).as(Choice<PersonName>.self)
      )
    },
    shows: { context, group, membership, members in
      Sheet(Phrase.leaveGroup.text, tab: .overview, live: ["\(group.id)"]) {
        card(.leaveGroup) {
          if let inner = membership?.via {
            element("p") { Phrase.inThroughGroup }
            linkButton(.showThatGroup, "/groups/\(inner)")
          } else if membership?.status == .active || membership?.status == .paused {
            form(context, group, members)
            element("p") {
              element("a", ["href": "/groups/\(group.id)"]) { Phrase.stay }
            }
          } else {
            element("p", class: "quiet") { Phrase.notInGroup }
          }
        }
      }
    })

  private static func form(_ context: PageContext, _ group: Group, _ others: Choice<PersonName>)
    -> HTML
  {
    let leadsAlone =
      group.leaderIds?.count == 1 && context.isMe(group.leaderId)
      && context.group?.isLeader == true
    let refused = context.visit.attempt?.failure?.candidates?.map {
      (value: "\($0.userId)", label: personName($0.fullName))
    }
    let isSearched = context.visit.search("who") != nil
    let candidates =
      (others.items.isEmpty && !isSearched ? refused : nil)
      ?? others.items.map { (value: "\($0.userId)", label: personName($0.fullName)) }
    return HTML {
      element("p") { Phrase.leavingText }
      if refused != nil || (leadsAlone && (!candidates.isEmpty || isSearched)) {
        element("p") {
          element("strong") { Phrase.youLeadAlone }
          " "
          Phrase.whoFollows(group.succession ?? .protect)
        }
        context.form("leaveGroup") { form in
          form.finder(others)
          form.select(
            "successorId", .successor,
            successors(candidates, group.succession, longestIsFirst: !isSearched))
          form.submit(.handOnAndLeave, icon: .leave, style: .danger)
        }
      } else {
        if leadsAlone { element("p") { Phrase.youAreTheLast } }
        context.button("leaveGroup", [:], .leaveGroup, icon: .leave, style: .danger)
      }
    }
  }

  /// Who may follow: nobody needs to be named where the longest-standing member does by itself.
  private static func successors(
    _ candidates: [(value: String, label: String)], _ mode: Group.Succession?,
    longestIsFirst: Bool
  ) -> [(value: String, label: String)] {
    guard mode == .automatic, longestIsFirst, let first = candidates.first else {
      return candidates
    }
    return [("", Phrase.longestStanding(first.label).text)] + candidates
  }
}
