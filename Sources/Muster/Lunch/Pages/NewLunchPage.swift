import Foundation
import HTML
import MusterModels

extension WebPage {
  /// Planning a lunch: when, around where, and with which group.
  static let newLunch = WebPage(
    "/lunch/new",
    actions: [
      .call(
        "createLunchGroup", said: .lunchPlanned,
        then: .page { outcome in
          "/lunch/\(try outcome.answer.read(as: LunchGroup.self).id)"
        }, prepare: Spot.prepare("locationLat", "locationLng"))
    ],
    reads: { visit in
      (
        GroupQueries.choice(
          fitting: visit.search("which"), asked: visit.chosen("groupId", "group")
        )
        .as(Choice<NamedGroup>.self),
        LunchPageQueries.latest.as(LunchGroup?.self)
      )
    },
    shows: { context, groups, latest in
      Sheet(Phrase.lunchPlan.text, section: .lunch) {
        pageHeading(Phrase.lunchPlan.text, Phrase.lunchPlanText.text)
        card {
          context.form("createLunchGroup") { form in
            form.text("date", .lunchDay, LocalTime.today, type: "date", isRequired: true)
            form.finder(groups, .findGroup, name: "which")
            form.select(
              "groupId", .lunchWith,
              [("", Phrase.lunchWithNobody.text)]
                + groups.items.map { ("\($0.id)", $0.name) },
              context.query("group")?.lowercased(), hint: .lunchWithHint)
            form.text(
              "locationAddress", .lunchAround, latest?.location.address, autocomplete: "off",
              maxLength: 500, placeholder: .lunchAroundExample)
            Spot.field(form, latest?.location.lat, latest?.location.lng)
            form.time(
              "votingEndsAt", .lunchDeadline, nil,
              hint: .lunchDeadlineHint(context.reader.timeZone.identifier))
            element("div", class: "form-actions") {
              form.submit(.lunchPlan)
              linkButton(.cancel, "/lunch", style: .quiet)
            }
          }
        }
      }
    })
}
