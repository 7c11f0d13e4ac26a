/** What the registry, its figures and its ledger tell tactical meetings about a circle. */
import type { Ledger } from './audit/index.ts'
import type { CircleFacts, CircleScope } from './governance/index.ts'
import { MaturityError, type Maturity } from './maturity/index.ts'
import type { DutyView, Registry } from './registry/index.ts'

interface Sources {
  readonly registry: Pick<Registry, 'duties'>
  readonly maturity: Pick<Maturity, 'figures'>
  readonly ledger: Pick<Ledger, 'read'>
  readonly clock: () => Date
}

/** A meeting looks at some dozens; what lies further back it looks at in the ledger. */
const MOST_PAGES = 4
const MOST_CHANGES = 100
const MOST_DUE = 100
/** What comes due before the next meeting, of those that are held weekly. */
const WEEK = 7 * 24 * 60 * 60 * 1_000
/** Domains whose figures a meeting can still read. */
const MOST_DOMAINS = 5

export function composeCircleFacts({ registry, maturity, ledger, clock }: Sources): CircleFacts {
  return {
    due: async (scope) => {
      const found: DutyView[] = []
      for (const state of ['failing', 'due', 'waiting'] as const) {
        const { items } = await registry.duties.list({ state, limit: 500 })
        const soon = state === 'waiting' ? items.filter(isBefore(clock().getTime() + WEEK)) : items
        found.push(...soon.filter((duty) => concerns(scope, duty.subject, duty.role)))
      }
      return found.slice(0, MOST_DUE).map(({ title, subject, dueAt, role }) => ({
        text: `${title}: ${subject}, due ${dueAt.slice(0, 10)}`,
        ...(role !== undefined && scope.roles.includes(role) && { role }),
      }))
    },
    metrics: async ({ domains }) => {
      const asked = domains.includes('') ? [''] : domains.slice(0, MOST_DOMAINS)
      const all = []
      for (const domain of asked) {
        for (const figure of await figuresOf(maturity, domain)) {
          const { id, name, value, unit, better } = figure
          all.push({
            id: asked.length > 1 ? `${id}:${domain}` : id,
            name: asked.length > 1 ? `${name} (${domain})` : name,
            ...(value !== null && { value }),
            unit,
            better,
          })
        }
      }
      return all
    },
    changes: async (scope, since) => {
      const found = []
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES && found.length < MOST_CHANGES; page++) {
        const { items, next } = await ledger.read({
          from: since,
          limit: 500,
          ...(cursor !== undefined && { cursor }),
        })
        for (const { subject, action, actor, reason, at } of items) {
          if (!concerns(scope, subject, undefined)) continue
          const [thing = '', past = ''] = action.split('.')
          const words = `${thing} ${past.replaceAll('-', ' ')} by ${actor.name}`
          found.push({
            at,
            subject,
            text: (reason === undefined ? words : `${words}: ${reason}`).slice(0, 2_000),
          })
        }
        if (next === undefined) break
        cursor = next
      }
      return found.slice(0, MOST_CHANGES)
    },
  }
}

function isBefore(time: number): (duty: DutyView) => boolean {
  return ({ dueAt }) => Date.parse(dueAt) < time
}

/** Whether something named as the ledger does is what a circle answers for. */
function concerns(scope: CircleScope, subject: string, role: string | undefined): boolean {
  if (role !== undefined && scope.roles.includes(role)) return true
  const colon = subject.indexOf(':')
  const kind = subject.slice(0, Math.max(colon, 0))
  const name = subject.slice(colon + 1)
  if (kind === 'role') return scope.roles.includes(name)
  if (kind === 'circle') return name === scope.circle
  if (!['service', 'version', 'domain'].includes(kind)) return false
  return scope.domains.some(
    (domain) => domain === '' || name === domain || name.startsWith(`${domain}/`),
  )
}

/** None while they are still being counted: no meeting waits for that. */
async function figuresOf(
  maturity: Sources['maturity'],
  domain: string,
): Promise<Awaited<ReturnType<Maturity['figures']>>> {
  try {
    return await maturity.figures(domain === '' ? {} : { domain })
  } catch (error) {
    if (error instanceof MaturityError && error.code === 'facts-being-made') return []
    throw error
  }
}
