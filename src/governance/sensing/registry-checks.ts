import type { VersionListItem, WaiverView } from '../../registry/index.ts'
import type { TensionCheck } from '../tensions/tension-checks.ts'
import type { CheckFound } from '../work/work-item.ts'
import {
  allOf,
  presentService,
  serviceIn,
  readStandings,
  versionsOf,
  type SensedRegistry,
  type Standing,
} from './sensed-registry.ts'

const DAY = 24 * 60 * 60_000 // milliseconds
/** Days after which a request for a subscription counts as unanswered: those of the first reminder. */
export const ANSWER_DAYS = 7
/** Days that a contract may wait for its review: those of the reminder. */
const REVIEW_DAYS = 14
/** Failures in a row after which a duty counts as not kept; the pauses between them have grown to minutes by then. */
export const DUTY_FAILURES = 5
const PAGE = 500
/** Services of a domain that are looked at after a waiver for all of it has lapsed. */
const MOST_LOOKED_AT = 1_000

/** What each kind of finding about the registry looks at; they are run again whenever somebody says it is mended. */
export function registryChecks(
  registry: SensedRegistry,
  clock: () => Date,
): readonly TensionCheck[] {
  const daysSince = (instant: string): number => (clock().getTime() - Date.parse(instant)) / DAY

  /** A check over the versions that still matter: the highest, and what is or was published and has not ended. */
  const overVersions = (
    kind: string,
    amiss: (version: VersionListItem, standing: Standing) => string | undefined,
    fine: string,
  ): TensionCheck =>
    overService(kind, async (service) => {
      const standingOf = await readStandings(registry)
      const versions = (await versionsOf(registry, service)).filter(
        (one) => !standingOf(one).isFinal,
      )
      const found = versions
        .filter((one, index) => index === 0 || one.frozen)
        .flatMap((one) => amiss(one, standingOf(one)) ?? [])
      return answer(found, `${service}: ${fine}`)
    })

  const overService = (
    kind: string,
    run: (service: string) => Promise<CheckFound>,
  ): TensionCheck => ({
    kind,
    run: async (subject) => {
      const name = serviceIn(subject)
      const service = name === undefined ? undefined : await presentService(registry, name)
      if (service === undefined)
        return { gap: 'unknown', says: `There is no ${subject} to look at.` }
      return run(service.id)
    },
  })

  return [
    overVersions('failing', failureOf, 'no version fails what gates or registration ask for.'),
    overVersions(
      'review-overdue',
      ({ service, version, state, updatedAt, frozen }, { isInitial }) => {
        if (frozen || isInitial) return undefined
        if (daysSince(updatedAt) < REVIEW_DAYS) return undefined
        return `${service}@${version} has waited in ${state} since ${updatedAt.slice(0, 10)}`
      },
      'no review has waited too long.',
    ),
    overVersions(
      'sunset-overdue',
      ({ service, version, sunsetAt, state }) =>
        sunsetAt !== undefined && daysSince(sunsetAt) > 0
          ? `${service}@${version} is ${state} beyond its sunset of ${sunsetAt.slice(0, 10)}`
          : undefined,
      'no version is beyond its sunset.',
    ),
    overService('unanswered', async (service) => {
      const subscriptions = await allOf((cursor) =>
        registry.subscriptions.list({ service, cursor, limit: PAGE }),
      )
      const standingOf = await readStandings(registry)
      const waiting = subscriptions.filter(
        (one) => standingOf(one).isInitial && daysSince(one.createdAt) >= ANSWER_DAYS,
      )
      return answer(
        waiting.map(
          ({ consumer, environment, createdAt }) =>
            `${consumer} asked to use ${service} in ${environment} on ${createdAt.slice(0, 10)} and has no answer`,
        ),
        `${service}: every request is answered.`,
      )
    }),
    overService('unserved', async (service) =>
      answer(
        (await registry.endpoints.list(service)).gaps.map((gap) => gap.replace(/[.]$/, '')),
        `${service}: what is in service, what answers and who calls fit.`,
      ),
    ),
    overService('gone-from-source', (service) => goneFromSource(registry, service)),
    {
      kind: 'outside-role',
      // What was done stays done; only people can say whether it is settled.
      run: (subject) =>
        Promise.resolve({
          gap: 'stands',
          says: `The role that decides about ${subject} says whether it stands by the change.`,
        }),
    },
    {
      kind: 'waiver-lapsed',
      run: (subject) => lapsedWaivers(registry, subject),
    },
    {
      kind: 'duty-failing',
      run: async (subject) => {
        const failing = await allOf((cursor) =>
          registry.duties.list({ subject, state: 'failing', limit: 500, cursor }),
        )
        return answer(
          failing
            .filter(({ failures }) => failures >= DUTY_FAILURES)
            .map(
              ({ title, failures, lastError = '' }) =>
                `${title}: ${failures} failures, ${lastError}`,
            ),
          `Every duty about ${subject} is performed.`,
        )
      },
    },
  ]
}

/** Which policies that gates or registration ask for a version fails. */
function failureOf({ service, version, conformance }: VersionListItem): string | undefined {
  const failing = conformance.filter(
    ({ enforcement, verdict }) => enforcement !== 'advise' && verdict === 'fail',
  )
  if (failing.length === 0) return undefined
  const named = failing.map(({ policy, counts }) => `${policy} (${counts.error} errors)`)
  return `${service}@${version} fails ${named.join(', ')}`
}

