import type { Governance } from '../../governance/index.ts'
import { countedInWords, figureInWords } from '../report/figure-in-words.ts'
import { say } from '../report/texts.ts'
import type { TargetProgress } from './target-progress.ts'

/**
 * Opens a tension of its circle for each target that is missed, where one that is open already takes the figure as evidence,
 * and proposes to close that of a target that is met after all.
 * @returns how many are missed
 */
export async function watchTargets(
  tensions: Pick<Governance['tensions'], 'raise' | 'proposeClosure'>,
  progress: readonly TargetProgress[],
): Promise<number> {
  for (const target of progress) {
    const { id, circle, title, name, by, state } = target
    const key = `target:${circle}/${id}`
    const shown = `${name}: ${countedInWords(target)}`
    const wanted = wantedInWords(target)
    if (state === 'met') await tensions.proposeClosure(key, `${shown}; wanted is ${wanted}.`)
    if (state !== 'missed') continue
    await tensions.raise({
      key,
      subject: `circle:${circle}`,
      now: `${shown} for the circle ${circle}, whose target "${title}" was to be met by ${by}.`,
      couldBe: `It is ${wanted}, or the circle sets itself another target.`,
      evidence: `${shown}; wanted is ${wanted}.`,
    })
  }
  return progress.filter(({ state }) => state === 'missed').length
}

function wantedInWords({ atLeast, atMost, unit }: TargetProgress): string {
  return atLeast === undefined
    ? say('criterion.atMost', { value: figureInWords(atMost ?? 0, unit) })
    : say('criterion.atLeast', { value: figureInWords(atLeast, unit) })
}
