import HTML
import MusterModels

extension WebPage {
  /// An application to an event, with its people.
  static let application = WebPage(
    "/applications/{id}",
    actions: [
      .call("answerLikeGroup", said: .applicationAnswered),
      .call("dropLikeGroupMember", said: .applicationDropped),
      .call("withdrawLikeGroup", said: .applicationWithdrawn, then: .page { _ in "/events" }),
      .call("decideLikeGroup", said: .applicationDecided),
    ],
    reads: { visit in
      let application: LikeGroup.ID = try visit.id()
      return (
        LikeGroupQueries.get(application).as(LikeGroup.self),
        EventPageQueries.event(of: application).as(Event.self)
      )
    },
    shows: { context, application, event in
      let isMine = context.isMe(application.creatorId)
      return Sheet(
        event.title, section: .events, live: ["\(application.id)", "\(event.id)"]
      ) {
        pageHeading(Phrase.applicationTo(event.title).text) {
          badge(Phrase.applicationStatus(application.status).text, application.status.tone)
        }
        state(application, event, context)
        people(application, context)
        if isMine, application.status == .pending || application.status == .approved {
          context.confirmedButton(
            "withdrawLikeGroup", [:], .applicationWithdraw, icon: .leave,
            asking: .applicationWithdrawAsk)
        }
      }
    })

  private static func state(
    _ application: LikeGroup, _ event: Event, _ context: PageContext
  ) -> HTML {
    let me = application.members.first { context.isMe($0.userId) }
    return card(region: "state") {
      element("p") {
        element("a", ["href": "/events/\(event.id)"]) { event.title }
        " · "
        moment(event.startsAt)
        " · "
        event.place
      }
      element("p") { Phrase.applicationMeaning(application.status) }
      let view = ApplicationView(context: context, application: application, event: event)
      view.waitingFor
      view.verdicts
      if let message = application.message { prose(message) }
      if let chat = application.chatId {
        linkButton(.applicationChat, "/chats/\(chat)", icon: .chat, style: .primary)
      }
      if application.status == .pending, let me, !context.isMe(application.creatorId) {
        element("div", class: "form-actions") {
          if me.accepted != true {
            context.button(
              "answerLikeGroup", ["accepted": "true"], .applicationComeAlong, icon: .check,
              style: .primary)
          }
          if me.accepted != false {
            context.button("answerLikeGroup", ["accepted": "false"], .applicationNotComing)
          }
        }
      }
    }
  }

  private static func people(_ application: LikeGroup, _ context: PageContext) -> HTML {
    card(.applicationPeople, region: "people") {
      rows {
        for member in application.members {
          row(
            picture: { avatar(member.fullName, nil, id: member.userId) },
            title: context.name(member.userId, member.fullName),
            meta: {
              element("span") {
                member.userId == application.creatorId
                  ? Phrase.applicationApplied : Phrase.applicationAnswer(member.accepted)
              }
            },
            trailing: {
              if context.isMe(application.creatorId), member.accepted == nil,
                application.status == .pending
              {
                context.button(
                  "dropLikeGroupMember", ["userId": "\(member.userId)"], .applicationDrop)
              }
            })
        }
      }
    }
  }
}
