import type { CompliancePackView, ComplianceStanding } from '../../maturity/index.ts'
import { endWith, EXIT, usageError } from '../exit-status.ts'
import { printable, writeReport } from '../output.ts'
import { askJson, askText } from '../registry/registry-client.ts'

/** What commander makes of the options of `compliance`. */
export interface ComplianceFlags {
  readonly domain?: string
  readonly circle?: string
  readonly format: 'text' | 'csv' | 'json'
  readonly output?: string
  readonly failOn: 'not-met' | 'no-evidence' | 'never'
}

/** `concordat compliance`: the packs at hand, or how the registry stands to one of them. */
export async function complianceCommand(
  pack: string | undefined,
  { domain, circle, format, output, failOn }: ComplianceFlags,
): Promise<void> {
  const scope = {
    ...(domain !== undefined && { domain }),
    ...(circle !== undefined && { circle }),
  }
  if (pack === undefined) {
    if (Object.keys(scope).length > 0) {
      throw usageError('--domain and --circle need a pack: concordat compliance PACK --domain PATH')
    }
    const { items } = await askJson<{ items: readonly CompliancePackView[] }>('/compliance')
    const list =
      format === 'json'
        ? `${JSON.stringify(items, undefined, 2)}\n`
        : items.map(({ id, name }) => printable(`${id}  ${name}\n`)).join('')
    await writeReport(list, output)
    return
  }
  const path = `/compliance/${encodeURIComponent(pack)}`
  const face = await askText(`${path}?${new URLSearchParams({ ...scope, format }).toString()}`)
  await writeReport(face, output)
  if (failOn === 'never') return
  const query = new URLSearchParams(scope).toString()
  const { notMet, noEvidence } = (await askJson<ComplianceStanding>(`${path}?${query}`)).counts
  if (notMet > 0 || (failOn === 'no-evidence' && noEvidence > 0)) endWith(EXIT.findings)
}
