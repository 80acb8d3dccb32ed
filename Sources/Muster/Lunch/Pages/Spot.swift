import Foundation
import HTML
import MusterModels

/// A place on the map, as people have it: coordinates, or a link to a map.
enum Spot {
  /// The field for it. It is sent as `spot`.
  static func field(_ form: Form, _ lat: Double?, _ lng: Double?) -> HTML {
    let value = lat.flatMap { lat in lng.map { "\(lat), \($0)" } }
    return element("div", class: "spot") {
      form.text(
        "spot", .lunchSpot, value, isRequired: true, autocomplete: "off", hint: .lunchSpotHint,
        maxLength: 500, placeholder: .verbatim("53.5461, 9.9661"))
      element(
        "button", ["class": "button", "type": "button", "data-locate": "spot", "hidden": ""]
      ) {
        Icon.pin.html
        element("span") { Phrase.lunchSpotHere }
      }
    }
  }

  /// Turns what was sent as `spot` into two fields.
  static func prepare(
    _ latField: String, _ lngField: String
  ) -> @Sendable (inout FormFields, PageVisit) async throws -> Void {
    { fields, _ in
      guard let text = fields["spot"] else { return }
      fields["spot"] = nil
      guard let (lat, lng) = coordinates(in: text) else {
        throw Failure.field("spot", "invalid", "is no place on the map such as 53.5461, 9.9661")
      }
      fields[latField] = lat
      fields[lngField] = lng
    }
  }

  /// The coordinates in a text: `53.5461, 9.9661`, or in the address of a map.
  static func coordinates(in text: String) -> (lat: String, lng: String)? {
    if let match = text.firstMatch(of: /mlat=(-?[\d.]+)&mlon=(-?[\d.]+)/) {
      return (String(match.1), String(match.2))
    }
    if let match = text.firstMatch(of: /map=[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/) {
      return (String(match.1), String(match.2))
    }
    if let match = text.firstMatch(of: /(-?\d+\.\d+)[,;\s]+(-?\d+\.\d+)/) {
      return (String(match.1), String(match.2))
    }
    if let match = text.wholeMatch(
      of: /\s*(-?\d+(?:[.,]\d+)?)(?:\s*;\s*|\s+)(-?\d+(?:[.,]\d+)?)\s*/)
    {
      let parts = [match.1, match.2].map { $0.replacingOccurrences(of: ",", with: ".") }
      return (parts[0], parts[1])
    }
    return nil
  }

  /// A link to a place on the map.
  static func link(_ lat: Double, _ lng: Double) -> HTML {
    let marker = [("mlat", "\(lat)"), ("mlon", "\(lng)")]
    let address = Address.make("https://www.openstreetmap.org/", marker) + "#map=17/\(lat)/\(lng)"
    return element(
      "a", ["href": address, "target": "_blank", "rel": "noopener noreferrer"]
    ) { Phrase.lunchOnMap }
  }
}
