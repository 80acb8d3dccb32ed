/// Goes on with a handler on the thread that brings what it waited for, such as the database's.
///
/// What is left of a handler then is to build its answer, so that handing it to another thread
/// and back would cost more than it does. Handlers that compute for long do not begin on the
/// event loop (`Route.Options.startsOnEventLoop`) and never come here.
final class WhereResumed: TaskExecutor {
  static let shared = WhereResumed()

  func enqueue(_ job: consuming ExecutorJob) {
    UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
  }
}
