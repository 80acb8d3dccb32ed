#pragma once
#include <arpa/inet.h>
#include <curl/curl.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

// One request to a webhook. The address is looked at when the socket is opened, so that it is the
// one connected to, whatever a name meant when it was looked up before.

/// Writes the bytes of an address; answers how many: 4, 16, or 0 for what is no IP address.
static inline int muster_address_bytes(
    const struct sockaddr *address, unsigned char bytes[16], unsigned *port) {
  if (address->sa_family == AF_INET) {
    const struct sockaddr_in *four = (const struct sockaddr_in *)address;
    memcpy(bytes, &four->sin_addr, 4);
    *port = ntohs(four->sin_port);
    return 4;
  }
  if (address->sa_family == AF_INET6) {
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
    memcpy(bytes, &six->sin6_addr, 16);
    *port = ntohs(six->sin6_port);
    return 16;
  }
  return 0;
}

/// The bytes of a host that is written as a number in any way the system reads; 0 for a name.
static inline int muster_numeric_address(const char *host, unsigned char bytes[16]) {
  struct addrinfo hints = {0};
  struct addrinfo *found = NULL;
  hints.ai_flags = AI_NUMERICHOST;
  if (getaddrinfo(host, NULL, &hints, &found) != 0) return 0;
  unsigned port;
  int count = muster_address_bytes(found->ai_addr, bytes, &port);
  freeaddrinfo(found);
  return count;
}

struct muster_post {
  const char *url;
  const char *user_agent;
  const char *id;
  const char *timestamp;
  const char *signature;
  const char *body;
  size_t body_length;
  /// Names looked up here instead of asking for them, as `host:port:address`; NULL: none.
  const char *resolve;
  /// Whether an address may be connected to; NULL: any.
  int (*allows)(const unsigned char *bytes, int count, unsigned port);
  /// Asked from time to time whether to give up.
  int (*is_stopping)(void *context);
  void *context;

  // What came of it.
  long status;
  long milliseconds;
  int was_refused;
  size_t received;
};

/// No more of an answer is read.
static const size_t muster_post_limit = 64 * 1024;

static inline curl_socket_t muster_post_open(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  struct muster_post *post = (struct muster_post *)context;
  (void)purpose;
  if (post->allows) {
    unsigned char bytes[16];
    unsigned port = 0;
    int count = muster_address_bytes(&address->addr, bytes, &port);
    if (!post->allows(bytes, count, port)) {
      post->was_refused = 1;
      return CURL_SOCKET_BAD;
    }
  }
  curl_socket_t opened = socket(address->family, address->socktype, address->protocol);
  if (opened != CURL_SOCKET_BAD) fcntl(opened, F_SETFD, FD_CLOEXEC);
  return opened;
}

static inline size_t muster_post_receive(char *bytes, size_t size, size_t count, void *context) {
  struct muster_post *post = (struct muster_post *)context;
  (void)bytes;
  post->received += size * count;
  return post->received > muster_post_limit ? 0 : size * count;
}

static inline int muster_post_progress(
    void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
  struct muster_post *post = (struct muster_post *)context;
  (void)a, (void)b, (void)c, (void)d;
  return post->is_stopping(post->context);
}

static inline struct curl_slist *muster_post_header(
    struct curl_slist *headers, const char *name, const char *value) {
  size_t length = strlen(name) + strlen(value) + 3;
  char *line = (char *)malloc(length);
  if (!line) return headers;
  snprintf(line, length, "%s: %s", name, value);
  struct curl_slist *longer = curl_slist_append(headers, line);
  free(line);
  return longer ? longer : headers;
}

/// Sends a signed event. No redirects, no proxy, no credentials; TLS is verified.
static inline CURLcode muster_send_post(struct muster_post *post) {
  CURL *handle = curl_easy_init();
  if (!handle) return CURLE_OUT_OF_MEMORY;
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  headers = muster_post_header(headers, "webhook-id", post->id);
  headers = muster_post_header(headers, "webhook-timestamp", post->timestamp);
  headers = muster_post_header(headers, "webhook-signature", post->signature);
  // Waiting for "100 Continue" is of no use for so little.
  headers = curl_slist_append(headers, "Expect:");
  struct curl_slist *resolve = post->resolve ? curl_slist_append(NULL, post->resolve) : NULL;
  curl_easy_setopt(handle, CURLOPT_URL, post->url);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  // An empty proxy is none, whatever the environment says.
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  curl_easy_setopt(handle, CURLOPT_USERAGENT, post->user_agent);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_POST, 1L);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, post->body);
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)post->body_length);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, muster_post_receive);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, post);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, muster_post_open);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, post);
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, muster_post_progress);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, post);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, 15000L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  if (resolve) curl_easy_setopt(handle, CURLOPT_RESOLVE, resolve);
  CURLcode code = curl_easy_perform(handle);
  curl_off_t microseconds = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &post->status);
  curl_easy_getinfo(handle, CURLINFO_TOTAL_TIME_T, &microseconds);
  post->milliseconds = (long)(microseconds / 1000);
  curl_slist_free_all(headers);
  curl_slist_free_all(resolve);
  curl_easy_cleanup(handle);
  return code;
}
