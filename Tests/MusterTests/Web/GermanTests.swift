import Foundation
import Testing

@testable import Muster

/// Whatever the server can say to people it says in German, too: in words of its own, not in what
/// stands in for words that there are not.
@Suite struct GermanTests {
  @Test("Each code of an error has a German title of its own")
  func codes() {
    var titles: [String: ErrorCode] = [:]
    for code in ErrorCode.allCases {
      let german = code.germanTitle
      #expect(!german.isEmpty && german != code.title, "\(code)")
      #expect(titles.updateValue(code, forKey: german) == nil, "\(code): \(german)")
    }
  }

  @Test("Each thing that can be wrong with a field is said in German")
  func constraints() {
    let messages = Set(
      ConstraintMeaning.byName.values.filter { $0.field != nil }.map(\.message))
    #expect(messages.count > 50)
    for message in messages.sorted() {
      #expect(GermanMessage.of(message) != nil, "\(message)")
    }
  }

  @Test("So is what the server itself finds wrong, and each line of a table")
  func messages() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Muster")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var messages: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(
        of: /\.field\(\s*(?:"[^"]*"|\w+),\s*"[^"]*",\s*"([^"\\]*)"\s*\)/)
      {
        messages.insert(String(match.1))
      }
    }
    for file in Migrations.embedded.current {
      for match in file.sql.matches(of: /import_error\(\s*(?:[\w.]+),\s*'([^']*)'\)/) {
        messages.insert("line 7: " + match.1)
      }
    }
    #expect(messages.count > 60 && messages.contains { $0.hasPrefix("line ") })
    for message in messages.sorted() {
      #expect(GermanMessage.of(message) != nil, "\(message)")
    }
  }

  @Test("K17: each kind of notification is named, and says something of its own")
  func notifications() async throws {
    try await TestServer.shared { server in
      let kinds = try await server.lines("select kind from muster.notification_kinds()")
      #expect(kinds.count > 20)
      #expect(Set(kinds) == Set(NotificationKind.byName.keys))
      for kind in NotificationKind.all {
        #expect(kind.label.german != kind.label.english, "\(kind.name)")
        #expect(kind.says.german != kind.says.english, "\(kind.name)")
        // Mails end the sentence.
        for says in [kind.says.english, kind.says.german] {
          #expect(says.last?.isLetter == true || says.hasSuffix("}"), "\(says)")
        }
      }
      #expect(Set(NotificationKind.all.map(\.says.german)).count == kinds.count)
    }
  }

  @Test("004: each permission of groups is offered, and named")
  func permissions() async throws {
    try await TestServer.shared { server in
      let names = try await server.lines(
        "select name from public.permissions where scope = 'group'")
      #expect(names.count > 20)
      #expect(Set(names) == Set(PermissionLabels.names))
      #expect(PermissionLabels.names.count == names.count)
      expectNames(names) { Phrase.permission($0) }
    }
  }

  @Test("K2: the roles that groups begin with are named")
  func roles() async throws {
    try await TestServer.shared { server in
      let names = try await server.lines(
        "select distinct role_name from public.group_template_roles")
      #expect(names.count > 4)
      // One word is the same in both.
      for name in names where name != "Admin" {
        #expect(Phrase.role(name).german != name && Phrase.role(name).english == name, "\(name)")
      }
    }
  }

  @Test("Each type of event that webhooks may ask for is offered, and named")
  func webhookEvents() async throws {
    try await TestServer.shared { server in
      let types = try await server.lines("select unnest(muster.webhook_event_types())")
      #expect(types.count > 20)
      #expect(types == WebhookEvents.types)
      expectNames(types + ["webhook.test"]) { Phrase.webhookEvent($0) }
    }
  }

  @Test("K16: each thing that the history can hold is told in a sentence")
  func audit() async throws {
    try await TestServer.shared { server in
      // As the functions name it; what triggers tell of rows of groups and members is told by table.
      let calls = try await server.rows(
        """
        select distinct m[1], coalesce(m[2], '')
        from pg_proc as p cross join lateral regexp_matches(
          p.prosrc, 'muster\\.audit(?:_crew)?\\(\\s*''([a-z_]+\\.[a-z_]*)''( \\|\\|)?', 'g'
        ) as m
        where p.pronamespace in ('muster'::regnamespace, 'public'::regnamespace)
        """)
      var actions: [String] = []
      for call in calls {
        let name = call[0] ?? ""
        // Told by table, too.
        if name.hasPrefix("role_permissions.") { continue }
        guard name.hasSuffix(".") else {
          actions.append(name)
          continue
        }
        actions += try #require(Self.ends[name], "\(name)").map { name + $0 }
      }
      // Those that a condition chooses, or a trigger's argument begins.
      actions += [
        "enrollment.frozen", "enrollment.unfrozen", "platform_role.given", "platform_role.taken",
      ]
      for kind in ["role_template", "group_template"] {
        actions += ["created", "changed", "deleted"].map { "\(kind).\($0)" }
      }
      #expect(actions.count > 50)
      expectNames(actions) { Phrase.auditAction($0) }
      let columns = try await server.lines(
        """
        select column_name from information_schema.columns
        where table_schema = 'public' and table_name = 'groups'
          and column_name in ('name', 'description', 'label', 'settings', 'is_public',
            'show_member_list', 'succession', 'min_members', 'max_members', 'archived_at')
        """)
      #expect(columns.count == 10)
      for column in columns { #expect(Phrase.auditField(column).german != column, "\(column)") }
    }
  }

  /// What ends the names that functions put together.
  private static let ends = [
    "expense.": ["deleted", "restored"],
    "forum_post.": ["edited", "hidden", "shown", "changed", "deleted"],
    "webhook.": ["created", "changed", "deleted"], "application.": ["rejected", "expired"],
    "dinner_party.": ["created", "changed"], "dinner_request.": ["created", "changed"],
  ]

  private func expectNames(_ names: [String], _ phrase: (String) -> Phrase) {
    for name in names {
      let found = phrase(name)
      #expect(found.german != name && found.english != name, "\(name)")
      #expect(found.german != found.english, "\(name)")
    }
  }
}
