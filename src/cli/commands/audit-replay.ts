import type { DecisionReplay, TransitionDecision } from '../../registry/index.ts'
import { endWith, EXIT } from '../exit-status.ts'
import { counted, printable, writeReport } from '../output.ts'
import { askJson } from '../registry/registry-client.ts'

export interface AuditReplayFlags {
  readonly format: 'text' | 'json'
}

/** `concordat audit replay [DECISION]`: judges recorded decisions again; one that comes out differently is a finding. */
export async function replayCommand(
  decision: string | undefined,
  { format }: AuditReplayFlags,
): Promise<void> {
  const replays: DecisionReplay[] = []
  const ids = decision === undefined ? allDecisions() : [decision]
  for await (const id of ids) {
    replays.push(await askJson<DecisionReplay>(`/decisions/${encodeURIComponent(id)}/replay`))
  }
  const report =
    format === 'json'
      ? `${JSON.stringify(decision === undefined ? replays : replays[0], undefined, 2)}\n`
      : inWords(replays, decision !== undefined)
  await writeReport(report, undefined)
  if (replays.some(({ isSame }) => !isSame)) endWith(EXIT.findings)
}

async function* allDecisions(): AsyncGenerator<string> {
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = new URLSearchParams({ limit: '500', ...(cursor !== '' && { cursor }) })
    const page: { items: readonly TransitionDecision[]; next: string | null } = await askJson(
      `/decisions?${query.toString()}`,
    )
    for (const { id } of page.items) yield id
    cursor = page.next
  }
}

function inWords(replays: readonly DecisionReplay[], isAlone: boolean): string {
  const different = replays.filter(({ isSame }) => !isSame)
  const lines = [
    ...(isAlone ? replays : different).flatMap((replay) => [
      `${replay.subject} at ${replay.at}, decision ${replay.decision}: recorded as ${allowed(replay.recorded)}, replayed as ${allowed(replay.replayed)}.`,
      ...replay.conditions.map(
        ({ title, replayed, isSame }) =>
          `  ${replayed}${isSame ? '' : ' (recorded otherwise)'}: ${title}`,
      ),
      ...replay.differences.map((difference) => `  differs: ${difference}`),
    ]),
    different.length === 0
      ? `Replayed ${counted(replays.length, 'decision')}; all come out as they were recorded.`
      : `Replayed ${counted(replays.length, 'decision')}; ${counted(different.length, 'decision')} of them otherwise than recorded.`,
  ]
  return `${printable(lines.join('\n'))}\n`
}

function allowed(isAllowed: boolean): string {
  return isAllowed ? 'allowed' : 'refused'
}
