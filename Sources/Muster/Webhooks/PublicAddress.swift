/// Which addresses are of the public internet: a webhook is sent to no other, so that nobody has
/// the server reach what only the server can (SSRF).
enum PublicAddress {
  /// Whether an address of 4 or 16 bytes, and a port, may be connected to.
  static func allows(_ address: [UInt8], port: Int) -> Bool {
    (port == 80 || port == 443 || port >= 1024) && isPublic(address)
  }

  /// Whether an address of 4 or 16 bytes is of the public internet.
  static func isPublic(_ address: [UInt8]) -> Bool {
    switch address.count {
    case 4: !reserved4.contains { $0.contains(address) }
    // Of IPv6, what is assigned to the internet, less what carries an IPv4 address inside or is
    // set aside. That leaves out all else: loopback, link-local, unique local, multicast,
    // IPv4-mapped and -compatible, NAT64.
    case 16: global6.contains(address) && !reserved6.contains { $0.contains(address) }
    default: false
    }
  }

  /// The first bits of addresses.
  private struct Network {
    let prefix: [UInt8]
    let bits: Int

    init(_ prefix: UInt8..., bits: Int) {
      self.prefix = prefix
      self.bits = bits
    }

    func contains(_ address: [UInt8]) -> Bool {
      for bit in 0..<bits {
        let mask = UInt8(0x80) >> (bit % 8)
        let wanted = bit / 8 < prefix.count ? prefix[bit / 8] : 0
        if address[bit / 8] & mask != wanted & mask { return false }
      }
      return true
    }
  }

  // The IANA registries of special-purpose addresses, and one more.
  private static let reserved4 = [
    Network(0, bits: 8),  // this network
    Network(10, bits: 8),  // private
    Network(100, 64, bits: 10),  // shared by carriers
    Network(127, bits: 8),  // loopback
    Network(169, 254, bits: 16),  // link-local, metadata of clouds
    Network(172, 16, bits: 12),  // private
    Network(192, 0, 0, bits: 24),  // protocol assignments
    Network(192, 0, 2, bits: 24),  // documentation
    Network(192, 31, 196, bits: 24),  // AS112
    Network(192, 52, 193, bits: 24),  // AMT
    Network(192, 88, 99, bits: 24),  // 6to4 relays
    Network(192, 168, bits: 16),  // private
    Network(192, 175, 48, bits: 24),  // AS112
    Network(198, 18, bits: 15),  // benchmarks
    Network(198, 51, 100, bits: 24),  // documentation
    Network(203, 0, 113, bits: 24),  // documentation
    Network(224, bits: 4),  // multicast
    Network(240, bits: 4),  // reserved, broadcast
    Network(168, 63, 129, 16, bits: 32),  // the host of virtual machines at Azure
  ]

  private static let global6 = Network(0x20, bits: 3)
  private static let reserved6 = [
    Network(0x20, 0x01, 0x00, bits: 23),  // protocol assignments, Teredo
    Network(0x20, 0x01, 0x0D, 0xB8, bits: 32),  // documentation
    Network(0x20, 0x02, bits: 16),  // 6to4
    Network(0x3F, 0xFE, bits: 16),  // 6bone
    Network(0x3F, 0xFF, bits: 20),  // documentation
  ]
}
