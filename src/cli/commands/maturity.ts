import type { Assessment } from '../../maturity/index.ts'
import { usageError } from '../exit-status.ts'
import { writeReport } from '../output.ts'
import type { MaturityFlags } from '../program/registry-commands.ts'
import { askJson } from '../registry/registry-client.ts'
import { maturityMarkdown } from '../reporters/maturity-markdown.ts'

/** `concordat maturity`: an assessment by one model, each level with what it rests on. */
export async function maturityCommand(flags: MaturityFlags): Promise<void> {
  const model = flags.model ?? (await firstModel())
  const query =
    flags.domain === undefined ? '' : `?${new URLSearchParams({ domain: flags.domain }).toString()}`
  const assessment = await askJson<Assessment>(`/maturity/${encodeURIComponent(model)}${query}`)
  const report =
    flags.format === 'json'
      ? `${JSON.stringify(assessment, undefined, 2)}\n`
      : maturityMarkdown(assessment)
  await writeReport(report, undefined)
}

async function firstModel(): Promise<string> {
  const { items } = await askJson<{ items: readonly { id: string }[] }>('/maturity')
  const first = items[0]
  if (first === undefined) throw usageError('The registry has no maturity model.')
  return first.id
}
