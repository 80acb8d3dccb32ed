import HTML

/// Six people around a table under a string of lights: drawn for the first page.
var welcomePicture: HTML {
  element(
    "svg",
    ["class": "scene", "viewBox": "0 0 640 300", "aria-hidden": "true", "focusable": "false"]
  ) {
    element("ellipse", ["class": "scene-glow", "cx": "320", "cy": "170", "rx": "310", "ry": "125"])
    element("path", ["class": "scene-wire", "d": "M20 28Q170 92 320 42T620 28"])
    for (x, y) in lights {
      element("circle", ["class": "scene-light", "cx": x, "cy": y, "r": "7"])
    }
    for (number, person) in people.enumerated() { figure(person, number) }
    element(
      "rect",
      ["class": "scene-table", "x": "50", "y": "212", "width": "540", "height": "24", "rx": "12"])
    element("path", ["class": "scene-leg", "d": "M110 236l-16 54M530 236l16 54"])
    for x in [120, 320, 520] {
      element(
        "path",
        ["class": "scene-bowl", "d": "M\(x - 30) 192h60c0 14-12 20-30 20s-30-6-30-20z"])
    }
    for x in [190, 262, 392, 450] {
      element("path", ["class": "scene-cup", "d": "M\(x - 8) 194h16l-3 18h-10z"])
    }
    element(
      "path", ["class": "scene-steam", "d": "M312 182c-8-10 8-14 0-26M328 182c-8-10 8-14 0-26"])
  }
}

private let lights = [
  ("80", "51"), ("145", "68"), ("215", "70"), ("285", "54"), ("355", "34"), ("425", "25"),
  ("495", "24"), ("560", "25"),
]

private struct SeatedPerson {
  let x: Int
  let y: Int
  let skin: Int
  let hair: String
}

/// Where they sit, and how they wear their hair.
private let people = [
  SeatedPerson(x: 104, y: 138, skin: 0, hair: "M-24 2c0-34 48-34 48 0-8-12-34-14-48 0z"),
  SeatedPerson(
    x: 190, y: 124, skin: 2, hair: "M-25 22c-8-60 58-60 50 0-2-22-14-30-25-30s-23 8-25 30z"),
  SeatedPerson(x: 277, y: 136, skin: 1, hair: "M-24-2c4-32 44-32 48 0-16-6-30-6-48 0z"),
  SeatedPerson(
    x: 363, y: 126, skin: 3,
    hair: "M-22-8c-6-10 2-18 8-16 4-10 22-10 26 0 8-2 16 6 10 16-14-8-30-8-44 0z"),
  SeatedPerson(
    x: 450, y: 138, skin: 0, hair: "M-25 26c-10-66 60-66 50 0 0-26-8-34-25-36s-25 10-25 36z"),
  SeatedPerson(
    x: 536, y: 128, skin: 2, hair: "M-24 4c-2-38 52-36 48 0-6-10-12-16-24-16s-18 6-24 16z"),
]

private func figure(_ person: SeatedPerson, _ number: Int) -> HTML {
  element("g", ["transform": "translate(\(person.x) \(person.y))"]) {
    element(
      "path", ["class": "scene-body-\(number % 6)", "d": "M-42 96c0-44 14-62 42-62s42 18 42 62z"])
    element("circle", ["class": "scene-skin-\(person.skin)", "cx": "0", "cy": "6", "r": "24"])
    element("path", ["class": "scene-hair-\(number % 3)", "d": person.hair])
    element("path", ["class": "scene-smile", "d": "M-7 14q7 7 14 0"])
  }
}
