import HTTPServer
import MusterModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes a crew; the caller leads it.
func createDinnerGroup(_ call: Call) async throws -> Response {
  let document = try await call.run(DinnerQueries.create(call.input()))
  // Its id is the group's.
  struct Made: Decodable {
    struct Group: Decodable { let id: String }
    let group: Group
  }
  let made = try JSONDecoder().decode(Made.self, from: Data(document.body))
  var response = call.respond(document)
  response.headers.set("Location", "\(Endpoint.base)/dinner/groups/\(made.group.id)")
  return response
}

/// A crew, to its own people.
func getDinnerGroup(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.get(call.id()))
}

/// Gives the seats their videos.
func setDinnerVideos(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.setVideos(of: call.id(), call.inputText()))
}

/// Posts a party, or changes it.
func putDinnerParty(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.putParty(of: call.id(), call.inputText()))
}

/// Cancels a party.
func cancelDinnerParty(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.endParty(of: call.id(), completes: false))
}

/// Completes a party.
func completeDinnerParty(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.endParty(of: call.id(), completes: true))
}

/// The parties of a crew.
func listDinnerPartiesOfGroup(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.parties(of: call.id()))
}

/// The open parties of others.
func listDinnerParties(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.open)
}

/// Asks to come.
func requestDinnerParty(_ call: Call) async throws -> Response {
  let message = try call.input(RequestDinnerParty.self).message
  return try await call.answerCreated(
    DinnerQueries.request(of: call.id("hostGroupId"), message: message)
  ) { "/dinner/requests/\($0)" }
}

/// The requests of a crew.
func listDinnerRequests(_ call: Call) async throws -> Response {
  let word = try call.word("direction", of: DinnerQueries.Direction.allCases.map(\.rawValue))
  return try await call.answer(
    DinnerQueries.requests(of: call.id(), DinnerQueries.Direction(rawValue: word) ?? .received))
}

/// A request.
func getDinnerRequest(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.getRequest(call.id()))
}

/// Accepts a crew.
func acceptDinnerRequest(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.accept(call.id()))
}

/// Declines a crew.
func declineDinnerRequest(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.decline(call.id()))
}

/// Takes a request back.
func withdrawDinnerRequest(_ call: Call) async throws -> Response {
  try await call.answer(DinnerQueries.withdraw(call.id()))
}
