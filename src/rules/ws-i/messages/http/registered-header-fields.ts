/**
 * Header fields that were registered for HTTP when the profile was written (RFC 4229, section 2.1, without those that
 * its first draft did not list, such as SOAPAction), in lower case.
 */
export const REGISTERED_HEADER_FIELDS: ReadonlySet<string> = new Set(
  `a-im accept accept-additions accept-charset accept-encoding accept-features accept-language accept-ranges age
  allow alternates authentication-info author authorization c-ext c-man c-opt c-pep c-pep-info cache-control command
  compliance connection contact content content-base content-disposition content-encoding content-id
  content-language content-length content-location content-md5 content-privacy-domain content-range
  content-transfer-encoding content-type content-version cookie cookie2 copyright cost date dav delta-base depth
  derived-from description destination differential-id digest etag expect expires ext extension from generator
  getprofile host if if-match if-modified-since if-none-match if-range if-unmodified-since im keep-alive keywords
  last-modified link location lock-token mac-info man max-forwards message message-id meter mime-version negotiate
  non-compliance opt optional overwrite p3p pep pep-info pics-label pragma prearranged-key-info profileobject protocol
  protocol-info protocol-query protocol-request proxy-authenticate proxy-authorization proxy-features
  proxy-instruction public range referer referrer request-range resolution-hint retry-after safe server session
  set-cookie set-cookie2 setprofile status-uri subok subst surrogate-capability surrogate-control tcn te timeout title
  trailer transfer-encoding type ua-color ua-cpu ua-os ua-pixels unless-modified-since upgrade uri user-agent
  variant-vary vary version via want-digest warning www-authenticate`.split(/\s+/),
)
