import { GovernanceError, type Governance } from '../../../governance/index.ts'
import type { Evidence, FactDefinition } from '../fact.ts'
import { rowsOf } from '../tally.ts'
import { NOTHING } from '../nothing.ts'
import { factsIn, NO_RECORD, placesOf, type MadeRecord } from './make-record.ts'
import type { ServiceReader } from './read-service.ts'

export const GOVERNED_KINDS = ['tension', 'proposal'] as const
export type GovernedKind = (typeof GOVERNED_KINDS)[number]

/** Tensions and proposals, of which facts are counted beside those of services. */
export interface GovernanceSource {
  /** Their ids. */
  list(
    kind: GovernedKind,
    page: { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly string[]; readonly next: string | undefined }>
  /** Undefined for what is not there. */
  read(kind: GovernedKind, id: string): Promise<Governed | undefined>
}

/** A tension or proposal as evidence, and where it belongs. */
export interface Governed {
  readonly evidence: Evidence
  readonly circle: string
  /** On what a tension is felt. */
  readonly subject: string | undefined
}

export function createGovernanceSource({
  tensions,
  proposals,
}: Pick<Governance, 'tensions' | 'proposals'>): GovernanceSource {
  return {
    async list(kind, page) {
      const { items, next } = await (kind === 'tension' ? tensions : proposals).list(page)
      return { items: items.map(({ id }) => id), next }
    },
    async read(kind, id) {
      if (kind === 'tension') {
        const tension = await unlessGone(tensions.get(id))
        if (tension === undefined) return undefined
        const { circle, subject } = tension
        return { evidence: { ...NOTHING, tensions: [tension] }, circle, subject }
      }
      const proposal = await unlessGone(proposals.get(id))
      if (proposal === undefined) return undefined
      const { circle, tension } = proposal
      const answered = tension === undefined ? undefined : await unlessGone(tensions.get(tension))
      const evidence = { ...proposal, tensionAt: answered?.createdAt }
      return { evidence: { ...NOTHING, proposals: [evidence] }, circle, subject: undefined }
    },
  }
}

/** Where a tension or proposal counts: in its circle, and in the domain of the service that it is about. */
export async function placesOfGoverned(
  { circle, subject }: Governed,
  reader: Pick<ServiceReader, 'domainOf'>,
): Promise<string[]> {
  const domain = subject === undefined ? undefined : await domainOf(reader, subject)
  return placesOf(domain, { circle })
}

/** What it adds to facts there. */
export function recordOfOther(
  definitions: readonly FactDefinition[],
  { evidence, places }: PlacedEvidence,
): MadeRecord {
  return { ...NO_RECORD, places: [...places], ...factsIn(rowsOf(definitions, evidence)) }
}

/** Evidence of what is no service, and the places that it counts in. */
export interface PlacedEvidence {
  readonly evidence: Evidence
  readonly places: readonly string[]
}

function domainOf(
  reader: Pick<ServiceReader, 'domainOf'>,
  subject: string,
): Promise<string | undefined> {
  const [, kind, name = ''] = /^(service|version|domain):(.+)$/s.exec(subject) ?? []
  if (kind === undefined) return Promise.resolve(undefined)
  if (kind === 'domain') return Promise.resolve(name)
  return reader.domainOf(kind === 'version' ? name.slice(0, name.lastIndexOf('@')) : name)
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof GovernanceError) return undefined
    throw error
  }
}
