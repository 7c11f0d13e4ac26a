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

/** The names of the message's parts that MIME parts hold by themselves. */
export function mimePartNames(message: BindingMessage): readonly string[] {
  const inParts = message.multiparts.flatMap(namesIn)
  return [...namesOf(message.mimeContents), ...namesOf(message.mimeXml), ...inParts]
}

function namesIn({ parts }: MimeMultipartRelated): readonly string[] {
  return parts.flatMap(({ contents, mimeXml, multiparts }) => [
    ...namesOf(contents),
    ...namesOf(mimeXml),
    ...multiparts.flatMap(namesIn),
  ])
}

function namesOf(contents: readonly { readonly part: string | undefined }[]): readonly string[] {
  return contents.flatMap(({ part }) => part ?? [])
}
