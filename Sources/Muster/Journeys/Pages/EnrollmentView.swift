import HTML
import MusterModels

/// An enrolment: how far it is, what can be done with it, its steps.
struct EnrollmentView {
  let context: PageContext
  let enrollment: Enrollment
  let progress: JourneyProgress?
  let group: EnrolledGroup?

  /// Whether what needs a permission in the enrolled group may be done; one's own is one's own.
  private func may(_ permission: String) -> Bool {
    group.map { $0.permissions.contains(permission) } ?? context.isMe(enrollment.userId)
  }

  private var isUnderWay: Bool {
    enrollment.status == .active || enrollment.status == .completed
  }

  var html: HTML {
    HTML {
      element("a", ["class": "back-link", "href": "/me/journeys"]) { Phrase.journeyMine }
      heading
      state
      for (number, step) in (enrollment.steps ?? []).enumerated() {
        StepView(
          context: context, step: step, number: number + 1,
          mayTick: isUnderWay && step.completed != nil && may("complete_journey_activities"),
          doneBy: progress?.overview?.steps.first { $0.stepId == step.id }?.completedCount,
          members: progress?.overview?.members
        ).html
      }
      element("div", class: "post-actions") { ending }
    }
  }

  private var heading: HTML {
    element("div", class: "page-heading") {
      element("div") {
        element("h1") { enrollment.journeyTitle }
        element("p", class: "subtitle") {
          if let group {
            element("a", ["href": "/groups/\(group.id)/journeys"]) { group.name }
          } else {
            Phrase.journeyByMyself
          }
          " · "
          Phrase.journeyBegan(Formats.day(enrollment.startsAt))
          " · "
          element("a", ["href": "/journeys/\(enrollment.journeyId)"]) { Phrase.journeyAbout }
        }
      }
    }
  }

  private var state: HTML {
    card(region: "state") {
      element("div", class: "badges") {
        badge(enrollment.status.label.text, enrollment.status.tone)
      }
      switch enrollment.status {
      case .completed: element("p") { Phrase.journeyCompletedText }
      case .paused: element("p") { Phrase.journeyPausedText }
      case .frozen: element("p") { Phrase.journeyFrozenText }
      case .active: HTML.empty
      }
      if let mine = progress?.mine {
        element("h2") { Phrase.journeyMyProgress }
        progressBar(Double(mine.percent), .journeyMyProgress)
        element("p", class: "quiet") {
          Phrase.journeyDoneOf(mine.completedRequired, progress?.requiredSteps ?? 0)
        }
      }
      if let overview = progress?.overview { groupOverview(overview) }
      element("div", class: "form-actions") { moves }
    }
  }

  private func groupOverview(_ overview: JourneyProgress.Overview) -> HTML {
    HTML {
      element("h2") { Phrase.journeyGroupProgress }
      if let percent = overview.averagePercent { progressBar(percent, .journeyGroupProgress) }
      element("dl", class: "facts counts") {
        fact(.journeyNotStarted) { Formats.number(overview.notStarted) }
        fact(.journeyInProgress) { Formats.number(overview.inProgress) }
        fact(.journeyCompleted) { Formats.number(overview.completed) }
      }
      if may("view_others_progress") {
        linkButton(.journeySeeMembers, "/enrollments/\(enrollment.id)/members", icon: .people)
      }
    }
  }

  private var moves: HTML {
    HTML {
      if may("enroll_group_in_journey") {
        if enrollment.status == .active {
          move(.paused, .journeyPause, .pause)
        } else if enrollment.status == .paused {
          move(.active, .journeyResume, .play)
        }
      }
      if may("freeze_journey"), group != nil || context.frame?.isPlatformAdmin == true {
        if enrollment.status == .frozen {
          move(.active, .journeyThaw, .play)
        } else if enrollment.status != .completed {
          move(.frozen, .journeyFreeze, .key)
        }
      }
      if may("enroll_group_in_journey"), isUnderWay, enrollment.newestVersion > enrollment.version {
        // Its name alone is the page's own field for what was changed meanwhile.
        context.button(
          "updateEnrollment", ["version@number": "\(enrollment.newestVersion)"],
          .journeyTakeNewest(enrollment.newestVersion), icon: .layers)
      }
    }
  }

  private func move(_ status: Enrollment.Status, _ label: Phrase, _ icon: Icon) -> HTML {
    context.button("updateEnrollment", ["status": status.rawValue], label, icon: icon)
  }

  private var ending: HTML {
    guard may("unenroll_from_journey") else { return .empty }
    return context.confirmedButton(
      "endEnrollment", [:], .journeyEnd, icon: .leave, asking: .journeyEndQuestion)
  }
}
