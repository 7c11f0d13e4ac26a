import type { PortfolioService } from '../../portfolio.ts'
import { firstDayFrom, type Span } from '../days.ts'

/**
 * What is said of a service on the days on which it has an owner, and on those on which it has none: somebody is assigned to
 * the role that owns it, up to the day on which the last term ends.
 * @param say is told whether it has one
 */
export function underOwner<Said extends object>(
  { owner, ownerFilled }: Pick<PortfolioService, 'owner' | 'ownerFilled'>,
  say: (isOwned: boolean) => Said,
): readonly (Said & Span)[] {
  if (owner === undefined || ownerFilled === undefined) return [say(false)]
  if (ownerFilled.until === undefined) return [say(true)]
  const over = firstDayFrom(ownerFilled.until)
  return [
    { ...say(true), until: over },
    { ...say(false), from: over },
  ]
}
