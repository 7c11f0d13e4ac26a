export type Language = 'xml' | 'json' | 'yaml' | 'plain'
export type TokenKind = 'text' | 'name' | 'attribute' | 'string' | 'number' | 'comment'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
}

const patterns: Readonly<Record<Exclude<Language, 'plain'>, RegExp>> = {
  xml: /(?<comment><!--.*?(?:-->|$))|(?<name><[/?!]?[\w:.-]+|[/?]?>)|(?<attribute>[\w:.-]+=)|(?<string>"[^"]*"|'[^']*')|[\w:.-]+/g,
  json: /(?<name>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\d[\d.eE+-]*|\b(?:true|false|null)\b)/g,
  yaml: /(?<comment>(?<=^|\s)#.*$)|(?<name>(?<=^[\s-]*)(?:[\w$/{}.~@-]+|"[^"]*"|'[^']*'):(?=\s|$))|(?<string>"[^"]*"|'[^']*')|(?<number>(?<=:\s+)(?:-?\d[\d.]*|true|false|null)$)/g,
}

/**
 * Cuts one line into coloured parts. It looks at the line alone, so a comment over several lines is only
 * recognised on its first; this is for the eye, nothing is judged by it.
 */
export function tokensOf(line: string, language: Language): readonly Token[] {
  if (language === 'plain') return [{ kind: 'text', text: line }]
  const tokens: Token[] = []
  let end = 0
  for (const match of line.matchAll(patterns[language])) {
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {}
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined)
    if (kind === undefined) continue
    if (match.index > end) tokens.push({ kind: 'text', text: line.slice(end, match.index) })
    tokens.push({ kind: kind as TokenKind, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < line.length) tokens.push({ kind: 'text', text: line.slice(end) })
  return tokens
}

/** The language by how a text begins; names of files decide nothing here. */
export function languageOf(text: string): Language {
  const start = text.slice(0, 2000).trimStart()
  if (start.startsWith('<')) return 'xml'
  if (start.startsWith('{') || start.startsWith('[')) return 'json'
  return /^[\w"'$#%-]/.test(start) ? 'yaml' : 'plain'
}