/** Versions that have not ended here, and that no source has any more of those that had them. */
async function goneFromSource(registry: SensedRegistry, service: string): Promise<CheckFound> {
  const standingOf = await readStandings(registry)
  const left = (await versionsOf(registry, service)).filter((one) => !standingOf(one).isFinal)
  const numbers = new Set(left.map(({ version }) => version))
  const origins = await registry.imports.origins(service)
  const seen = origins.flatMap(({ source, versions }) =>
    versions.map((version) => ({ source, ...version })),
  )
  const kept = new Set(
    seen.flatMap(({ version, missingSince }) => (missingSince === undefined ? [version] : [])),
  )
  return answer(
    seen
      .filter(({ version }) => numbers.has(version) && !kept.has(version))
      .map(
        ({ source, version, missingSince = '' }) =>
          `${source} has ${service}@${version} no more since ${missingSince.slice(0, 10)}`,
      ),
    `${service}: its sources have everything of it that has not ended here.`,
  )
}

/** Lapsed waivers whose findings are there and that none in force has taken the place of. */
async function lapsedWaivers(registry: SensedRegistry, subject: string): Promise<CheckFound> {
  const name = serviceIn(subject)
  const service = name === undefined ? undefined : await presentService(registry, name)
  const domain = subject.startsWith('domain:') ? subject.slice('domain:'.length) : service?.domain
  if (domain === undefined) return { gap: 'unknown', says: `There is no ${subject} to look at.` }
  const asked = service === undefined ? { domain } : { service: service.id }
  const read = (state: 'lapsed' | 'granted', of: object): Promise<readonly WaiverView[]> =>
    allOf((cursor) => registry.waivers.list({ ...of, state, cursor, limit: PAGE }))
  const lapsed = (await read('lapsed', asked)).filter(
    ({ scope }) => (scope.service === undefined) === (service === undefined),
  )
  const granted = [
    ...(await read('granted', asked)),
    ...(service === undefined ? [] : await read('granted', { domain })),
  ]
  const open = lapsed.filter(
    ({ rule, scope }) =>
      !granted.some(
        (one) =>
          one.rule === rule &&
          (one.scope.version === undefined || one.scope.version === scope.version),
      ),
  )
  if (service === undefined) return lapsedInDomain(registry, domain, open)
  const found: string[] = []
  const reports = new Map<string, ReadonlySet<string>>()
  for (const { rule, scope, until } of open) {
    const selector = scope.version ?? 'latest'
    const rules = reports.get(selector) ?? (await rulesFoundIn(registry, service.id, selector))
    reports.set(selector, rules)
    if (rules.has(rule)) {
      found.push(`${rule} is found in ${service.id}@${selector}; its waiver ended on ${until}`)
    }
  }
  return answer(found, `${service.id}: nothing that a lapsed waiver accepted is found any more.`)
}

/** Looks at the latest version of each service there, until enough is found to name. */
async function lapsedInDomain(
  registry: SensedRegistry,
  domain: string,
  lapsed: readonly WaiverView[],
): Promise<CheckFound> {
  if (lapsed.length === 0) {
    return { gap: 'gone', says: `A waiver in force stands in for each that lapsed in ${domain}.` }
  }
  const found: string[] = []
  let looked = 0
  let cursor: string | undefined
  do {
    const page = await registry.services.list({ domain, cursor, limit: PAGE })
    for (const { id } of page.items) {
      if (++looked > MOST_LOOKED_AT) break
      const rules = await rulesFoundIn(registry, id, 'latest')
      for (const { rule, until } of lapsed) {
        if (rules.has(rule)) found.push(`${rule} is found in ${id}; its waiver ended on ${until}`)
      }
    }
    cursor = page.next
  } while (cursor !== undefined && found.length <= MOST_NAMED && looked <= MOST_LOOKED_AT)
  if (found.length === 0 && looked > MOST_LOOKED_AT) {
    return {
      gap: 'unknown',
      says: `${domain} has more than ${MOST_LOOKED_AT} services; the reports of the others show whether what lapsed waivers accepted is found there.`,
    }
  }
  return answer(found, `${domain}: nothing that a lapsed waiver accepted is found any more.`)
}

async function rulesFoundIn(
  registry: SensedRegistry,
  service: string,
  selector: string,
): Promise<ReadonlySet<string>> {
  const versions = await versionsOf(registry, service)
  if (!versions.some(({ version }) => selector === 'latest' || version === selector)) {
    return new Set()
  }
  const { findings } = await registry.versions.report(service, selector)
  return new Set(findings.filter(({ waived }) => waived === null).map(({ rule }) => rule))
}

const MOST_NAMED = 10

function answer(found: readonly string[], fine: string): CheckFound {
  if (found.length === 0) return { gap: 'gone', says: fine }
  const more = found.length > MOST_NAMED ? `; and ${found.length - MOST_NAMED} more` : ''
  return { gap: 'stands', says: `${found.slice(0, MOST_NAMED).join('; ')}${more}.`.slice(0, 2_000) }
}
