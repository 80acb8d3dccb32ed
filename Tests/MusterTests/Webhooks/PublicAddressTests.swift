import Foundation
import HTTPServer
import MusterClient
import MusterModels
import Testing

@testable import Muster

/// A webhook never has the server reach what only the server can (SSRF).
@Suite struct PublicAddressTests {
  private func bytes(_ text: String) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
    try #require(inet_pton(AF_INET6, text, &bytes) == 1, "\(text)")
    return bytes
  }

  @Test(
    "Webhooks: no address but a public one is allowed",
    arguments: [
      // This network, private, shared by carriers, loopback, link-local and metadata of clouds.
      "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
      "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255", "168.63.129.16",
      // Set aside: protocols, documentation, benchmarks, relays.
      "192.0.0.1", "192.0.0.192", "192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1",
      "198.19.255.255", "192.88.99.1",
      // Multicast, reserved, broadcast.
      "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
      // Unspecified, loopback, IPv4-mapped and -compatible, NAT64, discard.
      "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::8.8.8.8",
      "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1",
      // Unique local and metadata of clouds, link-local, site-local, multicast.
      "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1",
      // 6to4, Teredo, documentation, 6bone, segment routing.
      "2002:7f00:1::", "2002:808:808::1", "2001::1", "2001:1ff::1", "2001:db8::1", "3ffe::1",
      "3fff::1", "5f00::1", "4000::1", "1000::1",
    ])
  func refused(_ address: String) throws {
    #expect(!PublicAddress.isPublic(try bytes(address)))
    #expect(!PublicAddress.allows(try bytes(address), port: 443))
  }

  @Test(
    "Webhooks: public addresses are allowed",
    arguments: [
      "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
      "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255",
      "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
      "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111",
      "2a00::1", "3f00::1",
    ])
  func allowed(_ address: String) throws {
    #expect(PublicAddress.isPublic(try bytes(address)))
    for port in [80, 443, 1024, 8443, 65535] {
      #expect(PublicAddress.allows(try bytes(address), port: port))
    }
    for port in [0, 1, 22, 25, 79, 81, 442, 444, 1023] {
      #expect(!PublicAddress.allows(try bytes(address), port: port))
    }
  }

  @Test("Webhooks: an address of a strange length is not public")
  func strange() {
    for count in [0, 3, 5, 15, 17] {
      #expect(!PublicAddress.isPublic([UInt8](repeating: 8, count: count)))
    }
  }

  @Test(
    "Webhooks: what is plainly not public is refused when it is entered",
    arguments: [
      "", "hooks.example.org", "ftp://hooks.example.org/", "file:///etc/passwd", "http://",
      "https:///path", "gopher://hooks.example.org/", "javascript:alert(1)",
      "http://127.0.0.1/", "http://127.0.0.1:8080/", "https://10.1.2.3/x", "http://127.1/",
      "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/",
      "http://0177.0.0.1/", "http://017700000001/", "http://0/", "http://0.0.0.0/",
      "http://127.0.0.1./", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
      "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
      "http://[fd00:ec2::254]/", "http://[fe80::1%25eth0]/", "http://[64:ff9b::7f00:1]/",
      "http://[2002:7f00:1::]/", "http://localhost/", "http://LOCALHOST/", "http://localhost./",
      "http://a.localhost/", "http://printer.local/", "http://metadata.google.internal/",
      "http://metadata/", "http://user@hooks.example.org/", "http://user:pass@hooks.example.org/",
      "http://hooks.example.org:secret@127.0.0.1/", "http://hooks.example.org@127.0.0.1/",
      "http://127.0.0.1#@hooks.example.org/", "http://127.0.0.1?@hooks.example.org/",
      "http://hooks.example.org:22/", "http://hooks.example.org:0/",
      "http://hooks.example.org:99999/", "http://127%2e0.0.1/", "http://%31%32%37.0.0.1/",
    ])
  func entered(_ url: String) {
    #expect(WebhookURL.problem(url, allowsPrivate: false) != nil)
  }

  @Test(
    "Webhooks: what may be public is taken",
    arguments: [
      "https://hooks.example.org", "https://hooks.example.org/a/b?c=d", "http://8.8.8.8/",
      "https://hooks.example.org:8443/x", "http://[2606:4700::1111]/",
      "https://xn--bcher-kva.example/",
      "https://hooks.example.org./x@y",
    ])
  func taken(_ url: String) {
    #expect(WebhookURL.problem(url, allowsPrivate: false) == nil)
  }

  @Test("Webhooks: with private addresses allowed there still are no credentials or other schemes")
  func allowedPrivate() {
    #expect(WebhookURL.problem("http://127.0.0.1:22/", allowsPrivate: true) == nil)
    #expect(WebhookURL.problem("http://localhost:9000/x", allowsPrivate: true) == nil)
    #expect(WebhookURL.problem("http://user@127.0.0.1/", allowsPrivate: true) != nil)
    #expect(WebhookURL.problem("file:///etc/passwd", allowsPrivate: true) != nil)
  }

  private func delivery(to url: String) -> LeasedDelivery {
    LeasedDelivery(
      id: 1, attempt: 1, eventId: UUID(), url: url, payload: "{}", secrets: [Array("key".utf8)])
  }

  @Test("Webhooks: a name that has come to mean this machine is refused when it is connected to")
  func rebinding() async throws {
    try #require(initializeLibraries())
    try await WebhookReceiver.with { receiver in
      let delivery = delivery(to: "http://hooks.example.org:\(receiver.port)/hook")
      for address in ["127.0.0.1", "127.0.0.1,[::1]"] {
        let (outcome, _) = await WebhookSender(allowsPrivate: false).send(
          delivery, timestamp: 1, resolve: "hooks.example.org:\(receiver.port):\(address)")
        #expect(outcome == .failed("the address is not public"))
      }
      #expect(receiver.received.isEmpty)
      // The same is sent where private addresses are allowed: nothing else was in the way.
      let (outcome, _) = await WebhookSender(allowsPrivate: true).send(
        delivery, timestamp: 1, resolve: "hooks.example.org:\(receiver.port):127.0.0.1")
      #expect(outcome == .answered(204))
      #expect(receiver.received.count == 1)
    }
  }

  @Test("Webhooks: however this machine is written, nothing reaches it")
  func notations() async throws {
    try #require(initializeLibraries())
    try await WebhookReceiver.with { receiver in
      for host in [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "0", "localhost",
        "LOCALHOST", "localhost.", "127.0.0.1.", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]",
        "①②⑦.⓪.⓪.①", "127。0。0。1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "user@127.0.0.1", "hooks.example.org@127.0.0.1",
        "127%2e0%2e0%2e1",
      ] {
        let (outcome, _) = await WebhookSender(allowsPrivate: false).send(
          delivery(to: "http://\(host):\(receiver.port)/hook"), timestamp: 1)
        guard case .failed = outcome else {
          Issue.record("\(host): \(outcome)")
          continue
        }
      }
      #expect(receiver.received.isEmpty)
    }
  }

  @Test("Webhooks: redirects are not followed, and no more of an answer is read than 64 KiB")
  func answers() async throws {
    try #require(initializeLibraries())
    try await WebhookReceiver.with(answer: { received in
      // Without end: were all of it read, time would run out.
      received.path == "/other"
        ? Response(
          status: 200,
          body: .stream { writer in
            while true { try await writer.write([UInt8](repeating: 0x61, count: 32 << 10)) }
          }) : Response(status: 302, headers: ["Location": "/inside"])
    }) { receiver in
      let sender = WebhookSender(allowsPrivate: true)
      let redirected = await sender.send(delivery(to: receiver.url()), timestamp: 1).outcome
      #expect(redirected == .answered(302))
      let long = await sender.send(delivery(to: receiver.url("/other")), timestamp: 1).outcome
      #expect(long == .answered(200))
      #expect(receiver.received.map(\.path) == ["/hook", "/other"])
    }
  }

  @Test("Webhooks: over the API, such a URL is a field that is wrong; the sender refuses it too")
  func overHTTP() async throws {
    try await WebhookReceiver.with { receiver in
      try await TestServer.with { server in
        let ann = try await server.person("Ann")
        let group = try await ann.makeGroup().id
        for url in [receiver.url(), "http://u:p@hooks.example.org/", "http://ü.example/", "x"] {
          let answer = try await ann.client.send(
            .post, "/groups/\(group)/webhooks", json: #"{"url":"\#(url)"}"#)
          #expect(answer.status == 422, "\(url)")
          #expect(answer.problem?.errors?.map(\.field) == ["url"], "\(url)")
        }
        let made = try await ann.client.createWebhook(
          CreateWebhook(url: "https://hooks.example.org/", eventTypes: ["group.deleted"]), in: group
        )
        var change = UpdateWebhook()
        change.url = .set(receiver.url())
        await #expect(throws: MusterError.self) {
          try await ann.client.updateWebhook(made.id, change)
        }
        // By whoever writes it: plain SQL asks no parser.
        _ = try await server.session.run(
          as: .person(ann.id),
          """
          select public.update_webhook('\(made.id)',
            '{"url": "http://localhost:\(receiver.port)/hook"}')
          """)
        let sent = try await ann.client.testWebhook(made.id)
        try await server.until(
          "select log -> 0 ->> 'error' from muster.webhook_deliveries where id = \(sent.id)",
          is: "the address is not public")
        #expect(receiver.received.isEmpty)
      }
    }
  }
}
