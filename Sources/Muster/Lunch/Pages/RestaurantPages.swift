import HTML
import MusterModels

/// Restaurants, which everybody sees and anybody adds.
extension WebPage {
  static let restaurants = WebPage(
    "/restaurants",
    actions: [
      .call(
        "createRestaurant", said: .restaurantAdded,
        then: .page { outcome in
          "/restaurants/\(try outcome.answer.read(as: Restaurant.self).id)"
        }, prepare: Spot.prepare("lat", "lng"))
    ],
    reads: { visit in
      RestaurantQueries.list(matching: visit.search()).query(page: visit.page(), pageSize: 30)
        .as(Page<Restaurant>.self)
    },
    shows: { context, page in
      Sheet(Phrase.restaurants.text, section: .lunch) {
        pageHeading(Phrase.restaurants.text)
        lunchSections(.restaurants)
        element("form", ["method": "get", "action": "/restaurants", "class": "line"]) {
          let form = Form(context: context, action: "search", values: [])
          form.text("q", .lunchSearch, context.query("q"), type: "search")
          form.submit(.search, icon: .search, style: .plain)
        }
        card {
          if page.items.isEmpty {
            emptyState(.restaurantNoneFound, icon: .pin)
          } else {
            rows {
              for restaurant in page.items {
                row(
                  href: "/restaurants/\(restaurant.id)", title: restaurant.name,
                  meta: {
                    element("span") { restaurant.address }
                    for option in restaurant.dietaryOptions { element("span") { option } }
                  })
              }
            }
            pagination(page, context)
          }
        }
        card(.restaurantAdd) {
          RestaurantFields.form(
            "createRestaurant", context, nil, near: nil, label: .restaurantAdd)
        }
      }
    })

  static let restaurant = WebPage(
    "/restaurants/{id}",
    actions: [
      .call("updateRestaurant", said: .saved, prepare: Spot.prepare("lat", "lng"))
    ],
    reads: { visit in RestaurantQueries.get(try visit.id()).as(Restaurant.self) },
    shows: { context, restaurant in
      Sheet(restaurant.name, section: .lunch) {
        pageHeading(restaurant.name, restaurant.address)
        card {
          element("dl", class: "facts") {
            fact(.place) { Spot.link(restaurant.lat, restaurant.lng) }
            if !restaurant.cuisines.isEmpty {
              fact(.restaurantCuisines) { restaurant.cuisines.joined(separator: ", ") }
            }
            if !restaurant.dietaryOptions.isEmpty {
              fact(.restaurantDiets) {
                for option in restaurant.dietaryOptions {
                  badge(option, .good)
                  " "
                }
              }
            }
          }
        }
        if context.isMe(restaurant.addedById) {
          card(.edit) {
            RestaurantFields.form(
              "updateRestaurant", context, restaurant, near: nil, label: .save)
          }
        } else {
          element("p", class: "quiet") { Phrase.restaurantNotYours }
        }
        element("p") { element("a", ["href": "/restaurants"]) { Phrase.restaurantsAll } }
      }
    })
}

/// The fields of a restaurant.
enum RestaurantFields {
  static func form(
    _ action: String, _ context: PageContext, _ restaurant: Restaurant?,
    near: (lat: Double, lng: Double)?, label: Phrase
  ) -> HTML {
    context.form(action) { form in
      if let present = context.visit.attempt?.failure?.restaurantId {
        element("p") {
          element("a", ["href": "/restaurants/\(present)"]) { Phrase.restaurantIsThere }
        }
      }
      form.text(
        "name", .name, restaurant?.name, isRequired: true, autocomplete: "off", maxLength: 200)
      form.text(
        "address", .restaurantAddress, restaurant?.address, isRequired: true, autocomplete: "off",
        maxLength: 500)
      Spot.field(form, restaurant?.lat ?? near?.lat, restaurant?.lng ?? near?.lng)
      element("div", class: "form-row") {
        form.text(
          "cuisines@words", .restaurantCuisines, restaurant?.cuisines.joined(separator: ", "),
          autocomplete: "off", hint: .restaurantWordsHint)
        form.text(
          "dietaryOptions@words", .restaurantDiets,
          restaurant?.dietaryOptions.joined(separator: ", "), autocomplete: "off",
          hint: .restaurantDietsHint)
      }
      form.submit(label, style: .plain)
    }
  }
}
