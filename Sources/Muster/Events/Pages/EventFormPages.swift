import HTML
import MusterModels

/// Making and changing an event.
extension WebPage {
  static let newEvent = WebPage(
    "/events/new",
    actions: [
      .call(
        "createEvent", said: .eventMade,
        then: .page { outcome in "/events/\(try outcome.answer.read(as: Event.self).id)" })
    ],
    reads: { visit in
      PeopleQueries.companions(fitting: visit.search("who"), asked: visit.chosen("authorIds[]"))
        .as(Choice<PersonName>.self)
    },
    shows: { context, companions in
      Sheet(Phrase.eventNew.text, section: .events) {
        pageHeading(Phrase.eventNew.text, Phrase.eventNewText.text)
        card {
          context.form("createEvent") { form in
            eventFields(form, nil)
            let isSearched = context.visit.search("who") != nil
            if !companions.items.isEmpty || isSearched {
              element("details", ["open": isSearched || form.attempt != nil ? "" : nil]) {
                element("summary") { Phrase.eventAuthorsChoose }
                form.finder(companions)
                form.checkboxes(
                  "authorIds[]", .eventAuthors,
                  companions.items.map { ("\($0.userId)", personName($0.fullName)) },
                  hint: .eventAuthorsHint)
              }
            }
            element("div", class: "form-actions") {
              form.submit(.eventNew)
              linkButton(.cancel, "/events", style: .quiet)
            }
          }
        }
      }
    })

  static let editEvent = WebPage(
    "/events/{id}/edit",
    actions: [
      .call(
        "updateEvent", said: .saved,
        then: .page { outcome in "/events/\(try outcome.answer.read(as: Event.self).id)" }),
      .call("addEventAuthor", said: .eventAuthorAdded),
      .call("removeEventAuthor", said: .removed),
      .call("deleteEvent", said: .deleted, then: .page { _ in "/events" }),
    ],
    reads: { visit in
      (
        EventQueries.get(try visit.id()).as(Event.self),
        PeopleQueries.companions(fitting: visit.search("who"), asked: visit.chosen("userId"))
          .as(Choice<PersonName>.self)
      )
    },
    shows: { context, event, companions in
      Sheet(Phrase.eventEdit.text, section: .events, live: ["\(event.id)"]) {
        pageHeading(Phrase.eventEdit.text, event.title)
        card {
          context.form("updateEvent") { form in
            eventFields(form, event)
            element("div", class: "form-actions") {
              form.submit(.save)
              linkButton(.cancel, "/events/\(event.id)", style: .quiet)
            }
          }
        }
        authors(event, companions, context)
        context.confirmedButton(
          "deleteEvent", [:], .eventDelete, icon: .trash, asking: .eventDeleteAsk)
      }
    })

  private static func eventFields(_ form: Form, _ event: Event?) -> HTML {
    HTML {
      form.text(
        "title", .title, event?.title, isRequired: true, autocomplete: "off", maxLength: 200)
      form.textArea(
        "description", .eventAbout, event?.description, rows: 4, isRequired: true,
        maxLength: 5_000,
        placeholder: .eventAboutExample)
      element("div", class: "form-row") {
        form.time("startsAt", .starts, event?.startsAt, isRequired: true)
        form.time("endsAt", .ends, event?.endsAt)
      }
      form.text(
        "place", .place, event?.place, isRequired: true, autocomplete: "off", maxLength: 300)
      form.text(
        "capacity", .eventCapacity, event?.capacity.map(String.init), type: "number",
        hint: .eventCapacityHint, inputMode: "numeric")
    }
  }

  private static func authors(
    _ event: Event, _ companions: Choice<PersonName>, _ context: PageContext
  ) -> HTML {
    card(.eventAuthors, region: "authors") {
      element("p", class: "quiet") { Phrase.eventAuthorsText }
      rows {
        for author in event.authors {
          row(
            picture: { avatar(author.fullName, nil, id: author.userId) },
            title: context.name(author.userId, author.fullName),
            trailing: {
              if event.authors.count > 1 {
                context.confirmedButton(
                  "removeEventAuthor", ["userId": "\(author.userId)"],
                  context.isMe(author.userId) ? .eventAuthorStop : .remove, icon: .close,
                  asking: .eventAuthorRemoveAsk)
              }
            })
        }
      }
      let others = companions.items.filter { person in
        !event.authors.contains { $0.userId == person.userId }
      }
      if !others.isEmpty || companions.isMore || context.visit.search("who") != nil {
        context.form("addEventAuthor", class: "line") { form in
          form.finder(companions)
          form.select(
            "userId", .eventAuthorAdd,
            [("", Phrase.choose.text)] + others.map { ("\($0.userId)", personName($0.fullName)) },
            isRequired: true)
          form.submit(.add, icon: .plus, style: .plain)
        }
      }
    }
  }
}
