import CQREncode
import HTML

/// A text as a QR code, drawn as one path.
func qrCode(_ text: String, label: Phrase) -> HTML {
  guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return .empty }
  defer { QRcode_free(code) }
  let width = Int(code.pointee.width)
  guard let modules = code.pointee.data else { return .empty }
  var path = ""
  for y in 0..<width {
    for x in 0..<width where modules[y * width + x] & 1 == 1 { path += "M\(x) \(y)h1v1h-1z" }
  }
  // A border of four modules, which readers need.
  return element(
    "svg",
    [
      "class": "qr", "viewBox": "-4 -4 \(width + 8) \(width + 8)", "role": "img",
      "aria-label": label.text, "shape-rendering": "crispEdges",
    ]
  ) {
    element(
      "rect",
      [
        "x": "-4", "y": "-4", "width": String(width + 8), "height": String(width + 8),
        "class": "qr-paper",
      ])
    element("path", ["d": path, "class": "qr-ink"])
  }
}
