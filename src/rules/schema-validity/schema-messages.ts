/** How libxml2 words its findings, how we say the same, and what to do. `$n` stands for a captured part. */
const WORDINGS: readonly (readonly [pattern: RegExp, words: string, fix: string])[] = [
  [
    /attribute '(\w+)': The QName value '([^']*)' does not resolve to a\(n\) (.+?)\.?$/,
    '$1 names $2, which is no $3',
    'Correct the name, define it, or import the schema that does.',
  ],
  [
    /References from this schema to components in the namespace '([^']*)' are not allowed/,
    'it refers to namespace $1, which the schema does not import',
    'Add an xsd:import of that namespace to the schema.',
  ],
  [
    /References from this schema to components in no namespace are not allowed/,
    'it refers to a name without namespace, and the schema imports no schema without namespace',
    'Give the name its prefix, or add an xsd:import without namespace.',
  ],
  [
    /The value of the attribute 'namespace' must not match the target namespace '([^']*)'/,
    'a schema cannot import its own namespace $1; include the document instead',
    'Use xsd:include.',
  ],
  [
    /^Element '([^']*)': The attribute '([^']*)' is not allowed/,
    '$1 may not have an attribute "$2"',
    'Correct the name of the attribute, or remove it.',
  ],
  [
    /^Element '([^']*)': The attribute '([^']*)' is required but missing/,
    '$1 has no attribute "$2"',
    'Add the attribute.',
  ],
  [
    /^Element '([^']*)', attribute '([^']*)': '([^']*)' is not a valid value of (?:the )?(?:atomic|list|union) type '([^']*)'/,
    '"$3" is no $4, as $2 of $1 must be',
    'Correct the value.',
  ],
  [
    /^Element '([^']*)': The content is not valid\. Expected is (.+?)\.?$/,
    '$1 may hold only $2, in this order',
    'Move or remove what does not fit.',
  ],
  [
    /^(.*): The content model is not determinist/,
    '$1 is ambiguous: for some content a reader cannot tell which part of the model it belongs to (unique particle attribution)',
    'Join the elements of one name into one with minOccurs and maxOccurs, or give them other names.',
  ],
  [
    /A global (.+?) '([^']*)' does already exist/,
    'the $1 $2 is defined twice',
    'Remove or rename one of them.',
  ],
  [
    /The value '([^']*)' of simple type 'xs:QName' has no corresponding namespace declaration in scope/,
    'nothing declares the prefix of $1',
    'Declare the prefix, or use one that is declared.',
  ],
]

/** What libxml2 found, in plain words: one sentence without its full stop, and what the author can do about it. */
export function explainSchemaError(message: string): {
  readonly problem: string
  readonly fix: string
} {
  const text = message
    .trim()
    .replaceAll('{http://www.w3.org/2001/XMLSchema}', 'xsd:')
    .replaceAll(/'xs:/g, "'xsd:")
  for (const [pattern, words, fix] of WORDINGS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const problem = words.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '')
    return { problem, fix }
  }
  return { problem: text.replace(/\.$/, ''), fix: 'Correct the schema at this place.' }
}
