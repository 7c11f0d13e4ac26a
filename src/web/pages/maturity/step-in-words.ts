import type { Assessment, RoadMapStep } from '../../api/schemas.ts'
import { counted } from '../../components/words.ts'

/** What closing a gap changes, in a sentence. */
export function effectInWords(step: RoadMapStep, assessment: Assessment): string {
  const { dimension, toLevel, effect } = step
  const { alone, together, others } = effect
  const name = assessment.dimensions.find(({ id }) => id === dimension)?.name ?? dimension
  const rise = (mean: number): string =>
    `the mean rises from ${assessment.mean.toFixed(1)} to ${mean.toFixed(1)}`
  if (alone.level > assessment.level.n) {
    return `By itself it lifts the whole to level ${alone.level}, and ${name} to ${alone.dimension}.`
  }
  if (alone.mean > assessment.mean) {
    return `By itself it lifts ${name} to level ${Math.max(alone.dimension, toLevel)}; ${rise(alone.mean)}.`
  }
  const company = `with ${counted(others, 'other step')}`
  return together.mean > assessment.mean
    ? `It lifts ${name} to level ${together.dimension}, together ${company}; ${rise(together.mean)}.`
    : `${name} needs it for level ${toLevel}, ${company}, of which some cannot be measured yet.`
}

const ACTS: Readonly<Record<RoadMapStep['effort']['act'], string>> = {
  record: 'complete entries of the registry',
  decision: 'decide, or appoint somebody',
  practice: 'have it go well',
  agreement: 'reach agreements',
  connection: 'connect services, so that their calls are reported',
  contract: 'write or repair contracts',
  service: 'build or rebuild services',
  answer: 'answer a question',
}

const days = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

/** What it takes to close a gap, in a sentence. */
export function effortInWords({ effort, items }: RoadMapStep): string {
  const { act, left } = effort
  if (effort.days === null) {
    return `Too little is known to judge it; items that are lacking: ${left}.`
  }
  const work =
    effort.days <= 1 ? 'a day of work or less' : `${days.format(effort.days)} days of work`
  const many = left === 1 ? 'once' : `${left} times`
  const rest = items > left ? ` (${counted(items, 'item')} in the way)` : ''
  return act === 'answer'
    ? `To do: ${ACTS[act]}; ${work}.`
    : `To do: ${ACTS[act]}, ${many} at least${rest}; about ${work}.`
}
