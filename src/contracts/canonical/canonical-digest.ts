import { createHash } from 'node:crypto'
import type { Contract } from '../contract.ts'
import { ContractError } from '../contract-error.ts'
import { looksLikeXml } from '../detect.ts'
import { sharedFolderOf } from '../digest.ts'
import { readData } from '../document/read-data.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { ContractFile } from '../model.ts'
import { recogniseText } from '../recognised/recognise-text.ts'
import { decodeSource, type SourceText } from '../source.ts'
import { parseXml } from '../xml/parse-xml.ts'
import { writeData, type Write } from './write-data.ts'
import { writeXml } from './write-xml.ts'

/** Changes with the canonical form, so that digests of different forms never look alike. */
const FORM = 'canonical-1'
/** Characters that are handed to the hash at once. */
const PIECE = 65_536

/**
 * The address of what a contract says, however it is spelt: white space, comments, the order of members and
 * attributes, prefixes, JSON or YAML, numbers written another way make no difference (see docs/bundles.md). Names
 * of files count where there are several, since the files refer to each other by them.
 *
 * Costs about as much as reading the contract, and is worked out anew each time.
 * @returns `canonical-1:sha256:` and 64 lower-case hexadecimal digits
 */
export function canonicalDigestOf({ files, entry }: Pick<Contract, 'files' | 'entry'>): string {
  const shared = sharedFolderOf(files.map(({ name }) => name)).length
  const lines = files.map((file) => {
    const name = files.length === 1 ? '' : file.name.slice(shared)
    return `${file.name === entry ? 'entry' : 'file'}\0${name}\0${digestOfMeaning(file)}\n`
  })
  return `${FORM}:${hashOf((write) => {
    for (const line of lines.sort()) write(line)
  })}`
}

function digestOfMeaning(file: ContractFile): string {
  return hashOf((write) => {
    try {
      writeFile(decodeSource(file), write)
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      write('bytes')
      write(Buffer.from(file.bytes).toString('latin1')) // unreadable: it means what it is
    }
  })
}

function writeFile(source: SourceText, write: Write): void {
  if (looksLikeXml(source.text)) {
    const { root } = parseXml(source, DEFAULT_LIMITS)
    write('xml')
    writeXml(root, write)
  } else if (recogniseText(source) !== undefined) {
    write('text')
    write(source.text.replace(/\r\n?/g, '\n'))
  } else {
    const { value } = readData(source, DEFAULT_LIMITS)
    write('data')
    writeData(value, write)
  }
}

function hashOf(describe: (write: Write) => void): string {
  const hash = createHash('sha256')
  let pending = ''
  describe((text) => {
    pending += text
    if (pending.length < PIECE) return
    hash.update(pending)
    pending = ''
  })
  return `sha256:${hash.update(pending).digest('hex')}`
}
