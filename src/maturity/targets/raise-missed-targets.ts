import type { Governance } from '../../governance/index.ts'
import type { TargetProgress } from './target-progress.ts'

/**
 * Opens a tension of its circle for each target that is missed; one that is open already takes the figure as evidence.
 * @returns how many are missed
 */
export async function raiseMissedTargets(
  tensions: Pick<Governance['tensions'], 'raise'>,
  progress: readonly TargetProgress[],
): Promise<number> {
  const missed = progress.filter(({ state }) => state === 'missed')
  for (const { id, circle, title, fact, value, atLeast, atMost, by } of missed) {
    const wanted = atLeast === undefined ? `at most ${atMost ?? 0}` : `at least ${atLeast}`
    const shown = value === null ? 'unknown' : String(Math.round(value * 1_000) / 1_000)
    await tensions.raise({
      key: `target:${circle}/${id}`,
      subject: `circle:${circle}`,
      now: `${fact} is ${shown} for the circle ${circle}, and its target "${title}" was to be met by ${by}.`,
      couldBe: `${fact} is ${wanted}, or the circle sets itself another target.`,
      evidence: `${fact} is ${shown}; wanted is ${wanted}.`,
    })
  }
  return missed.length
}
