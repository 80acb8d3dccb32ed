import HTTPServer
import MusterModels

/// Makes a draft of a journey.
func createJourney(_ call: Call) async throws -> Response {
  try await call.answerCreated(JourneyQueries.create(call.inputText())) { "/journeys/\($0)" }
}

/// The marketplace, or what the caller wrote.
func listJourneys(_ call: Call) async throws -> Response {
  let filter = JourneyQueries.Filter(
    type: try call.wordIfGiven("type", of: Journey.Kind.allCases.map(\.rawValue))
      .flatMap(Journey.Kind.init),
    difficulty: try call.wordIfGiven("difficulty", of: Journey.Difficulty.allCases.map(\.rawValue))
      .flatMap(Journey.Difficulty.init),
    tag: try call.shortText("tag", upTo: 40), text: try call.shortText("q", upTo: 200))
  if try call.word("scope", of: ["public", "mine"]) == "mine" {
    guard case .person = call.caller else { throw Failure(.notSignedIn) }
    return try await call.answer(JourneyQueries.mine(filter))
  }
  return try await call.answer(JourneyQueries.marketplace(filter))
}

/// One journey.
func getJourney(_ call: Call) async throws -> Response {
  try await call.answer(JourneyQueries.get(call.id()))
}

/// Changes a journey and its draft.
func updateJourney(_ call: Call) async throws -> Response {
  try await call.answer(
    JourneyQueries.update(call.id(), changes: call.inputText(), version: call.ifMatch()))
}

/// Deletes a journey.
func deleteJourney(_ call: Call) async throws -> Response {
  try await call.answerDone(JourneyQueries.delete(call.id()))
}

/// Publishes a journey.
func publishJourney(_ call: Call) async throws -> Response {
  try await call.answer(JourneyQueries.publish(call.id()))
}

/// Takes a journey from the marketplace.
func unpublishJourney(_ call: Call) async throws -> Response {
  try await call.answer(JourneyQueries.unpublish(call.id()))
}

/// Releases a version of a journey.
func releaseJourneyVersion(_ call: Call) async throws -> Response {
  try await call.answer(JourneyQueries.release(call.id()))
}
