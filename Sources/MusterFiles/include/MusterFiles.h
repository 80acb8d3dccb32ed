#pragma once
/// A file compiled into the binary: its path, and its bytes.
struct muster_file {
  const char *path;
  const unsigned char *bytes;
  unsigned long count;
};
extern const struct muster_file muster_files[];
extern const long muster_files_count;
