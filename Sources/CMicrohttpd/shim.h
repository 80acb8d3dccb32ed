// What Swift cannot call itself: libmicrohttpd's variadic functions and macros, and the socket
// calls whose types differ between systems.
#pragma once

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

typedef enum MHD_Result muster_result;

static const muster_result muster_continue = MHD_YES;
static const muster_result muster_close = MHD_NO;

/// The options of a daemon, and the functions that it calls.
struct muster_daemon_options {
  int listen_socket;
  unsigned int threads;
  unsigned int connection_limit;
  unsigned int connections_per_address;
  unsigned int idle_seconds;
  size_t connection_memory;
  void *context;
  muster_result (*access)(void *, struct MHD_Connection *, const char *, const char *,
                          const char *, const char *, size_t *, void **);
  void *(*target)(void *, const char *, struct MHD_Connection *);
  void (*completed)(void *, struct MHD_Connection *, void **,
                    enum MHD_RequestTerminationCode);
  void (*connected)(void *, struct MHD_Connection *, void **,
                    enum MHD_ConnectionNotificationCode);
};

/// Targets are decoded by the application, so that `%2F` cannot split a segment.
static size_t muster_leave_escaped(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

static inline struct MHD_Daemon *muster_start_daemon(const struct muster_daemon_options *o) {
  unsigned int flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ITC |
                       MHD_ALLOW_SUSPEND_RESUME;
  struct MHD_OptionItem options[] = {
      {MHD_OPTION_LISTEN_SOCKET, o->listen_socket, NULL},
      {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)o->connection_memory, NULL},
      {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)o->connection_limit, NULL},
      {MHD_OPTION_PER_IP_CONNECTION_LIMIT, (intptr_t)o->connections_per_address, NULL},
      {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)o->idle_seconds, NULL},
      {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)o->completed, o->context},
      {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)o->connected, o->context},
      {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)o->target, o->context},
      {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)muster_leave_escaped, NULL},
      // One thread is not a pool: the option takes two or more.
      {o->threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)o->threads, NULL},
      {MHD_OPTION_END, 0, NULL}};
  return MHD_start_daemon(flags, 0, NULL, NULL, o->access, o->context, MHD_OPTION_ARRAY, options,
                          MHD_OPTION_END);
}

static inline int muster_connection_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}

static inline void *muster_connection_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

/// Bytes from the request line's first to the last of the empty line; 0 when unknown.
static inline size_t muster_header_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info == NULL ? 0 : info->header_size;
}

/// Writes the numeric address of the client into `text`; an IPv4 address in IPv6 as IPv4.
static inline void muster_connection_address(struct MHD_Connection *connection, char *text,
                                             socklen_t size) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  text[0] = 0;
  if (info == NULL || info->client_addr == NULL) return;
  if (info->client_addr->sa_family == AF_INET) {
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)info->client_addr;
    inet_ntop(AF_INET, &v4->sin_addr, text, size);
  } else if (info->client_addr->sa_family == AF_INET6) {
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)info->client_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr))
      inet_ntop(AF_INET, &v6->sin6_addr.s6_addr[12], text, size);
    else
      inet_ntop(AF_INET6, &v6->sin6_addr, text, size);
  }
}

/// Calls `visit` for each header field of the request, in order.
static inline void muster_visit_headers(struct MHD_Connection *connection,
                                        muster_result (*visit)(void *, enum MHD_ValueKind,
                                                               const char *, size_t, const char *,
                                                               size_t),
                                        void *context) {
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, visit, context);
}

static inline int muster_completed_well(enum MHD_RequestTerminationCode code) {
  return code == MHD_REQUEST_TERMINATED_COMPLETED_OK;
}

static inline int muster_has_started(enum MHD_ConnectionNotificationCode code) {
  return code == MHD_CONNECTION_NOTIFY_STARTED;
}

/// Queues an answer and gives up the caller's hold on it. Returns what the callback returns.
static inline muster_result muster_queue(struct MHD_Connection *connection, unsigned int status,
                                         struct MHD_Response *response) {
  muster_result result = MHD_queue_response(connection, status, response);
  MHD_destroy_response(response);
  return result;
}

/// Which of the headers below an answer carries itself.
enum muster_own_header {
  MUSTER_OWN_CONTENT_SECURITY_POLICY = 1,
  MUSTER_OWN_CACHE_CONTROL = 2,
  MUSTER_OWN_REFERRER_POLICY = 4,
  MUSTER_OWN_RESOURCE_POLICY = 8,
  MUSTER_SERVES_HTTPS = 16,
};

