import type {
  CompatibilityReport,
  ConsumerImpact,
} from '../../compatibility/compatibility-report.ts'
import type { Facts } from './gate-facts.ts'

/** The facts `compatibility.*`. */
export function compatibilityFacts(report: CompatibilityReport): Facts[string] {
  const { level, verdict, against, changes, notCompared, recommendedBump, advice, consumers } =
    report
  return {
    level,
    verdict,
    against: against.map(({ version }) => version),
    breaking: changes.filter((change) => change.level === 'error').length,
    mayBreak: changes.filter((change) => change.level === 'warning').length,
    notCompared: notCompared.length,
    recommendedBump: recommendedBump ?? '',
    givenBump: givenBump(report),
    advice: advice?.kind ?? '',
    brokenConsumers: namesOf(consumers, 'breaks'),
    maybeBrokenConsumers: namesOf(consumers, 'may-break'),
  }
}

/** The facts `successor.*`. */
export function successorFacts(report: CompatibilityReport | undefined): Facts[string] {
  return {
    version: report?.version ?? '',
    verdict: report?.verdict ?? '',
    brokenConsumers: namesOf(report?.consumers ?? [], 'breaks'),
  }
}

function givenBump({ advice, recommendedBump }: CompatibilityReport): string {
  switch (advice?.kind) {
    case 'version-too-low':
    case 'version-too-high':
      return advice.given
    case 'honest':
      return recommendedBump ?? ''
    case 'not-comparable':
    case undefined:
      return ''
  }
}

function namesOf(
  consumers: readonly ConsumerImpact[],
  verdict: ConsumerImpact['verdict'],
): readonly string[] {
  const found = consumers.filter((consumer) => consumer.verdict === verdict)
  return [...new Set(found.map(({ consumer }) => consumer))].sort()
}
