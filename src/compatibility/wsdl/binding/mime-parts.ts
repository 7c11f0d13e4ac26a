import type { BindingMessage, MimeMultipartRelated } from '../../../contracts/index.ts'
import { inWords } from '../../xsd/subject.ts'

/** How a message is cut into MIME parts, in words. */
export function mimePartsInWords({ multiparts, mimeContents, mimeXml }: BindingMessage): string {
  const words = [
    ...mimeContents.map(({ part = '', type = 'any type' }) => `${part} as ${type}`),
    ...mimeXml.map(({ part = '' }) => `${part} as XML`),
    ...multiparts.map(multipartInWords),
  ]
  return words.length === 0 ? 'none' : inWords(words)
}

function multipartInWords({ parts }: MimeMultipartRelated): string {
  const words = parts.map(({ contents, mimeXml, soapBodies, multiparts }) =>
    [
      ...soapBodies.map(() => 'the SOAP body'),
      ...contents.map(({ part = '', type = 'any type' }) => `${part} as ${type}`),
      ...mimeXml.map(({ part = '' }) => `${part} as XML`),
      ...multiparts.map(multipartInWords),
    ].join(' or '),
  )
  return `parts with ${inWords(words)}`
}
