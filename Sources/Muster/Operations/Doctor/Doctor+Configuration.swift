import Postgres

extension Doctor {
  /// Settings that work each for itself and are not well together.
  func configured() -> [Finding] {
    var findings = publicURL() + proxies() + mail() + secret()
    if !configuration.limitsRates {
      findings.append(
        .warning(
          .configuration, "attempts at passwords and codes are not limited",
          "leave out \(configuration.source(of: "MUSTER_RATE_LIMITS")) outside load tests"))
    }
    if let url = configuration.databaseURL, let info = try? ConnectionInfo(url) {
      let host = info.parameters["host"] ?? ""
      let isHere =
        host.isEmpty || host.hasPrefix("/") || host == "localhost" || host == "::1"
        || host.hasPrefix("127.")
      if !isHere, !["require", "verify-ca", "verify-full"].contains(info.parameters["sslmode"]) {
        findings.append(
          .warning(
            .configuration, "the way to the database at \(host) may be open to others",
            "add sslmode=verify-full (or require) to \(configuration.source(of: "DATABASE_URL"))"))
      }
    }
    if findings.allSatisfy({ $0.level == .ok }) {
      findings.append(.ok(.configuration, "the settings go together"))
    }
    return findings
  }

  private func publicURL() -> [Finding] {
    guard let url = configuration.publicURL else {
      return configuration.listensLocally
        ? []
        : [
          .warning(
            .configuration, "links in mails begin with http://\(configuration.host)",
            "set MUSTER_PUBLIC_URL to what people's browsers open")
        ]
    }
    let isHere = ["http://localhost", "http://127.", "http://[::1]"].contains(where: url.hasPrefix)
    return url.hasPrefix("https://") || isHere
      ? []
      : [
        .warning(
          .configuration, "\(url) sends passwords and tokens where others can read them",
          "put a proxy with TLS before the server and begin \(configuration.source(of: "MUSTER_PUBLIC_URL")) with https://"
        )
      ]
  }

  private func proxies() -> [Finding] {
    let isOpen = !["127.0.0.1", "::1", "localhost"].contains(configuration.host)
    if configuration.trustedProxies > 0, isOpen {
      return [
        .warning(
          .configuration, "whoever reaches the port without the proxy can say to have any address",
          "let only the proxy reach it, or listen on 127.0.0.1")
      ]
    }
    guard configuration.publicURL?.hasPrefix("https://") == true, configuration.limitsRates,
      configuration.trustedProxies == 0
    else { return [] }
    return [
      .warning(
        .configuration, "everybody has the proxy's address, and attempts are limited by it",
        "have the proxy add to X-Forwarded-For, and set MUSTER_TRUSTED_PROXIES to 1")
    ]
  }

  private func mail() -> [Finding] {
    guard configuration.smtpURL != nil else {
      return [
        .warning(
          .configuration, "mails are written to \(configuration.dataDirectory)/mail, not sent",
          "set MUSTER_SMTP_URL and MUSTER_MAIL_FROM")
      ]
    }
    return configuration.mailFrom == Configuration().mailFrom
      ? [
        .warning(
          .configuration, "mails are from \(configuration.mailFrom), which others will refuse",
          "set MUSTER_MAIL_FROM to an address of your domain")
      ] : []
  }

  private func secret() -> [Finding] {
    guard let secret = configuration.secret else { return [] }
    return Set(secret).count < 10
      ? [
        .problem(
          .configuration, "the secret is easily guessed",
          "set \(configuration.source(of: "MUSTER_SECRET")) to what openssl rand -base64 33 prints")
      ] : []
  }
}
