/**
 * What the parser's own messages mean for somebody who has to mend the file. Keys are the beginnings
 * of messages of saxes 6; a message not listed is passed on as it is.
 */
const MEANINGS: readonly (readonly [beginning: string, meaning: string])[] = [
  ['text data outside of root node', 'Text stands outside of the root element; remove it.'],
  [
    'documents may contain only one root',
    'A second root element begins here; there may be one only.',
  ],
  ['document must contain a root element', 'There is no root element.'],
  [
    'an XML declaration must be at the start',
    'The XML declaration must be the very first thing in the file; remove what precedes it.',
  ],
  [
    'the XML declaration must appear at the start',
    'The XML declaration must be the very first thing in the file; remove what precedes it.',
  ],
  ['malformed comment', 'A comment holds "--", which only its end may have.'],
  ['attribute without value', 'An attribute has no value; write name="value".'],
  ['unquoted attribute value', 'The value of an attribute is not quoted.'],
  ['no whitespace between attributes', 'Two attributes follow each other without a space.'],
  [
    'disallowed character in attribute name',
    'The name of an attribute, or a space, is expected here.',
  ],
  ['disallowed character in tag name', 'This character cannot be part of the name of an element.'],
  ['disallowed character in closing tag', 'An end tag can hold nothing but its name.'],
  [
    'disallowed character in entity name',
    'A "&" begins no reference; write "&amp;" for the character itself.',
  ],
  ['empty entity name', 'A "&" begins no reference; write "&amp;" for the character itself.'],
  ['malformed character entity', 'This reference names no character that XML allows.'],
  ['undefined entity', 'This entity is not declared; write its text in its place.'],
  ['the string "]]>" is disallowed', 'Text holds "]]>"; write "]]&gt;".'],
  ['forward-slash in opening tag', 'A "/" in a start tag must be followed by ">".'],
  [
    'inappropriately located doctype',
    'A document type declaration must come once, before the root element.',
  ],
  ['unexpected end', 'The file ends in the middle of a tag, comment or other markup.'],
  ['unmatched closing tag', 'An end tag closes nothing.'],
  ['weird empty close tag', 'An end tag has no name.'],
  [
    'incorrect syntax',
    'After "<!" only a comment, CDATA or a document type declaration can follow.',
  ],
  ...[
    'XML declaration ',
    'expected ',
    'did not expect ',
    'value required',
    'value must be quoted',
    'version number must',
    'encoding value must',
    'standalone value must',
    'whitespace required',
    'The character ? is disallowed',
  ].map(
    (beginning) =>
      [
        beginning,
        'The XML declaration cannot be read; write <?xml version="1.0" encoding="UTF-8"?>.',
      ] as const,
  ),
  [
    'processing instruction',
    'A processing instruction ("<?") has no name, or one that is no name.',
  ],
  [
    'disallowed character in processing',
    'A processing instruction ("<?") has no name, or one that is no name.',
  ],
  ['duplicate attribute', 'An attribute is given twice.'],
]

/** Says in plain words what a message of saxes (without its position) means. */
export function explain(message: string, character: string): string {
  if (message === 'disallowed character.') {
    if (character === '<') return 'A "<" stands in the value of an attribute; write "&lt;".'
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `The character U+${code} is not allowed in XML; remove it.`
  }
  const known = MEANINGS.find(([beginning]) => message.startsWith(beginning))
  return known?.[1] ?? `The XML is not well-formed: ${message.replace(/\.?$/, '.')}`
}
