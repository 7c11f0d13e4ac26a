import type { PageRequest, ViewPage } from '../page.ts'

/** One run over the registry, or over a domain. */
export interface ReEvaluationRun {
  readonly id: string
  /** In words: what made it necessary. */
  readonly cause: string
  /** Absent, and no service: the whole registry. */
  readonly domain?: string | undefined
  readonly service?: string | undefined
  readonly state: 'running' | 'complete'
  /** Services to look at when it began, and those looked at so far. */
  readonly total: number
  readonly done: number
  /** Versions whose verdict changed, and services that could not be judged. */
  readonly changed: number
  readonly failed: number
  readonly lastError?: string | undefined
  readonly startedAt: string
  readonly finishedAt?: string | undefined
}

export interface ReEvaluationFigures {
  /** Runs under way, and the services that they have left. */
  readonly running: number
  readonly left: number
  /** Versions whose kept verdict is over by the clock and was not judged anew yet. */
  readonly overdue: number
}

/**
 * Keeps the verdicts that lists, counts and maturity show in step with the policies, packs and waivers in force.
 * Reports, gates and registration ask for the verdict of the moment, and wait for none of this.
 */
export interface ReEvaluation {
  /** Newest first. */
  list(page?: PageRequest): Promise<ViewPage<ReEvaluationRun>>
  figures(): Promise<ReEvaluationFigures>
  /**
   * Works on what is to be judged anew, in small portions, until nothing is left or it is told to stop. What was done
   * is kept, so that another call, a restart or another server goes on from there.
   */
  work(stop?: AbortSignal): Promise<void>
}
