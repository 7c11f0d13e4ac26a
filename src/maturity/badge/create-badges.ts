import type { Registry, ServiceView } from '../../registry/index.ts'
import type { Assessment } from '../assessment.ts'
import type { FactFigure, Scope } from '../facts/fact.ts'
import { wholeMayBeHigher } from '../may-be-higher.ts'
import { figureInWords, openLevelInWords } from '../report/figure-in-words.ts'
import { say } from '../report/texts.ts'
import { shareAnswers } from '../share-answers.ts'
import { badgeSvg, type BadgeTone } from './badge.ts'

export const SERVICE_BADGES = ['verdict', 'state', 'version', 'consumers', 'owner'] as const
/** What a badge can say of a service. */
export type ServiceBadge = (typeof SERVICE_BADGES)[number]

/** Small pictures for the pages of projects. */
export interface Badges {
  /** @throws MaturityError `maturity-model-not-found`; RegistryError `domain-not-found`; MaturityError `maturity-circle-not-found` */
  level(model: string, scope?: Scope): Promise<string>
  /** @throws MaturityError `maturity-fact-not-found`; RegistryError `domain-not-found`; MaturityError `maturity-circle-not-found` */
  fact(fact: string, scope?: Scope): Promise<string>
  /** @throws RegistryError `service-not-found` */
  service(service: string, shows: ServiceBadge): Promise<string>
}

export interface BadgeInput {
  readonly registry: Registry
  readonly clock: () => Date
  readonly assess: (model: string, scope: Scope) => Promise<Assessment>
  readonly highestOf: (model: string) => number
  readonly figure: (fact: string, scope: Scope) => Promise<FactFigure>
}

const FRESH = 60_000 // milliseconds in which one serves for all who ask
const MOST = 1_000

export function createBadges(input: BadgeInput): Badges {
  const { registry, clock, assess, highestOf, figure } = input
  const shared = shareAnswers<string>({ clock, fresh: FRESH, most: MOST })
  return {
    level: (model, scope = {}) =>
      shared(JSON.stringify(['level', model, scope.domain, scope.circle]), async () => {
        const assessment = await assess(model, scope)
        const { level } = assessment
        const isOpen = wholeMayBeHigher(assessment)
        if (isOpen && level.n === 1) {
          const message = say('badge.tooFew')
          return badgeSvg({ label: labelOf('maturity', scope), message, tone: 'plain' })
        }
        const part = (level.n - 1) / Math.max(highestOf(model) - 1, 1)
        return badgeSvg({
          label: labelOf('maturity', scope),
          message: `${openLevelInWords({ level: level.n, isOpen })} ${level.name}`,
          tone: part >= 0.5 ? 'good' : part > 0 ? 'middle' : 'bad',
        })
      }),
    fact: (fact, scope = {}) =>
      shared(JSON.stringify(['fact', fact, scope.domain, scope.circle]), async () => {
        const { name, value, unit } = await figure(fact, scope)
        return badgeSvg({
          label: labelOf(name, scope),
          message: figureInWords(value, unit),
          tone: 'plain',
        })
      }),
    service: async (service, shows) =>
      badgeSvg(ofService(await registry.services.get(service), shows)),
  }
}

function labelOf(name: string, { domain, circle }: Scope): string {
  const of = domain ?? circle
  return of === undefined ? name : `${of}: ${name}`
}

function ofService(
  { latest, consumerCount, owner }: ServiceView,
  shows: ServiceBadge,
): { readonly label: string; readonly message: string; readonly tone: BadgeTone } {
  const none = 'none yet'
  switch (shows) {
    case 'verdict':
      return {
        label: 'contract',
        message: latest === undefined ? none : `${latest.version} ${latest.verdict}`,
        tone: VERDICT_TONES[latest?.verdict ?? 'none'] ?? 'middle',
      }
    case 'state':
      return { label: 'contract', message: latest?.state ?? none, tone: 'plain' }
    case 'version':
      return { label: 'version', message: latest?.version ?? none, tone: 'plain' }
    case 'consumers':
      return { label: 'consumers', message: String(consumerCount), tone: 'plain' }
    case 'owner':
      return {
        label: 'owner',
        message: owner ?? 'nobody',
        tone: owner === undefined ? 'bad' : 'plain',
      }
  }
}

const VERDICT_TONES: Readonly<Record<string, BadgeTone>> = {
  pass: 'good',
  fail: 'bad',
}
