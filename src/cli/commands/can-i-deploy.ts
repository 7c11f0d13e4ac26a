import type { Deployability, DeploymentReason } from '../../registry/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { askJson } from '../registry/registry-client.ts'

/** What commander makes of the options of `can-i-deploy`. */
export interface CanIDeployFlags {
  readonly to?: string
  readonly environment?: string
  readonly beside?: true
  readonly format: 'stylish' | 'json'
}

/** `concordat can-i-deploy`: whether a version may be deployed to an environment, and why. */
export async function canIDeployCommand(version: string, flags: CanIDeployFlags): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const environment = environmentOf(flags)
  const beside = String(flags.beside === true)
  const query = new URLSearchParams({ environment, beside }).toString()
  const answer = await askJson<Deployability>(`${versionPath(coordinates)}/deployability?${query}`)
  const report =
    flags.format === 'json' ? `${JSON.stringify(answer, undefined, 2)}\n` : inWords(answer)
  await writeReport(report, undefined)
  if (answer.answer !== 'yes') endWith(EXIT.findings)
}

function environmentOf({ to, environment }: CanIDeployFlags): string {
  if (to !== undefined && environment !== undefined && to !== environment) {
    throw usageError('--to and --environment name two environments; name one.')
  }
  const named = to ?? environment
  if (named === undefined) throw usageError('Name the environment: --to production.')
  return named
}

const ANSWERS = { yes: 'Yes', no: 'No', unknown: 'That could not be judged' } as const
const MARKS = { yes: 'fine', no: 'no', unknown: 'unknown', note: 'note' } as const

function inWords({ service, version, environment, answer, reasons }: Deployability): string {
  const lines = [
    `May ${service}@${version} be deployed to ${environment}? ${ANSWERS[answer]}.`,
    ...reasons.map(line),
  ]
  return `${printable(lines.join('\n'))}\n`
}

function line({ about, answer, subject, message }: DeploymentReason): string {
  const who = subject === undefined ? about : `${about} ${subject}`
  return `  ${MARKS[answer].padEnd(7)}  ${who}: ${message}`
}
