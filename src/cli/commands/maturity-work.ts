import type { Assessment, Comparison, RoadMapStep, TargetProgress } from '../../maturity/index.ts'
import { usageError } from '../exit-status.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'
import { modelOr } from './maturity.ts'

type Form = 'stylish' | 'json'

/** What commander makes of the options of `maturity compare`. */
export interface CompareFlags {
  readonly model?: string
  readonly format: Form
}

/** What commander makes of the options of `maturity road-map` and `maturity raise`. */
export interface RoadMapFlags extends CompareFlags {
  readonly domain?: string
  readonly circle?: string
}

/** What commander makes of the options of `maturity aim`. */
export interface AimFlags extends CompareFlags {
  readonly domain?: string
  readonly circle: string
  readonly by: string
}

/** `concordat maturity compare`: domains, circles and days side by side. */
export async function compareMaturity(
  points: readonly string[],
  { model, format }: CompareFlags,
): Promise<void> {
  if (points.length < 2)
    throw usageError('Name two points at least, such as whole and domain:sales.')
  const query = new URLSearchParams(points.map((point) => ['point', point]))
  const path = `/maturity/models/${encodeURIComponent(await modelOr(model))}/comparison`
  const comparison = await askJson<Comparison>(`${path}?${query.toString()}`)
  await write(comparison, format, comparisonInLines(points, comparison))
}

function comparisonInLines(
  points: readonly string[],
  { points: compared, dimensions, facts }: Comparison,
): readonly string[] {
  const rows = [
    ['', ...points],
    ['Level', ...compared.map(({ level }) => `${level.n} ${level.name}`)],
    ['Mean', ...compared.map(({ mean }) => mean.toFixed(1))],
    ...dimensions.map(({ name, levels }) => [name, ...levels.map(String)]),
    ...facts.map(({ id, unit, values }) => [id, ...values.map((value) => figure(value, unit))]),
  ]
  const widths = rows[0]?.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths?.[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function figure(value: number | null, unit: string): string {
  if (value === null) return '?'
  return unit === 'share' ? `${Math.round(value * 100)}%` : String(Math.round(value * 100) / 100)
}

/** `concordat maturity road-map`: the gaps by what closing them changes, and takes. */
export async function showRoadMap({ model, format, ...scope }: RoadMapFlags): Promise<void> {
  const path = `/maturity/${encodeURIComponent(await modelOr(model))}${queryOf(scope)}`
  const { roadMap, mean } = await askJson<Assessment>(path)
  if (roadMap.length === 0 && format !== 'json') await writeNotice('No gap stands in the way.')
  else
    await write(
      roadMap,
      format,
      roadMap.flatMap((step) => stepInLines(step, mean)),
    )
}

function stepInLines(step: RoadMapStep, mean: number): readonly string[] {
  const { text, fact, question, evidence, dimension, toLevel, effect, effort } = step
  const { alone, together, others } = effect
  const rise = (to: number): string => `mean ${mean.toFixed(1)} to ${to.toFixed(1)}`
  const lifts =
    alone.mean > mean || others === 0
      ? rise(alone.mean)
      : `with ${others} more: ${rise(together.mean)}`
  const days = effort.days === null ? 'not to be told' : `${Math.round(effort.days * 10) / 10} days`
  return [
    `${fact ?? question ?? ''}  ${text}${evidence === undefined ? '' : ` (${evidence})`}`,
    `    ${dimension} to level ${toLevel}; ${lifts}; ${effort.act} x ${effort.left}: ${days}`,
  ]
}

/** `concordat maturity targets`: what circles have set themselves, and how far they are. */
export async function listTargets({
  format,
  circle,
}: Pick<RoadMapFlags, 'format' | 'circle'>): Promise<void> {
  const query = queryOf({ ...(circle !== undefined && { circle }) })
  const { items } = await askJson<{ items: readonly TargetProgress[] }>(`/maturity/targets${query}`)
  if (items.length === 0 && format !== 'json') await writeNotice('No target has been set.')
  else await write(items, format, items.map(targetInLine))
}

function targetInLine(target: TargetProgress): string {
  const { circle, state, fact, value, unit, atLeast, atMost, by } = target
  const wanted =
    atLeast === undefined
      ? `at most ${figure(atMost ?? 0, unit)}`
      : `at least ${figure(atLeast, unit)}`
  return `${state.padEnd(8)}${circle}  ${fact}: ${figure(value, unit)} now, ${wanted} by ${by}`
}

/** `concordat maturity raise`: makes a gap a tension. @param gap the id of its fact or question */
export async function raiseGap(
  gap: string,
  { model, format, ...scope }: RoadMapFlags,
): Promise<void> {
  const id = encodeURIComponent(await modelOr(model))
  const query = queryOf(scope)
  const { roadMap } = await askJson<Assessment>(`/maturity/${id}${query}`)
  const body = roadMap.some(({ question }) => question === gap) ? { question: gap } : { fact: gap }
  const tension = await askJson<{ id: string; role: string; now: string }>(
    `/maturity/models/${id}/tensions${query}`,
    jsonBody('POST', body),
  )
  await write(tension, format, [`${tension.id}  ${tension.role}  ${tension.now}`])
}

/** `concordat maturity aim`: proposes a gap as a target of a circle. */
export async function proposeTarget(
  fact: string,
  { model, format, circle, by, domain }: AimFlags,
): Promise<void> {
  const query = queryOf({ ...(domain !== undefined && { domain }) })
  const path = `/maturity/models/${encodeURIComponent(await modelOr(model))}/targets${query}`
  const proposal = await askJson<{ id: string; state: string; title: string }>(
    path,
    jsonBody('POST', { fact, circle, by }),
  )
  await write(proposal, format, [`${proposal.id}  ${proposal.state}  ${proposal.title}`])
}

function queryOf(scope: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(scope).toString()
  return query === '' ? '' : `?${query}`
}

async function write(answer: unknown, format: Form, lines: readonly string[]): Promise<void> {
  const report =
    format === 'json' ? JSON.stringify(answer, undefined, 2) : printable(lines.join('\n'))
  await writeReport(`${report}\n`, undefined)
}
