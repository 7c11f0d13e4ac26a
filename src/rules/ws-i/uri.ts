const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/ // RFC 3986, section 3.1

/** Whether a URI names its scheme, so that it means the same everywhere. */
export function isAbsoluteUri(uri: string): boolean {
  return SCHEME.test(uri.trim())
}
