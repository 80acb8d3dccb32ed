#pragma once
#include <curl/curl.h>
#include <string.h>

#include "webhook.h"

// curl_easy_setopt is variadic, which Swift cannot call; so what is needed is called here.

struct muster_mail_source {
  const unsigned char *bytes;
  size_t left;
};

static inline size_t muster_read_mail(char *buffer, size_t size, size_t count, void *context) {
  struct muster_mail_source *source = (struct muster_mail_source *)context;
  size_t amount = size * count < source->left ? size * count : source->left;
  memcpy(buffer, source->bytes, amount);
  source->bytes += amount;
  source->left -= amount;
  return amount;
}

/// Hands in one mail by SMTP; TLS is used when the server offers it, and required for smtps.
static inline CURLcode muster_send_mail(
    const char *url, const char *from, const char *to, const unsigned char *bytes, size_t count) {
  CURL *handle = curl_easy_init();
  if (!handle) return CURLE_OUT_OF_MEMORY;
  struct muster_mail_source source = {bytes, count};
  struct curl_slist *recipients = curl_slist_append(NULL, to);
  curl_easy_setopt(handle, CURLOPT_URL, url);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from);
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, muster_read_mail);
  curl_easy_setopt(handle, CURLOPT_READDATA, &source);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  CURLcode code = curl_easy_perform(handle);
  curl_slist_free_all(recipients);
  curl_easy_cleanup(handle);
  return code;
}
