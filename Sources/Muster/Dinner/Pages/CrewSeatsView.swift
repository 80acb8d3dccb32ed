import HTML
import MusterModels

/// Who sits where in a crew, with everybody's video.
struct CrewSeatsView {
  let context: PageContext
  let crew: DinnerGroup
  let people: [PersonName]

  private var isLeader: Bool { context.group?.isLeader ?? false }

  var html: HTML {
    card(.dinnerSeats, region: "seats") {
      rows { for seat in crew.seats { one(seat) } }
      if isLeader, !crew.isLocked {
        element(
          "details",
          [
            "open": (crew.isReady && !crew.isLive) || context.isRefused("setDinnerVideos")
              ? "" : nil
          ]
        ) {
          element("summary") { Phrase.dinnerVideosChange }
          videos
        }
      } else if !isLeader {
        element("p", class: "hint") { Phrase.dinnerVideosBy }
      }
    }
  }

  private func name(_ seat: DinnerSeat) -> String {
    context.name(seat.userId, people.first { $0.userId == seat.userId }?.fullName)
  }

  private func one(_ seat: DinnerSeat) -> HTML {
    row(
      picture: {
        let person = people.first { $0.userId == seat.userId }
        avatar(person?.fullName, person?.avatarUrl, id: seat.userId)
      },
      title: name(seat),
      meta: {
        element("span") { Phrase.dinnerSeat(seat.slot) }
        if seat.videoUrl == nil { element("span") { Phrase.dinnerNoVideo } }
      },
      trailing: {
        if let link = seat.videoUrl {
          element(
            "a",
            ["class": "button", "href": link, "target": "_blank", "rel": "noopener noreferrer"]
          ) {
            Icon.play.html
            element("span") { Phrase.dinnerVideo }
          }
        }
      })
  }

  /// A field for each seat that is taken; those between stay without.
  private var videos: HTML {
    context.form("setDinnerVideos") { form in
      for slot in 1...max(1, crew.seats.map(\.slot).max() ?? 1) {
        if let seat = crew.seats.first(where: { $0.slot == slot }) {
          form.text(
            "videoLinks[\(slot - 1)]",
            context.isMe(seat.userId) ? .dinnerVideoOfMine : .dinnerVideoFor(name(seat)),
            seat.videoUrl, type: "url", autocomplete: "off", maxLength: 2_000,
            placeholder: .verbatim("https://"))
        } else {
          form.hidden("videoLinks[\(slot - 1)]", "")
        }
      }
      form.submit(.save)
    }
  }
}
