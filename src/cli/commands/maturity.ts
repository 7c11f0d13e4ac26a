import type { Report } from '../../maturity/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { writeNotice, writeReport } from '../output.ts'
import { askJson, askText } from '../registry/registry-client.ts'

/** What commander makes of the options of `maturity`. */
export interface MaturityFlags {
  readonly model?: string
  readonly domain?: string
  readonly circle?: string
  readonly asOf?: string
  readonly format: 'text' | 'html' | 'markdown' | 'csv' | 'json'
  readonly output?: string
  readonly minLevel?: number
}

/** `concordat maturity`: the report by one model, each figure with what it rests on. */
export async function maturityCommand(flags: MaturityFlags): Promise<void> {
  const { domain, circle, asOf, format, output, minLevel } = flags
  const model = await modelOr(flags.model)
  const path = `/maturity/models/${encodeURIComponent(model)}/report`
  const scope = {
    ...(domain !== undefined && { domain }),
    ...(circle !== undefined && { circle }),
    ...(asOf !== undefined && { asOf }),
  }
  const face = await askText(`${path}?${new URLSearchParams({ ...scope, format }).toString()}`)
  await writeReport(face, output)
  if (minLevel === undefined) return
  const query = new URLSearchParams(scope).toString()
  const { level, levels } = await askJson<Report>(`${path}?${query}`)
  if (minLevel > levels.length) {
    throw usageError(
      `The highest level of ${model} is ${levels.length}; --min-level asks for more.`,
    )
  }
  if (level.n >= minLevel) return
  await writeNotice(`The level is ${level.n} (${level.name}), lower than ${minLevel}.`)
  endWith(EXIT.findings)
}

/** The model that is meant: the one that is named, or the first one. */
export async function modelOr(named: string | undefined): Promise<string> {
  if (named !== undefined) return named
  const { items } = await askJson<{ items: readonly { id: string }[] }>('/maturity')
  const first = items[0]
  if (first === undefined) throw usageError('The registry has no maturity model.')
  return first.id
}
