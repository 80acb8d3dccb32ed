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
