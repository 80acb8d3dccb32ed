import HTML
import MusterModels

extension WebPage {
  /// Finds somebody to write to, or the chat of a group.
  static let newChat = WebPage(
    "/chats/new",
    actions: [
      .call(
        "openChat",
        then: .page { outcome in "/chats/\(try outcome.answer.read(as: Chat.self).id)" })
    ],
    reads: { visit in
      let person = visit.queryID("userId", of: User.self)
      let group = visit.queryID("group", of: Group.self)
      return (
        (person.map(ChatQueries.person) ?? .nobody).as(User?.self),
        (visit.search("email").map { AccountQueries.findUser(email: $0) }?
          .query(page: 1, pageSize: 5) ?? .noItems).as(Page<User>.self),
        GroupQueries.choice(fitting: visit.search("which"), asked: visit.chosen("group")).as(
          Choice<NamedGroup>.self),
        (group.map { PeopleQueries.members(of: $0, .current, fitting: visit.search("who")) }
          ?? .nobody).as(Choice<PersonName>?.self)
      )
    },
    shows: { context, person, found, groups, members in
      Sheet(Phrase.chatNew.text, section: .chats) {
        pageHeading(Phrase.chatNew.text, Phrase.chatNewText.text)
        if let person { write(to: person, context) }
        byEmail(found.items, context)
        byGroup(groups, members, context)
      }
    })

  private static func write(to person: User, _ context: PageContext) -> HTML {
    card {
      element("div", class: "person-line") {
        avatar(person.fullName, person.avatarUrl, id: person.id)
        element("strong") { personName(person.fullName) }
        writeButton(person.id, context, style: .primary)
      }
    }
  }

  private static func byEmail(_ found: [User], _ context: PageContext) -> HTML {
    let email = context.visit.search("email")
    return card(.chatByEmail) {
      element("form", ["method": "get", "action": "/chats/new", "class": "line"]) {
        Form(context: context, action: "find", values: [])
          .text("email", .email, email, type: "email", isRequired: true, autocomplete: "off")
        element("button", class: "button") { Phrase.chatFind }
      }
      if email != nil, found.isEmpty { element("p", class: "quiet") { Phrase.chatNotFound } }
      if !found.isEmpty {
        element("ul", class: "rows tight") {
          for person in found {
            row(
              picture: { avatar(person.fullName, person.avatarUrl, id: person.id) },
              title: personName(person.fullName),
              trailing: {
                if context.isMe(person.id) {
                  badge(Phrase.you.text)
                } else {
                  writeButton(person.id, context)
                }
              })
          }
        }
      }
    }
  }

  private static func byGroup(
    _ groups: Choice<NamedGroup>, _ members: Choice<PersonName>?, _ context: PageContext
  ) -> HTML {
    let chosen = groups.items.first { $0.id.description == context.query("group")?.lowercased() }
    return card(.chatByGroup) {
      if groups.items.isEmpty, context.visit.search("which") == nil {
        element("p", class: "quiet") { Phrase.noGroupsText }
      }
      element("form", ["method": "get", "action": "/chats/new", "class": "line"]) {
        let form = Form(context: context, action: "choose", values: [])
        form.finder(groups, .findGroup, name: "which")
        form.select(
          "group", .group, groups.items.map { ("\($0.id)", $0.name) }, chosen?.id.description)
        element("button", class: "button") { Phrase.show }
        if chosen != nil, let members { form.finder(members) }
      }
      if let chosen, let members {
        element("ul", class: "rows tight") {
          row(
            picture: { tile(chosen.name, id: "\(chosen.id)") }, title: chosen.name,
            meta: { Phrase.chatOfGroupText },
            trailing: {
              context.button(
                "openChat", ["groupId": "\(chosen.id)"], .chatOfGroup, icon: .people)
            })
          for member in members.items {
            row(
              picture: { avatar(member.fullName, member.avatarUrl, id: member.userId) },
              title: personName(member.fullName),
              trailing: { writeButton(member.userId, context) })
          }
        }
      }
    }
  }

  private static func writeButton(
    _ person: User.ID, _ context: PageContext, style: ButtonStyle = .plain
  ) -> HTML {
    context.button(
      "openChat", ["userId": "\(person)"], .chatWriteTo, icon: .chat, style: style)
  }
}
