import {
  ContractError,
  decodeSource,
  type Contract,
  type ContractFile,
} from '../../contracts/index.ts'
import { MOST_WAIVERS, type WrittenWaivers } from './read-waiver.ts'
import type { WaiverFault } from './waiver-finding.ts'
import { waiversInData } from './waivers-in-data.ts'
import { waiversInXml } from './waivers-in-xml.ts'

/** What all marks of waivers have in common. */
const WORD = 'concordat'
/** Bytes, so that it is found in the other order of bytes as well: one byte later. */
const WORD_IN_UTF_16 = Buffer.from(WORD, 'utf16le')

/**
 * The waivers that stand in the files of a contract, beside the places that they speak of. A file without the
 * words that begin one is not looked at further, so that contracts without waivers cost nothing.
 */
export function waiversInContract({ files }: Contract): WrittenWaivers {
  const found = files.filter(mayHoldWaivers).map(waiversIn)
  const waivers = found.flatMap((written) => written.waivers)
  const faults = found.flatMap((written) => written.faults).slice(0, MOST_WAIVERS)
  const excess = waivers[MOST_WAIVERS]
  if (excess === undefined) return { waivers, faults }
  const why = `the contract holds more than ${MOST_WAIVERS}, the most that are read`
  const fault: WaiverFault = { kind: 'invalid', location: excess.location, rule: excess.rule, why }
  return { waivers: waivers.slice(0, MOST_WAIVERS), faults: [...faults, fault] }
}

/** UTF-16 with the high byte first is found, too: the bytes of the low one begin one byte later. */
function mayHoldWaivers({ bytes }: ContractFile): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(WORD)) return true
  return buffer.includes(0) && buffer.includes(WORD_IN_UTF_16)
}

function waiversIn(file: ContractFile): WrittenWaivers {
  try {
    const source = decodeSource(file)
    return /^\s*<(?!<)/.test(source.text) ? waiversInXml(source) : waiversInData(source)
  } catch (error) {
    // What cannot be read is a finding of its own, or the file is of a format that holds no waivers.
    if (error instanceof ContractError) return { waivers: [], faults: [] }
    throw error
  }
}
