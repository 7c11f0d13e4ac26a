import { textOfName } from '../../../contracts/index.ts'
import type { ExpandedName, Operation, OperationMessage, Part } from '../../../contracts/index.ts'
import type { WsdlVersion } from '../wsdl-version.ts'

/**
 * What an operation exchanges, in one text: the elements or types of the parts of its input and output.
 * Undefined when it exchanges nothing by which it could be known.
 */
export function signatureOf(
  { input, output }: Operation,
  version: WsdlVersion,
  nameNow: (name: ExpandedName) => ExpandedName,
): string | undefined {
  const wordsOf = (message: OperationMessage | undefined): readonly string[] =>
    (message && version.messageOf(message)?.parts.map((part) => partInWords(part, nameNow))) ?? []
  const words = [wordsOf(input), wordsOf(output)]
  return words.every(({ length }) => length === 0) ? undefined : JSON.stringify(words)
}

/** What a part names, as one text. */
export function partInWords(
  { elementName, typeName }: Part,
  nameNow: (name: ExpandedName) => ExpandedName,
): string {
  const name = elementName ?? typeName
  if (name === undefined) return ''
  const { namespace = '', localName } = name
  const words = textOfName(nameNow({ namespace, localName }))
  return `${elementName === undefined ? 'type' : 'element'} ${words}`
}