#define MUSTER_CONTENT_SECURITY_POLICY "default-src 'none'; frame-ancestors 'none'"
#define MUSTER_TRANSPORT_SECURITY "max-age=31536000; includeSubDomains"

static inline void muster_add_default_headers(struct MHD_Response *response, unsigned int own) {
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  if (!(own & MUSTER_OWN_REFERRER_POLICY))
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
  if (!(own & MUSTER_OWN_CONTENT_SECURITY_POLICY))
    MHD_add_response_header(response, "Content-Security-Policy", MUSTER_CONTENT_SECURITY_POLICY);
  if (!(own & MUSTER_OWN_RESOURCE_POLICY))
    MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
  if (!(own & MUSTER_OWN_CACHE_CONTROL))
    MHD_add_response_header(response, "Cache-Control", "no-store");
  if (own & MUSTER_SERVES_HTTPS)
    MHD_add_response_header(response, "Strict-Transport-Security", MUSTER_TRANSPORT_SECURITY);
}

static inline struct MHD_Response *muster_response_from_bytes(const void *bytes, size_t count) {
  return MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}

/// The block is for clients of HTTP/1.0 only: chunks are read into the connection's own buffer. Each
/// open stream has one.
static inline struct MHD_Response *muster_response_from_reader(
    void *context, ssize_t (*read)(void *, uint64_t, char *, size_t), void (*release)(void *)) {
  return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 2048, read, context, release);
}

/// A header without a body or a length, after which the connection closes: libmicrohttpd would
/// send the last chunk of a chunked body even in answer to HEAD.
static inline struct MHD_Response *muster_response_without_body(
    ssize_t (*read)(void *, uint64_t, char *, size_t)) {
  struct MHD_Response *response =
      MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 1024, read, NULL, NULL);
  if (response != NULL)
    MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
  return response;
}

static inline ssize_t muster_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }

static inline ssize_t muster_end_with_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }

