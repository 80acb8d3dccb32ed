import HTML
import MusterModels

/// Requests that a crew has received and sent.
struct DinnerRequestsView {
  let context: PageContext
  let received: [DinnerRequest]
  let sent: [DinnerRequest]

  private var isLeader: Bool { context.group?.isLeader ?? false }

  var html: HTML {
    HTML {
      if !received.isEmpty {
        card(.dinnerReceived, region: "received") {
          for request in received { incoming(request) }
        }
      }
      if !sent.isEmpty {
        card(.dinnerSent, region: "sent") { for request in sent { outgoing(request) } }
      }
    }
  }

  private func incoming(_ request: DinnerRequest) -> HTML {
    element("div", class: "wish") {
      heading(request.group?.name ?? Phrase.dinnerCrew.text, request)
      if let message = request.message { prose(message) }
      if let crew = request.group { CrewVideos(crew: crew).html }
      if isLeader, request.status == .pending {
        element("div", class: "form-actions") {
          context.button(
            "acceptDinnerRequest", ["id": "\(request.id)"], .dinnerAccept, icon: .check,
            style: .primary)
          context.confirmedButton(
            "declineDinnerRequest", ["id": "\(request.id)"], .decline, asking: .dinnerDeclineAsk)
        }
      }
    }
  }

  private func outgoing(_ request: DinnerRequest) -> HTML {
    element("div", class: "wish") {
      heading(request.party?.title ?? request.host?.name ?? Phrase.dinnerCrew.text, request)
      element("p", class: "quiet") {
        if let host = request.host { Phrase.dinnerHostedBy(host.name) }
        if let party = request.party {
          " · "
          moment(party.startsAt)
        }
      }
      if let message = request.message { prose(message) }
      if request.status == .pending, let host = request.host { CrewVideos(crew: host).html }
      if isLeader, request.status == .pending || request.status == .accepted {
        context.confirmedButton(
          "withdrawDinnerRequest", ["id": "\(request.id)"], .dinnerWithdraw,
          asking: .dinnerWithdrawAsk)
      }
    }
  }

  private func heading(_ title: String, _ request: DinnerRequest) -> HTML {
    element("div", class: "card-heading") {
      element("h3") { title }
      badge(
        Phrase.dinnerRequestStatus(request.status).text,
        request.status == .accepted ? .good : request.status == .pending ? .accent : .plain)
    }
  }
}
