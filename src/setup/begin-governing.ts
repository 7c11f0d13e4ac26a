import type { Governance, ProposalView } from '../governance/index.ts'
import type { Actor } from '../registry/index.ts'
import type { SampleEnterprise } from './sample-enterprise.ts'

export interface SampleGovernance {
  readonly governance: Pick<Governance, 'tensions' | 'proposals'>
  readonly tensions: SampleEnterprise['tensions']
  /** Whoever speaks for everybody at the beginning. */
  readonly actor: Actor
}

type SampleProposal = SampleEnterprise['tensions'][number]['proposals'][number]

/** Under the constitution of the first run. */
const DECIDING_ROLE = 'anchor-lead'

/**
 * Raises the tensions of the sample enterprise, and takes the proposals that answer them as far as the samples say, by the
 * process that everybody's go through. What is there already is gone on with, so that a first run that was
 * interrupted is finished by the next one.
 */
export async function beginGoverning(beginning: SampleGovernance): Promise<void> {
  const { governance, tensions, actor } = beginning
  for (const { proposals, ...input } of tensions) {
    const { items } = await governance.tensions.list({ subject: input.subject })
    const tension =
      items.find(({ now }) => now === input.now) ?? (await governance.tensions.open(actor, input))
    for (const proposal of proposals) await propose(beginning, tension.id, proposal)
  }
}

async function propose(
  { governance: { tensions, proposals }, actor }: SampleGovernance,
  tension: string,
  { decision, ...input }: SampleProposal,
): Promise<void> {
  const { items } = await proposals.list({ circle: input.circle })
  const known = items.find(({ title }) => title === input.title)
  if (known === undefined && (await tensions.get(tension)).state === 'processed') {
    // The proposal before was adopted, which answered it in part only.
    await tensions.step(actor, tension, { kind: 'reopen', reason: input.title })
  }
  const made = known ?? (await proposals.make(actor, { ...input, tension }))
  if (decision !== undefined && isOpen(made)) {
    await proposals.step(actor, made.id, { kind: 'approve', role: DECIDING_ROLE, ...decision })
  }
}

function isOpen({ state }: ProposalView): boolean {
  return state === 'deciding'
}
