import HTML
import MusterModels

extension WebPage {
  /// How far each member of an enrolled group is; for those who see others' progress.
  static let enrollmentMembers = WebPage(
    "/enrollments/{id}/members",
    reads: { visit in
      let enrollment: Enrollment.ID = try visit.id()
      return (
        EnrollmentQueries.get(enrollment).as(Enrollment.self),
        EnrollmentQueries.members(of: enrollment).query(page: visit.page(), pageSize: 50)
          .as(Page<MemberProgress>.self)
      )
    },
    shows: { context, enrollment, members in
      Sheet(
        Phrase.journeyMembersProgress.text, section: .journeys, live: ["\(enrollment.id)"]
      ) {
        element("a", ["class": "back-link", "href": "/enrollments/\(enrollment.id)"]) {
          enrollment.journeyTitle
        }
        pageHeading(Phrase.journeyMembersProgress.text)
        card(region: "members") {
          rows {
            for member in members.items {
              row(
                href: "/enrollments/\(enrollment.id)/members/\(member.userId)",
                picture: { avatar(member.fullName, nil, id: member.userId) },
                title: personName(member.fullName),
                meta: {
                  progressBar(
                    Double(member.percent), .journeyProgressOf(personName(member.fullName)))
                  if let last = member.lastActivityAt {
                    element("span") { Phrase.journeyLastActive(Formats.day(last)) }
                  }
                },
                trailing: {
                  if member.completedAt != nil { badge(Phrase.journeyCompleted.text, .good) }
                })
            }
          }
        }
        pagination(members, context)
      }
    })

  /// What one member has done and written; their own, who have left, stays theirs to read.
  static let memberProgress = WebPage(
    "/enrollments/{id}/members/{userId}",
    reads: { visit in
      let person: User.ID = try visit.id("userId")
      let isMe = visit.caller.isPerson(person)
      return (
        EnrollmentQueries.progress(of: try visit.id(), member: isMe ? nil : person)
          .as(JourneyProgress.self),
        ChatQueries.person(person).as(User?.self)
      )
    },
    shows: { context, progress, person in
      guard let shown = progress.member ?? progress.mine else { throw Failure(.notFound) }
      let name = personName(person?.fullName)
      return Sheet(name, section: .journeys, live: ["\(progress.enrollmentId)"]) {
        if progress.member != nil {
          element(
            "a",
            ["class": "back-link", "href": "/enrollments/\(progress.enrollmentId)/members"]
          ) { Phrase.journeyMembersProgress }
        }
        pageHeading(Phrase.journeyProgressOf(name).text)
        card(region: "progress") {
          progressBar(Double(shown.percent), .journeyProgressOf(name))
          rows {
            for step in shown.steps {
              row(
                picture: {
                  element("span", class: step.completed ? "row-icon" : "row-icon undone") {
                    Icon.check.html
                  }
                },
                title: step.title,
                meta: {
                  element("span") {
                    step.completedAt.map { Phrase.journeyDoneOn(Formats.day($0)) }
                      ?? Phrase.journeyNotDone
                  }
                  if let response = step.response {
                    element("blockquote", class: "quote") { response }
                  }
                })
            }
          }
        }
      }
    })
}

extension Caller {
  /// Whether it is this person.
  fileprivate func isPerson(_ id: User.ID) -> Bool {
    if case .person(id, _) = self { true } else { false }
  }
}
