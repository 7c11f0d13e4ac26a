/** What XML 1.0, section 2.2, does not allow, and marks that turn the direction of what stands around them. */
const UNSHOWN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\ufffe\uffff]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Names and reasons are written by many people: what must not be shown becomes U+FFFD, line breaks become spaces. */
export function plain(text: string): string {
  return text.replace(/[\t\n\r]+/g, ' ').replace(UNSHOWN, '\uFFFD')
}

/** Text for the content or an attribute of HTML or SVG. */
export function escapeMarkup(text: string | number): string {
  return plain(String(text)).replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found)
}

/** Text of at most so many characters; the end of a longer one is left out. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(plain(text).trim())
  return characters.length <= most
    ? characters.join('')
    : `${characters.slice(0, most - 1).join('')}…`
}
