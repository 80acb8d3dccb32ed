import HTML
import MusterModels

extension WebPage {
  /// Inviting people: by a link, by e-mail, or back; what waits, and the join code.
  static let inviting = WebPage(
    "/groups/{id}/invite",
    actions: [
      .call("createInvite", then: .answer), .call("revokeInvite", said: .invitationRevoked),
      .call("rotateJoinCode", said: .joinCodeRotated),
      .call("turnOffJoinCode", said: .joinCodeTurnedOff),
    ],
    reads: { visit in
      (
        GroupQueries.get(try visit.id()).as(Group.self),
        InviteQueries.list(try visit.id()).query(page: visit.page(), pageSize: 20)
          .as(Page<Invite>.self),
        RoleQueries.choice(of: try visit.id(), visit, asked: visit.chosen("roleId")),
        RoleQueries.named(inInvitesTo: try visit.id()),
        PeopleQueries.members(
          of: try visit.id(), .previous, fitting: visit.search("who"),
          asked: visit.chosen("userId", "person")
        ).as(Choice<PersonName>.self),
        PeopleQueries.named(inInvitesTo: try visit.id()).as([PersonName].self)
      )
    },
    shows: { context, group, invites, roles, given, previous, named in
      guard let own = context.group else { throw Failure(.notFound) }
      let view = InvitingView(
        context: context, group: group, own: own, choice: roles, given: given, previous: previous,
        people: PeopleByID(named))
      let made = try view.made
      return Sheet(Phrase.invitePeople.text, tab: .members, live: ["\(group.id)"]) {
        pageHeading(Phrase.invitePeople.text, Phrase.invitingText.text)
        made
        if own.isArchived {
          emptyState(.archived, .archivedTakesNobody, icon: .pause)
        } else {
          view.ways
          view.form
          view.pending(invites)
          view.code
        }
      }
    })
}

/// The parts of the page on which people are invited.
struct InvitingView {
  let context: PageContext
  let group: Group
  let own: Frame.OwnGroup
  /// Roles to choose from.
  let choice: Choice<Role>
  /// Those that invitations give which wait.
  let given: [Role]
  let previous: Choice<PersonName>
  let people: PeopleByID

  private static let ways = ["link", "email", "person"]
  private var way: String { context.visit.word("by", of: Self.ways) }
  private var path: String { "/groups/\(group.id)/invite" }

  /// What was just made: a link is shown this once.
  var made: HTML {
    get throws {
      guard let answer = context.visit.answer, answer.action == "createInvite" else {
        return .empty
      }
      let invite = try answer.read(as: Invite.self)
      guard let url = invite.url else {
        return element("p", ["class": "notice good", "role": "status"]) {
          Icon.check.html
          element("span") {
            Phrase.invitationSent(invite.email ?? people.name(invite.userId))
          }
        }
      }
      return card(.yourLink, class: "made") {
        element("p") { Phrase.yourLinkText(Formats.moment(invite.expiresAt)) }
        copyable(url, id: "invite-link", share: group.name)
        qrCode(url, label: .qrCodeToJoin(group.name))
        element("p", class: "quiet") { Phrase.qrCodeText }
      }
    }
  }

  var ways: HTML {
    segments(
      .howToInvite,
      [
        (.byLink, path, way == "link"), (.byEmail, path + "?by=email", way == "email"),
        (.byPerson, path + "?by=person", way == "person"),
      ])
  }