/// Opens a listening socket that does not block. Returns it, or minus errno.
static inline int muster_listen(const char *host, unsigned short port, int backlog) {
  char service[8];
  snprintf(service, sizeof service, "%u", (unsigned int)port);
  struct addrinfo hints = {0};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  struct addrinfo *found = NULL;
  if (getaddrinfo(host, service, &hints, &found) != 0) return -EADDRNOTAVAIL;
  int error = EADDRNOTAVAIL, fd = -1;
  for (struct addrinfo *a = found; a != NULL && fd < 0; a = a->ai_next) {
    fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
    if (fd < 0) {
      error = errno;
      continue;
    }
    int on = 1, off = 0;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (a->ai_family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
    if (bind(fd, a->ai_addr, a->ai_addrlen) != 0 || listen(fd, backlog) != 0) {
      error = errno;
      close(fd);
      fd = -1;
    }
  }
  freeaddrinfo(found);
  return fd < 0 ? -error : fd;
}

static inline int muster_bound_port(int fd) {
  struct sockaddr_storage address;
  socklen_t size = sizeof address;
  if (getsockname(fd, (struct sockaddr *)&address, &size) != 0) return -1;
  if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
  return ntohs(((struct sockaddr_in *)&address)->sin_port);
}

/// Hands a connection that waits in the listening socket's queue to the daemon; 0 when none did.
static inline int muster_adopt_waiting(struct MHD_Daemon *daemon, int listener) {
  struct sockaddr_storage address;
  socklen_t size = sizeof address;
  int fd = accept(listener, (struct sockaddr *)&address, &size);
  if (fd < 0) return 0;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  MHD_add_connection(daemon, fd, (struct sockaddr *)&address, size);
  return 1;
}

/// Milliseconds of a clock that is never set back.
static inline uint64_t muster_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/// Microseconds of a clock that is never set back.
static inline uint64_t muster_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/// Writes the time in UTC as RFC 3339 with milliseconds, 24 characters and a NUL.
static inline void muster_write_time(char *text, size_t size) {
  struct timespec now;
  struct tm parts;
  clock_gettime(CLOCK_REALTIME, &now);
  gmtime_r(&now.tv_sec, &parts);
  snprintf(text, size, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
           parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
           (int)(now.tv_nsec / 1000000));
}

/// Writes everything. Returns 0, or an errno.
static inline int muster_write_all(int fd, const void *bytes, size_t count) {
  const char *rest = (const char *)bytes;
  while (count > 0) {
    ssize_t written = write(fd, rest, count);
    if (written > 0) {
      rest += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      struct pollfd item = {fd, POLLOUT, 0};
      poll(&item, 1, 1000);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

/// Sends without waiting and without a signal. Returns the bytes taken, or -1.
static inline ssize_t muster_send(int fd, const void *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
  return send(fd, bytes, count, MSG_DONTWAIT | MSG_NOSIGNAL);
#else
  return send(fd, bytes, count, MSG_DONTWAIT);
#endif
}

static inline int muster_close_socket(int fd) { return close(fd); }

static inline void muster_finish_sending(int fd) { shutdown(fd, SHUT_WR); }

static inline void muster_shut_down(int fd) { shutdown(fd, SHUT_RDWR); }

/// Duplicates a socket for reading what a client still sends; -1 when there are no descriptors.
static inline int muster_duplicate(int fd) { return fcntl(fd, F_DUPFD_CLOEXEC, 0); }

/// Reads and forgets up to `limit` bytes. Returns -1 when the client has closed, else the count.
static inline ssize_t muster_discard(int fd, size_t limit) {
  char buffer[16384];
  size_t total = 0;
  while (total < limit) {
    ssize_t got = recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (got == 0) return -1;
    if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR
                            ? (ssize_t)total
                            : -1;
    total += (size_t)got;
  }
  return (ssize_t)total;
}

#if defined(__linux__) && !defined(POLLRDHUP)
// glibc shows it to those who define _GNU_SOURCE, which a module cannot do for its importers.
#define POLLRDHUP 0x2000
#endif

/// Whether the client has closed its side, without waiting.
static inline int muster_has_hung_up(int fd) {
#ifdef POLLRDHUP
  struct pollfd item = {fd, POLLRDHUP, 0};
  return poll(&item, 1, 0) == 1 && (item.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
#else
  char byte;
  return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
#endif
}

/// Raises the limit of open descriptors to at least `wanted` where the hard limit allows it.
/// Returns the limit in force.
static inline uint64_t muster_raise_descriptor_limit(uint64_t wanted) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  return limit.rlim_cur;
}

struct muster_thread_start {
  void (*run)(void *);
  void *context;
};

static void *muster_thread_main(void *argument) {
  struct muster_thread_start start = *(struct muster_thread_start *)argument;
  free(argument);
  start.run(start.context);
  return NULL;
}

/// Starts a detached thread with a small stack and all signals blocked. Returns 0 or an errno.
static inline int muster_start_thread(void (*run)(void *), void *context) {
  struct muster_thread_start *start = (struct muster_thread_start *)malloc(sizeof *start);
  if (start == NULL) return ENOMEM;
  start->run = run;
  start->context = context;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, muster_thread_main, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (error != 0) free(start);
  return error;
}

static inline void muster_sleep_milliseconds(unsigned int milliseconds) {
  usleep(milliseconds * 1000);
}

/// Keeps a write to a closed socket from ending the process.
static inline void muster_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }

/// The write end of the pipe that wakes whoever waits for a termination signal.
static int muster_signal_pipe[2] = {-1, -1};

static void muster_note_signal(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(muster_signal_pipe[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

/// Catches SIGTERM and SIGINT from now on. Returns the descriptor to read their numbers from, or -1.
static inline int muster_catch_termination(void) {
  if (muster_signal_pipe[0] >= 0) return muster_signal_pipe[0];
  if (pipe(muster_signal_pipe) != 0) return -1;
  for (int i = 0; i < 2; i++) fcntl(muster_signal_pipe[i], F_SETFD, FD_CLOEXEC);
  fcntl(muster_signal_pipe[1], F_SETFL, fcntl(muster_signal_pipe[1], F_GETFL) | O_NONBLOCK);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = muster_note_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTERM, &action, NULL);
  sigaction(SIGINT, &action, NULL);
  return muster_signal_pipe[0];
}

/// Waits for the next byte of a descriptor. Returns it, or -1.
static inline int muster_read_byte(int fd) {
  unsigned char byte = 0;
  for (;;) {
    ssize_t got = read(fd, &byte, 1);
    if (got == 1) return byte;
    if (got == 0 || errno != EINTR) return -1;
  }
}
