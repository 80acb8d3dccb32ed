import Foundation
import Testing

@testable import Muster

/// Amounts and places as people write them.
@Suite struct WrittenAmountTests {
  private static func currencies(_ server: TestServer) async throws -> Currencies {
    let text = try #require(
      try await server.value("select json_object_agg(code, minor_units) from public.currencies"))
    return try JSONDecoder().decode(Currencies.self, from: Data(text.utf8))
  }

  @Test("X2: what an amount is written as becomes minor units by its currency, or nothing")
  func amounts() async throws {
    try await TestServer.shared { server in
      let currencies = try await Self.currencies(server)
      let written: [(String, String, Int?)] = [
        ("12.50", "EUR", 1250), ("12,50", "EUR", 1250), ("12,5", "EUR", 1250), ("12", "EUR", 1200),
        ("1.234,50", "EUR", 123_450), ("1,234.50", "EUR", 123_450), ("1 234,50", "EUR", 123_450),
        ("1'234.50", "CHF", 123_450), ("1.234", "EUR", 123_400), ("1,234", "EUR", 123_400),
        ("1.234.567", "EUR", 123_456_700), (".5", "EUR", 50), ("5,", "EUR", 500),
        ("-3", "EUR", -300), ("−3,10", "EUR", -310), ("+3", "EUR", 300), ("0", "EUR", 0),
        ("500", "JPY", 500), ("1,500", "JPY", 1500), ("5.5", "JPY", nil), ("5.50", "JPY", nil),
        ("1.234", "KWD", 1234), ("1,5", "KWD", 1500), ("1,234.567", "KWD", 1_234_567),
        ("12.345", "EUR", 1_234_500), ("12.3456", "EUR", nil), ("1.23.4", "EUR", nil),
        ("12,34,56", "EUR", nil), ("", "EUR", nil), ("-", "EUR", nil), (".", "EUR", nil),
        ("x", "EUR", nil), ("1e3", "EUR", nil), ("٣", "EUR", nil), ("1-2", "EUR", nil),
        ("99999999999999999999", "EUR", nil),
      ]
      for (text, currency, units) in written {
        #expect(currencies.minorUnits(text, currency) == units, "\(text) \(currency)")
      }
    }
  }

  @Test("X2: what a field shows of an amount is read as the same amount, in each currency")
  func roundTrip() async throws {
    try await TestServer.shared { server in
      let currencies = try await Self.currencies(server)
      #expect(currencies.digits.count > 100)
      #expect(Set(currencies.digits.values).isSuperset(of: [0, 2, 3]))
      for locale in ["en", "de", "de-CH"] {
        let reader = Reader(language: Language(locale: locale), locale: locale, timeZone: "UTC")
        Reader.$current.withValue(reader) {
          for currency in currencies.digits.keys {
            for units in [0, 1, 10, 99, 100, 1_000, 123_456, 123_456_789, -1, -2_050] {
              let shown = currencies.input(units, currency)
              #expect(
                currencies.minorUnits(shown, currency) == units, "\(shown) \(currency) \(locale)")
            }
          }
        }
      }
    }
  }

  @Test("L1: a place is read as people have it: two numbers, or the address of a map")
  func places() {
    let written: [(String, String?)] = [
      ("53.5461, 9.9661", "53.5461 9.9661"), ("53.5461,9.9661", "53.5461 9.9661"),
      ("-33.8688 151.2093", "-33.8688 151.2093"), ("53.5461; 9.9661", "53.5461 9.9661"),
      ("53,5461; 9,9661", "53.5461 9.9661"), ("53,5461 9,9661", "53.5461 9.9661"),
      ("48 16", "48 16"), (" 48;16 ", "48 16"),
      ("https://www.openstreetmap.org/?mlat=53.5&mlon=9.9#map=17/1.0/2.0", "53.5 9.9"),
      ("https://www.openstreetmap.org/#map=19/53.54610/-9.96610", "53.54610 -9.96610"),
      ("https://www.google.com/maps/@53.5461,9.9661,17z", "53.5461 9.9661"),
      ("geo:53.5461,9.9661", "53.5461 9.9661"),
      ("", nil), ("Hamburg", nil), ("53.5461", nil), ("5,3", nil), ("https://example.org", nil),
    ]
    for (text, place) in written {
      let found = Spot.coordinates(in: text).map { "\($0.lat) \($0.lng)" }
      #expect(found == place, "\(text)")
    }
  }
}
