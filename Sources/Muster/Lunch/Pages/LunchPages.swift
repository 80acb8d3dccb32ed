/// The pages about lunches, restaurants and visits.
extension WebPage {
  static let lunches: [WebPage] = [
    .lunchList, .newLunch, .lunch, .groupLunch, .restaurants, .restaurant, .visits,
  ]
}
