import type { ContractFile } from '../../contracts/index.ts'
import {
  DISCOVERY_LIMITS,
  readUddiExport,
  UddiExportError,
  type UddiExport,
} from '../../discovery/index.ts'
import type { DiscoveryData } from '../../rules/index.ts'
import { usageError } from '../exit-status.ts'
import { notJudged, readBeside, type Beside } from './read-beside.ts'

/** What was exported of a registry, and its files, whose lines reports show. */
export interface LoadedDiscovery {
  readonly files: readonly ContractFile[]
  readonly data: DiscoveryData
}

const EXPORT: Beside = {
  what: 'export',
  option: '--discovery',
  bytes: DISCOVERY_LIMITS.exportBytes,
  advice: 'Export fewer entries at a time.',
}

/**
 * @param publishedAt the address that the registry has for the description
 * @throws CommandError (status 2) when an export cannot be read, or is none
 */
export async function loadDiscovery(
  names: readonly string[] | undefined,
  publishedAt: string | undefined,
): Promise<LoadedDiscovery | undefined> {
  if (names === undefined) {
    if (publishedAt === undefined) return undefined
    throw usageError('--published-at says where a registry has the description; add --discovery.')
  }
  if (names.length > DISCOVERY_LIMITS.files) {
    throw usageError(
      `There are ${names.length} exports; at most ${DISCOVERY_LIMITS.files} are judged together.`,
    )
  }
  const files: ContractFile[] = []
  for (const name of new Set(names)) files.push({ name, bytes: await readBeside(name, EXPORT) })
  const exports = files.map(readOne)
  return { files, data: { exports, ...(publishedAt !== undefined && { publishedAt }) } }
}

function readOne(file: ContractFile): UddiExport {
  try {
    return readUddiExport(file)
  } catch (error) {
    if (error instanceof UddiExportError) throw notJudged(file.name, EXPORT, error)
    throw error
  }
}
