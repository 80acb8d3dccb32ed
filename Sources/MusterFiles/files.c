#include "MusterFiles.h"

const struct muster_file muster_files[] = {{0, 0, 0}};
const long muster_files_count = 0;
