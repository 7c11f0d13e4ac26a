import type { ConsumerImpact, Dependency } from '../../registry/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'

/** What commander makes of the options of `impact`. */
export interface ImpactFlags {
  /** A moment in the past: a day, or an ISO 8601 instant. */
  readonly asOf?: string
  readonly format: 'stylish' | 'json'
}

interface Impact {
  readonly service: string
  readonly version: string
  readonly against: readonly string[]
  readonly items: readonly ConsumerImpact[]
  readonly usedBy: Reach
  readonly uses: Reach
}

interface Reach {
  readonly total: number
  readonly items: readonly Dependency[]
}

/** `concordat impact`: whom a version breaks, whom else its service reaches, and what it needs itself. */
export async function impactCommand(version: string, { format, asOf }: ImpactFlags): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const moment = asOf === undefined ? '' : `?${String(new URLSearchParams({ asOf }))}`
  const impact = await askJson<Impact>(`${versionPath(coordinates)}/impact${moment}`)
  const report = format === 'json' ? JSON.stringify(impact, undefined, 2) : inWords(impact)
  await writeReport(`${format === 'json' ? report : printable(report)}\n`, undefined)
  if (impact.items.some(({ verdict }) => verdict !== 'works')) endWith(EXIT.findings)
}

const MARKS = { breaks: 'breaks', 'may-break': 'may break', works: 'works', unknown: 'unknown' }

function inWords({ service, version, against, items, usedBy, uses }: Impact): string {
  const compared = against.length === 0 ? 'no version' : against.join(', ')
  return [
    `${service}@${version}, compared with ${compared}:`,
    ...(items.length === 0 ? ['  nobody has subscribed to these'] : items.flatMap(consumerLines)),
    `${service} reaches ${usedBy.total === 0 ? 'nobody who is known' : `${usedBy.total}:`}`,
    ...reachLines(usedBy),
    `${service} needs ${uses.total === 0 ? 'nothing that is known' : `${uses.total}:`}`,
    ...reachLines(uses),
  ].join('\n')
}

function reachLines({ total, items }: Reach): readonly string[] {
  return [
    ...items.map(reachedLine),
    ...(items.length < total ? [`  and ${total - items.length} more`] : []),
  ]
}

function consumerLines({ consumer, environment, range, verdict, reasons }: ConsumerImpact) {
  return [
    `  ${MARKS[verdict].padEnd(9)}  ${consumer}, which uses ${range} in ${environment}`,
    ...reasons.map((reason) => `             ${reason}`),
  ]
}

function reachedLine({ service, kind, via, depth }: Dependency): string {
  const steps = depth === 1 ? 'directly' : `${depth} steps away`
  return `  ${service}${kind === 'application' ? ' (application)' : ''}, ${steps}, by ${via}`
}
