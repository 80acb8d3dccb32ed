import CCurl
import CSodium

/// Makes the C libraries ready, once; false when one of them cannot be.
func initializeLibraries() -> Bool { librariesAreReady }

private let librariesAreReady =
  sodium_init() >= 0 && curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
