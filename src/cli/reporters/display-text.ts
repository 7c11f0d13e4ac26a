/**
 * Text of contracts as terminals and pages may show it: on one line, nothing in it steers a terminal, turns
 * the direction of writing or hides.
 */

const TAB_CELLS = 2 // deeply indented lines stay readable

/** What must not reach a terminal: controls, marks of direction, line separators, half characters. */
const UNSHOWN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u200b\u2060\ufeff]/gu

/** The text with every character that must not be shown as `\u{1b}`, its code point. */
export function visible(text: string): string {
  return text.replace(
    UNSHOWN,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

/** The same for a text of several lines, which stay lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n')
}

/** A line of source as it is shown: tabs as spaces, what must not be shown as its code point. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll('\t', ' '.repeat(TAB_CELLS)))
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many cells of a terminal the text takes: two for wide characters, none for marks on others. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const character of text) {
    if (character <= '~') cells += 1
    else if (!WITHOUT_WIDTH.test(character)) cells += WIDE.test(character) ? 2 : 1
  }
  return cells
}