  var form: HTML {
    card(way == "link" ? .byLink : way == "email" ? .byEmail : .byPerson) {
      if way == "person", previous.items.isEmpty, context.visit.search("who") == nil {
        element("p", class: "quiet") { Phrase.nobodyHasLeft }
      } else if way == "link" {
        context.form("createInvite", ["link": "true"]) { form in
          element("p", class: "quiet") { Phrase.byLinkText }
          element("div", class: "form-row") {
            form.select("maxUses", .howManyPeople, Self.uses)
            form.select("expiresIn", .goodFor, Self.durations, "604800")
          }
          more(form)
          form.submit(.makeLink, icon: .link)
        }
      } else {
        context.form("createInvite") { form in
          if way == "email" {
            form.text(
              "email", .theirEmail, type: "email", isRequired: true, autocomplete: "off",
              hint: .theirEmailHint)
          } else {
            form.finder(previous)
            form.select(
              "userId", .whoWasHere,
              previous.items.map { ("\($0.userId)", personName($0.fullName)) },
              context.query("person"))
          }
          form.textArea(
            "message", .fewWords, rows: 2, maxLength: 1000, placeholder: .fewWordsExample)
          form.select("expiresIn", .goodFor, Self.durations, "604800")
          more(form)
          form.submit(.invite, icon: .mail)
        }
      }
    }
  }

  @HTMLBuilder private func more(_ form: Form) -> HTML {
    let roles = choice.items.filter(own.mayGive)
    let finder = form.finder(choice, .findRole, name: "called")
    if !roles.isEmpty || !finder.isEmpty {
      finder
      form.select(
        "roleId", .inRole,
        [("", Phrase.asEverybodyWhoJoins.text)] + roles.map { ("\($0.id)", roleName($0.name)) })
    }
  }

  private static var uses: [(value: String, label: String)] {
    [("", Phrase.anyNumber.text)] + [1, 5, 10, 25, 100].map { (String($0), Formats.number($0)) }
  }

  private static var durations: [(value: String, label: String)] {
    [(1, 3600), (1, 86_400), (7, 86_400), (30, 86_400), (365, 86_400)].map { count, unit in
      (String(count * unit), (unit == 3600 ? Phrase.anHour : Phrase.days(count)).text)
    }
  }

  /// Invitations that wait for an answer.
  func pending(_ invites: Page<Invite>) -> HTML {
    card(.waitingInvitations, region: "pending") {
      if invites.items.isEmpty { element("p", class: "quiet") { Phrase.noInvitationsWait } }
      rows {
        for invite in invites.items {
          row(
            picture: {
              (invite.userId != nil ? Icon.person : invite.email != nil ? .mail : .link).html
            },
            title: title(of: invite), meta: { meta(of: invite) },
            trailing: {
              context.confirmedButton(
                "revokeInvite", ["tokenOrId": "\(invite.id)"], .takeBack,
                asking: .reallyTakeBack)
            })
        }
      }
      pagination(invites, context)
    }
  }

  private func title(of invite: Invite) -> String {
    invite.email ?? (invite.userId == nil ? Phrase.aLink.text : people.name(invite.userId))
  }

  @HTMLBuilder private func meta(of invite: Invite) -> HTML {
    if people.knows(invite.inviterId) {
      element("span") { Phrase.byWhom(people.name(invite.inviterId)) }
    }
    if invite.email == nil, invite.userId == nil {
      element("span") { Phrase.used(invite.useCount, of: invite.maxUses) }
    }
    if let role = given.first(where: { $0.id == invite.roleId }), !role.isJoiner {
      element("span") { Phrase.asRole(roleName(role.name)) }
    }
    element("span") {
      Phrase.until
      " "
      moment(invite.expiresAt)
    }
  }

  /// The code that lets anybody in who has it.
  var code: HTML {
    card(.joinCode) {
      if let code = group.joinCode {
        element("p", class: "quiet") { Phrase.joinCodeText }
        codeToJoin(code, of: group, context)
        element("div", class: "form-actions") {
          context.confirmedButton(
            "rotateJoinCode", [:], .newCode, asking: .reallyNewCode)
          context.confirmedButton(
            "turnOffJoinCode", [:], .turnOffCode, asking: .reallyTurnOffCode)
        }
      } else {
        element("p", class: "quiet") { Phrase.noJoinCode }
        context.button("rotateJoinCode", [:], .makeCode, icon: .key)
      }
    }
  }
}
