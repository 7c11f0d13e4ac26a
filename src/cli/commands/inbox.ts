import type { Inbox } from '../../governance/index.ts'
import { printable, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'

/** `concordat inbox`: what is with a role, in the order of its circle's strategies. */
export async function inboxCommand(role: string, format: 'stylish' | 'json'): Promise<void> {
  const inbox = await askJson<Inbox>(`/governance/roles/${encodeURIComponent(role)}/inbox`)
  if (format === 'json') {
    await writeReport(`${JSON.stringify(inbox, undefined, 2)}\n`, undefined)
    return
  }
  const lines = [
    ...inbox.strategies.map(({ prefer, over }) => `Prefer ${prefer} even over ${over}`),
    `Tensions of ${role}:`,
    ...(inbox.tensions.length === 0 ? ['  none'] : []),
    ...inbox.tensions.map(
      ({ item: { id, subject, now, proposedClosure } }) =>
        `  ${id}  ${subject}: ${now}${proposedClosure === undefined ? '' : ' (may be closed)'}`,
    ),
    `Work of ${role}:`,
    ...(inbox.work.length === 0 ? ['  none'] : []),
    ...inbox.work.map(({ item: { id, kind, state, title, projections } }) => {
      const date = projections.at(-1)?.date
      return `  ${id}  ${kind}, ${state}${date === undefined ? '' : `, expected ${date}`}: ${title}`
    }),
    ...(inbox.isCut
      ? [
          `There is more than is shown: ${countsOf(inbox.counts.tensions)} tensions, ${countsOf(inbox.counts.work)} work items; concordat tensions list --role ${role} has all.`,
        ]
      : []),
  ]
  await writeReport(`${printable(lines.join('\n'))}\n`, undefined)
}

/** For instance `1000 (990 open, 10 in-process)`. */
function countsOf(counts: Readonly<Record<string, number>>): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const states = Object.entries(counts).filter(([, count]) => count > 0)
  return `${all} (${states.map(([state, count]) => `${count} ${state}`).join(', ')})`
}
