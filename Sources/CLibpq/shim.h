#pragma once
#include <libpq-fe.h>

// Ends a batch. libpq 17 can do so without a write of its own, so that several
// batches leave in one; before that, each Sync flushes.
static inline int clibpq_pipeline_sync(PGconn *connection) {
#ifdef LIBPQ_HAS_SEND_PIPELINE_SYNC
  return PQsendPipelineSync(connection);
#else
  return PQpipelineSync(connection);
#endif
}

#ifdef __linux__
// glibc 2.34 and later have it; its header shows it to GNU sources only, which Swift's view of C
// is not. `actions` is a posix_spawn_file_actions_t, whose header would bring half of POSIX along.
extern int posix_spawn_file_actions_addclosefrom_np(void *actions, int from);

/// Closes everything from a descriptor on in the child.
static inline int muster_close_from(void *actions, int from) {
  return posix_spawn_file_actions_addclosefrom_np(actions, from);
}
#endif
