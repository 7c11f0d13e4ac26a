import type { Registry } from '../../registry/index.ts'
import {
  leftFillerCheck,
  proposeClosureOfLeft,
  senseLeftFillers,
  type LeftFillerPorts,
} from './left-fillers.ts'
import type { ThingPorts } from '../authority/thing-of.ts'
import type { LedgerFollowers } from '../following/ledger-followers.ts'
import type { TensionChecks } from '../tensions/tension-checks.ts'
import type { Tensions } from '../tensions/tensions.ts'
import type { Work } from '../work/work.ts'
import { DUTY_FAILURES, registryChecks } from './registry-checks.ts'
import { allOf } from './sensed-registry.ts'
import { senseEntries } from './sense-entries.ts'

/** The registry's own sense of what is amiss. */
export interface Sensing {
  /** Hears what has come to the ledger since; to be called regularly. */
  follow(signal?: AbortSignal): Promise<void>
  /** Looks at what no event tells of: duties that fail again and again. */
  look(): Promise<void>
}

export interface SensingPorts extends Omit<ThingPorts, 'ownerOf'>, LeftFillerPorts {
  readonly registry: Registry
  readonly tensions: Tensions
  readonly work: Pick<Work, 'finish'>
  readonly checks: TensionChecks
  readonly followers: LedgerFollowers
  readonly clock: () => Date
}

export function createSensing(ports: SensingPorts): Sensing {
  const { registry, tensions, work, checks, followers, clock } = ports
  for (const check of registryChecks(registry, clock)) checks.register(check)
  checks.register(leftFillerCheck(ports))
  return {
    follow: async (signal) => {
      const hear = async (entries: Parameters<typeof senseEntries>[1]): Promise<void> => {
        await senseEntries({ governance: ports, registry, tensions, work, checks }, entries)
        for (const entry of entries) await senseLeftFillers(ports, entry)
        await proposeClosureOfLeft(ports, entries)
      }
      await followers.follow('sensing', hear, signal)
    },
    look: async () => {
      const failing = await allOf((cursor) =>
        registry.duties.list({ state: 'failing', limit: 500, cursor }),
      )
      for (const { id, subject, title, failures, lastError = '', dueAt } of failing) {
        if (failures < DUTY_FAILURES) continue
        await tensions.raise({
          key: `duty-failing:${subject}`,
          subject,
          now: `What is due for ${subject} cannot be done: ${title}.`,
          couldBe: 'The registry does on time what it promised.',
          evidence: [
            {
              text: `${title}, due on ${dueAt.slice(0, 10)}, failed ${failures} times: ${lastError}`.slice(
                0,
                2_000,
              ),
              source: `duty:${id}`.slice(0, 500),
            },
          ],
        })
      }
    },
  }
}
