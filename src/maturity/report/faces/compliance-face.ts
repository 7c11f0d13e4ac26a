import { csvLine } from '../../../audit/index.ts'
import type { ComplianceStanding } from '../../compliance/compliance-standing.ts'
import { keyOfScope } from '../../facts/fact.ts'
import { say } from '../texts.ts'
import { plain } from './markup.ts'

export const COMPLIANCE_FORMATS = ['json', 'csv', 'text'] as const
export type ComplianceFormat = (typeof COMPLIANCE_FORMATS)[number]

/** How the registry stands to a standard, for programs, spreadsheets and terminals. */
export function complianceFace(standing: ComplianceStanding, format: ComplianceFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(standing, undefined, 2)}\n`
    case 'csv':
      return csvOf(standing)
    case 'text':
      return textOf(standing)
  }
}

/** One row for each piece of evidence. */
function csvOf({ id, version, controls }: ComplianceStanding): string {
  const heads = [
    'pack',
    'control',
    'title',
    'state',
    'evidence',
    'holds',
    'found',
    'items',
    'extent',
  ]
  const rows = controls.flatMap((control) =>
    control.evidence.map(({ title, holds, found, items, extent }) => [
      `${id}@${version}`,
      control.id,
      control.title,
      control.state,
      title,
      holds,
      found,
      items.map((item) => item.id).join(' '),
      extent,
    ]),
  )
  return [heads, ...rows].map(csvLine).join('')
}

function textOf({ name, scope, asOf, counts, controls }: ComplianceStanding): string {
  const place = keyOfScope(scope)
  const lines = [
    [name, ...(place === '' ? [] : [place]), asOf].join(', '),
    `${say('compliance.met')} ${counts.met}, ${say('compliance.not-met').toLowerCase()} ${counts.notMet}, ${say('compliance.no-evidence').toLowerCase()} ${counts.noEvidence}`,
    '',
    ...controls.flatMap(({ id, title, state, evidence }) => [
      `${say(`compliance.${state}`).padEnd(12)} ${id}  ${title}`,
      ...evidence.map(({ holds, found }) => `${' '.repeat(13)}${holds.padEnd(8)}${found}`),
    ]),
  ]
  return `${lines.map(plain).join('\n')}\n`
}
