/** How libxml2 words its findings, and how we say the same. `$n` stands for a captured part. */
const WORDINGS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /attribute '(\w+)': The QName value '([^']*)' does not resolve to a\(n\) (.+?)\.?$/,
    '$1 names $2, which is no $3',
  ],
  [
    /References from this schema to components in the namespace '([^']*)' are not allowed/,
    'it refers to namespace $1, which the schema does not import',
  ],
  [
    /References from this schema to components in no namespace are not allowed/,
    'it refers to a name without namespace, and the schema imports no schema without namespace',
  ],
  [
    /The value of the attribute 'namespace' must not match the target namespace '([^']*)'/,
    'a schema cannot import its own namespace $1; include the document instead',
  ],
  [
    /^Element '([^']*)': The attribute '([^']*)' is not allowed/,
    '$1 may not have an attribute "$2"',
  ],
  [
    /^Element '([^']*)': The attribute '([^']*)' is required but missing/,
    '$1 has no attribute "$2"',
  ],
  [
    /^Element '([^']*)', attribute '([^']*)': '([^']*)' is not a valid value of (?:the )?(?:atomic|list|union) type '([^']*)'/,
    '"$3" is no $4, as $2 of $1 must be',
  ],
  [
    /^Element '([^']*)': The content is not valid\. Expected is (.+?)\.?$/,
    '$1 may hold only $2, in this order',
  ],
  [
    /^(.*): The content model is not determinist/,
    '$1 is ambiguous: for some content a reader cannot tell which part of the model it belongs to (unique particle attribution)',
  ],
  [/A global (.+?) '([^']*)' does already exist/, 'the $1 $2 is defined twice'],
  [
    /The value '([^']*)' of simple type 'xs:QName' has no corresponding namespace declaration in scope/,
    'nothing declares the prefix of $1',
  ],
]

/** One sentence without its full stop that says in plain words what libxml2 found. */
export function explainSchemaError(message: string): string {
  const text = message
    .trim()
    .replaceAll('{http://www.w3.org/2001/XMLSchema}', 'xsd:')
    .replaceAll(/'xs:/g, "'xsd:")
  for (const [pattern, words] of WORDINGS) {
    const found = pattern.exec(text)
    if (found !== null) {
      return words.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '')
    }
  }
  return text.replace(/\.$/, '')
}
