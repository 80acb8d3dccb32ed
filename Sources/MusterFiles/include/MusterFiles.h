#pragma once

/// A file compiled into the binary: its path, and its bytes.
struct muster_file {
  const char *path;
  const unsigned char *bytes;
  unsigned long count;
};

/// How many files there are.
long muster_file_count(void);

/// The file at an index from 0.
const struct muster_file *muster_file_at(long index);
