import type { CompliancePackView, ComplianceStanding } from '../../maturity/index.ts'
import { endWith, EXIT } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { askJson, askText } from '../registry/registry-client.ts'

/** What commander makes of the options of `compliance`. */
export interface ComplianceFlags {
  readonly format: 'text' | 'csv' | 'json'
  readonly output?: string
  readonly failOn: 'not-met' | 'no-evidence' | 'never'
}

/** `concordat compliance`: the packs at hand, or how the registry stands to one of them. */
export async function complianceCommand(
  pack: string | undefined,
  { format, output, failOn }: ComplianceFlags,
): Promise<void> {
  if (pack === undefined) {
    const { items } = await askJson<{ items: readonly CompliancePackView[] }>('/compliance')
    const list =
      format === 'json'
        ? `${JSON.stringify(items, undefined, 2)}\n`
        : items.map(({ id, name }) => printable(`${id}  ${name}\n`)).join('')
    await writeReport(list, output)
    return
  }
  const path = `/compliance/${encodeURIComponent(pack)}`
  await writeReport(await askText(`${path}?format=${format}`), output)
  if (failOn === 'never') return
  const { notMet, noEvidence } = (await askJson<ComplianceStanding>(path)).counts
  if (notMet > 0 || (failOn === 'no-evidence' && noEvidence > 0)) endWith(EXIT.findings)
}
