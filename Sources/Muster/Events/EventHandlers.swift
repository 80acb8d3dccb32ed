import HTTPServer
import MusterModels

/// Makes an event.
func createEvent(_ call: Call) async throws -> Response {
  try await call.answerCreated(EventQueries.create(call.inputText())) { "/events/\($0)" }
}

/// Events to come, or past ones of the caller's.
func listEvents(_ call: Call) async throws -> Response {
  let text = call.request.query["q"].flatMap { $0.isEmpty ? nil : $0 }
  let state = try call.word("state", of: ["upcoming", "past"])
  return try await call.answer(
    state == "past" ? EventQueries.past(matching: text) : EventQueries.upcoming(matching: text))
}

/// One event.
func getEvent(_ call: Call) async throws -> Response {
  try await call.answer(EventQueries.get(call.id()))
}

/// Changes an event.
func updateEvent(_ call: Call) async throws -> Response {
  try await call.answer(EventQueries.update(call.id(), changes: call.inputText()))
}

/// Deletes an event.
func deleteEvent(_ call: Call) async throws -> Response {
  try await call.answerDone(EventQueries.delete(call.id()))
}

/// Makes somebody an author, too.
func addEventAuthor(_ call: Call) async throws -> Response {
  try await call.answer(EventQueries.addAuthor(call.id("userId"), to: call.id()))
}

/// Removes an author.
func removeEventAuthor(_ call: Call) async throws -> Response {
  try await call.answerDone(EventQueries.removeAuthor(call.id("userId"), from: call.id()))
}
