/** A processing instruction (XML 1.0, section 2.6) and the range of its characters. */
interface ProcessingInstruction {
  readonly target: string
  readonly start: number
  readonly end: number
}

/** What can hold `<?` without being an instruction, and instructions themselves. */
const MARKUP = /<!--|<!\[CDATA\[|<\?([^\s?]*)/g
const CLOSE: ReadonlyMap<string, string> = new Map([
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
])

/** The processing instructions of a well-formed text; its XML declaration is none. */
export function* processingInstructionsOf(text: string): Generator<ProcessingInstruction> {
  let at = 0
  for (const found of text.matchAll(MARKUP)) {
    if (found.index < at) continue
    const [markup, target] = found
    const close = CLOSE.get(markup) ?? '?>'
    const closed = text.indexOf(close, found.index + markup.length)
    at = closed === -1 ? text.length : closed + close.length
    if (target !== undefined && target !== 'xml') yield { target, start: found.index, end: at }
  }
}
