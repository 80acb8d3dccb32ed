/// The pages about events and applications to them.
extension WebPage {
  static let events: [WebPage] = [.eventList, .newEvent, .event, .editEvent, .application]
}
