import HTML
import MusterModels

extension WebPage {
  /// People who share costs and have no account yet.
  static let placeholders = WebPage(
    "/groups/{id}/placeholders",
    actions: [
      .call("createPlaceholder", said: .placeholderAdded),
      .call("renamePlaceholder", said: .saved),
      .call("deletePlaceholder", said: .deleted),
      .call("invitePlaceholder", said: .placeholderInvited, then: .answer),
      .call("claimPlaceholder", said: .placeholderClaimed),
    ],
    reads: { visit in
      let group: Group.ID = try visit.id()
      return (
        PlaceholderQueries.list(of: group).query(page: visit.page(), pageSize: 50)
          .as(Page<Placeholder>.self),
        MoneyQueries.claimants(in: group),
        MoneyQueries.people(of: group, visit, asked: visit.chosen("userId"))
      )
    },
    shows: { context, page, claimants, people in
      let group = try context.visit.id(of: Group.self)
      let invite = try context.visit.answer.flatMap {
        $0.action == "invitePlaceholder" ? try $0.read(as: PlaceholderInvite.self) : nil
      }
      return Sheet(Phrase.placeholders.text, tab: .expenses, live: ["\(group)"]) {
        pageHeading(Phrase.placeholders.text, Phrase.placeholdersText.text)
        if let invite, let url = invite.url {
          card(.placeholderLink) {
            element("p") { Phrase.placeholderLinkText(invite.placeholder.fullName) }
            copyable(url, id: "placeholder-link", share: invite.placeholder.fullName)
          }
        }
        if page.items.isEmpty {
          card { emptyState(.placeholderNone, .placeholderNoneText, icon: .person) }
        }
        for placeholder in page.items { one(placeholder, claimants, people, context) }
        pagination(page, context)
        if context.mayAdd {
          card(.placeholderAdd, class: "quiet-card") {
            context.form("createPlaceholder", class: "line") { form in
              form.text(
                "fullName", .name, isRequired: true, autocomplete: "off", maxLength: 100)
              form.submit(.add)
            }
          }
        }
        element("p") {
          element("a", ["href": "/groups/\(group)/expenses"]) { Phrase.expenseToAll }
        }
      }
    })

  private static func one(
    _ placeholder: Placeholder, _ claimants: [MoneyPerson], _ people: Choice<MoneyPerson>,
    _ context: PageContext
  ) -> HTML {
    let id = "\(placeholder.id)"
    let isOpen = placeholder.claimedByUserId == nil
    return card(region: "placeholder-\(id)") {
      element("div", class: "card-heading") {
        element("h2") { placeholder.fullName }
        if let claimed = placeholder.claimedByUserId {
          badge(
            Phrase.placeholderIs(
              context.name(claimed, claimants.first { $0.userId == claimed }?.fullName)
            ).text, .good)
        } else if placeholder.inviteId != nil || placeholder.offeredToUserId != nil {
          badge(Phrase.placeholderIsAsked.text, .accent)
        }
      }
      if isOpen, context.isMe(placeholder.offeredToUserId) {
        element("p") { Phrase.placeholderIsThatYou(placeholder.fullName) }
        context.button(
          "claimPlaceholder", ["placeholderId": id], .placeholderClaim, icon: .check,
          style: .primary)
      }
      if isOpen, context.mayAdd {
        invitations(placeholder, people, context)
        element(
          "details",
          ["open": context.isRefused("renamePlaceholder", ["placeholderId": id]) ? "" : nil]
        ) {
          element("summary") { Phrase.placeholderRename }
          context.form("renamePlaceholder", ["placeholderId": id], class: "line") { form in
            form.text(
              "fullName", .name, placeholder.fullName, isRequired: true, autocomplete: "off",
              maxLength: 100)
            form.submit(.save, style: .plain)
          }
        }
        context.confirmedButton(
          "deletePlaceholder", ["placeholderId": id], .delete, icon: .trash,
          asking: .placeholderDeleteAsk)
      }
    }
  }

  /// The three ways to ask whom a placeholder stands for: a link, an address, or a member.
  private static func invitations(
    _ placeholder: Placeholder, _ people: Choice<MoneyPerson>, _ context: PageContext
  ) -> HTML {
    let id = "\(placeholder.id)"
    let members = people.items.filter { !$0.isPlaceholder }
    return element(
      "details", ["open": context.isRefused("invitePlaceholder", ["placeholderId": id]) ? "" : nil]
    ) {
      element("summary") { Phrase.placeholderInvite }
      element("div", class: "stack") {
        element("p", class: "hint") { Phrase.placeholderInviteText }
        context.form(
          "invitePlaceholder", ["placeholderId": id, "link": "true"]
        ) { form in form.submit(.placeholderMakeLink, icon: .link, style: .plain) }
        context.form("invitePlaceholder", ["placeholderId": id, "form": "email"], class: "line") {
          form in
          form.text("email", .email, type: "email", isRequired: true, autocomplete: "off")
          form.submit(.send, icon: .mail, style: .plain)
        }
        context.form("invitePlaceholder", ["placeholderId": id, "form": "member"], class: "line") {
          form in
          form.finder(people)
          form.select(
            "userId", .placeholderMember,
            [("", Phrase.choose.text)]
              + members.map { ("\($0.userId)", context.name($0.userId, $0.fullName)) },
            isRequired: true)
          form.submit(.placeholderAsk, style: .plain)
        }
      }
    }
  }
}
