import {
  ContractError,
  decodeSource,
  DEFAULT_LIMITS,
  digestOfBytes,
  parseXml,
  type ContractFile,
  type SourceText,
  type XmlElement,
} from '../contracts/index.ts'
import { DISCOVERY_LIMITS } from './discovery-limits.ts'
import { answerIn, versionOf } from './uddi-answer.ts'
import { readEntry } from './read-entry.ts'
import type { UddiEntry, UddiExport } from './uddi-export.ts'
import { UddiExportError } from './uddi-export-error.ts'

/**
 * Reads an export of a UDDI registry: the answer to an inquiry (UDDI API specification 2.04, section 4.2; 3.0.2,
 * section 5.1) such as `tModelDetail`, `bindingDetail`, `serviceDetail` or `businessDetail`, or one entry by itself, with
 * or without the SOAP envelope in which it came.
 *
 * @throws UddiExportError when it is none, cannot be read, holds no entries, or is larger than `DISCOVERY_LIMITS`
 */
export function readUddiExport(file: ContractFile): UddiExport {
  const answer = answerIn(rootOf(decode(file)))
  const entries = entriesOf(answer)
  if (entries.length === 0) {
    throw new UddiExportError(
      'export-without-entries',
      `${answer.name} holds no tModel, bindingTemplate, businessService or businessEntity; export the answer of get_tModelDetail, get_bindingDetail, get_serviceDetail or get_businessDetail, since lists only name their entries.`,
      answer.location,
    )
  }
  return {
    file: file.name,
    version: versionOf(answer),
    digest: digestOfBytes(file.bytes),
    location: answer.location,
    isTruncated: answer.attribute('truncated') === 'true',
    entries,
  }
}

function entriesOf(answer: XmlElement): readonly UddiEntry[] {
  const entries: UddiEntry[] = []
  for (const element of answer.walk()) {
    const entry = element.namespace === answer.namespace ? readEntry(element) : undefined
    if (entry === undefined) continue
    entries.push(entry)
    if (entries.length > DISCOVERY_LIMITS.entries) {
      throw new UddiExportError(
        'export-too-large',
        `The export has more than ${DISCOVERY_LIMITS.entries} entries, the most that are read; export fewer at a time.`,
        element.location,
      )
    }
  }
  return entries
}

function decode(file: ContractFile): SourceText {
  const { exportBytes } = DISCOVERY_LIMITS
  if (file.bytes.length > exportBytes) {
    throw new UddiExportError(
      'export-too-large',
      `The export has more than ${exportBytes} bytes, the most that are read; export fewer entries at a time.`,
    )
  }
  try {
    return decodeSource(file, { fileBytes: exportBytes })
  } catch (error) {
    throw unreadable(error)
  }
}

function rootOf(source: SourceText): XmlElement {
  if (!/^\s*</.test(source.text)) {
    throw new UddiExportError('export-format-unknown', 'The export is no XML document.')
  }
  const limits = {
    ...DEFAULT_LIMITS,
    xmlCharacters: DISCOVERY_LIMITS.exportBytes,
    xmlNodes: DISCOVERY_LIMITS.exportNodes,
  }
  try {
    const { root, hasDoctype } = parseXml(source, limits)
    if (!hasDoctype) return root
    const message = 'The export has a document type declaration, which none needs; remove it.'
    throw new UddiExportError('export-unreadable', message, root.location)
  } catch (error) {
    throw unreadable(error)
  }
}

/** What is wrong with the text, in the words of an export; anything else as it is. */
function unreadable(error: unknown): unknown {
  if (!(error instanceof ContractError)) return error
  const { code, message, location } = error
  const what = code === 'empty' ? 'The export is empty.' : message.replace('contract', 'export')
  return new UddiExportError('export-unreadable', what, location, { cause: error })
}
