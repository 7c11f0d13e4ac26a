import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type Comparison,
} from '../../../compatibility/index.ts'
import type { Location } from '../../../contracts/index.ts'
import { artifactLocation, BASE_ID } from '../../reporters/artifact-uri.ts'
import { placeOnDisk } from '../../reporters/place-on-disk.ts'
import type { Carrier } from '../../inputs/contract-input.ts'
import type { DiffReport, DiffReporter } from '../diff-report.ts'
import { operationsInWords } from './verdict-words.ts'

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

export interface SarifDiffOptions {
  readonly version: string
  readonly informationUri: string
  /** The folder of the run, absolute: files below it are named relative to it. */
  readonly folder: string
}

/** SARIF 2.1.0: a result per change, in the new contract where it is there, with the place in the old one. */
export function sarifDiff({ version, informationUri, folder }: SarifDiffOptions): DiffReporter {
  return (report) => {
    const { comparison } = report
    const ids = [...new Set(comparison.changes.map(({ id }) => id))].sort()
    const kinds = new Map(CHANGE_KINDS.map((kind) => [kind.id, kind]))
    const index = new Map(ids.map((id, position) => [id, position]))
    const driver = {
      name: 'Concordat',
      version,
      semanticVersion: version,
      informationUri,
      rules: ids.map((id) => descriptorOf(id, kinds.get(id))),
      notifications: [
        { id: 'not-compared', shortDescription: { text: 'A part could not be compared.' } },
      ],
    }
    const log = {
      $schema: SCHEMA,
      version: '2.1.0',
      runs: [
        {
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: {
            [BASE_ID]: { description: { text: 'The folder in which the command ran.' } },
          },
          results: comparison.changes.map((change) => ({
            ...resultOf(change, report, folder),
            ruleIndex: index.get(change.id),
          })),
          invocations: [invocationOf(comparison)],
          tool: { driver },
          properties: { verdict: comparison.verdict, recommendedBump: comparison.recommendedBump },
        },
      ],
    }
    return `${JSON.stringify(log, undefined, 1)}\n`
  }
}

function descriptorOf(id: string, kind: ChangeKind | undefined): unknown {
  if (kind === undefined) return { id }
  const { title, reason, level } = kind
  return {
    id,
    shortDescription: { text: `${title.charAt(0).toUpperCase()}${title.slice(1)}.` },
    fullDescription: { text: reason },
    help: { text: reason },
    defaultConfiguration: { level: LEVELS[level] },
  }
}

function resultOf(
  change: Change,
  { oldCarrier, newCarrier }: DiffReport,
  folder: string,
): Record<string, unknown> {
  const {
    id,
    level,
    message,
    operations,
    fingerprint,
    oldLocation,
    newLocation,
    waived,
    breaks,
    consumers,
  } = change
  const reached = operations.length === 0 ? '' : ` In ${operationsInWords(operations)}.`
  const old = oldLocation && locationOf(oldLocation, oldCarrier, folder)
  const now = newLocation && locationOf(newLocation, newCarrier, folder)
  return {
    ruleId: id,
    level: LEVELS[level],
    message: { text: message + reached },
    locations: [now ?? old].filter((place) => place !== undefined),
    ...(now !== undefined &&
      old !== undefined && {
        relatedLocations: [{ ...old, message: { text: 'In the old version.' } }],
      }),
    partialFingerprints: { 'concordat/v1': fingerprint },
    ...(waived !== undefined && {
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: waived.reason,
          properties: { waiver: waived.id, until: waived.until },
        },
      ],
    }),
    properties: { operations, breaks, ...(consumers !== undefined && { consumers }) },
  }
}

function invocationOf({ old, new: now, notCompared }: Comparison): unknown {
  return {
    executionSuccessful: old.format !== 'unknown' && now.format !== 'unknown',
    toolExecutionNotifications: notCompared.map(({ reason }) => ({
      descriptor: { id: 'not-compared', index: 0 },
      level: 'warning',
      message: { text: reason },
    })),
  }
}

/** What lies in an archive or a commit is named by its path and pointer in it. */
function locationOf(
  place: Location,
  carrier: Carrier | undefined,
  folder: string,
): Record<string, unknown> {
  const { file, region, prefix } = placeOnDisk(place, carrier)
  const { line, column, endLine, endColumn } = region ?? {}
  const name = prefix === '' ? place.pointer : `${place.file}#${place.pointer}`
  return {
    ...(file !== undefined && {
      physicalLocation: {
        artifactLocation: artifactLocation(file, folder),
        ...(region !== undefined && {
          region: { startLine: line, startColumn: column, endLine, endColumn },
        }),
      },
    }),
    ...(name !== '' && { logicalLocations: [{ fullyQualifiedName: name }] }),
  }
}
