/** What XML 1.0, section 2.2, does not allow in a document, not even as a reference. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for the content or an attribute of XML or HTML; what XML does not allow becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(ILLEGAL, '\uFFFD').replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found)
}

/** The same for an attribute whose white space must survive (XML 1.0, section 3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`)
}
