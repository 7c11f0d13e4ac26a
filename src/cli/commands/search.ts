import type { SearchHit } from '../../registry/index.ts'
import { printable, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'

/** `concordat search`: the best matches of the registry, best first. */
export async function searchCommand(
  text: string,
  { format, allVersions }: { readonly format: 'stylish' | 'json'; readonly allVersions?: true },
): Promise<void> {
  const query = new URLSearchParams({ q: text, ...(allVersions && { versions: 'all' }) })
  const answer = await askJson<{ items: readonly SearchHit[]; complete: boolean }>(
    `/search?${query.toString()}`,
  )
  if (format === 'json') {
    await writeReport(`${JSON.stringify(answer, undefined, 2)}\n`, undefined)
    return
  }
  const lines = answer.items.map(({ kind, service, version, title, match }) => {
    const where = version === undefined ? service : `${service}@${version}`
    return `${kind.padEnd(10)} ${where.padEnd(40)} ${match === title ? title : `${title}: ${match}`}`
  })
  if (lines.length > 0 && !answer.complete) {
    lines.push('There is more: add a word, or where it stands, such as operation:WORD.')
  }
  const report = lines.length === 0 ? `Nothing matches "${text}".` : lines.join('\n')
  await writeReport(`${printable(report)}\n`, undefined)
}
